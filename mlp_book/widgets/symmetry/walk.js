/**
 * Two walks of gradient descent from two starts, all weights equal and weights at random: what the
 * symmetry widget computes, all of it from mlp.js; and what is to be said about each.
 *
 * @typedef {"equal" | "random"} Side
 * @typedef {object} Settings
 * @property {string} target  a gate
 * @property {string} activation  of the hidden neurons
 * @property {number} learning_rate
 * @property {number} constant
 * @property {string} initializer
 * @property {number} scale
 * @property {number} seed
 *
 * @typedef {object} Walk
 * @property {number[][]} thetas  from the start on
 * @property {number[]} losses    at each of them
 */
import {
  backward, biasIndex, constantWeights, FLAT, forward, Generator, initialize, makeLoss, makeNetwork, makeOptimizer,
  valueAndGradient, weightIndex,
} from "../mathematics/mlp.js";
import { GATES, POINTS } from "../../topics/perceptron.js";

export const SIDES = ["equal", "random"];
const LOSS = makeLoss("binary_cross_entropy");

/** What both networks learn, and how they are built. */
export function makeProblem(sizes, { target, activation }) {
  const network = makeNetwork(sizes, [activation, "sigmoid"]);
  return { network, X: POINTS, Y: GATES[target].map((y) => [y]) };
}

const lossAt = ({ network, X, Y }, theta) => valueAndGradient(network, theta, X, Y, LOSS).value;

/** @returns {Walk}  that stands at theta */
export const walkFrom = (problem, theta) => ({ thetas: [theta], losses: [lossAt(problem, theta)] });

/** The start of one side, the same as mlp_core's with this seed. */
export function startOf({ network }, side, { constant, initializer, scale, seed }) {
  if (side === "equal") return constantWeights(network, constant);
  return initialize(network, new Generator(seed), initializer, scale);
}

/** @returns {Walk | null}  some steps further; null where numbers grow too large to compute with */
export function advance(problem, walk, rate, steps) {
  const { network, X, Y } = problem;
  const rule = makeOptimizer("GradientDescent", { learning_rate: rate });
  const thetas = [...walk.thetas];
  const losses = [...walk.losses];
  for (let k = 0; k < steps; k += 1) {
    const theta = thetas.at(-1);
    const { gradient } = valueAndGradient(network, theta, X, Y, LOSS);
    const next = rule.update(theta, gradient, rule.init(theta)).theta;
    const loss = lossAt(problem, next);
    if (!Number.isFinite(loss) || !next.every(Number.isFinite)) return null;
    thetas.push(next);
    losses.push(loss);
  }
  return { thetas, losses };
}

/** The places in theta of the numbers of hidden neuron i: its weights, its bias, its weight out. */
export const placesOf = (network, i) => [
  weightIndex(network, 0, i, 0),
  weightIndex(network, 0, i, 1),
  biasIndex(network, 0, i),
  weightIndex(network, 1, 0, i),
];

/** Hidden neurons whose numbers in a vector are the same, to the last bit: [[0, 1, 3], [2]]. */
export function groupsOf(network, vector) {
  const groups = new Map();
  for (let i = 0; i < network.sizes[1]; i += 1) {
    const key = placesOf(network, i).map((k) => vector[k] + 0).join(); // -0 is 0
    groups.set(key, [...(groups.get(key) ?? []), i]);
  }
  return [...groups.values()];
}

/** Everything the page shows of one side. */
export function lookAt(problem, theta, rate) {
  const { network, X, Y } = problem;
  const passes = X.map((x) => forward(network, theta, x));
  const { gradient } = backward(network, theta, passes, Y, LOSS);
  const rule = makeOptimizer("GradientDescent", { learning_rate: rate });
  const outputs = passes.map((pass) => pass.a[1][0]);
  const hidden = network.activations[0];
  return {
    theta,
    gradient,
    next: rule.update(theta, gradient, rule.init(theta)).theta,
    outputs,
    right: outputs.map((y, k) => y > 0.5 === Y[k][0] > 0.5), // as mlp_core.accuracy: 0.5 is class 0
    slopes: passes.map((pass) => pass.z[0].map((z, i) => hidden.derivative(z, pass.a[0][i]))),
    groups: groupsOf(network, theta),
  };
}

const list = (indices) => {
  const names = indices.map((i) => String(i + 1));
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
};

/** Who is like whom. */
function likeness({ groups }, n, still) {
  if (groups.length === 1) return `All ${n} hidden neurons ${still} the same weights.`;
  if (groups.length === n) return `All ${n} hidden neurons are different.`;
  const twins = groups.filter((group) => group.length > 1).map(list);
  return `Neurons ${twins.join(", and neurons ")} have the same weights.`;
}

/** What the gradient will do to them. */
function movement(problem, look) {
  const { network } = problem;
  const n = network.sizes[1];
  const places = Array.from({ length: n }, (_, i) => placesOf(network, i));
  if (places.flat().every((k) => look.gradient[k] === 0)) {
    const bias = look.gradient[biasIndex(network, 1, 0)];
    return `Every hidden neuron's gradient is exactly 0: ${bias === 0 ? "nothing moves" : "only b2 moves"}.`;
  }
  if (look.groups.length > 1) return "";
  return groupsOf(network, look.gradient).length === 1 ? "Their gradients are the same too: they move together." : "";
}

/** Where the activation is flat, and no gradient comes through. */
function flatness({ network }, { slopes }) {
  if (network.activations[0].name === "relu") {
    const dead = slopes[0].map((_, i) => i).filter((i) => slopes.every((row) => row[i] === 0));
    if (!dead.length) return "";
    return `Neuron${dead.length > 1 ? "s" : ""} ${list(dead)} ${dead.length > 1 ? "are" : "is"} off for all four inputs: dead.`;
  }
  const flat = slopes.flat().filter((slope) => slope < FLAT).length;
  return flat ? `${flat} of ${slopes.flat().length} hidden activations are saturated (φ′ below ${FLAT}).` : "";
}

/**
 * One side in words.
 * @returns {{likeness: string, rest: string}}
 */
export function verdict(problem, look, epoch) {
  const n = problem.network.sizes[1];
  const right = look.right.filter(Boolean).length;
  const rest = [movement(problem, look), flatness(problem, look), `${right} of 4 answers are right.`];
  return { likeness: likeness(look, n, epoch > 0 ? "still have" : "have"), rest: rest.filter(Boolean).join(" ") };
}
