/**
 * Functions f(x, y) to read as a contour map, as mlp_book/topics/maps.py has them: the lecture's
 * first example, and the error surfaces of surfaces.js.
 *
 * @typedef {[number, number]} Point
 * @typedef {{value: (p: Point) => number, gradient: (p: Point) => number[]}} Map
 */
import { makeSurface, SURFACE_NAMES } from "./surfaces.js";

/** @type {Map} */
const first = {
  value: ([x, y]) => 2 * x + y ** 4,
  gradient: ([, y]) => [2, 4 * y ** 3],
};

/** @returns {Map} */
function ofSurface(name) {
  const { value, at } = makeSurface(name);
  return { value, gradient: (p) => at(p).gradient };
}

export const MAP_NAMES = ["first", ...SURFACE_NAMES];

/** @returns {Map} */
export const makeMap = (name) => (name === "first" ? first : ofSurface(name));

const MOVES = {
  along: ([u, v]) => [u, v],
  against: ([u, v]) => [-u, -v],
  line: ([u, v]) => [-v, u], // a quarter turn to the left of the arrow
};
export const WAYS = Object.keys(MOVES);

/** Where a step leads: the arrow's part `size`, with it, against it, or along the contour line. */
export function stepTo(gradient, [x, y], size, way) {
  const [u, v] = MOVES[way](gradient);
  return [x + size * u, y + size * v];
}
