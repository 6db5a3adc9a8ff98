/**
 * A line with every number of a format on it. The reader's number x is dragged along, and rounded to
 * the nearest; below it stand its neighbours, the bits, and by how much it is off.
 *
 * Traits: format, x, reach, low, high, initial; options.
 */
import { lineOf, spanOf, within } from "../../topics/number_line.js";
import { selectField } from "../pieces/choose.js";
import { h, setAttribute, setText, valueText } from "../pieces/dom.js";
import { formulaLine } from "../pieces/formula_line.js";
import { numberField } from "../pieces/number-field.js";
import { exact, shown } from "../pieces/number_words.js";
import { equalsTiny, formatTiny } from "../pieces/scientific.js";
import { session } from "../pieces/session.js";
import { numberLinePlot } from "./plot.js";
import { bitsOf, counted, formula, verdict } from "./words.js";

const TRAITS = ["format", "x", "reach", "low", "high"];
const HINT = "Drag along the upper line, or type x. Each tick is a number of the format; where ticks would touch, there is a bar. Below: the numbers next to x, and the shaded part that becomes the same number.";

function render({ model, el }) {
  const options = model.get("options");
  const now = session({ model, names: TRAITS, draw });

  function draw(state) {
    const { format, x, reach, low, high } = state;
    const line = lineOf(format, low, high);
    const place = line.nearest(x);
    choice.set(format);
    ends.set(reach);
    for (const [name, field] of Object.entries(fields)) field.set(state[name]);
    for (const name of ["low", "high"]) fields[name].element.hidden = !line.whole;
    ends.element.hidden = Boolean(line.whole);
    plot.update({ line, x, span: spanOf(line, reach) });
    drawBits(line, format, x, place);
    drawLines(line, x, place);
    setText(sight, counted(within(line, spanOf(line, reach))));
    const said = verdict(line, x, place);
    setText(words, said);
    return said;
  }

  function drawBits(line, name, x, place) {
    const groups = bitsOf(line, name, x, place);
    setText(bits, groups.map(([text]) => text).join(" "));
    parts.forEach((part, k) => {
      const group = groups[k];
      part.element.hidden = !group;
      if (!group) return;
      setText(part.text, group[0]);
      setText(part.name, group[1]);
      setAttribute(part.element, "data-part", group[1].split(" ")[0]);
    });
  }

  function drawLines(line, x, place) {
    const none = place === null;
    const stored = none ? NaN : line.value(place);
    lines.stored.set([none ? "" : `${formula(line, x, place)} = `, ""], none ? "no number" : exact(stored), "stored");
    const off = stored - x;
    lines.off.line.hidden = none;
    lines.off.set(["", ""], formatTiny(off), "stored − x", equalsTiny(off));
    const next = none || place === line.last ? null : line.value(place + 1) - stored;
    lines.gap.set(["", ""], next === null ? "none" : shown(next, "float16"), "to the next larger number");
    for (const name of ["q", "S"]) lines[name].line.hidden = !line.whole;
    if (!line.whole) return;
    const { scale, zero } = line.whole;
    lines.q.set([`round(${formatTiny(x)} / ${shown(scale, "int8")}) ${zero < 0 ? `− ${-zero}` : `+ ${zero}`}, clipped = `, ""], String(place).replace("-", "−"));
    lines.S.set([`the range in ${line.last - line.first} steps: one is S = `, `; 0 is the whole number ${String(zero).replace("-", "−")}, the zero point`], shown(scale, "int8"), "scale");
  }

  const choice = selectField({ label: "format", options: options.format, onChoose: (format) => now.edit({ format }) });
  const ends = selectField({ label: "from −reach to reach", options: options.reach, onChoose: (reach) => now.edit({ reach }) });
  const fields = Object.fromEntries(["x", "low", "high"].map((label) => [
    label,
    numberField({ label, limits: options[label], onInput: (value) => now.edit({ [label]: value }, false), ...now.fields }),
  ]));
  const plot = numberLinePlot({ onGrab: now.remember, onDrag: (x) => now.edit({ x }, false) });
  const bits = valueText("bits");
  bits.classList.add("mlp-sr");
  const parts = ["sign", "exponent", "fraction"].map(() => {
    const [text, name] = [h("b"), h("small")];
    return { text, name, element: h("span", { class: "mlp-bit-part", "aria-hidden": "true" }, text, name) };
  });
  const lines = {
    stored: formulaLine("stored", "stored", "forward"),
    off: formulaLine("stored − x", "off", "target"),
    gap: formulaLine("to the next larger number", "gap", "forward"),
    q: formulaLine("q", "q", "forward"),
    S: formulaLine("scale", "S", "parameter"),
  };
  const [words, sight] = [valueText("words"), valueText("in sight")];
  const root = h(
    "div",
    { class: "mlp-widget mlp-number-line-widget", role: "group", "aria-label": "A line with every number of a format" },
    h("div", { class: "mlp-line-controls" }, choice.element, ends.element, ...Object.values(fields).map(({ element }) => element)),
    now.message,
    plot.element,
    h("p", { class: "mlp-line-words" }, words),
    h("div", { class: "mlp-bit-parts" }, bits, ...parts.map(({ element }) => element),
      h("span", { class: "mlp-sight" }, "numbers in sight: ", sight)),
    h("div", { class: "mlp-line-sums" }, ...Object.values(lines).map(({ line }) => line)),
    now.bar(h("p", { class: "mlp-hint" }, HINT)),
  );
  return now.begin(el, root, plot.element, plot.arrange);
}

export default { render };
