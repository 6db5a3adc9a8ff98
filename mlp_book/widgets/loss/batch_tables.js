/** The batch: three examples with their numbers, and the same batch under three losses. */
import { h, setAttribute, setText, valueText } from "../pieces/dom.js";
import { clean, shareText } from "./words.js";
import { batchLoss, ERROR_NAMES } from "../mathematics/mlp.js";
import { numberField } from "../pieces/number-field.js";
import { formatTiny } from "../pieces/scientific.js";

const header = (names) => h("thead", {}, h("tr", {}, ...names.map((name) => h("th", { scope: "col" }, name))));
const cells = (...values) => values.map((value) => h("td", {}, value));

/**
 * @param {object} options
 * @param {object} options.options  what the widget's traits take
 * @param {(k: number) => void} options.onChoose  an example, from 1
 * @param {(name: "targets" | "outputs", k: number, value: number) => void} options.onEdit
 */
export function batchTables({ options, onChoose, onEdit, ...rest }) {
  const rows = [1, 2, 3].map((k) => {
    const fieldOf = (symbol, trait) =>
      numberField({ label: `${symbol}[${k}]`, limits: options[trait], onInput: (value) => onEdit(trait, k, value), ...rest });
    const [t, y] = [fieldOf("t", "targets"), fieldOf("y", "outputs")];
    const pick = h("button", { type: "button", class: "mlp-pick-x", "aria-label": `Show example ${k}`, onclick: () => onChoose(k) }, String(k));
    const [l, slope] = [valueText(`l[${k}]`), valueText(`dL/dy[${k}]`)];
    const bar = h("span", { class: "mlp-share", "aria-hidden": "true" });
    const share = h("div", { class: "mlp-loss-cell" }, l, bar);
    const row = h("tr", {}, h("th", { scope: "row" }, pick), ...cells(t.element, y.element, share, slope));
    return { k, t, y, pick, l, slope, bar, row };
  });
  const examples = h("table", { class: "mlp-batch" }, h("caption", {}, "Three examples: target t, prediction y, loss l"),
    header(["no.", "t", "y", "l", "dL/dy"]), h("tbody", {}, ...rows.map(({ row }) => row)));

  const texts = Object.fromEntries(options.name);
  const others = ERROR_NAMES.map((name) => {
    const [L, slope, share] = ["L", "slope", "share"].map((what) => valueText(`${what} of ${name}`));
    const row = h("tr", {}, h("th", { scope: "row" }, texts[name]), ...cells(L, slope, share));
    return { name, L, slope, share, row };
  });
  const [slopeHead, shareHead] = [h("th", { scope: "col" }), h("th", { scope: "col" })];
  const side = h("table", { class: "mlp-side" }, h("caption", {}, "The same batch under each loss"),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "loss"), h("th", { scope: "col" }, "L"), slopeHead, shareHead)),
    h("tbody", {}, ...others.map(({ row }) => row)));
  const element = h("div", { class: "mlp-batch-tables" }, h("div", { class: "mlp-scroll" }, examples), h("div", { class: "mlp-scroll" }, side));

  function update({ name, outputs, targets, reduction, chosen }) {
    const { each, gradient } = batchLoss(name, outputs, targets, reduction);
    const most = Math.max(...each);
    rows.forEach(({ k, t, y, pick, l, slope, bar, row }, i) => {
      t.set(targets[i]);
      y.set(outputs[i]);
      setText(l, formatTiny(clean(each[i])));
      setText(slope, formatTiny(clean(gradient[i])));
      bar.style.setProperty("--mlp-share", (most > 0 ? each[i] / most : 0).toFixed(4));
      setAttribute(pick, "aria-pressed", k === chosen);
      row.classList.toggle("is-current", k === chosen);
    });
    setText(slopeHead, `dL/dy[${chosen}]`);
    setText(shareHead, `share of l[${chosen}]`);
    for (const other of others) {
      const one = batchLoss(other.name, outputs, targets, reduction);
      const total = one.each.reduce((p, q) => p + q, 0);
      setText(other.L, formatTiny(clean(one.loss)));
      setText(other.slope, formatTiny(clean(one.gradient[chosen - 1])));
      setText(other.share, total > 0 ? shareText(one.each, chosen - 1) : "none");
      other.row.classList.toggle("is-current", other.name === name);
    }
  }
  return { element, update };
}
