/**
 * A forward pass in which every operation is rounded to a format, the same bit for bit as
 * mlp_book/topics/low_precision.py: the products from left to right, each rounded; their running sum,
 * rounded after each addition; the bias last. Activations are computed in float64, then rounded.
 *
 * @typedef {object} Term  one product of a neuron
 * @property {number} weight
 * @property {number} signal
 * @property {number} product
 * @property {number} sum  of the products so far
 *
 * @typedef {object} Pass
 * @property {number[]} x
 * @property {number[][]} z
 * @property {number[][]} a
 * @property {Term[][][]} terms  terms[l][i][j]; in int8 of whole numbers, the signal less its zero
 * @property {number[][]} b
 * @property {(import("./quantisation.js").Int8Layer)[]} layers  of int8 alone
 */
import { FORMATS } from "./number_formats.js";
import { int8Layer } from "./quantisation.js";

/** The rounding of what a pass in this format stores between the layers. */
export const storedBy = (name) => FORMATS[name === "int8" ? "float32" : name].round;

/** Weights and biases of layer l, as rows. */
function parametersOf(network, theta, l) {
  const [nIn, nOut, start] = [network.sizes[l], network.sizes[l + 1], network.offsets[l]];
  const rows = Array.from({ length: nOut }, (_, i) => theta.slice(start + i * nIn, start + (i + 1) * nIn));
  return { rows, biases: theta.slice(start + nOut * nIn, start + nOut * (nIn + 1)) };
}

function roundedLayer(round, rows, biases, signal) {
  const terms = rows.map((row) => {
    let sum = 0;
    return row.map((weight, j) => {
      const product = round(round(weight) * signal[j]);
      sum = j === 0 ? product : round(sum + product);
      return { weight: round(weight), signal: signal[j], product, sum };
    });
  });
  const b = biases.map(round);
  return { terms, b, z: terms.map((row, i) => round(row.at(-1).sum + b[i])) };
}

function wholeLayer(rows, biases, signal) {
  const { z, layer } = int8Layer(rows, biases, signal);
  const terms = layer.W.map((row) => {
    let sum = 0;
    return row.map((weight, j) => {
      const own = layer.a[j] - layer.aZero;
      sum += weight * own;
      return { weight, signal: own, product: weight * own, sum };
    });
  });
  return { terms, b: layer.b, z, layer };
}

/**
 * @param {string} name  float64, float32, float16, bfloat16 or int8
 * @param {import("../widgets/mathematics/mlp.js").Network} network
 * @param {number[]} theta
 * @param {number[]} x
 * @returns {Pass}
 */
export function forwardIn(name, network, theta, x) {
  const round = storedBy(name);
  const pass = { x: x.map(round), z: [], a: [], terms: [], b: [], layers: [] };
  let signal = pass.x;
  network.activations.forEach((activation, l) => {
    const { rows, biases } = parametersOf(network, theta, l);
    const done = name === "int8" ? wholeLayer(rows, biases, signal) : roundedLayer(round, rows, biases, signal);
    signal = activation.function(done.z).map((v) => round(v) + 0); // no -0
    pass.z.push(done.z);
    pass.a.push(signal);
    pass.terms.push(done.terms);
    pass.b.push(done.b);
    if (done.layer) pass.layers.push(done.layer);
  });
  return pass;
}

/** The bytes of all parameters; in int8 1 a weight, 4 a bias, and 4 for each layer's scale. */
export function parameterBytes(name, network) {
  if (name !== "int8") return (FORMATS[name].bits / 8) * network.nParameters;
  const neurons = network.sizes.slice(1).reduce((sum, n) => sum + n, 0);
  return network.nParameters - neurons + 4 * neurons + 4 * network.activations.length;
}
