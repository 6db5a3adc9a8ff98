/**
 * The perceptron, as mlp_book/topics/perceptron.py has it: a neuron with the step activation, what AND,
 * OR and XOR ask of it, and the line w[1] x[1] + w[2] x[2] + b = 0 that cuts its inputs in two.
 *
 * @typedef {[number, number]} Point
 */
import { makeActivation } from "../widgets/mathematics/activations.js";
import { isLeftover } from "../widgets/mathematics/rounding.js";

/** Fires only above the threshold: step(0) = 0. There is no slope that could teach. */
const STEP = {
  name: "step",
  parameter: null,
  label: "step",
  function: (z) => z.map((v) => (v > 0 ? 1 : 0)),
  derivative: null,
  backward: null,
};

/**
 * One neuron, as a network for forward() and products().
 * @param {number} n  how many inputs
 * @param {string} name  of its activation
 * @returns {import("../widgets/mathematics/network.js").Network}
 */
export const makeNeuron = (n, name) => ({
  sizes: [n, 1],
  activations: [name === "step" ? STEP : makeActivation(name)],
  offsets: [0],
  nParameters: n + 1,
});

/** The four inputs of a gate, and what each gate answers there. */
export const POINTS = [[0, 0], [0, 1], [1, 0], [1, 1]];
export const GATES = { AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], XOR: [0, 1, 1, 0] };

const height = ([w1, w2], b, [x1, x2]) => w1 * x1 + w2 * x2 + b;

/**
 * Each point of a gate: is z > 0 there when, and only when, the gate is 1?
 * @param {string} gate  "none": no target, nothing is right or wrong
 * @returns {{x: Point, z: number, target: number | null, right: boolean | null, leftover: boolean}[]}
 *   leftover: on paper z is 0 there
 */
export const sides = (gate, weights, bias) =>
  POINTS.map((x, k) => {
    const z = height(weights, bias, x);
    const target = GATES[gate]?.[k] ?? null;
    const leftover = isLeftover(z, [weights[0] * x[0], weights[1] * x[1], bias]);
    return { x, z, target, leftover, right: target === null ? null : z > 0 === (target === 1) };
  });

/**
 * The part of a rectangle where w x + b > 0, and where its border crosses the line.
 * @param {{x: Point, y: Point}} box  [low, high] of either input
 * @returns {{polygon: Point[], cuts: Point[]}}  two cuts, or none
 */
export function halfPlane(weights, bias, { x: [left, right], y: [low, high] }) {
  const corners = [[left, low], [right, low], [right, high], [left, high]];
  const polygon = [];
  const cuts = [];
  corners.forEach((from, k) => {
    const to = corners[(k + 1) % 4];
    const [f0, f1] = [height(weights, bias, from), height(weights, bias, to)];
    if (f0 > 0) polygon.push(from);
    if (f0 > 0 === f1 > 0) return;
    const t = f0 / (f0 - f1);
    const cut = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
    cuts.push(cut);
    polygon.push(cut);
  });
  return { polygon, cuts };
}
