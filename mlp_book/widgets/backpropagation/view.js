/**
 * Forward and backward through a small network, step by step: each factor of the chain rule where
 * it arises, with its formula and its numbers; every input, weight, bias and the target can be
 * changed on the spot. One derivative is checked by a difference, and mistakes can be planted.
 *
 * Traits: sizes, activations, theta, x, target, activation (of the hidden layers), loss, mistake,
 * step, weight, initial; options.
 */
import { makeSteps } from "./chain_steps.js";
import { selectField } from "../pieces/choose.js";
import { h, setAttribute } from "../pieces/dom.js";
import { formatDecided as formatNumber } from "../pieces/decided.js";
import { symbols } from "../pieces/format.js";
import { gradientCheck, parametersOf } from "./gradient_check.js";
import { ROOM, gradientLayer } from "./gradient_layer.js";
import { gradientTable } from "./gradient_table.js";
import { networkGraph } from "../pieces/graph.js";
import { lossNode } from "./loss_node.js";
import * as mlp from "../mathematics/mlp.js";
import { session } from "../pieces/session.js";
import { stepPanel } from "./step_panel.js";
import { named } from "../pieces/stretch.js";

const TRAITS = ["theta", "x", "target", "activation", "loss", "mistake", "step", "weight"];

function render({ model, el }) {
  const sizes = model.get("sizes");
  const options = model.get("options");
  const names = symbols(sizes);
  const network = mlp.makeNetwork(sizes, model.get("activations"));
  const parameters = parametersOf(network, names);
  let steps = [];
  let focused = null;

  /** Everything that the page shows, computed anew at every change. */
  function compute(state) {
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
  const known = (kind, l) => stepOf(kind, l) <= now.state.step;

  /** `say`: of what the change tells aloud. */
  function draw(state, { say = "edit" }) {
    const all = compute(state);
    graph.update(state, all.pass, known);
    gradients.update(all, known);
    gradients.choose(parameters.findIndex(({ name }) => name === state.weight));
    lossBox.update(state, all.value, known("loss"));
    for (const part of [gradients, lossBox]) part.mark(steps[state.step - 1]);
    const words = panel.update(state.step, steps, all);
    const checked = check.update(all, known, stepOf);
    table.update(all, known);
    choices.forEach(({ name, field }) => field.set(state[name]));
    const result = `${named("y", () => formatNumber(all.pass.a.at(-1)[0]))}, ${named("L", () => formatNumber(all.value))}`;
    return { step: words, edit: known("loss") ? result : words, check: checked, nothing: "" }[say];
  }

  // Where the reader looks is no change that could be undone.
  const now = session({ model, names: TRAITS, draw, kept: ["step", "weight"], stepBack: "Undo a change" });
  const look = (part, say) => now.edit(part, false, { say });

  function onTarget(target, select) {
    if (select) {
      graph.select(target);
      focused = target;
    }
    highlight(target ?? (el.contains(document.activeElement) ? focused : null));
  }
  const highlight = (target) => [graph, gradients, panel].forEach((part) => part.highlight(target));

  const graph = networkGraph({
    network,
    names,
    room: ROOM,
    onEdit: (kind, index, value) => now.edit({ [kind]: now.state[kind].with(index, value) }, false),
    onTarget,
    ...now.fields,
  });
  const gradients = gradientLayer({
    graph,
    network,
    names,
    onParameter(index) {
      const { name } = parameters[index];
      if (name !== now.state.weight) look({ weight: name }, "nothing");
    },
  });
  const lossBox = lossNode({
    graph,
    limits: options.target,
    onInput: (target) => now.edit({ target }, false),
    ...now.fields,
  });
  const panel = stepPanel({
    buttons: now.buttons,
    steps: makeSteps(network, names, mlp.makeLoss(now.state.loss)),
    onGo: (step) => look({ step }, "step"),
    onTarget: (target) => onTarget(target, false),
  });
  const check = gradientCheck({ network, names, options: options.weight, onChoose: (weight) => look({ weight }, "check") });
  const table = gradientTable(network, names);

  const choice = (name, label) => ({
    name,
    field: selectField({ label, options: options[name], onChoose: (value) => now.edit({ [name]: value }) }),
  });
  const choices = [
    choice("activation", "Hidden activation"),
    choice("loss", "Loss"),
    choice("mistake", "Planted mistake"),
  ];
  const root = h(
    "div",
    { class: "mlp-widget mlp-backpropagation", role: "group", "aria-label": "Backpropagation" },
    h("div", { class: "mlp-options" }, ...choices.map(({ field }) => field.element)),
    panel.nav,
    graph.element,
    now.message,
    panel.card,
    h("p", { class: "mlp-hint" }, HINT),
    check.element,
    table.element,
  );
  root.addEventListener("focusout", (event) => {
    if (root.contains(event.relatedTarget)) return;
    focused = null;
    highlight(null);
  });

  function arrange(width) {
    const layout = graph.arrange(width);
    for (const part of [gradients, lossBox]) part.arrange(layout);
  }
  arrange(700);
  const end = now.begin(el, root, graph.element, (width) => {
    arrange(width);
    setAttribute(root, "data-mode", graph.element.dataset.mode);
  });
  graph.select({ l: 0, i: 0 });
  return end;
}

const HINT =
  "Blue goes forward, orange goes back. Change any number: type, press the arrow keys, or drag it " +
  "sideways. A line is as thick as its weight, or its derivative, is large; dashes mean negative.";

export default { render };
