/**
 * A number by epoch, on a logarithmic scale: one line a walk. For any walk, not only ours.
 *
 * @typedef {object} Line
 * @property {number[]} values
 * @property {number} first  its first epoch
 * @property {number[]} [at]  the epoch of each value, where they are not one after another
 * @property {string} className
 * @property {boolean} [dots]  one at each epoch, or at the last alone; default: at each
 */
import { s, setAttribute } from "./dom.js";
import { formatNumber } from "./format.js";
import { decades, linear, logarithmic, ticks } from "./scales.js";

const MARGIN = { left: 46, right: 12, top: 12, bottom: 36 };
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
 * @param {string} [options.unit]  what is counted
 */
export function walkChart({ title, floor, least = 1e-4, unit = "epoch" }) {
  const plot = s("g", { transform: `translate(${MARGIN.left},${MARGIN.top})` });
  const element = s("svg", { class: "mlp-plot mlp-walk-chart", "aria-hidden": "true", focusable: "false" }, plot);
  let [width, height] = [200, 150];
  let lines = [];

  /** @param {Line[]} next */
  function update(next) {
    lines = next;
    const all = lines.flatMap(({ values }) => values).filter(Number.isFinite);
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
    const axes = s("g", { class: "mlp-axes" }, ...marks);
    const drawn = lines.flatMap((line) => {
      const places = line.values.map((value, k) => {
        const shown = Number.isFinite(value) ? Math.max(value, floor) : interval[1];
        return [x(place(line, k)).toFixed(1), y(shown).toFixed(1)];
      });
      const dot = ([cx, cy], k) =>
        s("circle", { class: line.className, cx, cy, r: k === places.length - 1 ? 6 : 3.5 });
      const track = places.map((place) => place.join(",")).join(" ");
      const marked = line.dots === false ? [dot(places.at(-1), places.length - 1)] : places.map(dot);
      return [s("polyline", { class: line.className, points: track }), ...marked];
    });
    plot.replaceChildren(axes, ...drawn);
  }

  /** @param {number} w  @param {number} h  of the whole picture, in pixels */
  function arrange(w, h) {
    width = Math.max(120, w - MARGIN.left - MARGIN.right);
    height = Math.max(80, h - MARGIN.top - MARGIN.bottom);
    const all = [width + MARGIN.left + MARGIN.right, height + MARGIN.top + MARGIN.bottom];
    setAttribute(element, "viewBox", `0 0 ${all.join(" ")}`);
    if (lines.length) update(lines);
  }

  return { element, update, arrange };
}
