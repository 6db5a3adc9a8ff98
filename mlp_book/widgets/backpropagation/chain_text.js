/** The numbers in the formulas of the chain rule, as text: one row a value. */
import { factorDecided as f, formatDecided as n } from "../pieces/decided.js";
import { biasIndex, products } from "../mathematics/mlp.js";
import { isIrrational } from "../mathematics/rounding.js";
import { named, stretch } from "../pieces/stretch.js";

/** As the mathematics writes an activation's name. */
export const greek = (activation) => (activation.name === "sigmoid" ? "σ" : activation.label);

/**
 * The symbols of gradients, beside those of the network: of layers, neurons and weights.
 * @param {ReturnType<import("../pieces/format.js").symbols>} names
 */
export function gradientSymbols(names) {
  const index = (name) => name.replace(/^[a-z]+\d*/, "");
  return {
    delta: (l, i) => `δ${l + 1}${index(names.z(l, i))}`,
    dA: (l, i) => `∂L/∂${names.a(l, i)}`,
    slope: (l, i) => `∂${names.a(l, i)}/∂${names.z(l, i)}`,
    dW: (l, i, j) => `∂L/∂${names.W(l, i, j)}`,
    dB: (l, i) => `∂L/∂${names.b(l, i)}`,
    signal: (l, j) => (l === 0 ? names.x(j) : names.a(l - 1, j)),
    /** Names for tests and readers' programs: delta1[1], dW1[1,2], db2, da1[1], slope1[1], dy. */
    data: {
      delta: (l, i) => `delta${l + 1}${index(names.z(l, i))}`,
      dA: (l, i) => `d${names.a(l, i)}`,
      slope: (l, i) => `slope${l + 1}${index(names.z(l, i))}`,
      dW: (l, i, j) => `d${names.W(l, i, j)}`,
      dB: (l, i) => `db${l + 1}${index(names.z(l, i))}`,
    },
  };
}

/** z: the products, and the bias. */
export function sumText(network, { theta, pass }, l, i) {
  const terms = products(network, theta, pass, l, i).map(
    ({ weight, signal }, j) => `${j === 0 ? n(weight) : f(weight)}·${f(signal)}`,
  );
  return [...terms, f(theta[biasIndex(network, l, i)])].join(" + ");
}

export const LOSS = {
  binary_cross_entropy: {
    formula: "L = −(t·ln y + (1 − t)·ln(1 − y))",
    text: (y, t) => `−(${n(t)}·ln ${n(y)} + ${n(1 - t)}·ln ${n(1 - y)})`,
    slope: "∂L/∂y = −t/y + (1 − t)/(1 − y)",
    slopeText: (y, t) => `−${n(t)}/${n(y)} + ${n(1 - t)}/${n(1 - y)}`,
  },
  half_squared_error: {
    formula: "L = ½·(y − t)²",
    text: (y, t) => `½·(${n(y)} − ${f(t)})²`,
    slope: "∂L/∂y = y − t",
    slopeText: (y, t) => `${n(y)} − ${f(t)}`,
  },
};

/** name -> [the formula of phi' with symbols; with numbers; why, behind the value] */
const SLOPE = {
  identity: [() => "1", () => "", () => ""],
  sigmoid: [(a) => `${a}·(1 − ${a})`, (a) => `${n(a)}·(1 − ${n(a)})`, () => ""],
  tanh: [(a) => `1 − ${a}²`, (a) => `1 − ${f(a)}²`, () => ""],
  relu: [
    (a, z) => `1 where ${z} > 0, else 0`,
    () => "",
    (a, z) => `because ${named("z", () => n(z))} ${z > 0 ? "> 0" : "is not above 0"}`,
  ],
};
export const slopeFormula = (activation, a, z) => SLOPE[activation.name][0](a, z);

/** What is wrong, in words, at a neuron that a planted mistake meets. */
const MISTAKES = {
  at_a: "the slope is taken at a instead of z",
  second_neuron: "this neuron takes the slope of neuron 2",
  first_neuron: "this neuron takes the slope of neuron 1",
};

/** Whose slope neuron i of n takes, as a mistake has it. */
const taken = (mistake, i, size) =>
  mistake === "second_neuron" ? Math.min(i, 1) : mistake === "first_neuron" && i === size - 1 ? 0 : i;

/** phi' taken at a, with its numbers. */
const SLOPE_AT_A = {
  sigmoid: (a) => [`σ(${n(a)})·(1 − σ(${n(a)}))`, ""],
  tanh: (a) => [`1 − tanh(${n(a)})²`, ""],
  relu: (a) => ["", `because ${named("a", () => n(a))} ≥ 0`],
};

/**
 * phi' of one neuron with its numbers, and the planted mistake in words, if it meets this neuron.
 * @returns {{how: {text: string, rounded: boolean} | null, because: string, irrational: boolean, planted: string}}
 */
export function slopeText(network, { pass, mistake }, l, i) {
  const { name } = network.activations[l];
  const [z, a] = [pass.z[l], pass.a[l]];
  const hidden = l < network.activations.length - 1;
  if (hidden && mistake === "at_a") {
    const made = stretch(() => SLOPE_AT_A[name](a[i]));
    const [text, because] = made.text;
    return { how: text ? { ...made, text } : null, because, irrational: isIrrational(name, a, i), planted: MISTAKES.at_a };
  }
  const from = hidden ? taken(mistake, i, z.length) : i;
  const [, numbers, why] = SLOPE[name];
  const how = stretch(() => numbers(a[from], z[from]));
  return {
    how: how.text ? how : null,
    irrational: isIrrational(name, z, from),
    because: why(a[from], z[from]),
    planted: from === i ? "" : MISTAKES[mistake],
  };
}

/** Where a layer is on the graph, in words. */
export const places = (network, l) => {
  const last = l === network.activations.length - 1;
  return {
    neurons: last ? "the output neuron" : `the neurons of layer ${l + 1}`,
    edges: last ? "the edges into the output neuron" : `the edges into layer ${l + 1}`,
    biases: last ? "the bias under the output neuron" : `the biases under the neurons of layer ${l + 1}`,
  };
};

/** The symbols of any neuron j of a layer, for its formula; the one output has no index. */
export function general(network, names, l) {
  const last = l === network.activations.length - 1;
  const at = (name) => (last ? name : name.replace("[1]", "[j]"));
  return {
    z: at(names.z(l, 0)),
    a: at(names.a(l, 0)),
    b: at(names.b(l, 0)),
    W: (i) => `W${l + 1}[${last ? 1 : "j"},${i}]`,
    delta: `δ${l + 1}${last ? "" : "[j]"}`,
    signal: (i) => (l === 0 ? `x[${i}]` : `a${l}[${i}]`),
  };
}
