/**
 * The steps of a forward pass: z and a of each layer, then the loss. What a step is, of either pass.
 *
 * @typedef {object} Row     one computed value
 * @property {string} name   its symbol
 * @property {string} [symbols]  "= symbols"
 * @property {{text: string, rounded: boolean} | null} how  its numbers (stretch.js), without the value
 * @property {number} value
 * @property {boolean} [irrational]  no decimal writes the value whole
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
import { LOSS, general, greek, places, sumText } from "./chain_text.js";
import { formatDecided as n } from "../pieces/decided.js";
import { lossOf } from "../mathematics/mlp.js";
import { isIrrational } from "../mathematics/rounding.js";
import { stretch } from "../pieces/stretch.js";

const MOST_TERMS = 4;

/** @returns {Step[]} */
export function forwardSteps(network, names, l) {
  const of = general(network, names, l);
  const { neurons, edges } = places(network, l);
  const activation = network.activations[l];
  const last = l === network.activations.length - 1;
  const terms = Array.from({ length: network.sizes[l] }, (_, i) => `${of.W(i + 1)}·${of.signal(i + 1)}`);
  const sum = terms.length > MOST_TERMS ? [...terms.slice(0, 2), "…", terms.at(-1)] : terms;
  const common = { l, phase: "forward" };
  return [
    {
      ...common,
      kind: "z",
      chip: `z${l + 1}`,
      words: `${last ? "The output neuron" : `Each neuron of layer ${l + 1}`} multiplies what comes in by its weights, sums up, and adds its bias.`,
      formula: `${of.z} = ${sum.join(" + ")} + ${of.b}`,
      where: `${edges}, and z in ${neurons}`,
      rows: (now) =>
        now.pass.z[l].map((value, i) => ({
          name: names.z(l, i),
          how: stretch(() => sumText(network, now, l, i)),
          value,
          target: { l, i },
        })),
    },
    {
      ...common,
      kind: "a",
      chip: last ? "y" : `a${l + 1}`,
      words: `${last ? "The sum goes" : "Each sum goes"} through the activation, here ${activation.label}.`,
      formula: `${of.a} = ${greek(activation)}(${of.z})`,
      where: `${last ? "y" : "a"} in ${neurons}`,
      rows: ({ pass }) =>
        pass.a[l].map((value, i) => ({
          name: names.a(l, i),
          how: stretch(() => `${greek(activation)}(${n(pass.z[l][i])})`),
          value,
          irrational: isIrrational(activation.name, pass.z[l], i),
          target: { l, i },
        })),
    },
  ];
}

/** @returns {Step} */
export function lossStep(network, loss) {
  const l = network.activations.length - 1;
  return {
    kind: "loss",
    l,
    phase: "forward",
    chip: "L",
    words: "The loss compares the output y with the target t: one number for how wrong the network is.",
    formula: LOSS[loss.name].formula,
    where: "the box with t and L",
    rows: ({ pass, target }) => [
      {
        name: "L",
        how: stretch(() => LOSS[loss.name].text(pass.a[l][0], target)),
        value: lossOf(network, pass, [target], loss),
        irrational: loss.name === "binary_cross_entropy", // a logarithm
        target: { l, i: 0 },
      },
    ],
  };
}
