/** Curves as a table: what a reader who does not see them, or who likes numbers, gets instead. */
import { h } from "./dom.js";
import { formatNumber } from "./format.js";
import { formatTiny } from "./scientific.js";

/** @param {string} title  what opens it */
export function curveTable(title) {
  const scroller = h("div", { class: "mlp-scroll", role: "region", tabindex: 0, "aria-label": title });
  const element = h("details", { class: "mlp-state" }, h("summary", {}, title), scroller);
  let shown = "";

  /**
   * @param {object} what
   * @param {string} what.key  the table is made anew when it changes
   * @param {string} what.caption
   * @param {string[]} what.heads
   * @param {number[]} what.stops
   * @param {(x: number) => number[]} what.at  the numbers of one row
   */
  function update({ key, caption, heads, stops, at }) {
    if (key === shown) return;
    shown = key;
    const rows = stops.map((x) =>
      h("tr", {}, h("th", { scope: "row" }, formatNumber(x)), ...at(x).map((v) => h("td", {}, formatTiny(v)))),
    );
    const table = h(
      "table",
      {},
      h("caption", { class: "mlp-sr" }, caption),
      h("thead", {}, h("tr", {}, ...heads.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, ...rows),
    );
    scroller.replaceChildren(table);
  }
  return { element, update };
}
