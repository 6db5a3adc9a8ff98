/**
 * Build with bends: neurons whose kinks and slopes are dragged until their sum matches a curve.
 *
 * Traits: target, neuron, n, c, v, b, k, r, x, initial; options.
 */
import { activationAt, curveAt, evenBumps, joinTheDots, measure, pieceAt, TARGETS } from "../../topics/bends.js";
import { bendsPlot } from "./plot.js";
import { bumpFormula, curveFormula, pieceFormula, sumFormula, verdict } from "./words.js";
import { selectField } from "../pieces/choose.js";
import { curveTable } from "../pieces/curve_table.js";
import { h, setAttribute, setText, valueText } from "../pieces/dom.js";
import { formulaLine } from "../pieces/formula_line.js";
import { numberField } from "../pieces/number-field.js";
import { equalsTiny, formatTiny } from "../pieces/scientific.js";
import { session } from "../pieces/session.js";

const TRAITS = ["target", "neuron", "n", "c", "v", "b", "k", "r", "x"];
const SINGLE = ["n", "b", "x", "k", "r"];
const HINTS = {
  relu: "Drag a numbered point below: sideways moves the kink c, up and down changes the bend v. Thick line: y. Thin line: the target.",
  tanh: "Drag a numbered point below: sideways moves the bump's centre c, up and down its height v. Thick line: y. Thin line: the target.",
};
const STOPS = [-3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3];

function render({ model, el }) {
  const options = model.get("options");
  const now = session({ model, names: TRAITS, draw });
  const most = options.n[1];

  function draw(state) {
    const { neuron, n, c, v, b, x } = state;
    const bumps = neuron === "tanh";
    const target = TARGETS[state.target];
    choice.set(state.target);
    kind.set(neuron);
    for (const one of SINGLE) fields[one].set(state[one]);
    for (const one of ["k", "r"]) fields[one].element.hidden = !bumps;
    setText(hint, HINTS[neuron]);
    cards.forEach((card, i) => card.update(state, i));
    const y = curveAt(state, x);
    const pieces = Array.from({ length: n }, (_, i) => pieceAt(state, i, x));
    lines.formula.set(["", ""], curveFormula(state));
    lines.bump.line.hidden = !bumps;
    lines.bump.set(["", ""], bumpFormula(state));
    lines.y.set([sumFormula(b, pieces), ""], formatTiny(y), `y at x = ${formatTiny(x)}`);
    lines.f.set(["", ""], formatTiny(target.value(x)), "the target there", equalsTiny(target.value(x)));
    const found = measure(state, target);
    lines.error.set(["mean of (y − target)² ", ""], `${equalsTiny(found.error)} ${formatTiny(found.error)}`, "error");
    lines.gap.set(["", ""], formatTiny(found.gap), "largest gap", equalsTiny(found.gap));
    const said = verdict(found, target);
    setText(words, said.text);
    setAttribute(status, "data-kind", said.kind);
    plot.update({ made: state, target, x });
    table.update({
      key: JSON.stringify([state.target, neuron, n, c, v, b, state.k, state.r]),
      caption: "The curve y and its target",
      heads: ["x", "y", "target", ...pieces.map((_, i) => `v[${i + 1}]·a[${i + 1}]`)],
      stops: STOPS,
      at: (u) => [curveAt(state, u), target.value(u), ...pieces.map((_, i) => pieceAt(state, i, u))],
    });
    return `${n} ${bumps ? "bumps" : "bends"}. ${said.text} Error ${formatTiny(found.error)}.`;
  }

  /** One neuron or bump: its two numbers, and what it adds at x. */
  function neuronCard(i) {
    const field = (name) =>
      numberField({
        label: `${name}[${i + 1}]`,
        limits: options[name],
        onInput: (value) => now.edit({ [name]: now.state[name].with(i, value) }, false),
        ...now.fields,
      });
    const [c, v] = [field("c"), field("v")];
    const sum = formulaLine(`v[${i + 1}]·a[${i + 1}]`, `v[${i + 1}]·a[${i + 1}]`, "forward");
    const title = h("p", { class: "mlp-lines-title" });
    const element = h("div", { class: "mlp-neuron-card" }, title, h("div", { class: "mlp-neuron-fields" }, c.element, v.element), sum.line);
    return {
      element,
      update(state, place) {
        element.hidden = place >= state.n;
        c.set(state.c[place]);
        v.set(state.v[place]);
        setText(title, state.neuron === "relu" ? `Neuron ${place + 1}` : `Bump ${place + 1}: two neurons`);
        const a = activationAt(state, place, state.x);
        sum.set([`${pieceFormula(state, place, state.x)}${formatTiny(state.v[place])}·${formatTiny(a)} ${equalsTiny(state.v[place] * a)} `, ""], formatTiny(state.v[place] * a));
      },
    };
  }

  function placeEvenly() {
    const { target, neuron, n, c, v } = now.state;
    const { c: places, v: bends, ...rest } = (neuron === "relu" ? joinTheDots : evenBumps)(TARGETS[target], n);
    const [low, high] = options.v;
    const cut = bends.map((bend) => Math.min(high, Math.max(low, bend)));
    now.edit({ c: [...places, ...c.slice(n)], v: [...cut, ...v.slice(n)], ...rest });
  }

  const choice = selectField({ label: "match", options: options.target, onChoose: (target) => now.edit({ target }) });
  const kind = selectField({ label: "with", options: options.neuron, onChoose: (neuron) => now.edit({ neuron }) });
  const fields = Object.fromEntries(
    SINGLE.map((label) => {
      const onInput = (value) => now.edit({ [label]: value }, false);
      const whole = label === "n" ? { whole: true, unit: 1 } : {};
      return [label, numberField({ label, limits: options[label], onInput, ...whole, ...now.fields })];
    }),
  );
  const cards = Array.from({ length: most }, (_, i) => neuronCard(i));
  const plot = bendsPlot({
    most,
    limits: options,
    onGrab: now.remember,
    onDrag: (i, c, v) => now.edit({ c: now.state.c.with(i, c), v: now.state.v.with(i, v) }, false),
  });
  const table = curveTable("The curves as a table");
  const line = (symbol, name, role) => formulaLine(symbol, name, role);
  const lines = {
    formula: line("y", "formula", "forward"),
    bump: line("bump(u)", "bump", "forward"),
    y: line("y", "y", "forward"),
    f: line("the target there", "f", "target"),
    error: line("error", "error", "target"),
    gap: line("largest gap", "largest gap", "target"),
  };
  const words = valueText("words");
  const status = h("p", { class: "mlp-slope-words" }, words);
  const hint = h("p", { class: "mlp-hint" });
  const even = h("button", { type: "button", class: "mlp-button", onclick: placeEvenly }, "Place them evenly");
  const root = h(
    "div",
    { class: "mlp-widget mlp-curve-widget mlp-bends", role: "group", "aria-label": "Build a curve with bends" },
    now.bar(hint),
    h("div", { class: "mlp-curve-controls" }, choice.element, kind.element, ...SINGLE.map((label) => fields[label].element), even),
    now.message,
    h("div", { class: "mlp-curves" },
      plot.element,
      h("div", {}, status, h("div", { class: "mlp-curve-lines" }, ...Object.values(lines).map((one) => one.line))),
      h("div", { class: "mlp-neuron-cards" }, ...cards.map((card) => card.element)),
      table.element),
  );

  return now.begin(el, root, plot.element, plot.arrange);
}

export default { render };
