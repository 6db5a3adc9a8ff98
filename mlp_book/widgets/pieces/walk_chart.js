/**
 * A number by epoch, on a logarithmic scale: one line a walk. For any walk, not only ours.
 *
 * @typedef {object} Line  drawn as walks.js says, with the look, marks and name that it has there
 * @property {number[]} values
 * @property {number} first  its first epoch
 * @property {number[]} [at]  the epoch of each value, where they are not one after another
 * @property {string} className
 * @property {boolean} [dots]  marks on the way, or at the last epoch alone; default: on the way
 */
import { s, setAttribute } from "./dom.js";
import { formatNumber } from "./format.js";
import { decades, linear, logarithmic, ticks } from "./scales.js";
import { namesInColumn } from "./walk_names.js";
import { drawWalk } from "./walks.js";

const MARGIN = { left: 46, top: 12, bottom: 36 };
const DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** 10⁻⁶, or 0.01 where that is as short. */
export function powerOfTen(exponent) {
  if (exponent >= -2 && exponent <= 3) return formatNumber(10 ** exponent);
  const digits = [...String(Math.abs(exponent))].map((digit) => DIGITS[Number(digit)]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}

/**
 * @param {object} options
 * @param {string} options.title  written in the picture
 * @param {number} options.floor  smaller values, 0 too, stand at the bottom
 * @param {number} [options.least]  the scale goes down to here at least
 * @param {number} [options.ceiling]  larger values stand at the top
 * @param {string} [options.unit]  what is counted
 * @param {number} [options.goal]  a line across
 * @param {number} [options.room]  for names, right of the picture, in pixels
 */
export function walkChart({ title, floor, least = 1e-4, ceiling = Infinity, unit = "epoch", goal, room = 12 }) {
  const plot = s("g", { transform: `translate(${MARGIN.left},${MARGIN.top})` });
  const element = s("svg", { class: "mlp-plot mlp-walk-chart", "aria-hidden": "true", focusable: "false" }, plot);
  let [width, height] = [200, 150];
  let lines = [];
  let jumps = [];

  /**
   * @param {Line[]} next
   * @param {{at: number, name: string}[]} [breaks]  where a value jumped: a line from top to bottom
   */
  function update(next, breaks = []) {
    lines = next;
    jumps = breaks;
    const all = lines.flatMap(({ values }) => values).filter(Number.isFinite).map((value) => Math.min(value, ceiling));
    const low = Math.max(floor, Math.min(least, ...all));
    const high = Math.max(1, ...all);
    const interval = [10 ** Math.floor(Math.log10(low) + 1e-9), 10 ** Math.ceil(Math.log10(high) - 1e-9)];
    const first = Math.min(...lines.map((line) => line.first));
    const place = (line, k) => line.at?.[k] ?? line.first + k;
    const last = Math.max(first + 10, ...lines.map((line) => place(line, line.values.length - 1)));
    const x = linear([first, last], [0, width]);
    const y = logarithmic(interval, [height, 0]);
    const marks = [];
    for (const exponent of decades(interval, 7)) {
      const at = y(10 ** exponent).toFixed(1);
      marks.push(s("path", { class: "mlp-grid-line", d: `M0,${at}H${width}` }));
      marks.push(s("text", { class: "is-y", x: -7, y: at, dy: "0.35em" }, powerOfTen(exponent)));
    }
    for (const value of ticks([first, last], 6).filter(Number.isInteger)) {
      marks.push(s("text", { class: "is-x", x: x(value).toFixed(1), y: height + 16 }, String(value)));
    }
    marks.push(s("text", { class: "is-x is-name", x: width / 2, y: height + 32 }, unit));
    marks.push(s("text", { class: "is-end is-name", x: width, y: 4 }, title));
    if (goal) marks.push(s("path", { class: "mlp-goal-line", d: `M0,${y(goal).toFixed(1)}H${width}` }));
    const axes = s("g", { class: "mlp-axes" }, ...marks);
    const broken = jumps.map(({ at, name }) => jumpAt(x(at), name, x(at) > width / 2));
    const shown = lines.map((line) => {
      const at = (value) => (Number.isFinite(value) ? Math.min(Math.max(value, floor), interval[1]) : interval[1]);
      const places = line.values.map((value, k) => [x(place(line, k)), y(at(value))]);
      return { most: line.dots === false ? 0 : Infinity, last: 6, ...line, places };
    });
    const drawn = shown.flatMap((line) => drawWalk(line));
    const names = s("g", { class: "mlp-walk-names" }, ...namesInColumn(shown, width + room, height));
    plot.replaceChildren(axes, ...broken, ...drawn, names);
  }

  function jumpAt(at, name, isRight) {
    return s("g", { class: "mlp-jump", transform: `translate(${at.toFixed(1)},0)` },
      s("path", { d: `M0,0V${height}` }),
      s("path", { class: "mlp-jump-mark", d: `M-5,${height}H5L0,${height - 9}Z` }),
      s("text", { x: isRight ? -7 : 7, y: height - 5, "text-anchor": isRight ? "end" : "start" }, name));
  }

  /** @param {number} w  @param {number} h  of the whole picture, in pixels */
  function arrange(w, h) {
    width = Math.max(120, w - MARGIN.left - room);
    height = Math.max(80, h - MARGIN.top - MARGIN.bottom);
    const all = [width + MARGIN.left + room, height + MARGIN.top + MARGIN.bottom];
    setAttribute(element, "viewBox", `0 0 ${all.join(" ")}`);
    if (lines.length) update(lines, jumps);
  }

  return { element, update, arrange };
}
