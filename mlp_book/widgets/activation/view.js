/**
 * An activation as a picture that answers: its curve and derivative, the tangent at a z to drag,
 * flat and dead zones, a second activation beside it; softmax as bars.
 *
 * Traits: name, compare, z, slope, alpha, scores, initial; options.
 */
import { activationPanel } from "./panel.js";
import { activationPlot } from "./plot.js";
import { selectField } from "../pieces/choose.js";
import { h, setText } from "../pieces/dom.js";
import { makeActivation, zonesOf } from "../mathematics/mlp.js";
import { numberField } from "../pieces/number-field.js";
import { session } from "../pieces/session.js";
import { softmaxPanel } from "../pieces/softmax_panel.js";
import { valuesTable } from "./values_table.js";

const TRAITS = ["name", "compare", "z", "slope", "alpha", "scores"];
const HINTS = [
  "Drag the point on the curve, or type z: try 3, 10 and 37. The orange line touches the curve; its slope is the derivative, drawn below.",
  "Change any z. Each a is a share of the whole, so that a rise of one is a fall of the others.",
];

function render({ model, el }) {
  const options = model.get("options");
  const now = session({ model, names: TRAITS, draw });

  function draw(state) {
    const { name, compare, z, slope, alpha } = state;
    const make = (one) => makeActivation({ name: one, parameter: { leaky_relu: slope, elu: alpha }[one] ?? null });
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
    if (bars) return softmax.update(state.scores);
    const activation = make(name);
    const scene = { activation, zones: zonesOf(activation), other, z };
    plot.update(scene);
    table.update([activation, other].filter(Boolean));
    setText(legend, other ? `Thick lines and round points: ${activation.label}. Thin grey lines and square points: ${other.label}.` : "");
    return panel.update(scene);
  }

  const choice = selectField({ label: "activation", options: options.name, onChoose: (name) => now.edit({ name }) });
  const second = selectField({
    label: "compare with",
    options: options.compare,
    onChoose: (compare) => now.edit({ compare }),
  });
  const fields = Object.fromEntries(
    ["z", "slope", "alpha"].map((label) => {
      const onInput = (value) => now.edit({ [label]: value }, false);
      return [label, numberField({ label, limits: options[label], onInput, ...now.fields })];
    }),
  );
  const plot = activationPlot({ onGrab: now.remember, onDrag: (z) => now.edit({ z }, false) });
  const panel = activationPanel();
  const table = valuesTable();
  const softmax = softmaxPanel({
    n: now.state.scores.length,
    limits: options.scores,
    onEdit: (index, value) => now.edit({ scores: now.state.scores.with(index, value) }, false),
    onShift: () => now.edit({ scores: now.state.scores.map((z) => Math.min(options.scores[1], z + 1)) }),
    ...now.fields,
  });

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
    now.bar(hint),
    controls,
    now.message,
    curves,
    softmax.element,
  );

  return now.begin(el, root, plot.element, plot.arrange);
}

export default { render };
