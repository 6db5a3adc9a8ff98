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
import { signOf, stretch } from "./stretch.js";

/**
 * @param {Group[]} plan
 * @param {object} options
 * @param {(value: number) => string} options.format
 */
export function stepLines(plan, { format }) {
  const lines = [];
  const groups = plan.map(({ title, role, rows }) => {
    const made = rows.map((row) => {
      const numbers = h("span", { class: "mlp-numbers" });
      const [into, equal, value] = [h("span"), h("span"), valueText(row.name)];
      lines.push({ row, numbers, into, equal, value });
      const symbol = h("span", { class: "mlp-symbol" }, row.name);
      const formula = h("span", { class: "mlp-formula" }, row.formula);
      return h("div", { class: "mlp-line" }, symbol, " = ", formula, " ", into, " ", numbers, " ", h("span", { class: "mlp-result" }, equal, " ", value));
    });
    return h("section", { class: `mlp-step-group is-${role}` }, h("div", { class: "mlp-step-title" }, title), ...made);
  });
  const element = h("div", { class: "mlp-step" }, ...groups);

  /** Whatever the rows' functions want to know. */
  function update(...now) {
    for (const { row, numbers, into, equal, value } of lines) {
      const how = stretch(() => row.numbers(...now));
      const parts = how.text;
      while (numbers.childNodes.length < parts.length) {
        const part = parts[numbers.childNodes.length];
        numbers.append(typeof part === "string" ? h("span") : h("span", { "data-value": part.name }));
      }
      parts.forEach((part, k) => setText(numbers.childNodes[k], typeof part === "string" ? part : part.text));
      const result = stretch(() => format(row.value(...now)));
      setText(into, signOf(how));
      setText(equal, signOf(how, result));
      setText(value, result.text);
    }
  }
  return { element, update };
}
