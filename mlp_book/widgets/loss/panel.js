/** Formulas with the current numbers, one a line, and what they say in words. */
import { h, setAttribute, setText, valueText } from "../pieces/dom.js";
import { formulaLine } from "../pieces/formula_line.js";

/** Lines of slopes are orange, lines of predictions blue, lines of losses vermilion. */
const roleOf = (name) => (/^(slope|d)/.test(name) ? "gradient" : /^y/.test(name) ? "forward" : "target");

export function lossPanel() {
  const words = valueText("words");
  const status = h("p", { class: "mlp-slope-words" }, words);
  const holder = h("div", { class: "mlp-curve-lines" });
  const element = h("div", { class: "mlp-account" }, status, holder);
  let shown = {};

  /**
   * @param {Record<string, [string, [string, string], string]>} lines  by `data-value`: symbol,
   *   what stands before the value, the value
   * @param {{kind: string, text: string}} verdict
   */
  function update(lines, verdict) {
    const names = Object.keys(lines);
    if (names.join() !== Object.keys(shown).join()) {
      shown = Object.fromEntries(names.map((name) => [name, formulaLine("", name, roleOf(name))]));
      holder.replaceChildren(...Object.values(shown).map(({ line }) => line));
    }
    for (const [name, [symbol, how, value]] of Object.entries(lines)) shown[name].set(how, value, symbol);
    setText(words, verdict.text);
    setAttribute(status, "data-kind", verdict.kind);
  }
  return { element, update };
}
