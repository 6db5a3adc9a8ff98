/**
 * The forward pass of a small network as a picture that answers: every input, weight and bias can
 * be changed on the spot; z, a, the arithmetic and the truth table follow at once.
 *
 * Traits: sizes, activations ({name, parameter}), theta, x, initial.
 */
import { arithmetic } from "../pieces/arithmetic.js";
import { h, setAttribute } from "../pieces/dom.js";
import { formatNumber, symbols } from "../pieces/format.js";
import { networkGraph } from "../pieces/graph.js";
import { forward, makeNetwork } from "../mathematics/mlp.js";
import { session } from "../pieces/session.js";
import { stateTable, truthTable } from "../pieces/tables.js";
import { named } from "../pieces/stretch.js";

function render({ model, el }) {
  const network = makeNetwork(model.get("sizes"), model.get("activations"));
  const names = symbols(network.sizes);
  const now = session({ model, names: ["theta", "x"], draw });
  let selected = { l: 0, i: 0 };
  let focusTarget = null;

  function draw(state) {
    const pass = forward(network, state.theta, state.x);
    for (const part of parts) part.update(state, pass);
    const last = network.sizes.length - 2;
    const outputs = pass.a[last].map((v, i) => named(names.a(last, i), () => formatNumber(v)));
    return outputs.join(", ");
  }

  function onTarget(target, select) {
    if (select) {
      selected = { l: target.l, i: target.i };
      graph.select(selected);
    }
    const focused = el.contains(document.activeElement) ? focusTarget : null;
    if (select) focusTarget = target;
    highlight(target ?? focused ?? shown());
  }

  /** Where the fields of one neuron at a time are shown, that neuron stays marked. */
  const shown = () => (graph.element.dataset.mode === "cards" ? selected : null);

  function highlight(target) {
    graph.highlight(target);
    sums.highlight(target);
  }

  function walk(by) {
    const all = graph.neurons;
    const at = all.findIndex(({ l, i }) => l === selected.l && i === selected.i);
    onTarget(all[(at + by + all.length) % all.length], true);
  }

  const graph = networkGraph({
    network,
    names,
    onEdit: (kind, index, value) => now.edit({ [kind]: now.state[kind].with(index, value) }, false),
    onTarget,
    ...now.fields,
  });
  const sums = arithmetic(network, names, onTarget);
  const truth = truthTable(network, names, (x) => now.edit({ x }));
  const table = stateTable(network, names);
  const parts = [graph, sums, truth, table].filter(Boolean);

  const walkButton = (text, by) =>
    h("button", { type: "button", class: "mlp-button", onclick: () => walk(by) }, text);
  const walker = h(
    "div",
    { class: "mlp-walk" },
    walkButton("Previous neuron", -1),
    walkButton("Next neuron", 1),
  );
  const root = h(
    "div",
    { class: "mlp-widget mlp-forward-pass", role: "group", "aria-label": "Forward pass" },
    now.bar(hint()),
    graph.element,
    walker,
    now.message,
    h("div", { class: "mlp-below" }, sums.element, truth?.element ?? null),
    table.element,
  );
  root.addEventListener("focusout", (event) => {
    if (root.contains(event.relatedTarget)) return;
    focusTarget = null;
    highlight(shown());
  });

  graph.arrange(700);
  graph.select(selected);
  return now.begin(el, root, graph.element, (width) => {
    graph.arrange(width);
    setAttribute(root, "data-mode", graph.element.dataset.mode);
    highlight(focusTarget ?? shown());
  });
}

const hint = () =>
  h(
    "p",
    { class: "mlp-hint" },
    h("span", { class: "mlp-only-cards" }, "Pick a neuron to see its weights. "),
    "Change any number: type, press the arrow keys, or drag it sideways. ",
    "A line is as thick as its weight is large; dashes mean negative.",
  );

export default { render };
