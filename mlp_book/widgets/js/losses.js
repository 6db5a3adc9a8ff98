/**
 * Losses, as in mlp_core/losses.py. The loss of a batch is the mean of `one` over its examples.
 *
 * @typedef {object} Loss
 * @property {string} name
 * @property {string|null} canonical  the output activation with which dL/dz = (a - y)/m
 * @property {(output: number[], target: number[]) => number} one  the loss of one example
 * @property {((z: number[], target: number[]) => number)=} fromZ  the same from z, exact at |z| = 800
 * @property {(output: number[], target: number[], m: number) => number[]} derivative
 *   dL/d output of one example in a batch of m
 */

const sum = (values, f) => values.reduce((s, v, i) => s + f(v, i), 0);

/** A product that is 0 when the target is, also where the logarithm is infinite. */
const weighted = (y, value) => (y === 0 ? 0 : y * value);

const LOSSES = {
  half_squared_error: {
    canonical: null,
    one: (a, y) => sum(a, (v, i) => 0.5 * (v - y[i]) ** 2),
    derivative: (a, y, m) => a.map((v, i) => (v - y[i]) / m),
  },
  mean_squared_error: {
    canonical: null,
    one: (a, y) => sum(a, (v, i) => (v - y[i]) ** 2) / a.length,
    derivative: (a, y, m) => a.map((v, i) => (2 * (v - y[i])) / (m * a.length)),
  },
  binary_cross_entropy: {
    canonical: "sigmoid",
    one: (a, y) =>
      -sum(a, (v, i) => weighted(y[i], Math.log(v)) + weighted(1 - y[i], Math.log1p(-v))),
    fromZ: (z, y) =>
      sum(z, (v, i) => Math.max(v, 0) - y[i] * v + Math.log1p(Math.exp(-Math.abs(v)))),
    derivative: (a, y, m) => a.map((v, i) => (v - y[i]) / (v * (1 - v)) / m),
  },
  categorical_cross_entropy: {
    canonical: "softmax",
    one: (a, y) => -sum(a, (v, i) => weighted(y[i], Math.log(v))),
    fromZ: (z, y) => {
      const top = Math.max(...z);
      const logSum = top + Math.log(sum(z, (v) => Math.exp(v - top)));
      return sum(z, (v, i) => weighted(y[i], logSum - v));
    },
    derivative: (a, y, m) => a.map((v, i) => -weighted(y[i], 1 / v) / m),
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
