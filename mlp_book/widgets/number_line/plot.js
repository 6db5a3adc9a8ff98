/**
 * Two lines. Above, all numbers of the format in a part of the line; where they stand closer than
 * ticks can be drawn, a bar. Below, a few numbers around the reader's, and what is rounded to it.
 */
import { placesIn } from "../../topics/number_line.js";
import { h, s, setAttribute, setText } from "../pieces/dom.js";
import { formatMark } from "../pieces/format.js";
import { linear, ticks } from "../pieces/scales.js";
import { short } from "./words.js";

const MARGIN = 26;
const TOP = { base: 66, tick: 22, tall: 34, marks: 86 };
const BELOW = { base: 178, tick: 30, marks: 196, name: 124 };
const HEIGHT = 206;
const LEAST = 2; // pixels between two ticks
const MOST_NAMED = 17; // so few numbers stand under their ticks
const HALF = 4.4; // pixels of half a sign
const AROUND = 2; // neighbours on each side

/** Ticks of a part of the line as one path. */
const strokes = (values, x, base, height) => values.map((v) => `M${x(v).toFixed(2)},${base}v${-height}`).join("");

/** Where ticks would touch: from -edge to edge; 0 where they are apart everywhere. */
function crowded(line, unit) {
  if (line.whole) return line.whole.scale * unit < LEAST ? Infinity : 0;
  const { format } = line;
  if (format.gap(0) * unit >= LEAST) return 0;
  let edge = 2 ** (1 - format.bias);
  while (edge < format.largest && format.gap(edge) * unit < LEAST) edge *= 2;
  return edge;
}

/** @param {{onGrab: () => void, onDrag: (x: number) => void}} options */
export function numberLinePlot({ onGrab, onDrag }) {
  const bar = s("rect", { class: "mlp-crowd", y: TOP.base - TOP.tick, height: TOP.tick });
  const many = s("path", { class: "mlp-ticks" });
  const zero = s("path", { class: "mlp-ticks is-zero" });
  const axis = s("path", { class: "mlp-line-axis" });
  const marks = s("g", { class: "mlp-line-marks" });
  const glass = s("path", { class: "mlp-glass" });
  const zone = s("rect", { class: "mlp-rounds", y: BELOW.base - BELOW.tick, height: BELOW.tick });
  const few = s("path", { class: "mlp-ticks is-near" });
  const near = s("path", { class: "mlp-line-axis" });
  const off = s("path", { class: "mlp-off" });
  const names = s("g", { class: "mlp-line-marks" });
  const here = s("text", { class: "mlp-stored-name", y: BELOW.name });
  const dots = [s("path", { class: "mlp-here", d: "M0,0l-7,-13h14z" }), s("path", { class: "mlp-here", d: "M0,0l-7,-13h14z" })];
  const reach = s("rect", { class: "mlp-handle mlp-handle-reach", y: 0, height: TOP.marks });
  const svg = s("svg", { class: "mlp-number-line", "aria-hidden": "true", focusable: "false" },
    bar, many, zero, axis, marks, glass, zone, few, near, off, names, here, ...dots, reach);
  const element = h("div", { class: "mlp-plot-box" }, svg);
  let width = 600;
  let scene = null;

  function drawTop({ line, x, span }, scale) {
    const [low, high] = span;
    const unit = (width - 2 * MARGIN) / (high - low);
    const edge = Math.min(Math.max(high, -low), crowded(line, unit));
    const [first, last] = placesIn(line, low, high);
    const [a, b] = edge > 0 ? placesIn(line, -edge, edge) : [1, 0];
    const places = [];
    for (let k = first; k <= last; k += 1) {
      if (a <= b && k === a) k = b + 1; // what the bar holds
      if (k <= last) places.push(k);
    }
    const from = edge > 0 ? scale(line.value(a)) : 0;
    setAttribute(bar, "visibility", edge > 0 && b > a ? "visible" : "hidden");
    setAttribute(bar, "x", from);
    setAttribute(bar, "width", edge > 0 && b > a ? scale(line.value(b)) - from : 0);
    const values = places.map(line.value);
    setAttribute(many, "d", strokes(values, scale, TOP.base, TOP.tick));
    setAttribute(zero, "d", strokes([0], scale, TOP.base + 5, TOP.tall));
    setAttribute(axis, "d", `M${MARGIN - 8},${TOP.base}H${width - MARGIN + 8}`);
    const named = values.length <= MOST_NAMED && edge === 0 ? values : ticks(span, width < 460 ? 4 : 8);
    const write = (v) => (high > 100 ? formatMark(v) : short(v, 3));
    const taken = [];
    const important = [...named].sort((p, q) => p % 1 !== 0 && q % 1 === 0 ? 1 : p % 1 === 0 && q % 1 !== 0 ? -1 : Math.abs(p) - Math.abs(q));
    for (const v of important) {
      const [at, half] = [scale(v), write(v).length * HALF];
      if (taken.every((one) => Math.abs(one.at - at) > one.half + half)) taken.push({ v, at, half });
    }
    marks.replaceChildren(...taken.map(({ v, at }) => s("text", { x: at.toFixed(1), y: TOP.marks }, write(v))));
    placeDot(dots[0], scale, x, TOP.base - TOP.tall + 4);
  }

  const inside = (v) => Math.min(scene.span[1], Math.max(scene.span[0], v));
  const placeDot = (dot, scale, x, y) => setAttribute(dot, "transform", `translate(${scale(inside(x)).toFixed(1)},${y})`);

  function drawBelow({ line, x }, top) {
    const place = line.nearest(x);
    const shown = place !== null;
    for (const one of [zone, few, near, off, names, here, glass, dots[1]]) setAttribute(one, "visibility", shown ? "visible" : "hidden");
    if (!shown) return;
    const places = [];
    for (let k = place - AROUND; k <= place + AROUND; k += 1) if (k >= line.first && k <= line.last) places.push(k);
    const values = places.map(line.value);
    const stored = line.value(place);
    const [low, high] = [values[0], values.at(-1)];
    const out = Math.max(0, x - high, low - x); // a number beyond the line stands at its side
    const pad = (high - low) / 8;
    const scale = linear([low - pad, high + pad], [MARGIN, width - MARGIN]);
    const at = (v) => Math.min(width - MARGIN, Math.max(MARGIN, scale(v)));
    const middle = (k) => (values[k] + values[k + 1]) / 2;
    const i = places.indexOf(place);
    const left = i > 0 ? at(middle(i - 1)) : MARGIN;
    const right = i < places.length - 1 ? at(middle(i)) : width - MARGIN;
    setAttribute(zone, "x", left);
    setAttribute(zone, "width", right - left);
    setAttribute(few, "d", strokes(values, scale, BELOW.base, BELOW.tick));
    setAttribute(near, "d", `M${MARGIN - 8},${BELOW.base}H${width - MARGIN + 8}`);
    setAttribute(off, "d", `M${at(x)},${BELOW.base - 9}H${at(stored)}`);
    setAttribute(off, "visibility", out > 0 || x === stored ? "hidden" : "visible");
    names.replaceChildren(...[i - 1, i + 1].filter((k) => k >= 0 && k < values.length).map((k) => s("text", { x: scale(values[k]).toFixed(1), y: BELOW.marks }, short(values[k], width < 460 ? 5 : 9))));
    setText(here, short(stored));
    setAttribute(here, "x", Math.min(width - 60, Math.max(60, scale(stored))).toFixed(1));
    setAttribute(dots[1], "transform", `translate(${at(x).toFixed(1)},${BELOW.base - BELOW.tick})`);
    setAttribute(glass, "d", `M${top(inside(low - pad))},${TOP.marks + 6}L${MARGIN},${BELOW.name - 14}H${width - MARGIN}L${top(inside(high + pad))},${TOP.marks + 6}z`);
  }

  const topScale = () => linear(scene.span, [MARGIN, width - MARGIN]);
  /** @param {{line: import("../../topics/number_line.js").Line, x: number, span: [number, number]}} next */
  function update(next) {
    scene = next;
    const scale = topScale();
    drawTop(scene, scale);
    drawBelow(scene, scale);
  }

  function arrange(outer) {
    width = Math.max(200, outer);
    setAttribute(svg, "viewBox", `0 0 ${width} ${HEIGHT}`);
    setAttribute(reach, "width", width);
    if (scene) update(scene);
  }

  let held = false;
  const move = (event) => {
    const box = svg.getBoundingClientRect();
    const value = topScale().invert(((event.clientX - box.left) / box.width) * width);
    onDrag(Number(inside(value).toFixed(scene.span[1] > 10 ? 0 : 2)) + 0);
  };
  reach.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    held = true;
    reach.setPointerCapture(event.pointerId);
    onGrab();
    move(event);
  });
  reach.addEventListener("pointermove", (event) => held && move(event));
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    reach.addEventListener(end, () => {
      held = false;
    });
  }
  return { element, update, arrange };
}
