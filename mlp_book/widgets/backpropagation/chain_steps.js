/**
 * The steps of a forward and a backward pass, in order: what each computes, by which formula,
 * where on the graph, and the same with numbers. Pure: no page.
 *
 * @typedef {object} Row     one computed value
 * @property {string} name   its symbol
 * @property {string} [symbols]  "= symbols"
 * @property {string} how    "= numbers", without the value; may be empty
 * @property {number} value
 * @property {{l: number, i: number, j?: number}} target  where it is on the graph
 * @property {string} [because]  the reason, after the value
 * @property {string} [planted]  the mistake that was planted here, in words
 * @property {string} [note]     an identity, or a word of warning
 *
 * @typedef {object} Step
 * @property {string} kind   z, a, loss, dA, slope, delta, dW or dB
 * @property {number} l      the layer, from 0
 * @property {"forward" | "backward"} phase
 * @property {string} chip   its short name
 * @property {string} words  what happens, for a beginner
 * @property {string} formula
 * @property {string} where  what to look at on the graph
 * @property {(now: Now) => Row[]} rows
 *
 * @typedef {{theta: number[], x: number[], target: number, mistake: string,
 *   pass: import("../mathematics/mlp.js").ForwardPass, chain: import("../mathematics/chain.js").Factors}} Now
 */
import { backwardSteps } from "./backward_steps.js";
import { forwardSteps, lossStep } from "./forward_steps.js";

/** @returns {Step[]} */
export function makeSteps(network, names, loss) {
  const layers = network.activations.map((_, l) => l);
  return [
    ...layers.flatMap((l) => forwardSteps(network, names, l)),
    lossStep(network, loss),
    ...layers.toReversed().flatMap((l) => backwardSteps(network, names, loss, l)),
  ];
}
