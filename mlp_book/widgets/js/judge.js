/** Judging a typed number: right to the printed decimals, with a word on every other case. */
import { parseNumber } from "./format.js";

/**
 * @param {{answer: number, decimals: number, right: string, hints: [number, string][],
 *   otherwise: string}} question
 * @param {string} text  what the reader typed
 * @returns {{verdict: "right" | "wrong" | "again", feedback: string}}
 *   "again": not an answer yet; it does not count as a try
 */
export function judgeNumber({ answer, decimals, right, hints, otherwise }, text) {
  if (text.trim() === "") return { verdict: "again", feedback: "Write a number first." };
  const value = parseNumber(text);
  if (Number.isNaN(value)) {
    return { verdict: "again", feedback: "This is not a number. Write it as 0.5 or 0,5." };
  }
  const half = (digits) => 0.5 * 10 ** -digits;
  const near = (a, b, digits = decimals) => Math.abs(a - b) <= half(digits) * (1 + 1e-9);
  const decimalsOf = (typed) => typed.split(/[.,]/)[1]?.match(/^\d*/)[0].length ?? 0;
  const given = decimalsOf(text.trim());
  const needed = decimalsOf(text.trim().replace(/0+$/, "")); // zeros at the end add no claim
  // Whoever writes more decimals than asked for must have them right: 0.45 is not 0.4.
  if (near(value, answer, Math.max(decimals, needed))) return { verdict: "right", feedback: right };
  const hint = hints.find(([wrong]) => near(value, wrong));
  if (hint) return { verdict: "wrong", feedback: hint[1] };
  const soFar = Math.abs(value - answer) < half(given) * (1 - 1e-9);
  if (given > 0 && given < decimals && value !== 0 && soFar) {
    return { verdict: "again", feedback: `So far it is right. Give it to ${decimals} decimals.` };
  }
  if (answer !== 0 && near(value, -answer)) {
    return { verdict: "wrong", feedback: "The size is right, the sign is not." };
  }
  return { verdict: "wrong", feedback: otherwise };
}
