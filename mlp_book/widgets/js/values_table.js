/** Curves as a table: what a reader who does not see them, or who likes numbers, gets instead. */
import { h } from "./dom.js";
import { formatNumber } from "./format.js";
import { slopeAt } from "./mlp.js";
import { formatTiny } from "./scientific.js";

const Z = [-6, -4, -2, -1, -0.5, 0, 0.5, 1, 2, 4, 6];

export function valuesTable() {
  const scroller = h("div", { class: "mlp-scroll" });
  const element = h("details", { class: "mlp-state" }, h("summary", {}, "The curves as a table"), scroller);
  let shown = "";

  /** @param {import("./activations.js").Activation[]} activations  elementwise */
  function update(activations) {
    const key = activations.map(({ name, parameter }) => `${name} ${parameter}`).join();
    if (key === shown) return;
    shown = key;
    const heads = ["z", ...activations.flatMap(({ label }) => [`${label}: a`, "φ′(z)"])];
    const rows = Z.map((z) => {
      const cells = activations.flatMap((one) => [one.apply([z])[0], slopeAt(one, z)]);
      return h("tr", {}, h("th", { scope: "row" }, formatNumber(z)), ...cells.map((v) => h("td", {}, formatTiny(v))));
    });
    const table = h(
      "table",
      {},
      h("caption", { class: "mlp-sr" }, `Values and derivatives of ${activations.map(({ label }) => label).join(" and ")}`),
      h("thead", {}, h("tr", {}, ...heads.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, ...rows),
    );
    scroller.replaceChildren(table);
  }
  return { element, update };
}
