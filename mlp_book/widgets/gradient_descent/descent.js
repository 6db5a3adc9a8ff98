/**
 * Gradient descent on a network without biases, one example at a time: the mathematics of the
 * gradient-descent widget, all of it from mlp.js.
 *
 * @typedef {object} Problem
 * @property {import("../mathematics/mlp.js").Network} network  two layers, one output
 * @property {number[]} x
 * @property {number} target
 * @property {Weight[]} weights  all weights, in theta's order
 *
 * @typedef {{name: string, index: number, l: number, i: number, j: number}} Weight
 *
 * @typedef {object} Point  what one epoch of a walk leaves behind
 * @property {number} epoch
 * @property {number[]} theta
 * @property {number} output  O
 * @property {number} error   E
 */
import { backward, biasIndex, forward, makeLoss, makeOptimizer, weightIndex } from "../mathematics/mlp.js";
import { named } from "../pieces/stretch.js";

const LOSS = makeLoss("half_squared_error");

/** The error counts as 0 below this: the walk has arrived. */
export const ARRIVED = 1e-12;

/**
 * Weights are named as on paper; a layer of one neuron has a row, so one index: W2[1].
 * @returns {Problem}
 */
export function makeProblem(network, x, target) {
  const weights = [];
  network.activations.forEach((_, l) => {
    for (let i = 0; i < network.sizes[l + 1]; i += 1) {
      for (let j = 0; j < network.sizes[l]; j += 1) {
        const row = network.sizes[l + 1] === 1 ? "" : `${i + 1},`;
        weights.push({ name: `W${l + 1}[${row}${j + 1}]`, index: weightIndex(network, l, i, j), l, i, j });
      }
    }
  });
  return { network, x: Array.from(x), target, weights };
}

/** O and E at theta. */
export function errorAt({ network, x, target }, theta) {
  const output = forward(network, theta, x).a.at(-1)[0];
  return { output, error: LOSS.formula([output], [target]) };
}

/** @returns {Point} */
export const pointAt = (problem, theta, epoch) => ({ epoch, theta, ...errorAt(problem, theta) });

/** The gradient with every bias held at 0, as mlp_core.freeze(network, biases=True). */
function freezeBiases(network, gradient) {
  const free = Array.from(gradient);
  network.activations.forEach((_, l) => {
    for (let i = 0; i < network.sizes[l + 1]; i += 1) free[biasIndex(network, l, i)] = 0;
  });
  return free;
}

/**
 * Everything one step computes, from the input to the new weights.
 * @param {Problem} problem
 * @param {number[]} theta
 * @param {number} rate  eta
 */
export function stepFrom(problem, theta, rate) {
  const { network, x, target } = problem;
  const pass = forward(network, theta, x);
  const output = pass.a.at(-1)[0];
  const { delta, gradient: all } = backward(network, theta, [pass], [[target]], LOSS);
  const gradient = freezeBiases(network, all);
  const rule = makeOptimizer("GradientDescent", { learning_rate: rate });
  return {
    pass,
    output,
    error: LOSS.formula([output], [target]),
    slope: LOSS.derivative([output], [target], 1)[0],
    delta: delta[0][0],
    gradient,
    theta,
    next: rule.update(theta, gradient, rule.init(theta)).theta,
  };
}

/** E over two weights, the others as in theta: a slice of the error's surface. */
export function sliceOf(problem, theta, across, up) {
  const moved = Array.from(theta);
  return (u, v) => {
    moved[across] = u;
    moved[up] = v;
    return errorAt(problem, moved).error;
  };
}

/** 0.500000 is 0.5. */
const bareZeros = (text) => text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

/**
 * What is to be said about the present point and the step that led to it, most important first.
 * @param {Problem} problem
 * @param {ReturnType<typeof stepFrom>} step
 * @param {Point | undefined} before  the point one step earlier
 * @param {(value: number) => string} format
 * @returns {{kind: "dead" | "grew" | "half" | "arrived" | "crossed" | "ahead" | "downhill" | "start", words: string}}
 */
export function verdict(problem, step, before, format) {
  const { output: O, error: E } = step;
  const z = step.pass.z[0];
  const dead = z.map((v) => v <= 0);
  const alike = (one, other) => bareZeros(format(one)) === bareZeros(format(other));
  /** From what to what; by how much, where the two look alike. */
  const change = (from, to) =>
    alike(from, to) ? `by ${format(Math.abs(to - from))}, to ${format(to)}` : `from ${format(from)} to ${format(to)}`;
  const said = (kind, words) => ({ kind, words });
  if (dead.every(Boolean)) {
    const which = z.map((v, i) => named(`z1[${i + 1}]`, () => format(v))).join(" and ");
    return said(
      "dead",
      `Every ReLU is dead: ${which} are not positive. All six slopes are 0. Nothing moves any more, whatever the learning rate.`,
    );
  }
  if (E < ARRIVED) return said("arrived", "The error is 0 to twelve decimals. The walk has arrived.");
  const crossed = before && (before.output - problem.target) * (O - problem.target) < 0;
  if (before && E > before.error) {
    return said(
      "grew",
      `The error grew ${change(before.error, E)}. The step was too long${crossed ? ": it flew over the valley and landed higher on the other side" : ""}.`,
    );
  }
  if (dead.some(Boolean)) {
    const i = dead.indexOf(true) + 1;
    return said("half", `ReLU ${i} is dead here: ${named(`z1[${i}]`, () => format(z[i - 1]))}. Its three weights have gradient 0 and stay.`);
  }
  if (crossed) {
    return said(
      "crossed",
      `The step crossed the valley: O went from ${format(before.output)} to ${format(O)}, past the target ${format(problem.target)}. ${E < before.error ? "The error fell all the same." : `The error is still ${format(E)}.`}`,
    );
  }
  if (before && E === before.error) return said("downhill", `The error is still ${format(E)}: the step was too short for a change.`);
  if (before) return said("downhill", `The error fell ${change(before.error, E)}.`);
  return said("start", "The arrow shows where the next step lands.");
}
