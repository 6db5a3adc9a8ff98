/** The truth table of a network with 0/1 inputs, and its whole state as a plain table. */
import { h, setAttribute, setText, valueText } from "./dom.js";
import { formatDecided as formatNumber } from "./decided.js";
import { biasIndex, predict, products } from "../mathematics/mlp.js";

const MOST_INPUTS = 3;

/**
 * All 0/1 inputs with their outputs; picking a row sets the input. Null for many inputs.
 * @param {import("../mathematics/mlp.js").Network} network
 * @param {ReturnType<import("./format.js").symbols>} names
 * @param {(x: number[]) => void} onPick
 */
export function truthTable(network, names, onPick) {
  const n = network.sizes[0];
  if (n > MOST_INPUTS) return null;
  const last = network.sizes.length - 2;
  const outputs = Array.from({ length: network.sizes.at(-1) }, (_, i) => names.a(last, i));
  const rows = Array.from({ length: 2 ** n }, (_, k) => {
    const x = Array.from({ length: n }, (_unused, j) => (k >> (n - 1 - j)) & 1);
    const list = x.join(", ");
    const label = `Set x to ${list}`;
    const button = h("button", { type: "button", class: "mlp-pick-x", "aria-label": label }, list);
    const values = outputs.map((name) => valueText(`${name}(${x.join(",")})`));
    const bar = h("span", { class: "mlp-bar", "aria-hidden": "true" });
    const cells = values.map((value, i) => h("td", {}, value, outputs.length === 1 && i === 0 ? bar : ""));
    const row = h("tr", {}, h("th", { scope: "row" }, button), ...cells);
    button.addEventListener("click", () => onPick(x));
    return { x, row, button, values, bar };
  });
  const symbols = Array.from({ length: n }, (_, j) => names.x(j)).join(", ");
  const element = h(
    "table",
    { class: "mlp-truth" },
    h("caption", {}, "Truth table: pick a row to set the input"),
    h(
      "thead",
      {},
      h("tr", {}, ...[symbols, ...outputs].map((name) => h("th", { scope: "col" }, name))),
    ),
    h("tbody", {}, ...rows.map(({ row }) => row)),
  );

  function update({ theta, x: current }) {
    for (const { x, row, button, values, bar } of rows) {
      const y = predict(network, theta, x);
      values.forEach((value, i) => setText(value, formatNumber(y[i])));
      const share = Math.max(0, Math.min(1, y[0]));
      bar.style.setProperty("--mlp-share", Number.isFinite(share) ? share.toFixed(4) : "0");
      const here = x.every((v, j) => v === current[j]);
      row.classList.toggle("is-current", here);
      setAttribute(button, "aria-pressed", here);
    }
  }
  return { element, update };
}

/**
 * Every number of the present state, for screen readers and whoever likes tables.
 * @param {import("../mathematics/mlp.js").Network} network
 * @param {ReturnType<import("./format.js").symbols>} names
 */
export function stateTable(network, names) {
  const rows = [];
  network.activations.forEach((activation, l) => {
    for (let i = 0; i < network.sizes[l + 1]; i += 1) {
      const cells = Array.from({ length: 4 }, () => h("td"));
      const head = h("th", { scope: "row" }, `layer ${l + 1}, neuron ${i + 1}`);
      rows.push({ l, i, activation, cells, row: h("tr", {}, head, ...cells) });
    }
  });
  const columns = ["neuron", "weight · what comes in", "bias", "z", "a"];
  const table = h(
    "table",
    {},
    h("caption", { class: "mlp-sr" }, "Every number of the network"),
    h("thead", {}, h("tr", {}, ...columns.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...rows.map(({ row }) => row)),
  );
  const scroller = h("div", { class: "mlp-scroll", role: "region", tabindex: 0, "aria-label": "All numbers" }, table);
  const element = h("details", { class: "mlp-state" }, h("summary", {}, "All numbers as a table"), scroller);

  function update({ theta }, pass) {
    for (const { l, i, activation, cells } of rows) {
      const terms = products(network, theta, pass, l, i).map(
        ({ weight, signal }, j) =>
          `${names.W(l, i, j)} ${formatNumber(weight)} · ${formatNumber(signal)}`,
      );
      const b = theta[biasIndex(network, l, i)];
      const texts = [
        terms.join("; "),
        `${names.b(l, i)} ${formatNumber(b)}`,
        `${names.z(l, i)} ${formatNumber(pass.z[l][i])}`,
        `${names.a(l, i)} ${formatNumber(pass.a[l][i])} (${activation.label})`,
      ];
      cells.forEach((cell, k) => setText(cell, texts[k]));
    }
  }
  return { element, update };
}
