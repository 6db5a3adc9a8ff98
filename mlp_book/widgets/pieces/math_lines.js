/** Lines of arithmetic as text that a reader can select: name = how it comes about = value. */
import { h, setText, valueText } from "./dom.js";
import { formatFactor, formatNumber } from "./format.js";
import { signOf, stretch } from "./stretch.js";

/** The first term of a sum stands as it is, every later negative one in brackets. */
const term = (value, k) => (k === 0 ? formatNumber(value) : formatFactor(value));

/**
 * "1.5·2 + (−0.5)·1 + 1" and "3 + (−0.5) + 1": a row times a column, and the entry of b if there
 * is one, as two stretches of an equation.
 */
export function rowTimesColumn(row, x, b = null) {
  const whole = (terms) => [...terms, ...(b === null ? [] : [formatFactor(b)])].join(" + ");
  return [
    stretch(() => whole(row.map((a, k) => `${term(a, k)}·${formatFactor(x[k])}`))),
    stretch(() => whole(row.map((a, k) => term(a * x[k], k)))),
  ];
}

/**
 * One line: `name` is also its value's `data-value`.
 * @param {string} name
 * @param {Record<string, unknown>=} attributes
 * @param {(value: number) => string=} format
 */
export function mathLine(name, attributes = {}, format = formatNumber) {
  const how = h("span");
  const value = valueText(name);
  const sum = h("span", { class: "mlp-sum" }, h("span", { class: "mlp-symbol" }, name), how, value);
  const element = h("div", { class: "mlp-line", ...attributes }, sum);
  return {
    element,
    /** @param {ReturnType<typeof stretch>[]} parts  what stands between the signs */
    update(parts, number) {
      const last = stretch(() => format(number));
      const signs = parts.map((part, k) => signOf(part, ...(k === 0 ? [] : [parts[k - 1]])));
      setText(how, `${parts.map((part, k) => ` ${signs[k]} ${part.text}`).join("")} ${signOf(parts.at(-1), last)} `);
      setText(value, last.text);
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
