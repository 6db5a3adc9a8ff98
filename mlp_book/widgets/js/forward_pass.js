/**
 * The forward pass of a small network as a picture that answers: every input, weight and bias can
 * be changed on the spot; z, a, the arithmetic and the truth table follow at once.
 *
 * Traits: sizes, activations ({name, parameter}), theta, x, initial_theta, initial_x.
 */
import { arithmetic } from "./arithmetic.js";
import { h, setAttribute, setText, uniqueId } from "./dom.js";
import { formatNumber, symbols } from "./format.js";
import { networkGraph } from "./graph.js";
import { History } from "./history.js";
import { liveRegion } from "./live.js";
import { forward, makeNetwork } from "./mlp.js";
import { stateTable, truthTable } from "./tables.js";

function render({ model, el }) {
  const network = makeNetwork(model.get("sizes"), model.get("activations"));
  const names = symbols(network.sizes);
  const history = new History();
  const live = liveRegion();
  const message = h("p", { class: "mlp-message", id: uniqueId("message") });
  let state = read();
  let selected = { l: 0, i: 0 };

  function read() {
    return { theta: [...model.get("theta")], x: [...model.get("x")] };
  }

  /** Every change goes through here: one computation, one update of the page. */
  function show(next) {
    state = next;
    const pass = forward(network, state.theta, state.x);
    for (const part of parts) part.update(state, pass);
    setAttribute(back, "aria-disabled", history.length === 0);
    const last = network.sizes.length - 2;
    const outputs = pass.a[last].map((v, i) => `${names.a(last, i)} = ${formatNumber(v)}`);
    return outputs.join(", ");
  }

  function change(next) {
    const words = show(next);
    live.say(words);
    own = true;
    model.set("theta", next.theta);
    model.set("x", next.x);
    model.save_changes();
    own = false;
  }
  let own = false;

  function step(next) {
    history.push(state);
    change(next);
  }

  function onTarget(target, select) {
    if (select) {
      selected = { l: target.l, i: target.i };
      graph.select(selected);
    }
    const focused = el.contains(document.activeElement) ? focusTarget : null;
    if (select) focusTarget = target;
    highlight(target ?? focused);
  }
  let focusTarget = null;

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
    describedBy: message.id,
    onStep: () => history.push(state),
    onEdit: (kind, index, value) => change({ ...state, [kind]: state[kind].with(index, value) }),
    onMessage: (words) => {
      setText(message, words);
      if (words) live.say(words, 100);
    },
    onTarget,
  });
  const sums = arithmetic(network, names, onTarget);
  const truth = truthTable(network, names, (x) => step({ ...state, x }));
  const table = stateTable(network, names);
  const parts = [graph, sums, truth, table].filter(Boolean);

  const back = h("button", { type: "button", class: "mlp-button" }, "Step back");
  back.addEventListener("click", () => {
    const past = history.pop();
    if (past) change(past);
  });
  const reset = h("button", { type: "button", class: "mlp-button" }, "Reset");
  reset.addEventListener("click", () =>
    step({ theta: [...model.get("initial_theta")], x: [...model.get("initial_x")] }),
  );
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
    h("div", { class: "mlp-bar-top" }, hint(), h("div", { class: "mlp-buttons" }, back, reset)),
    graph.element,
    walker,
    message,
    h("div", { class: "mlp-below" }, sums.element, truth?.element ?? null),
    table.element,
    live.element,
  );
  root.addEventListener("focusout", (event) => {
    if (root.contains(event.relatedTarget)) return;
    focusTarget = null;
    highlight(null);
  });

  const fromPython = () => {
    if (!own) show(read());
  };
  model.on("change:theta", fromPython);
  model.on("change:x", fromPython);

  graph.arrange(700);
  show(state);
  graph.select(selected);
  el.append(root);
  const observer = new ResizeObserver(([entry]) => {
    const { width } = entry.contentRect;
    if (width > 0) graph.arrange(Math.floor(width));
    setAttribute(root, "data-mode", graph.element.dataset.mode);
  });
  observer.observe(graph.element);

  return () => {
    observer.disconnect();
    live.stop();
    model.off("change:theta", fromPython);
    model.off("change:x", fromPython);
  };
}

const hint = () =>
  h(
    "p",
    { class: "mlp-hint" },
    "Change any number: type, press the arrow keys, or drag it sideways. ",
    "A line is as thick as its weight is large; dashes mean negative.",
  );

export default { render };
