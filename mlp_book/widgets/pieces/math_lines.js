/** Lines of arithmetic as text that a reader can select: name = how it comes about = value. */
import { h, setText, valueText } from "./dom.js";
import { equals, formatFactor, formatNumber } from "./format.js";

/** The first term of a sum stands as it is, every later negative one in brackets. */
const term = (value, k) => (k === 0 ? formatNumber(value) : formatFactor(value));

/** "1.5·2 + (−0.5)·1 + 1 = 3 + (−0.5) + 1": a row times a column, and the entry of b if there is one. */
export function rowTimesColumn(row, x, b = null) {
  const last = b === null ? [] : [formatFactor(b)];
  const products = row.map((a, k) => `${term(a, k)}·${formatFactor(x[k])}`);
  const sums = row.map((a, k) => term(a * x[k], k));
  return `${[...products, ...last].join(" + ")} = ${[...sums, ...last].join(" + ")}`;
}

/**
 * One line: `name` is also its value's `data-value`.
 * @param {string} name
 * @param {Record<string, unknown>=} attributes
 * @param {{format: (value: number) => string, equals: (value: number) => string}=} written
 */
export function mathLine(name, attributes = {}, written = { format: formatNumber, equals }) {
  const how = h("span");
  const value = valueText(name);
  const sum = h("span", { class: "mlp-sum" }, h("span", { class: "mlp-symbol" }, name), how, value);
  const element = h("div", { class: "mlp-line", ...attributes }, sum);
  return {
    element,
    /** @param {string} words  what stands between the equals signs */
    update(words, number) {
      setText(how, ` = ${words} ${written.equals(number)} `);
      setText(value, written.format(number));
    },
  };
}

/** The lines of F(x) = A x + b, one a row: names as "F[1]". */
export function affineLines(name, size) {
  const lines = Array.from({ length: size }, (_, i) => mathLine(`${name}[${i + 1}]`));
  return {
    element: h("div", { class: "mlp-lines" }, ...lines.map((line) => line.element)),
    update({ A, b }, x, y) {
      lines.forEach((line, i) => line.update(rowTimesColumn(A[i], x, b[i]), y[i]));
    },
  };
}

/** A column or a matrix in brackets. */
export const brackets = (columns, cells, attributes = {}) =>
  h("div", { class: "mlp-matrix", style: `--mlp-columns: ${columns}`, ...attributes }, ...cells);
