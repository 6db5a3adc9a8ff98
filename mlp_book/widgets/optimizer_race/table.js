/** Who is where: one row an optimiser. */
import { h, setText, valueText } from "../pieces/dom.js";
import { KINDS } from "./race.js";
import { swatch } from "./settings.js";
import { formatNarrow } from "../pieces/scientific.js";

/**
 * @param {number} goal
 * @param {Record<string, string>} names
 */
export function raceTable(goal, names) {
  const columns = ["w[1]", "w[2]", "E", "distance", "since"];
  const heads = ["", "w[1]", "w[2]", "E", "distance", `E < ${goal} since step`];
  const rows = KINDS.map((kind) => {
    const cells = columns.map((column) => valueText(`${column} of ${names[kind]}`, "td"));
    const name = h("th", { scope: "row" }, swatch(kind), h("span", {}, names[kind]));
    return { kind, cells, row: h("tr", {}, name, ...cells) };
  });
  const table = h(
    "table",
    {},
    h("caption", {}, "Who is where; the distance is to the nearest lowest point"),
    h("thead", {}, h("tr", {}, ...heads.map((text) => (text ? h("th", { scope: "col" }, text) : h("td"))))),
    h("tbody", {}, ...rows.map(({ row }) => row)),
  );
  const element = h("div", { class: "mlp-standings", tabindex: 0, role: "group", "aria-label": "Who is where" }, table);

  /** @param {import("./race.js").Walker[]} walkers */
  function update(walkers) {
    for (const { kind, cells, row } of rows) {
      const one = walkers.find((walker) => walker.kind === kind);
      row.hidden = !one;
      if (!one) continue;
      const since = one.since !== null ? String(one.since) : one.diverged ? "out" : one.left ? "no more" : "not yet";
      const texts = [...one.w.map((v) => formatNarrow(v, 1)), formatNarrow(one.error, 2), formatNarrow(one.distance, 1), since];
      cells.forEach((cell, k) => setText(cell, texts[k]));
      row.classList.toggle("is-out", one.diverged);
    }
  }
  return { element, update };
}
