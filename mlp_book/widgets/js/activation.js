/**
 * An activation as a picture that answers: its curve and derivative, the tangent at a z to drag,
 * flat and dead zones, a second activation beside it; softmax as bars.
 *
 * Traits: name, compare, z, slope, alpha, scores, initial.
 */
import { activationPanel } from "./activation_panel.js";
import { activationPlot } from "./activation_plot.js";
import { selectField } from "./choose.js";
import { h, setAttribute, setText, uniqueId } from "./dom.js";
import { History } from "./history.js";
import { liveRegion } from "./live.js";
import { ACTIVATION_NAMES, makeActivation, zonesOf } from "./mlp.js";
import { numberField } from "./number-field.js";
import { softmaxPanel } from "./softmax_panel.js";
import { valuesTable } from "./values_table.js";

const TRAITS = ["name", "compare", "z", "slope", "alpha", "scores"];
const LIMITS = { z: [-1000, 1000], slope: [0, 1], alpha: [0.01, 10] };
const OPTIONS = ACTIVATION_NAMES.map((name) => [name, makeActivation(name).label]);
const CURVES = OPTIONS.filter(([name]) => name !== "softmax");
const HINTS = [
  "Drag the point on the curve, or type z: try 3, 10 and 37. The orange line touches the curve; its slope is the derivative, drawn below.",
  "Change any z. Each a is a share of the whole, so that a rise of one is a fall of the others.",
];

function render({ model, el }) {
  const read = () => Object.fromEntries(TRAITS.map((name) => [name, model.get(name)]));
  const history = new History();
  const live = liveRegion();
  const message = h("p", { class: "mlp-message", id: uniqueId("message") });
  let state = read();
  let own = false;

  const make = (name) =>
    makeActivation({ name, parameter: { leaky_relu: state.slope, elu: state.alpha }[name] ?? null });

  /** Every change goes through here: one computation, one update of the page. */
  function show(next) {
    state = next;
    const { name, compare, z } = state;
    const bars = name === "softmax";
    const other = bars || compare === "none" || compare === name ? null : make(compare);
    choice.set(name);
    second.set(other ? compare : "none");
    second.allow((one) => one !== name);
    for (const one of ["z", "slope", "alpha"]) fields[one].set(state[one]);
    const seen = [name, other?.name];
    fields.slope.element.hidden = bars || !seen.includes("leaky_relu");
    fields.alpha.element.hidden = bars || !seen.includes("elu");
    for (const part of [fields.z.element, second.element, curves]) part.hidden = bars;
    softmax.element.hidden = !bars;
    legend.hidden = !other;
    setText(hint, HINTS[bars ? 1 : 0]);
    setAttribute(back, "aria-disabled", history.length === 0);
    if (bars) return softmax.update(state.scores);
    const activation = make(name);
    const scene = { activation, zones: zonesOf(activation), other, z };
    plot.update(scene);
    table.update([activation, other].filter(Boolean));
    setText(legend, other ? `Thick lines and round points: ${activation.label}. Thin grey lines and square points: ${other.label}.` : "");
    return panel.update(scene);
  }

  function change(next) {
    live.say(show(next));
    own = true;
    for (const name of TRAITS) model.set(name, next[name]);
    model.save_changes();
    own = false;
  }

  const remember = () => history.push(state);
  function step(part) {
    remember();
    change({ ...state, ...part });
  }
  const rest = {
    describedBy: message.id,
    onStep: remember,
    onMessage: (words) => {
      setText(message, words);
      if (words) live.say(words, 100);
    },
  };

  const choice = selectField({ label: "activation", options: OPTIONS, onChoose: (name) => step({ name }) });
  const second = selectField({
    label: "compare with",
    options: [["none", "none"], ...CURVES],
    onChoose: (compare) => step({ compare }),
  });
  const fields = Object.fromEntries(
    Object.entries(LIMITS).map(([label, limits]) => {
      const onInput = (value) => change({ ...state, [label]: value });
      return [label, numberField({ label, limits, onInput, ...rest })];
    }),
  );
  const plot = activationPlot({ onGrab: remember, onDrag: (z) => change({ ...state, z }) });
  const panel = activationPanel();
  const table = valuesTable();
  const softmax = softmaxPanel({
    n: state.scores.length,
    onEdit: (index, value) => change({ ...state, scores: [...state.scores].with(index, value) }),
    onShift: () => step({ scores: state.scores.map((z) => Math.min(LIMITS.z[1], z + 1)) }),
    ...rest,
  });

  const back = h("button", { type: "button", class: "mlp-button" }, "Step back");
  back.addEventListener("click", () => {
    const past = history.pop();
    if (past) change(past);
  });
  const reset = h("button", { type: "button", class: "mlp-button" }, "Reset");
  reset.addEventListener("click", () => step(model.get("initial")));
  const hint = h("p", { class: "mlp-hint" });
  const legend = h("p", { class: "mlp-hint" });
  const curves = h(
    "div",
    { class: "mlp-curves" },
    h("div", {}, plot.element, legend),
    panel.element,
    table.element,
  );
  const controls = h("div", { class: "mlp-curve-controls" }, choice.element, second.element,
    ...Object.values(fields).map((field) => field.element));
  const root = h(
    "div",
    { class: "mlp-widget mlp-curve-widget", role: "group", "aria-label": "An activation and its slope" },
    h("div", { class: "mlp-bar-top" }, hint, h("div", { class: "mlp-buttons" }, back, reset)),
    controls,
    message,
    curves,
    softmax.element,
    live.element,
  );

  const fromPython = () => {
    if (!own) show(read());
  };
  for (const name of TRAITS) model.on(`change:${name}`, fromPython);
  show(state);
  el.append(root);
  const observer = new ResizeObserver(([entry]) => {
    if (entry.contentRect.width > 0) plot.arrange(Math.floor(entry.contentRect.width));
  });
  observer.observe(plot.element);

  return () => {
    observer.disconnect();
    live.stop();
    for (const name of TRAITS) model.off(`change:${name}`, fromPython);
  };
}

export default { render };
