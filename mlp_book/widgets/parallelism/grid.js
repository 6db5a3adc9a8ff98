/**
 * The output as a grid: one cell an entry, a row an example, a column a neuron. A cell shows the
 * number of its core where there is room. Waiting, being computed and done are told apart by the
 * border as well as by the colour, the cores by their numbers and by the hatching.
 */
import { inRound } from "../../topics/cores.js";
import { h, s, setAttribute, uniqueId } from "../pieces/dom.js";

const LOOKS = 4; // of cores, in turn
const LEFT = 26;
const TOP = 22;
const LARGEST = 36;
const TALLEST = 400;
const NUMBERED = 18; // pixels that a number needs
const TOLD_APART = 16; // cores; more have numbers alone

const hatch = (id, d) =>
  s("pattern", { id, width: 6, height: 6, patternUnits: "userSpaceOnUse" }, s("path", { d, class: "mlp-hatching" }));

export function outputGrid() {
  const ids = Array.from({ length: LOOKS }, () => uniqueId("hatch"));
  const lines = ["", "M-1,1L1,-1M0,6L6,0M5,7L7,5", "M-1,5L1,7M0,0L6,6M5,-1L7,1", "M0,3L6,3"];
  const layer = (kind) => s("path", { class: `mlp-cells ${kind}` });
  const waiting = layer("is-waiting");
  const done = Array.from({ length: LOOKS }, (_, k) => layer(`is-done is-look-${k}`));
  const hatched = ids.map((id) => s("path", { fill: `url(#${id})`, class: "mlp-cells-hatched" }));
  const now = layer("is-now");
  const outline = layer("is-followed");
  const looks = s("svg", { class: "mlp-key-looks", width: 16 * LOOKS, height: 14, "aria-hidden": "true" }, ...ids.flatMap((id, k) => {
    const box = { x: 16 * k + 2, y: 1, width: 12, height: 12 };
    return [s("rect", { ...box, class: `mlp-cells-key is-done is-look-${k}` }), s("rect", { ...box, fill: `url(#${id})` })].slice(0, k > 0 ? 2 : 1);
  }));
  const whose = h("span", {}, "; a pattern for each core in turn ", looks);
  const key = h("span", { class: "mlp-key is-done" }, "done", whose);
  const numbers = s("g", { class: "mlp-cell-numbers" });
  const heads = s("g", { class: "mlp-cell-heads" });
  const element = s(
    "svg",
    { class: "mlp-output", role: "img" },
    s("defs", {}, ...ids.map((id, k) => hatch(id, lines[k]))),
    waiting, ...done, ...hatched, now, outline, numbers, heads,
  );
  let width = 700;
  let written = "";

  function head(x, y, text, anchor) {
    return s("text", { x, y, "text-anchor": anchor }, text);
  }

  const sizeOf = ({ m, n_out: columns }) =>
    Math.max(2, Math.min(LARGEST, Math.floor(((width - LEFT - 2) / columns) * 2) / 2, TALLEST / m));
  /** Whether cells that are done show by their pattern whose they are. */
  const toldApart = (state, cores) => cores <= TOLD_APART && sizeOf(state) >= NUMBERED;

  /** Numbers of cores and heads: made anew only when the sizes change. */
  function write({ m, n_out: columns }, cores, size) {
    const key = [m, columns, cores, size].join();
    if (key === written) return;
    written = key;
    const roomy = size >= NUMBERED && String(Math.min(cores, m * columns)).length * 8 <= size;
    const texts = !roomy ? [] : Array.from({ length: m * columns }, (_, e) => {
      const [row, column] = [Math.floor(e / columns), e % columns];
      const at = { x: LEFT + (column + 0.5) * size, y: TOP + (row + 0.5) * size + 4.5, "text-anchor": "middle" };
      return s("text", at, String((e % cores) + 1));
    });
    numbers.replaceChildren(...texts);
    const last = (count, at) => (count > 1 && (count - 1) * size > 24 ? [at(count)] : []);
    const above = (k) => head(LEFT + (k - 0.5) * size, 15, String(k), "middle");
    const beside = (k) => head(LEFT - 5, TOP + (k - 0.5) * size + 4.5, String(k), "end");
    heads.replaceChildren(above(1), ...last(columns, above), beside(1), ...last(m, beside));
  }

  /** @param {object} state  @param {number} cores */
  function update(state, cores) {
    const { m, n_out: columns, round, core } = state;
    const entries = m * columns;
    const size = sizeOf(state);
    const gap = size > 8 ? 1 : 0.25;
    const square = (e) => {
      const [x, y] = [LEFT + (e % columns) * size + gap, TOP + Math.floor(e / columns) * size + gap];
      const side = size - 2 * gap;
      return `M${x},${y}h${side}v${side}h${-side}z`;
    };
    const [from, to] = round === 0 ? [0, 0] : inRound(entries, cores, round);
    const few = toldApart(state, cores);
    setAttribute(whose, "hidden", few && cores > 1 ? null : "");
    key.classList.toggle("has-looks", few && cores > 1);
    const paths = { waiting: "", done: Array(LOOKS).fill(""), now: "", outline: "" };
    for (let e = 0; e < entries; e += 1) {
      const cell = square(e);
      if (e >= to) paths.waiting += cell;
      else paths.done[few ? (e % cores) % LOOKS : 0] += cell;
      if (e >= from && e < to) paths.now += cell;
      if (core > 0 && e % cores === core - 1) paths.outline += cell;
    }
    setAttribute(waiting, "d", paths.waiting);
    done.forEach((path, k) => setAttribute(path, "d", paths.done[k]));
    hatched.forEach((path, k) => setAttribute(path, "d", k > 0 ? paths.done[k] : ""));
    setAttribute(now, "d", paths.now);
    setAttribute(now, "stroke-width", size > 8 ? 2.5 : 1);
    setAttribute(outline, "d", paths.outline);
    write(state, cores, size);
    const [w, high] = [LEFT + columns * size + 2, TOP + m * size + 2];
    for (const [name, value] of [["width", w], ["height", high], ["viewBox", `0 0 ${w} ${high}`]]) setAttribute(element, name, value);
    setAttribute(element, "aria-label", `The output: ${m} examples down, ${columns} neurons across. ${to} of ${entries} entries are computed, ${to - from} of them in this round.`);
  }
  return {
    element,
    update,
    key,
    /** @returns {boolean}  whether it must be drawn anew */
    arrange(next) {
      if (next === width) return false;
      width = next;
      return true;
    },
  };
}

/** The first entries of a list in words, "(1, 3), (1, 7) and 5 more". */
export function inWords(entries, columns, most = 6) {
  const name = (e) => `(${Math.floor(e / columns) + 1}, ${(e % columns) + 1})`;
  const rest = entries.length - most;
  const first = entries.slice(0, most).map(name).join(", ");
  return rest > 0 ? `${first} and ${rest} more` : first;
}
