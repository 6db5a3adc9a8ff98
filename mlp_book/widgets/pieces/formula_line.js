import { h, setText, valueText } from "./dom.js";

/** One line: symbol = formula = numbers = value. */
export function formulaLine(symbol, name, role) {
  const sign = h("span", { class: "mlp-symbol" }, symbol);
  const how = h("span");
  const value = valueText(name);
  const after = h("span", { class: "mlp-case" });
  const equal = h("span", {}, " = ");
  const sum = h("span", {}, sign, equal, how, value, after);
  return {
    line: h("div", { class: `mlp-line is-${role}` }, sum),
    /** The first sign is "≈" where what follows it is rounded. */
    set([before, note], text, written = symbol, first = "=") {
      setText(sign, written);
      setText(equal, ` ${first} `);
      setText(how, before);
      setText(value, text);
      setText(after, note);
    },
  };
}
