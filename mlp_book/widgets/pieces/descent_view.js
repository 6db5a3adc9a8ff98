/**
 * Which part of the surface is shown. The picture stands still while it can: it grows when the
 * walk leaves it, and never by itself shrinks or moves.
 *
 * @typedef {{center: [number, number], half: number}} View  a square, half its side
 */
import { roundUp } from "./scales.js";

const SMALLEST = 0.005;
const LARGEST = 1e6;
const ROOM = 1.08;

const farthest = ([x, y], points) =>
  Math.max(...points.map(([u, v]) => Math.max(Math.abs(u - x), Math.abs(v - y))).filter(Number.isFinite), 0);

/** @returns {View}  around a centre, at least `half` wide, with room for the points */
export function fit(center, half, points) {
  const needed = farthest(center, points) * ROOM;
  return { center, half: needed > half ? Math.min(LARGEST, roundUp(needed)) : half };
}

/** Half as wide or less, around a point. */
export function zoomIn({ half }, point) {
  return { center: point, half: Math.max(SMALLEST, roundUp(half * 0.4)) };
}

export const zoomOut = ({ center, half }) => ({ center, half: Math.min(LARGEST, roundUp(half * 1.5)) });

/** @returns {import("./contours.js").Domain} */
export const domainOf = ({ center: [x, y], half }) => ({ x: [x - half, x + half], y: [y - half, y + half] });
