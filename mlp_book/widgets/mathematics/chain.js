/**
 * The chain rule, factor by factor, for one example and one loss; and the check of its result by
 * differences, as mlp_core/gradients.py does it. Mistakes can be planted in a slope.
 *
 * @typedef {import("./network.js").Network} Network
 * @typedef {import("./network.js").ForwardPass} ForwardPass
 * @typedef {object} Factors  each [l][i], layer 0 is the first
 * @property {number[][]} dA     dL/da
 * @property {number[][]} slope  phi'(z)
 * @property {number[][]} delta  dL/dz, their product; y - t for a canonical pair
 */
import { biasIndex, forward, incoming, weightIndex } from "./network.js";

/** What each planted mistake takes for phi' of neuron i of a hidden layer. */
const SLOPES = {
  none: (activation, z, a, i) => activation.derivative(z[i], a[i]),
  // ReLU's mask becomes a >= 0, which always holds: the wrong mask of a well-known tutorial.
  at_a: (activation, z, a, i) =>
    activation.name === "relu"
      ? Number(a[i] >= 0)
      : activation.derivative(a[i], activation.function([a[i]])[0]),
  second_neuron: (activation, z, a, i) => SLOPES.none(activation, z, a, Math.min(i, 1)),
  first_neuron: (activation, z, a, i) =>
    SLOPES.none(activation, z, a, i === z.length - 1 ? 0 : i),
};

/** @returns {number[]} phi'(z) of a hidden layer, as the named mistake computes it */
const planted = (mistake, activation, z, a) =>
  z.map((_, i) => SLOPES[mistake](activation, z, a, i));

/**
 * Every factor of the chain rule, from the loss back to the first layer.
 * @param {Network} network  its activations are elementwise
 * @param {number[]} theta
 * @param {ForwardPass} pass
 * @param {number[]} target
 * @param {import("./losses.js").Loss} loss
 * @param {keyof typeof SLOPES} [mistake]
 * @returns {Factors}
 */
export function factors(network, theta, pass, target, loss, mistake = "none") {
  const last = network.activations.length - 1;
  const output = pass.a[last];
  const [dA, slope, delta] = [[], [], []];
  for (let l = last; l >= 0; l -= 1) {
    const activation = network.activations[l];
    dA[l] =
      l === last
        ? loss.derivative(output, target, 1)
        : pass.a[l].map((_, j) =>
            delta[l + 1].reduce((s, d, k) => s + theta[weightIndex(network, l + 1, k, j)] * d, 0),
          );
    slope[l] = planted(l === last ? "none" : mistake, activation, pass.z[l], pass.a[l]);
    const canonical = l === last && loss.canonical === activation.name;
    delta[l] = canonical
      ? output.map((v, i) => v - target[i])
      : dA[l].map((d, i) => d * slope[l][i]);
  }
  return { dA, slope, delta };
}

/** dL/dtheta from the deltas: each weight's is delta times what comes in, each bias's delta. */
export function gradientOf(network, pass, delta) {
  const gradient = new Array(network.nParameters).fill(0);
  delta.forEach((dl, l) => {
    dl.forEach((d, i) => {
      incoming(pass, l).forEach((signal, j) => {
        gradient[weightIndex(network, l, i, j)] = d * signal;
      });
      gradient[biasIndex(network, l, i)] = d;
    });
  });
  return gradient;
}

/** The loss of one example; for a canonical pair from z, exact at |z| = 800. */
export function lossOf(network, pass, target, loss) {
  const canonical = loss.canonical === network.activations.at(-1).name;
  return canonical ? loss.formulaAtZ(pass.z.at(-1), target) : loss.formula(pass.a.at(-1), target);
}

/** Central differences of the loss of one example, (L(theta + h) - L(theta - h)) / 2h. */
export function numericalGradient(network, theta, x, target, loss, step = 1e-6) {
  const at = (t) => lossOf(network, forward(network, t, x), target, loss);
  return theta.map((value, k) => {
    const [ahead, behind] = [value + step, value - step];
    return (at(theta.with(k, ahead)) - at(theta.with(k, behind))) / (ahead - behind);
  });
}

/** |g - n| / max(|g|, |n|); two zeros give 0. */
export function relativeError(g, n) {
  const largest = Math.max(Math.abs(g), Math.abs(n));
  return largest > 0 ? Math.abs(g - n) / largest : 0;
}
