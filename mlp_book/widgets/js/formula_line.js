import { h, setText, valueText } from "./dom.js";

/** One line: symbol = formula = numbers = value. */
export function formulaLine(symbol, name, role) {
  const sign = h("span", { class: "mlp-symbol" }, symbol);
  const how = h("span");
  const value = valueText(name);
  const after = h("span", { class: "mlp-case" });
  const sum = h("span", {}, sign, " = ", how, value, after);
  return {
    line: h("div", { class: `mlp-line is-${role}` }, sum),
    set([before, note], text, written = symbol) {
      setText(sign, written);
      setText(how, before);
      setText(value, text);
      setText(after, note);
    },
  };
}
