/**
 * A network: its architecture, where its numbers lie in theta, the forward and the backward pass.
 *
 * theta is flat, in mlp_core's layout: for each layer W row by row, then b. Code counts from 0:
 * z[0], a[0] and layer 0 belong to the first layer.
 *
 * @typedef {import("./activations.js").Activation} Activation
 * @typedef {object} Network
 * @property {number[]} sizes            numbers of inputs and of neurons, as [2, 4, 2, 1]
 * @property {Activation[]} activations  one a layer
 * @property {number[]} offsets          where each layer starts in theta
 * @property {number} nParameters
 *
 * @typedef {object} ForwardPass
 * @property {number[]} x
 * @property {number[][]} z  z[l][i], pre-activations
 * @property {number[][]} a  a[l][i], activations
 */
import { makeActivation } from "./activations.js";

/**
 * @param {number[]} sizes
 * @param {(string | {name: string, parameter?: number|null})[]} activations
 * @returns {Network}
 */
export function makeNetwork(sizes, activations) {
  if (activations.length !== sizes.length - 1) {
    throw new Error(`network: ${activations.length} activations for ${sizes.length - 1} layers`);
  }
  const offsets = [0];
  for (let l = 1; l < sizes.length; l += 1) {
    offsets.push(offsets[l - 1] + sizes[l] * (sizes[l - 1] + 1));
  }
  const nParameters = offsets.pop();
  return { sizes, activations: activations.map(makeActivation), offsets, nParameters };
}

/** The place in theta of the weight of layer l from input j into neuron i. */
export const weightIndex = (network, l, i, j) => network.offsets[l] + i * network.sizes[l] + j;

/** The place in theta of the bias of neuron i of layer l. */
export const biasIndex = (network, l, i) =>
  network.offsets[l] + network.sizes[l + 1] * network.sizes[l] + i;

function checkLength(what, values, expected) {
  if (values.length !== expected) {
    throw new Error(`${what} has ${values.length} numbers, the network takes ${expected}`);
  }
}

/**
 * z = W a + b and a = phi(z), layer by layer, for one example.
 * @returns {ForwardPass}
 */
export function forward(network, theta, x) {
  checkLength("forward: theta", theta, network.nParameters);
  checkLength("forward: x", x, network.sizes[0]);
  const z = [];
  const a = [];
  let signal = Array.from(x);
  network.activations.forEach((activation, l) => {
    const zl = [];
    for (let i = 0; i < network.sizes[l + 1]; i += 1) {
      let sum = 0;
      const row = weightIndex(network, l, i, 0);
      for (let j = 0; j < signal.length; j += 1) sum += theta[row + j] * signal[j];
      zl.push(sum + theta[biasIndex(network, l, i)]);
    }
    signal = activation.function(zl);
    z.push(zl);
    a.push(signal);
  });
  return { x: Array.from(x), z, a };
}

/** What comes out: a of the last layer. */
export const predict = (network, theta, x) => forward(network, theta, x).a.at(-1);

/** What comes into layer l: the input, or a of the layer before. */
export const incoming = (pass, l) => (l === 0 ? pass.x : pass.a[l - 1]);

/**
 * Each product of neuron i of layer l: the terms W[i,j] a[j], whose sum with b is z.
 * @returns {{weight: number, signal: number, product: number}[]}
 */
export function products(network, theta, pass, l, i) {
  return incoming(pass, l).map((signal, j) => {
    const weight = theta[weightIndex(network, l, i, j)];
    return { weight, signal, product: weight * signal };
  });
}

/**
 * delta[l][i] = dL/dz[l][i] of one example, from the last layer to the first.
 * @param {number[]} deltaLast  dL/dz of the last layer
 * @returns {number[][]}
 */
export function deltas(network, theta, pass, deltaLast) {
  const delta = [deltaLast];
  for (let l = network.activations.length - 1; l > 0; l -= 1) {
    const dA = pass.a[l - 1].map((_, j) =>
      delta[0].reduce((s, d, i) => s + theta[weightIndex(network, l, i, j)] * d, 0),
    );
    delta.unshift(network.activations[l - 1].backward(pass.z[l - 1], pass.a[l - 1], dA));
  }
  return delta;
}

/**
 * The backward pass over a batch.
 * @param {ForwardPass[]} passes  one a example
 * @param {number[][]} Y          one row a example
 * @param {import("./losses.js").Loss} loss
 * @returns {{delta: number[][][], gradient: number[]}}  delta[l][example][i]; gradient as theta
 */
export function backward(network, theta, passes, Y, loss) {
  const m = passes.length;
  const last = network.activations.at(-1);
  const gradient = new Array(network.nParameters).fill(0);
  const delta = network.activations.map(() => []);
  passes.forEach((pass, k) => {
    const output = pass.a.at(-1);
    const deltaLast =
      loss.canonical === last.name
        ? output.map((v, i) => (v - Y[k][i]) / m)
        : last.backward(pass.z.at(-1), output, loss.derivative(output, Y[k], m));
    deltas(network, theta, pass, deltaLast).forEach((dl, l) => {
      delta[l].push(dl);
      const signal = incoming(pass, l);
      dl.forEach((d, i) => {
        const row = weightIndex(network, l, i, 0);
        for (let j = 0; j < signal.length; j += 1) gradient[row + j] += d * signal[j];
        gradient[biasIndex(network, l, i)] += d;
      });
    });
  });
  return { delta, gradient };
}

/** Loss and gradient over a batch; a canonical pair takes the loss from z, exact at |z| = 800. */
export function valueAndGradient(network, theta, X, Y, loss) {
  const passes = X.map((x) => forward(network, theta, x));
  const m = X.length;
  const canonical = loss.canonical === network.activations.at(-1).name;
  const value = passes.reduce((s, pass, k) => {
    const one = canonical ? loss.formulaAtZ(pass.z.at(-1), Y[k]) : loss.formula(pass.a.at(-1), Y[k]);
    return s + one / m;
  }, 0);
  return { value, gradient: backward(network, theta, passes, Y, loss).gradient };
}
