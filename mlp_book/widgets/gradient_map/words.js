/** What the map says of a point, and of the step that led there. */
import { format } from "./written.js";

const HARDLY = 1e-3; // a gradient shorter than this hardly shows a way
const SMALL_PART = 0.02;

/** Where an arrow points on the map, in words. */
export function compass([u, v]) {
  const most = Math.max(Math.abs(u), Math.abs(v));
  const up = Math.abs(v) > SMALL_PART * most ? (v > 0 ? "up" : "down") : "";
  const across = Math.abs(u) > SMALL_PART * most ? (u > 0 ? "to the right" : "to the left") : "";
  return [up, across].filter(Boolean).join(" and ");
}

const WAYS = { along: "along the arrow", against: "against the arrow", line: "along the line" };

/**
 * @param {{value: number, gradient: number[], length: number}} now
 * @param {{way: string, value: number, foretold: number} | null} before  where the last step began
 */
export function wordsOf({ value, gradient, length }, before) {
  const said = [];
  if (before) {
    const change = value - before.value;
    const foretold = { along: before.foretold, against: -before.foretold, line: 0 }[before.way];
    said.push(`Step ${WAYS[before.way]}: f changed by ${format(change)}; the slopes foretold ${format(foretold)}.`);
  }
  if (length === 0) said.push("The gradient is 0 here: no arrow. A top, a bottom or a pass?");
  else if (length < HARDLY) said.push(`Hardly any slope is left here: ${format(length)}.`);
  else said.push(`f grows fastest ${compass(gradient)}: ${format(length)} for each unit of distance.`);
  return said.join(" ");
}
