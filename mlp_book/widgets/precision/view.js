/**
 * The same forward pass in float64, float32, float16, bfloat16 and int8: every operation rounded,
 * the digits that still agree with float64 marked, and the bits of a number in the reader's hands.
 *
 * Traits: sizes, activations ({name, parameter}), theta, x, format, number, initial; options.
 */
import { h, setAttribute, setText } from "../pieces/dom.js";
import { formatNumber, symbols } from "../pieces/format.js";
import { networkGraph } from "../pieces/graph.js";
import { forwardIn } from "../../topics/low_precision.js";
import { biasIndex, makeNetwork, weightIndex } from "../mathematics/mlp.js";
import { bitPanel } from "./bits.js";
import { neuronLines } from "./lines.js";
import { everyTable, formatTable, numberTable } from "./format_tables.js";
import { agreement, shown } from "../pieces/number_words.js";
import { session } from "../pieces/session.js";

/** Every number by its symbol, and where it is kept. */
function numbersOf(network, names) {
  const all = Array.from({ length: network.sizes[0] }, (_, j) => ({ symbol: names.x(j), kind: "x", index: j, l: 0 }));
  const computed = [];
  network.activations.forEach((_, l) => {
    const [n, k] = [network.sizes[l], network.sizes[l + 1]];
    const neurons = Array.from({ length: k }, (_unused, i) => i);
    for (const i of neurons) {
      for (let j = 0; j < n; j += 1) all.push({ symbol: names.W(l, i, j), kind: "theta", index: weightIndex(network, l, i, j), l, weight: true });
    }
    for (const i of neurons) all.push({ symbol: names.b(l, i), kind: "theta", index: biasIndex(network, l, i), l });
    for (const kind of ["z", "a"]) for (const i of neurons) computed.push({ symbol: names[kind](l, i), kind, l, i });
  });
  return [...all, ...computed].map((one) => ({ ...one, editable: one.kind === "x" || one.kind === "theta" }));
}

function render({ model, el }) {
  const options = model.get("options");
  const network = makeNetwork(model.get("sizes"), model.get("activations"));
  const names = symbols(network.sizes);
  const numbers = numbersOf(network, names);
  const formats = options.format.map(([name]) => name);
  const now = session({ model, names: ["theta", "x", "format", "number"], draw });
  let selected = { l: 0, i: 0 };
  let passes = {};
  let focusTarget = null;

  function draw(state) {
    passes = Object.fromEntries(formats.map((name) => [name, forwardIn(name, network, state.theta, state.x)]));
    const pass = passes[state.format];
    graph.update(state, pass);
    shortenNaN();
    table.update(state.format, passes);
    lines.update(state.format, pass, selected);
    digits.update(state.format, passes);
    every.update(passes);
    drawBits(state);
    const last = network.sizes.length - 2;
    const [y, reference] = [pass.a[last][0], passes.float64.a[last][0]];
    return `y = ${shown(y, state.format)} in ${state.format}, the same as float64 in ${agreement(y, reference).words}`;
  }

  /** "not a number" is too long for the boxes of the picture; the tables write it in words. */
  function shortenNaN() {
    const boxes = graph.neurons.flatMap(({ z, a }) => [z, a]);
    for (const box of boxes) if (box.textContent === formatNumber(NaN)) setText(box, "NaN");
  }

  const chosen = (state) => numbers.find(({ symbol }) => symbol === state.number);

  function drawBits(state) {
    const one = chosen(state);
    const given = one.editable ? state[one.kind][one.index] : passes[state.format][one.kind][one.l][one.i];
    bits.update({ symbol: one.symbol, given, editable: one.editable, name: state.format, int8: int8Of(state, one) });
  }

  /** The scale and zero point of a weight, an input, or what goes into the next layer. */
  function int8Of(state, one) {
    if (state.format !== "int8") return null;
    const { layers } = passes.int8;
    if (one.weight) return { scale: layers[one.l].wScale, zero: 0, low: -127 };
    const into = one.kind === "x" ? layers[0] : one.kind === "a" ? layers[one.l + 1] : null;
    return into ? { scale: into.aScale, zero: into.aZero, low: -128 } : null;
  }

  function setValue(value) {
    const one = chosen(now.state);
    const vector = now.state[one.kind];
    if (!Number.isFinite(value) || Math.abs(value) > options[one.kind][1]) {
      const words = `These bits mean ${shown(value, "float16")}: ${one.symbol} needs a number from −1000000 to 1000000; ${formatNumber(vector[one.index])} is kept.`;
      now.tell(words);
      drawBits(now.state);
      bits.refuse(words);
      return;
    }
    now.tell("");
    now.edit({ [one.kind]: Array.from(vector).with(one.index, value) });
  }

  function onTarget(target, select) {
    if (select) {
      selected = { l: target.l, i: target.i };
      graph.select(selected);
      lines.update(now.state.format, passes[now.state.format], selected);
      focusTarget = target;
    }
    graph.highlight(target ?? (el.contains(document.activeElement) ? focusTarget : null) ?? selected);
  }

  function walk(by) {
    const at = graph.neurons.findIndex(({ l, i }) => l === selected.l && i === selected.i);
    onTarget(graph.neurons[(at + by + graph.neurons.length) % graph.neurons.length], true);
  }

  const table = formatTable(network, formats, (format) => now.edit({ format }));
  const graph = networkGraph({
    network,
    names,
    onEdit: (kind, index, value) => now.edit({ [kind]: Array.from(now.state[kind]).with(index, value) }, false),
    onTarget,
    limits: options.theta,
    ...now.fields,
  });
  const lines = neuronLines(network, names);
  const digits = numberTable(network, names);
  const every = everyTable(network, names, formats);
  const bits = bitPanel({ options: options.number, onChoose: (number) => now.edit({ number }), onValue: setValue });

  const walkButton = (text, by) => h("button", { type: "button", class: "mlp-button", onclick: () => walk(by) }, text);
  const root = h(
    "div",
    { class: "mlp-widget mlp-precision", role: "group", "aria-label": "Precision" },
    now.bar(hint()),
    table.element,
    bits.element,
    graph.element,
    h("div", { class: "mlp-walk" }, walkButton("Previous neuron", -1), walkButton("Next neuron", 1)),
    now.message,
    h("div", { class: "mlp-precise-below" }, lines.element, digits.element),
    every.element,
  );
  graph.arrange(700);
  graph.select(selected);
  graph.highlight(selected);
  return now.begin(el, root, graph.element, (width) => {
    graph.arrange(width);
    setAttribute(root, "data-mode", graph.element.dataset.mode);
  });
}

const hint = () =>
  h("p", { class: "mlp-hint" }, "Pick a format (arrow keys go up and down), take a number apart into bits, change any number, pick a neuron to see its arithmetic. ",
    "Underlined digits are the same as float64's, rounded to as many.");

export default { render };
