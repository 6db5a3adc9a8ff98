/**
 * Affine maps F(x) = A x + b of the plane and of space. A is a list of rows.
 *
 * @typedef {number[]} Point
 * @typedef {number[][]} Matrix
 * @typedef {{A: Matrix, b: Point}} Affine
 */
import { makeActivation } from "./activations.js";

const dot = (u, v) => u.reduce((s, value, k) => s + value * v[k], 0);
const column = (A, j) => A.map((row) => row[j]);

/** A x + b: row i of A times the column x, then b's entry. */
export const applyAffine = ({ A, b }, x) => A.map((row, i) => dot(row, x) + b[i]);

/** Row i of A times column j of B. */
export const matrixProduct = (A, B) =>
  A.map((row) => B[0].map((_, j) => dot(row, column(B, j))));

/** First F, then G, as one map: x -> (G.A F.A) x + (G.A F.b + G.b). */
export const composeAffine = (G, F) => ({ A: matrixProduct(G.A, F.A), b: applyAffine(G, F.b) });

/** What the pair of layers computes: F, perhaps ReLU, then G; every stage is kept. */
export function composeStages(F, G, relu, x) {
  const first = applyAffine(F, x);
  const between = relu ? makeActivation("relu").function(first) : first;
  return { first, between, second: applyAffine(G, between) };
}

/** The factor by which the plane's areas grow; negative where the map turns it over. */
export const determinant = ([[a, b], [c, d]]) => a * d - b * c;

const radians = (degrees) => (degrees * Math.PI) / 180;

/** Cosine and sine of an angle in degrees; of quarter turns exactly 0, 1 or -1. */
function cosineAndSine(degrees) {
  const quarters = degrees / 90;
  if (!Number.isInteger(quarters)) return [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return [[1, 0], [0, 1], [-1, 0], [0, -1]][((quarters % 4) + 4) % 4];
}

/** @returns {Matrix} a turn of the plane, counter-clockwise */
export function rotation(degrees) {
  const [c, s] = cosineAndSine(degrees);
  return [[c, -s], [s, c]];
}

/** The angle in degrees if A is a rotation (to rounding), else null. */
export function angleOf(A) {
  const [[a, b], [c, d]] = A;
  const turns = Math.abs(a - d) + Math.abs(b + c) + Math.abs(a * a + c * c - 1) < 1e-9;
  return turns ? (Math.atan2(c, a) * 180) / Math.PI : null;
}

/** The angle in degrees and the factor if A is a rotation times a positive number, else null. */
export function turnOf([[a, b], [c, d]]) {
  const size = Math.hypot(a, c);
  const turns = size > 0 && Math.abs(a - d) + Math.abs(b + c) < 1e-9 * size;
  return turns ? { angle: (Math.atan2(c, a) * 180) / Math.PI, factor: size } : null;
}

/** A turn of space about axis 0, 1 or 2. */
function turn(axis, degrees) {
  const [c, s] = cosineAndSine(degrees);
  const one = [[1, 0, 0], [0, c, -s], [0, s, c]];
  const two = [[c, 0, s], [0, 1, 0], [-s, 0, c]];
  const three = [[c, -s, 0], [s, c, 0], [0, 0, 1]];
  return [one, two, three][axis];
}

/** One matrix for three turns: about axis 3 first, then 2, then 1. 2 products of 27 multiplications. */
export const rotation3 = ([first, second, third]) =>
  matrixProduct(matrixProduct(turn(0, first), turn(1, second)), turn(2, third));

/**
 * Where on the way from p to q an entry of F(x) changes its sign: ReLU bends the line there.
 * @returns {number[]}  shares of the way, ascending, strictly between 0 and 1
 */
export function bends(F, p, q) {
  const [from, to] = [applyAffine(F, p), applyAffine(F, q)];
  const shares = from.map((value, i) => value / (value - to[i]));
  return shares.filter((t) => t > 0 && t < 1).sort((a, b) => a - b);
}

/**
 * Whether G after ReLU after F is still one affine map. Such a map keeps the middle of a way in the
 * middle; this is tried on ways across each line where an entry of F(x) is 0.
 */
export function keepsLinesStraight(F, G) {
  const map = (x) => composeStages(F, G, true, x).second;
  return F.A.every((row, i) => {
    const size = dot(row, row);
    if (size === 0) return true;
    const along = [-row[1], row[0]];
    const foot = row.map((a, k) => (-F.b[i] * a) / size + 0.731 * along[k]);
    const [before, after] = [-1, 1].map((s) => map(foot.map((v, k) => v + s * row[k])));
    return map(foot).every((middle, k) => {
      const scale = Math.max(1, Math.abs(before[k]), Math.abs(after[k]));
      return Math.abs(before[k] + after[k] - 2 * middle) <= 1e-9 * scale;
    });
  });
}

/** Whether ReLU after F changes nothing for any x: no entry of F(x) is ever negative. */
export const neverNegative = ({ A, b }) => b.every((v, i) => v >= 0 && A[i].every((a) => a === 0));

/**
 * Whether G after ReLU after F is G after F for every x. Their difference is then 0; where lines stay
 * straight it is an affine map, and that is 0 everywhere if it is 0 at three corners.
 */
export function agreeEverywhere(F, G) {
  const same = (x) => {
    const [bent, plain] = [true, false].map((relu) => composeStages(F, G, relu, x).second);
    const scale = Math.max(1, ...plain.map(Math.abs));
    return bent.every((v, k) => Math.abs(v - plain[k]) <= 1e-9 * scale);
  };
  return keepsLinesStraight(F, G) && [[0, 0], [1, 0], [0, 1]].every(same);
}

/** A broken line through the points, with a corner wherever `bendsOn` says that the map has one. */
export function imageLine(points, map, bendsOn = () => []) {
  const image = [map(points[0])];
  points.slice(1).forEach((q, k) => {
    const p = points[k];
    for (const t of bendsOn(p, q)) image.push(map(p.map((value, i) => value + t * (q[i] - value))));
    image.push(map(q));
  });
  return image;
}
