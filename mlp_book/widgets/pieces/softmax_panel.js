/** Softmax as three bars: z in, exponentials, shares out; their sum is 1 whatever z is. */
import { h, setText, valueText } from "./dom.js";
import { formatFactor, formatNumber } from "./format.js";
import { softmax } from "../mathematics/mlp.js";
import { isIrrational } from "../mathematics/rounding.js";
import { numberField } from "./number-field.js";
import { formatTiny } from "./scientific.js";
import { joined, stretch } from "./stretch.js";

/** Where the exponentials themselves are neither too large nor too small to read. */
const READABLE = [-7, 16];
const NOTE = "Every share depends on every z, so softmax has no single slope to draw.";

/**
 * @param {object} options
 * @param {number} options.n
 * @param {[number, number]} options.limits  of every z
 * @param {(index: number, value: number) => void} options.onEdit
 * @param {() => void} options.onShift  1 is to be added to every z
 * @param {() => void} options.onStep
 * @param {(message: string) => void} options.onMessage
 * @param {string} options.describedBy
 * @param {string=} options.note  the last words
 */
export function softmaxPanel({ n, limits, onEdit, onShift, note = NOTE, ...rest }) {
  const rows = Array.from({ length: n }, (_, i) => {
    const field = numberField({ label: `z[${i + 1}]`, limits, onInput: (value) => onEdit(i, value), ...rest });
    const [e, a] = [valueText(`e[${i + 1}]`), valueText(`a[${i + 1}]`)];
    const bar = h("span", { class: "mlp-share", "aria-hidden": "true" });
    const head = h("th", { scope: "row" }, field.element);
    const share = h("td", {}, h("div", { class: "mlp-share-cell" }, a, bar));
    return { field, e, a, bar, row: h("tr", {}, head, h("td", {}, e), share) };
  });
  const exponent = h("th", { scope: "col" });
  const [total, sum] = [valueText("total"), valueText("sum")];
  const head = h("tr", {}, h("th", { scope: "col" }, "z"), exponent, h("th", { scope: "col" }, "a"));
  const foot = h("tr", {}, h("th", { scope: "row" }, "sum"), h("td", {}, total), h("td", {}, sum));
  const table = h(
    "table",
    { class: "mlp-softmax" },
    h("caption", {}, "Softmax: each exponential's share of their sum"),
    h("thead", {}, head),
    h("tbody", {}, ...rows.map(({ row }) => row)),
    h("tfoot", {}, foot),
  );
  const lines = rows.map(() => h("div", { class: "mlp-line" }));
  const words = h("p", { class: "mlp-slope-words" });
  const shift = h("button", { type: "button", class: "mlp-button", onclick: onShift }, "Add 1 to every z");
  const element = h("div", { class: "mlp-softmax-panel" }, h("div", { class: "mlp-scroll" }, table), shift,
    h("div", { class: "mlp-arithmetic" }, ...lines), words);

  /** @param {number[]} z */
  function update(z) {
    const largest = Math.max(...z);
    const plain = largest >= READABLE[0] && largest <= READABLE[1];
    const by = plain ? 0 : largest;
    const e = z.map((v) => Math.exp(v - by));
    const all = e.reduce((p, q) => p + q, 0);
    const a = softmax(z);
    setText(exponent, plain ? "exp(z)" : `exp(z − ${formatFactor(by)})`);
    rows.forEach(({ field, e: shown, a: share, bar }, i) => {
      field.set(z[i]);
      setText(shown, formatTiny(e[i]));
      setText(share, formatTiny(a[i]));
      bar.style.setProperty("--mlp-share", a[i].toFixed(4));
      const how = stretch(() => `${formatTiny(e[i])} / (${e.map(formatTiny).join(" + ")})`);
      const value = stretch(() => formatTiny(a[i]));
      value.rounded ||= isIrrational("softmax", z, i);
      setText(lines[i], joined({ text: `a[${i + 1}]`, rounded: false }, how, value));
    });
    setText(total, formatTiny(all));
    setText(sum, formatNumber(a.reduce((p, q) => p + q, 0)));
    const shifted = plain ? "" : "The largest z is subtracted first: the shares stay the same, and nothing overflows. ";
    setText(words, shifted + note);
    words.hidden = words.textContent === "";
    return `a = ${a.map((v) => formatTiny(v)).join(", ")}`;
  }
  return { element, update };
}
