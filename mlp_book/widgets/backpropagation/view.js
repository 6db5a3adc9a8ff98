/**
 * Forward and backward through a small network, step by step: each factor of the chain rule where
 * it arises, with its formula and its numbers; every input, weight, bias and the target can be
 * changed on the spot. One derivative is checked by a difference, and mistakes can be planted.
 *
 * Traits: sizes, output, theta, x, target, activation, loss, mistake, step, weight, initial.
 */
import { makeSteps } from "./chain_steps.js";
import { LOSS, MISTAKES } from "./chain_text.js";
import { selectField } from "../pieces/choose.js";
import { h, setAttribute, setText, uniqueId } from "../pieces/dom.js";
import { formatDecided as formatNumber } from "../pieces/decided.js";
import { symbols } from "../pieces/format.js";
import { gradientCheck, parametersOf } from "./gradient_check.js";
import { ROOM, gradientLayer } from "./gradient_layer.js";
import { gradientTable } from "./gradient_table.js";
import { networkGraph } from "../pieces/graph.js";
import { History } from "../pieces/history.js";
import { liveRegion } from "../pieces/live.js";
import { lossNode } from "./loss_node.js";
import * as mlp from "../mathematics/mlp.js";
import { stepPanel } from "./step_panel.js";
import { traits } from "../pieces/traits.js";

const TRAITS = ["theta", "x", "target", "activation", "loss", "mistake", "step", "weight"];
const HIDDEN = [["sigmoid", "sigmoid"], ["tanh", "tanh"], ["relu", "ReLU"]];

function render({ model, el }) {
  const sizes = model.get("sizes");
  const output = model.get("output");
  const names = symbols(sizes);
  const history = new History();
  const live = liveRegion();
  const message = h("p", { class: "mlp-message", id: uniqueId("message") });
  const network = mlp.makeNetwork(sizes, [...Array(sizes.length - 2).fill("sigmoid"), output]);
  const parameters = parametersOf(network, names);
  const read = () => Object.fromEntries(TRAITS.map((name) => [name, model.get(name)]));
  let state = read();
  let steps = [];
  let focused = null;

  /** Everything that the page shows, computed anew at every change. */
  function compute() {
    const { theta, x, target, activation, mistake } = state;
    network.activations.fill(mlp.makeActivation(activation), 0, -1); // the parts hold the network
    const loss = mlp.makeLoss(state.loss);
    const pass = mlp.forward(network, theta, x);
    const chain = mlp.factors(network, theta, pass, [target], loss, mistake);
    const gradient = mlp.gradientOf(network, pass, chain.delta);
    const numerical = mlp.numericalGradient(network, theta, x, [target], loss);
    steps = makeSteps(network, names, loss);
    return { ...state, pass, chain, gradient, numerical, value: mlp.lossOf(network, pass, [target], loss) };
  }

  const stepOf = (kind, l) =>
    1 + steps.findIndex((step) => step.kind === kind && (kind === "loss" || step.l === l));
  const known = (kind, l) => stepOf(kind, l) <= state.step;

  /** Every change goes through here. Returns what may be said aloud. */
  function show(next) {
    state = next;
    const now = compute();
    graph.update(state, now.pass, known);
    gradients.update(now, known);
    gradients.choose(parameters.findIndex(({ name }) => name === state.weight));
    lossBox.update(state, now.value, known("loss"));
    for (const part of [gradients, lossBox]) part.mark(steps[state.step - 1]);
    const words = panel.update(state.step, steps, now);
    const checked = check.update(now, known, stepOf);
    table.update(now, known);
    choices.forEach(({ name, field }) => field.set(state[name]));
    setAttribute(undo, "aria-disabled", history.length === 0);
    const result = `y = ${formatNumber(now.pass.a.at(-1)[0])}, L = ${formatNumber(now.value)}`;
    return { step: words, edit: known("loss") ? result : words, check: checked, nothing: "" };
  }

  function change(next, said = "edit") {
    const words = show(next)[said];
    if (words) live.say(words);
    connection.write(next);
  }
  const remember = (whole = false) => history.push({ state, whole });
  const edit = (changes, whole) => {
    remember(whole);
    change({ ...state, ...changes });
  };
  const look = (index) => {
    const { name } = parameters[index];
    if (name !== state.weight) change({ ...state, weight: name }, "nothing");
  };

  function onTarget(target, select) {
    if (select) {
      graph.select(target);
      focused = target;
    }
    highlight(target ?? (el.contains(document.activeElement) ? focused : null));
  }
  const highlight = (target) => [graph, gradients, panel].forEach((part) => part.highlight(target));

  const fieldOptions = {
    describedBy: message.id,
    onStep: () => remember(),
    onMessage: (words) => {
      setText(message, words);
      if (words) live.say(words, 100);
    },
  };
  const graph = networkGraph({
    network,
    names,
    room: ROOM,
    onEdit: (kind, index, value) => change({ ...state, [kind]: state[kind].with(index, value) }),
    onTarget,
    ...fieldOptions,
  });
  const gradients = gradientLayer({ graph, network, names, onParameter: look });
  const lossBox = lossNode({
    graph,
    probability: output === "sigmoid",
    onInput: (target) => change({ ...state, target }),
    ...fieldOptions,
  });
  const undo = h("button", { type: "button", class: "mlp-button" }, "Undo a change");
  const panel = stepPanel({
    undo,
    steps: makeSteps(network, names, mlp.makeLoss(state.loss)),
    onGo: (step) => change({ ...state, step }, "step"),
    onReset: () => edit(model.get("initial"), true),
    onTarget: (target) => onTarget(target, false),
  });
  const check = gradientCheck({ network, names, onChoose: (weight) => change({ ...state, weight }, "check") });
  const table = gradientTable(network, names);

  const choice = (name, label, options) => ({
    name,
    field: selectField({ label, options, onChoose: (value) => edit({ [name]: value }) }),
  });
  const losses = Object.entries(LOSS)
    .filter(([name]) => output === "sigmoid" || name === "half_squared_error")
    .map(([name, { label }]) => [name, label]);
  const choices = [
    choice("activation", "Hidden activation", HIDDEN),
    choice("loss", "Loss", losses),
    choice("mistake", "Planted mistake", Object.entries(MISTAKES).map(([name, [text]]) => [name, text])),
  ];
  undo.addEventListener("click", () => {
    const past = history.pop();
    if (!past) return;
    const { step, weight } = state;
    change(past.whole ? past.state : { ...past.state, step, weight });
  });

  const root = h(
    "div",
    { class: "mlp-widget mlp-backpropagation", role: "group", "aria-label": "Backpropagation" },
    h("div", { class: "mlp-options" }, ...choices.map(({ field }) => field.element)),
    panel.nav,
    graph.element,
    message,
    panel.card,
    h("p", { class: "mlp-hint" }, HINT),
    check.element,
    table.element,
    live.element,
  );
  root.addEventListener("focusout", (event) => {
    if (root.contains(event.relatedTarget)) return;
    focused = null;
    highlight(null);
  });

  const connection = traits(model, TRAITS, () => show(read()));
  function arrange(width) {
    const layout = graph.arrange(width);
    for (const part of [gradients, lossBox]) part.arrange(layout);
  }
  arrange(700);
  show(state);
  graph.select({ l: 0, i: 0 });
  el.append(root);
  const observer = new ResizeObserver(([entry]) => {
    const { width } = entry.contentRect;
    if (width > 0) arrange(Math.floor(width));
    setAttribute(root, "data-mode", graph.element.dataset.mode);
  });
  observer.observe(graph.element);

  return () => {
    observer.disconnect();
    live.stop();
    connection.forget();
  };
}

const HINT =
  "Blue goes forward, orange goes back. Change any number: type, press the arrow keys, or drag it " +
  "sideways. A line is as thick as its weight, or its derivative, is large; dashes mean negative.";

export default { render };
