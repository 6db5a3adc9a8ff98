/**
 * Lines of equal height of any function of two numbers, as SVG paths: no page needed.
 *
 * @typedef {{x: [number, number], y: [number, number]}} Domain
 * @typedef {{level: number, d: string, points: [number, number][]}} Contour
 *   the region at or above the level, as a path; points of its border, in pixels
 */
import { contours } from "d3-contour";
import { ticks } from "./scales.js";

const LEVELS = 8;
const FEW = 6;
const MOST_EVEN = 16;

/**
 * f at n x n points of a domain, corners included; row by row, the lowest y first.
 * @param {(x: number, y: number) => number} f
 * @param {Domain} domain
 */
export function sampleGrid(f, { x, y }, n) {
  const values = new Float64Array(n * n);
  const at = ([low, high], k) => low + ((high - low) * k) / (n - 1);
  for (let row = 0; row < n; row += 1) {
    const v = at(y, row);
    for (let column = 0; column < n; column += 1) values[row * n + column] = f(at(x, column), v);
  }
  return values;
}

/**
 * 1, 2, 5, 10, ... below the highest value: the `count` largest that some value lies below. Fewer
 * factors, as [1], reach further down.
 */
export function roundLevels(values, count, factors = [5, 2, 1]) {
  let [low, high] = [Infinity, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const levels = [];
  if (!(high > low)) return levels;
  for (let exponent = Math.ceil(Math.log10(high)); levels.length < count && exponent > -15; exponent -= 1) {
    for (const factor of factors) {
      const level = Number((factor * 10 ** (exponent - 1)).toPrecision(1));
      if (level < high && level > low && levels.length < count) levels.push(level);
    }
    if (10 ** (exponent - 1) <= low) break;
  }
  return levels.reverse();
}

/**
 * Round levels by factors; where the heights hardly differ, as zoomed in, and where `even` says how
 * far apart they stand, by equal steps.
 * @param {{count?: number, factors?: number[], even?: number}} detail
 */
export function levelsOf(values, { count = LEVELS, factors, even }) {
  const levels = even ? [] : roundLevels(values, count, factors);
  if (levels.length > 1) return levels;
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(high - low > 1e-9 * Math.abs(high))) return levels;
  const wanted = even ? Math.min(MOST_EVEN, Math.max(FEW, (high - low) / even)) : FEW;
  return ticks([low, high], wanted).filter((level) => level > low && level < high);
}

const rootOf = (v) => Math.sqrt(Math.max(0, v));

/**
 * The contours of a grid that fills width x height pixels (the lowest y at the bottom). Heights
 * are interpolated between their square roots: an error is a square, its root a straight slope.
 * @param {(height: number) => number} [straight]  another way to bend heights straight
 * @returns {Contour[]}  from the lowest level to the highest
 */
export function contoursOf(values, n, levels, width, height, straight = rootOf) {
  const roots = Float64Array.from(values, (v) => (Number.isFinite(v) ? straight(v) : 1e150));
  const place = ([column, row]) => [
    ((column - 0.5) / (n - 1)) * width,
    height - ((row - 0.5) / (n - 1)) * height,
  ];
  const made = contours().size([n, n]).thresholds(levels.map(straight))(roots);
  return made.map(({ coordinates }, k) => {
    const rings = coordinates.flat().map((ring) => ring.map(place));
    const path = (ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}Z`;
    return { level: levels[k], d: rings.map(path).join(""), points: rings.flat() };
  });
}

/**
 * One place for each contour's label, inside by a margin and far from the other labels.
 * @param {Contour[]} lines
 * @param {[number, number][]} keepAway  places that stay free
 * @returns {({level: number, x: number, y: number} | null)[]}
 */
export function labelPlaces(lines, width, height, keepAway = [], margin = 18, enough = 34) {
  const taken = [...keepAway];
  return lines.map(({ level, points }) => {
    let best = null;
    for (const [x, y] of points) {
      if (x < margin || x > width - margin || y < margin || y > height - margin) continue;
      const distance = Math.min(...taken.map(([u, v]) => Math.hypot(x - u, y - v)), 120);
      const middle = Math.hypot(x - width / 2, y - height / 2) * 0.05;
      if (!best || distance - middle > best.score) best = { level, x, y, distance, score: distance - middle };
    }
    if (!best || best.distance < enough) return null;
    taken.push([best.x, best.y]);
    return { level, x: best.x, y: best.y };
  });
}
