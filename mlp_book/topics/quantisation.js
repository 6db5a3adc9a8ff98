/**
 * Numbers as small whole numbers, the same bit for bit as mlp_book/topics/quantisation.py: weights
 * symmetric (zero point 0), what comes into a layer over its range with 0, biases float32.
 *
 * @typedef {object} Int8Layer
 * @property {number[][]} W       whole numbers from -127 to 127
 * @property {number} wScale
 * @property {number[]} a         whole numbers from -128 to 127
 * @property {number} aScale
 * @property {number} aZero       the whole number that stands for 0
 * @property {number[]} total     sums of W times (a - aZero)
 * @property {number[]} scaled    totals times both scales, float32
 * @property {number[]} b         the biases, float32
 */
import { roundEven } from "./number_formats.js";

const LOW = -128;
const HIGH = 127;
const clip = (q, low) => Math.min(HIGH, Math.max(low, q));

/** round(v / S) + z, clipped. */
export const quantise = (v, scale, zero = 0, low = LOW) => clip(roundEven(v / scale) + zero, low);

/** S of a symmetric range; 1 where all are 0. */
export function weightScale(weights) {
  const scale = Math.fround(Math.max(...weights.map(Math.abs)) / HIGH);
  return scale > 0 ? scale : 1;
}

/** S and the zero point of the range of the numbers and 0, for whole numbers from first to last. */
export function rangeScale(values, first = LOW, last = HIGH) {
  const low = Math.min(0, ...values);
  const scale = Math.fround((Math.max(0, ...values) - low) / (last - first));
  if (scale === 0) return { scale: 1, zero: first };
  return { scale, zero: Math.min(last, Math.max(first, roundEven(first - low / scale))) };
}

/**
 * z of one layer, and what was quantised on the way.
 * @returns {{z: number[], layer: Int8Layer}}
 */
export function int8Layer(rows, biases, signal) {
  const wScale = weightScale(rows.flat());
  const { scale: aScale, zero: aZero } = rangeScale(signal);
  const W = rows.map((row) => row.map((w) => quantise(w, wScale, 0, -HIGH)));
  const a = signal.map((v) => quantise(v, aScale, aZero));
  const total = W.map((row) => row.reduce((sum, w, j) => sum + w * (a[j] - aZero), 0));
  const scaled = total.map((sum) => Math.fround(sum * wScale * aScale));
  const b = biases.map(Math.fround);
  return {
    z: scaled.map((v, i) => Math.fround(v + b[i])),
    layer: { W, wScale, a, aScale, aZero, total, scaled, b },
  };
}
