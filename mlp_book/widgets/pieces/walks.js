/**
 * Walks as lines with marks: on a surface, or over the steps. A walk is told by its colour, its
 * dashes and the shape of its marks (class names and CSS give the first two), and by its name,
 * which walk_names.js writes.
 *
 * @typedef {"circle" | "square" | "triangle" | "diamond"} Shape
 * @typedef {object} Walk
 * @property {[number, number][]} points
 * @property {string} className  how its line and marks look
 * @property {Shape} [shape]  default: circle
 * @property {number} [most]  at most so many marks, as one path; default: one at each point
 * @property {string} [name]  written at its end, which then has a larger mark
 */
import { s } from "./dom.js";

const SMALL = 3.5;
const LARGE = 6;

const CORNERS = {
  square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  triangle: [[0, -1.25], [1.15, 0.8], [-1.15, 0.8]],
  diamond: [[0, -1.35], [1.35, 0], [0, 1.35], [-1.35, 0]],
};

/** A mark as part of a path. */
function outline(shape, [x, y], r) {
  const at = ([u, v]) => `${(x + u * r).toFixed(1)},${(y + v * r).toFixed(1)}`;
  if (CORNERS[shape]) return `M${CORNERS[shape].map(at).join("L")}Z`;
  return `M${at([-1, 0])}A${r},${r} 0 1 1 ${at([1, 0])}A${r},${r} 0 1 1 ${at([-1, 0])}Z`;
}

/** A mark as an SVG element. */
export const mark = (shape, className, [x, y], r) =>
  CORNERS[shape]
    ? s("path", { class: className, d: outline(shape, [x, y], r) })
    : s("circle", { class: className, cx: x.toFixed(1), cy: y.toFixed(1), r });

/**
 * Its line and its marks.
 * @param {Walk & {places: [number, number][], last?: number}} walk  places: its points, in pixels;
 *   last: the size of the mark at its end
 */
export function drawWalk({ places, className, shape, most = Infinity, name, last = name ? LARGE : SMALL }) {
  const line = places.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  const end = places.length - 1;
  const marks = [mark(shape, className, places[end], last)];
  if (most === Infinity) marks.unshift(...places.slice(0, end).map((place) => mark(shape, className, place, SMALL)));
  else if (most > 0) {
    const stride = Math.max(1, Math.ceil(end / most));
    const some = places.slice(0, end).filter((_, k) => k % stride === 0);
    marks.unshift(s("path", { class: className, d: some.map((place) => outline(shape, place, SMALL)).join("") }));
  }
  return [s("polyline", { class: className, points: line }), ...marks];
}
