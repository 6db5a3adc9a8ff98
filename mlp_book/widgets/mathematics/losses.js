/**
 * Losses, as in mlp_core/losses.py. The loss of a batch is the mean of `formula` over its examples.
 *
 * @typedef {object} Loss
 * @property {string} name
 * @property {string|null} canonical  the output activation with which dL/dz = (a - y)/m
 * @property {(output: number[], target: number[]) => number} formula  the loss of one example
 * @property {((z: number[], target: number[]) => number)=} formulaAtZ  the same from z, exact at |z| = 800
 * @property {(output: number[], target: number[], m: number) => number[]} derivative
 *   dL/d output of one example in a batch of m
 */

const sum = (values, f) => values.reduce((s, v, i) => s + f(v, i), 0);

/** Lift 0 to the smallest normal number, whose logarithm and reciprocal are finite. */
const aboveZero = (p) => Math.max(p, 2 ** -1022);
const log = (p) => Math.log(aboveZero(p));

/** log(1 + exp(z)): no overflow for large z, no lost digit for very negative ones. */
export const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

const LOSSES = {
  half_squared_error: {
    canonical: null,
    formula: (a, y) => sum(a, (v, i) => 0.5 * (v - y[i]) ** 2),
    derivative: (a, y, m) => a.map((v, i) => (v - y[i]) / m),
  },
  mean_squared_error: {
    canonical: null,
    formula: (a, y) => sum(a, (v, i) => (v - y[i]) ** 2) / a.length,
    derivative: (a, y, m) => a.map((v, i) => (2 * (v - y[i])) / (m * a.length)),
  },
  binary_cross_entropy: {
    canonical: "sigmoid",
    formula: (a, y) => 0 - sum(a, (v, i) => y[i] * log(v) + (1 - y[i]) * log(1 - v)),
    formulaAtZ: (z, y) => sum(z, (v, i) => y[i] * softplus(-v) + (1 - y[i]) * softplus(v)),
    derivative: (a, y, m) =>
      a.map((v, i) => (-y[i] / aboveZero(v) + (1 - y[i]) / aboveZero(1 - v)) / m),
  },
  categorical_cross_entropy: {
    canonical: "softmax",
    formula: (a, y) => 0 - sum(a, (v, i) => y[i] * log(v)),
    formulaAtZ: (z, y) => {
      // The largest exponential is 1; log1p adds it to the others without rounding them away.
      const top = Math.max(...z);
      const below = z.map((v) => Math.max(v - top, -Number.MAX_VALUE)); // 0 times it is 0
      const first = below.indexOf(0);
      const logSum = Math.log1p(sum(below, (v, i) => (i === first ? 0 : Math.exp(v))));
      return sum(below, (v, i) => y[i] * (logSum - v));
    },
    derivative: (a, y, m) => a.map((v, i) => -y[i] / aboveZero(v) / m),
  },
};

export const LOSS_NAMES = Object.keys(LOSSES);

/** @returns {Loss} */
export function makeLoss(name) {
  if (!Object.hasOwn(LOSSES, name)) {
    throw new Error(`loss ${name}: expected one of ${LOSS_NAMES.join(", ")}`);
  }
  return { name, ...LOSSES[name] };
}
