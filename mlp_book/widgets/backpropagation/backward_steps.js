/**
 * The steps of a backward pass through one layer: the two factors, their product delta, and the
 * derivatives by the weights and biases. See chain_steps.js.
 */
import { LOSS, general, gradientSymbols, greek, places, slopeFormula, slopeText } from "./chain_text.js";
import { factorDecided as f, formatDecided as n } from "../pieces/decided.js";
import { incoming, relativeError, weightIndex } from "../mathematics/mlp.js";
import { joined, stretch } from "../pieces/stretch.js";

/** dL/dy: the first factor of all. */
const fromLoss = (loss, l) => ({
  chip: "∂L/∂y",
  words: "Now backward. The first factor: how fast does L change when y changes?",
  formula: LOSS[loss.name].slope,
  where: "the box with t and L",
  rows: ({ pass, target, chain }) => [
    {
      name: "∂L/∂y",
      how: stretch(() => LOSS[loss.name].slopeText(pass.a[l][0], target)),
      value: chain.dA[l][0],
      target: { l, i: 0 },
    },
  ],
});

/** dL/da: through the weights of the next layer. */
function fromNextLayer(network, names, l) {
  const of = general(network, names, l);
  const next = general(network, names, l + 1);
  const g = gradientSymbols(names);
  const many = network.sizes[l + 2] > 1;
  const { edges } = places(network, l + 1);
  return {
    chip: `∂L/∂a${l + 1}`,
    words: `${of.a} reaches the loss through the layer after it. The weight that carried it forward carries δ back.`,
    formula: `∂L/∂${of.a} = ${many ? `Σk δ${l + 2}[k]·W${l + 2}[k,j]` : `${next.delta}·${next.W("j")}`}`,
    where: `${edges}, and ∂L/∂a in ${places(network, l).neurons}`,
    rows: ({ theta, chain }) =>
      chain.dA[l].map((value, i) => {
        const symbols = many ? "" : `= ${g.delta(l + 1, 0)}·${names.W(l + 1, 0, i)}`;
        const term = (d, k) => `${k === 0 ? n(d) : f(d)}·${f(theta[weightIndex(network, l + 1, k, i)])}`;
        const how = stretch(() => chain.delta[l + 1].map(term).join(" + "));
        return { name: g.dA(l, i), symbols, how, value, target: many ? { l, i } : { l: l + 1, i: 0, j: i } };
      }),
  };
}

/**
 * How delta comes about, and D3's identity with its numbers; where y has rounded to 0 or 1, the
 * product has lost its digits, and the identity is what is computed.
 */
function identity(first, second, y, t, value) {
  const direct = stretch(() => `${n(y)} − ${f(t)}`);
  const shorter = joined({ text: "y − t", rounded: false }, direct, stretch(() => n(value)));
  return relativeError(first * second, value) < 1e-6
    ? { how: stretch(() => `${n(first)}·${f(second)}`), note: `The same, shorter: ${shorter}.` }
    : { symbols: "= y − t", how: direct, note: `y is so near to 0 or 1 that the product ${n(first)}·${f(second)} has lost its digits; y − t is exact.` };
}

/** @returns {import("./forward_steps.js").Step[]} */
export function backwardSteps(network, names, loss, l) {
  const of = general(network, names, l);
  const g = gradientSymbols(names);
  const { neurons, edges, biases } = places(network, l);
  const activation = network.activations[l];
  const last = l === network.activations.length - 1;
  const canonical = last && loss.canonical === activation.name;
  const letter = last ? "j" : "i"; // what comes in is neuron j of the layer before, or input i
  const phi = `${greek(activation)}′`;
  const common = { l, phase: "backward" };
  return [
    { ...common, kind: "dA", ...(last ? fromLoss(loss, l) : fromNextLayer(network, names, l)) },
    {
      ...common,
      kind: "slope",
      chip: last ? `∂y/∂z${l + 1}` : `${phi}(z${l + 1})`,
      words: `The next factor: how fast does ${of.a} change when ${of.z} changes? It is the slope of ${activation.label} at ${of.z}.`,
      formula: `∂${of.a}/∂${of.z} = ${phi}(${of.z}) = ${slopeFormula(activation, of.a, of.z)}`,
      where: `φ′, the slope, in ${neurons}`,
      rows: (now) =>
        now.chain.slope[l].map((value, k) => {
          const text = slopeText(network, now, l, k);
          return { name: g.slope(l, k), ...text, value, target: { l, i: k } };
        }),
    },
    {
      ...common,
      kind: "delta",
      chip: `δ${l + 1}`,
      words: `The product of the two factors is ${of.delta}: how fast L changes when ${of.z} changes.`,
      formula: `${of.delta} = ∂L/∂${of.z} = ∂L/∂${of.a} · ∂${of.a}/∂${of.z}${canonical ? " = y − t" : ""}`,
      where: `δ in ${neurons}`,
      rows: ({ chain, pass, target }) =>
        chain.delta[l].map((value, k) => {
          const [first, second] = [chain.dA[l][k], chain.slope[l][k]];
          const made = canonical ? identity(first, second, pass.a[l][0], target, value) : { how: stretch(() => `${n(first)}·${f(second)}`) };
          return { name: g.delta(l, k), note: "", ...made, value, target: { l, i: k } };
        }),
    },
    {
      ...common,
      kind: "dW",
      chip: `∂L/∂W${l + 1}`,
      words: `When ${of.W(letter)} grows by a little, ${of.z} grows by ${of.signal(letter)} times as much. So δ is multiplied by what came in.`,
      formula: `∂L/∂${of.W(letter)} = ${of.delta}·${of.signal(letter)}`,
      where: edges,
      rows: ({ chain, pass }) =>
        chain.delta[l].flatMap((d, k) =>
          incoming(pass, l).map((signal, j) => ({
            name: g.dW(l, k, j),
            symbols: `= ${g.delta(l, k)}·${g.signal(l, j)}`,
            how: stretch(() => `${n(d)}·${f(signal)}`),
            value: d * signal,
            target: { l, i: k, j },
          })),
        ),
    },
    {
      ...common,
      kind: "dB",
      chip: `∂L/∂b${l + 1}`,
      words: `When ${of.b} grows by a little, ${of.z} grows by as much: the factor is 1.`,
      formula: `∂L/∂${of.b} = ${of.delta}·1`,
      where: biases,
      rows: ({ chain }) =>
        chain.delta[l].map((value, k) => ({
          name: g.dB(l, k),
          how: { text: g.delta(l, k), rounded: false },
          value,
          target: { l, i: k },
        })),
    },
  ];
}
