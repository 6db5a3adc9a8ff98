/** A walk as a table, like a training log: epoch, E, O and how much E changed. */
import { h } from "../pieces/dom.js";
import { changeSix, fixedSix } from "../pieces/six_decimals.js";

export function walkLog() {
  const body = h("tbody");
  const head = ["epoch", "E", "O", "change"].map((name) => h("th", { scope: "col" }, name));
  const table = h("table", {}, h("caption", {}, "Log of this walk; the last column is the change of E"), h("thead", {}, h("tr", {}, ...head)), body);
  const element = h("div", { class: "mlp-log", tabindex: 0, role: "region", "aria-label": "Log of this walk" }, table);
  let shown = [];

  /** @param {import("./descent.js").Point[]} path */
  function update(path) {
    const same = path.findIndex((point, k) => point !== shown[k]);
    const keep = same < 0 ? path.length : same;
    while (body.rows.length > keep) body.lastChild.remove();
    for (let k = keep; k < path.length; k += 1) {
      const { epoch, error, output } = path[k];
      const change = k === 0 ? "" : `${error > path[k - 1].error ? "+" : ""}${changeSix(error - path[k - 1].error)}`;
      const cell = (name, text) => h("td", { "data-value": `${name}(${epoch})` }, text);
      body.append(
        h("tr", {}, h("th", { scope: "row" }, String(epoch)), cell("E", fixedSix(error)), cell("O", fixedSix(output)), cell("change", change)),
      );
    }
    for (const [k, row] of [...body.rows].entries()) row.classList.toggle("is-current", k === path.length - 1);
    shown = path;
    element.scrollTop = element.scrollHeight;
  }
  return { element, update };
}
