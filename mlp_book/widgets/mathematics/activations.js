/**
 * Activations, each beside its derivative. The same formulas and conventions as
 * mlp_core/activations.py: relu'(0) = 0, leaky_relu'(0) = slope, elu'(0) = alpha.
 *
 * @typedef {object} Activation
 * @property {string} name      the name in mlp_core.ACTIVATIONS
 * @property {number|null} parameter  the slope of leaky_relu, the alpha of elu
 * @property {string} label     how the page writes it
 * @property {(z: number[]) => number[]} function         a = phi(z), for one example
 * @property {((z: number) => number)|null} formula       the same of one number; softmax has none
 * @property {((z: number, a: number) => number)|null} derivative  elementwise; softmax has none
 * @property {(z: number[], a: number[], dA: number[]) => number[]} backward  dL/dz from dL/da
 */

/** Stable for any finite z: the exponential is never above 1. */
const sigmoid = (z) => {
  const e = Math.exp(-Math.abs(z));
  return (z >= 0 ? 1 : e) / (1 + e);
};

/** name -> [label, default parameter, phi(z, p), phi'(z, a, p)] */
const ELEMENTWISE = {
  identity: ["identity", null, (z) => z, () => 1],
  sigmoid: ["sigmoid", null, sigmoid, (z, a) => a * (1 - a)],
  tanh: ["tanh", null, Math.tanh, (z, a) => 1 - a * a],
  relu: ["ReLU", null, (z) => Math.max(z, 0), (z) => (z > 0 ? 1 : 0)],
  leaky_relu: ["leaky ReLU", 0.01, (z, p) => (z > 0 ? z : p * z), (z, a, p) => (z > 0 ? 1 : p)],
  elu: [
    "ELU",
    1,
    (z, p) => (z > 0 ? z : p * Math.expm1(z)),
    (z, a, p) => (z > 0 ? 1 : p * Math.exp(z)),
  ],
};

/** The largest z is subtracted first, so that no exponential overflows. */
export function softmax(z) {
  const top = Math.max(...z);
  const e = z.map((v) => Math.exp(v - top));
  const total = e.reduce((s, v) => s + v, 0);
  return e.map((v) => v / total);
}

function softmaxBackward(z, a, dA) {
  const mean = a.reduce((s, v, i) => s + v * dA[i], 0);
  return a.map((v, i) => v * (dA[i] - mean));
}

export const ACTIVATION_NAMES = [...Object.keys(ELEMENTWISE), "softmax"];

/**
 * @param {string | {name: string, parameter?: number|null}} spec
 * @returns {Activation}
 */
export function makeActivation(spec) {
  const { name, parameter: given = null } = typeof spec === "string" ? { name: spec } : spec;
  if (name === "softmax") {
    return {
      name,
      parameter: null,
      label: "softmax",
      function: softmax,
      formula: null,
      derivative: null,
      backward: softmaxBackward,
    };
  }
  if (!Object.hasOwn(ELEMENTWISE, name)) {
    throw new Error(`activation ${name}: expected one of ${ACTIVATION_NAMES.join(", ")}`);
  }
  const [label, standard, phi, slope] = ELEMENTWISE[name];
  const p = given ?? standard;
  const derivative = (z, a) => slope(z, a, p);
  return {
    name,
    parameter: p,
    label,
    function: (z) => z.map((v) => phi(v, p)),
    formula: (z) => phi(z, p),
    derivative,
    backward: (z, a, dA) => dA.map((d, i) => d * derivative(z[i], a[i])),
  };
}
