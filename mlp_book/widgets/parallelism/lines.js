/** The formulas of one machine, with the present numbers in them. */
import { amdahl, machines } from "../../topics/cores.js";
import { h, setAttribute, setText } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";
import { formulaLine } from "../pieces/formula_line.js";
import { joined, signOf, stretch } from "../pieces/stretch.js";
import { percent } from "./cards.js";

const n = formatNumber;

/**
 * Each line: what it is called, its `data-value`, the formula with its numbers, and its value.
 * @param {object} state
 * @param {import("../../topics/cores.js").Schedule} one
 * @returns {[string, string, string, string, string][]}  symbol, name, words, value, note
 */
export function formulas(state, one) {
  const { m, n_in: inputs, n_out: neurons, share } = state;
  const { cores, slower } = machines(state)[state.machine];
  const [each, busy] = [stretch(() => n(one.entries / cores)), stretch(() => percent(one.busy))];
  /** "= 40.0/(1 − 0.1) ≈ " and the value, with the signs they earn. */
  const line = (symbol, name, letters, numbers, value, note = "") => {
    const [how, last] = [stretch(numbers), stretch(value)];
    return [symbol, name, joined({ text: letters, rounded: false }, how, { ...last, text: "" }), last.text, note];
  };
  return [
    line("entries", "entries", "m·n_out", () => `${m}·${neurons}`, () => n(one.entries)),
    line("operations", "operations", "2·n_in·entries", () => `2·${inputs}·${one.entries}`, () => n(one.operations)),
    ["rounds", "rounds", `⌈entries/cores⌉ = ⌈${one.entries}/${cores}⌉ = ${each.rounded ? "" : `⌈${each.text}⌉ = `}`, n(one.rounds), ""],
    line("a round", "round time", "slower·2·n_in", () => `${n(slower)}·2·${inputs}`, () => n(one.roundTime), " ticks"),
    line("T₁", "alone", "operations/(1 − s)", () => `${n(one.operations)}/(1 − ${n(share)})`, () => n(one.alone, 1), " ticks on one strong core"),
    line("T", "T", "s·T₁ + rounds·a round", () => `${n(one.serial, 1)} + ${n(one.rounds)}·${n(one.roundTime)}`, () => n(one.time, 1), " ticks"),
    line("speed-up", "speed-up", "T₁/T", () => `${n(one.alone, 1)}/${n(one.time, 1)}`, () => n(one.speedUp, 2)),
    line("busy", "busy", "entries/(rounds·cores)", () => `${one.entries}/(${n(one.rounds)}·${cores})`, () => percent(one.busy), " while the product is computed"),
    ["idle", "idle", `100 % − ${busy.text} ${signOf(busy)} `, percent(1 - one.busy), ""],
    line("never above", "limit", "1/s", () => `1/${n(share)}`, () => (share > 0 ? n(amdahl(share, Infinity), 2) : "no limit"), " however many cores"),
  ];
}

export function formulaLines() {
  const element = h("div", { class: "mlp-lines" });
  let lines = null;
  return {
    element,
    update(state, one) {
      const all = formulas(state, one);
      if (!lines) {
        lines = all.map(([symbol, name]) => formulaLine(symbol, name, "forward"));
        element.append(...lines.map(({ line }) => line));
      }
      all.forEach(([, , words, value, note], k) => lines[k].set([words, note], value));
      setAttribute(lines.at(-1).line, "hidden", state.share > 0 ? null : "");
    },
  };
}

/** Who computes what, one core a row: as text for whoever cannot see the grid. */
export function coreTable(inWords, entriesOf) {
  const MOST = 16;
  const rows = Array.from({ length: MOST }, (_, k) => {
    const cells = [h("td"), h("td")];
    return { cells, row: h("tr", {}, h("th", { scope: "row" }, `core ${k + 1}`), ...cells) };
  });
  const caption = h("caption", {}, "");
  const heads = ["core", "its entries (example, neuron), in order", "done"];
  const table = h(
    "table",
    {},
    caption,
    h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, ...rows.map(({ row }) => row)),
  );
  const element = h("details", { class: "mlp-state" }, h("summary", {}, "Who computes what, as a table"), h("div", { class: "mlp-scroll" }, table));
  return {
    element,
    update({ m, n_out: columns, round }, cores) {
      setText(caption, cores > MOST ? `The first ${MOST} of ${cores} cores` : `All ${cores === 1 ? "1 core" : `${cores} cores`}`);
      rows.forEach(({ cells, row }, k) => {
        row.hidden = k >= cores;
        if (row.hidden) return;
        const own = entriesOf(m * columns, cores, k + 1);
        setText(cells[0], own.length ? inWords(own, columns) : "none: it is idle");
        setText(cells[1], `${Math.min(round, own.length)} of ${own.length}`);
      });
    },
  };
}
