/**
 * A deep network before it learns: a row for each layer, with the size of its activations on the way
 * forward and of its deltas on the way back. Bars go left from the size 1 where numbers are
 * smaller, right where they are larger; their length is the logarithm.
 *
 * Traits: layers, activation, initializer, scale, seed, initial; options.
 */
import { signals } from "../../topics/depth.js";
import { bar, formatSize, verdict } from "./words.js";
import { selectField } from "../pieces/choose.js";
import { h, setText, valueText } from "../pieces/dom.js";
import { numberField } from "../pieces/number-field.js";
import { seedField } from "../pieces/seed-field.js";
import { session } from "../pieces/session.js";

const TRAITS = ["layers", "activation", "initializer", "scale", "seed"];
const HINT = "Change the scale or the number of layers. Blue: the typical size of a, forward. Orange: of δ, back. From the line in the middle, size 1, bars go left for smaller numbers and right for larger ones.";

/** One layer: its two sizes, each with its bar. */
function layerRow(l) {
  const cells = ["a", "delta"].map((name) => {
    const value = valueText(`${name}[${l}]`);
    const fill = h("span", { class: `mlp-size-bar is-${name === "a" ? "forward" : "gradient"}` });
    return { value, fill, cell: h("td", {}, h("span", { class: "mlp-size-track", "aria-hidden": "true" }, fill), value) };
  });
  const row = h("tr", {}, h("th", { scope: "row" }, String(l)), ...cells.map(({ cell }) => cell));
  return {
    row,
    update(sizes) {
      row.hidden = sizes === null;
      sizes?.forEach((size, k) => {
        const { value, fill } = cells[k];
        setText(value, formatSize(size));
        const { left, width } = bar(size);
        fill.style.left = `${left}%`;
        fill.style.width = `${width}%`;
      });
    },
  };
}

function render({ model, el }) {
  const options = model.get("options");
  const now = session({ model, names: TRAITS, draw });

  function draw(state) {
    for (const [name, field] of Object.entries(fields)) field.set(state[name]);
    fields.scale.element.hidden = state.initializer !== "small_normal";
    const found = signals(state);
    rows.forEach((one, k) => one.update(k < state.layers ? [found.a[k], found.delta[k]] : null));
    const said = verdict(found, state.activation);
    setText(words, said);
    return said;
  }

  const choice = (name, label) =>
    selectField({ label, options: options[name], onChoose: (value) => now.edit({ [name]: value }) });
  const number = (name, more) =>
    numberField({ label: name, limits: options[name], onInput: (value) => now.edit({ [name]: value }, false), ...more, ...now.fields });
  const fields = {
    layers: number("layers", { whole: true, unit: 1 }),
    activation: choice("activation", "activation"),
    initializer: choice("initializer", "initialiser"),
    scale: number("scale", { unit: 0.01 }),
    seed: seedField({ limits: options.seed, ...now.fields, onSeed: (seed) => now.edit({ seed }) }),
  };
  const rows = Array.from({ length: options.layers[1] }, (_, k) => layerRow(k + 1));
  const heads = ["layer", "a, forward ↓", "δ, back ↑"].map((text) => h("th", { scope: "col" }, text));
  const table = h("table", { class: "mlp-sizes" },
    h("caption", { class: "mlp-sr" }, "The typical size of a and of δ in each layer"),
    h("thead", {}, h("tr", {}, ...heads)),
    h("tbody", {}, ...rows.map(({ row }) => row)));
  const words = valueText("words");
  const root = h(
    "div",
    { class: "mlp-widget mlp-depth", role: "group", "aria-label": "A deep network at its start" },
    now.bar(h("p", { class: "mlp-hint" }, HINT)),
    h("div", { class: "mlp-depth-controls" }, ...Object.values(fields).map(({ element }) => element)),
    now.message,
    h("p", { class: "mlp-depth-words" }, words),
    table,
  );
  return now.begin(el, root);
}

export default { render };
