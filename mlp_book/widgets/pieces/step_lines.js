/**
 * One step in numbers, as text a reader can select: symbol = formula = numbers = value.
 *
 * @typedef {object} Row
 * @property {string} name  the symbol; also its value's `data-value`
 * @property {string} formula
 * @property {(...now: any[]) => (string | {name: string, text: string})[]} numbers  a part with a
 *   name is a value of its own
 * @property {(...now: any[]) => number} value
 *
 * @typedef {{title: string, role: string, rows: Row[]}} Group
 */
import { h, setText, valueText } from "./dom.js";

/**
 * @param {Group[]} plan
 * @param {object} options
 * @param {(value: number) => string} options.format
 * @param {(value: number) => string} options.equals  "=" or "≈"
 */
export function stepLines(plan, { format, equals }) {
  const lines = [];
  const groups = plan.map(({ title, role, rows }) => {
    const made = rows.map((row) => {
      const numbers = h("span", { class: "mlp-numbers" });
      const [equal, value] = [h("span"), valueText(row.name)];
      lines.push({ row, numbers, equal, value });
      const symbol = h("span", { class: "mlp-symbol" }, row.name);
      const formula = h("span", { class: "mlp-formula" }, row.formula);
      return h("div", { class: "mlp-line" }, symbol, " = ", formula, " = ", numbers, " ", h("span", { class: "mlp-result" }, equal, " ", value));
    });
    return h("section", { class: `mlp-step-group is-${role}` }, h("div", { class: "mlp-step-title" }, title), ...made);
  });
  const element = h("div", { class: "mlp-step" }, ...groups);

  /** Whatever the rows' functions want to know. */
  function update(...now) {
    for (const { row, numbers, equal, value } of lines) {
      const parts = row.numbers(...now);
      while (numbers.childNodes.length < parts.length) {
        const part = parts[numbers.childNodes.length];
        numbers.append(typeof part === "string" ? h("span") : h("span", { "data-value": part.name }));
      }
      parts.forEach((part, k) => setText(numbers.childNodes[k], typeof part === "string" ? part : part.text));
      const result = row.value(...now);
      setText(equal, equals(result));
      setText(value, format(result));
    }
  }
  return { element, update };
}
