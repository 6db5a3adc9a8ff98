/**
 * What one neuron answers, over the plane of the two inputs: a heat map, the line where its z
 * is 0, examples as points, and a ring at the x whose numbers are written out.
 *
 * @typedef {object} View
 * @property {Float64Array} values  a on an n x n grid, the lowest row first
 * @property {Float64Array} heights  z on the same grid
 * @property {number} n
 * @property {number} reach  the a that has the full colour
 * @property {string} symbol  what is shown, as "y"
 * @property {boolean} signed  whether there may be negative a
 * @property {number[]} levels  of z; the line of level 0 is the strong one
 * @property {[[number, number], [number, number]]} domain
 * @property {import("../pieces/heat.js").Inks} inks
 * @property {{x: [number, number], one: boolean, test: boolean}[]} points
 * @property {[number, number]} x
 */
import { contoursOf } from "../pieces/contours.js";
import { h, s, setAttribute, setText, uniqueId } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";
import { paint } from "../pieces/heat.js";
import { heatScale } from "./heat_scale.js";
import { linear, ticks } from "../pieces/scales.js";

const SIDE = 300;
const MARGIN = { left: 44, right: 10, top: 8, bottom: 36 };
const WIDTH = SIDE + MARGIN.left + MARGIN.right;
const HEIGHT = SIDE + MARGIN.top + MARGIN.bottom;
const SNAP = 20; // a twentieth
const percent = (part, whole) => `${((100 * part) / whole).toFixed(3)}%`;
const same = (v) => v;

/**
 * @param {object} options
 * @param {string} options.name  of the figure, for tests and styles
 * @param {() => void} [options.onGrab]
 * @param {(x: [number, number]) => void} [options.onDrag]  without it there is no ring
 */
export function valuePlane({ name, onGrab, onDrag }) {
  const clip = uniqueId("clip");
  const canvas = h("canvas", { class: "mlp-heat", "aria-hidden": "true" });
  canvas.style.left = percent(MARGIN.left, WIDTH);
  canvas.style.top = percent(MARGIN.top, HEIGHT);
  canvas.style.width = percent(SIDE, WIDTH);
  canvas.style.height = percent(SIDE, HEIGHT);
  const frame = s("rect", { class: "mlp-plot-frame is-open", width: SIDE, height: SIDE });
  const lines = s("g");
  const dots = s("g");
  const axes = s("g", { class: "mlp-axes" });
  const ring = s("g", { class: "mlp-handle" },
    s("circle", { class: "mlp-handle-reach", r: 20 }), s("circle", { class: "mlp-ring is-under", r: 9 }), s("circle", { class: "mlp-ring", r: 9 }));
  if (!onDrag) ring.setAttribute("visibility", "hidden");
  const inside = s("g", { "clip-path": `url(#${clip})` }, lines, dots);
  const plot = s("g", { transform: `translate(${MARGIN.left},${MARGIN.top})` },
    s("clipPath", { id: clip }, s("rect", { width: SIDE, height: SIDE })), frame, inside, axes, ring);
  const svg = s("svg", { class: "mlp-plot", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true", focusable: "false" }, plot);
  const caption = h("figcaption");
  const scale = heatScale();
  const element = h("figure", { class: "mlp-map", "data-map": name }, caption, h("div", { class: "mlp-map-picture" }, canvas, svg), scale.element);
  let [x, y] = [same, same];
  let view = null;
  let drawn = { axes: "", points: null, count: -1 };
  let grabbed = null;

  function drawAxes({ domain }) {
    const key = String(domain);
    x = linear(domain[0], [0, SIDE]);
    y = linear(domain[1], [SIDE, 0]);
    if (drawn.axes === key) return;
    drawn = { axes: key, points: null };
    const marks = [
      ...ticks(domain[0], 5).map((v) => s("text", { class: "is-x", x: x(v), y: SIDE + 16 }, formatNumber(v))),
      ...ticks(domain[1], 5).map((v) => s("text", { class: "is-y", x: -5, y: y(v), dy: "0.35em" }, formatNumber(v))),
      s("text", { class: "is-x is-name", x: SIDE / 2, y: SIDE + 32 }, "x[1]"),
      s("text", { class: "is-x is-name", transform: `translate(${-MARGIN.left + 10},${SIDE / 2}) rotate(-90)` }, "x[2]"),
    ];
    axes.replaceChildren(...marks);
  }

  function point({ x: [u, v], one, test }) {
    const name_ = `mlp-example ${one ? "is-one" : "is-zero"}${test ? " is-test" : ""}`;
    const [cx, cy] = [x(u).toFixed(1), y(v).toFixed(1)];
    return one
      ? s("rect", { class: name_, x: cx - 4, y: cy - 4, width: 8, height: 8 })
      : s("circle", { class: name_, cx, cy, r: 4.3 });
  }

  /** @param {View} next */
  function update(next, words) {
    view = next;
    setText(caption, words);
    drawAxes(view);
    const { n, heights, levels, points } = view;
    paint(canvas, n, view.values, view.inks, view.reach);
    scale.update(view.symbol, view.reach, view.signed);
    const made = contoursOf(heights, n, levels, SIDE, SIDE, same);
    const strokes = made.flatMap(({ level, d }) =>
      level === 0 ? [s("path", { class: "mlp-border is-under", d }), s("path", { class: "mlp-border", d })] : [s("path", { class: "mlp-level-line", d })]);
    lines.replaceChildren(...strokes);
    if (drawn.points !== points) dots.replaceChildren(...points.map(point));
    drawn.points = points;
    setAttribute(ring, "transform", `translate(${x(view.x[0]).toFixed(1)},${y(view.x[1]).toFixed(1)})`);
  }

  const pointer = (event) => {
    const box = frame.getBoundingClientRect();
    const share = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    return share.map((v) => Math.min(1, Math.max(0, v)) * SIDE);
  };
  const place = ([px, py]) => [x.invert(px), y.invert(py)].map((v) => Math.round(v * SNAP) / SNAP + 0);
  function move(event, moved) {
    const at = place(pointer(event));
    if (at.every((v, k) => v === view.x[k])) return moved;
    if (!moved) onGrab();
    onDrag(at);
    return true;
  }
  // The ring is dragged; elsewhere a click brings it, so that a finger can still scroll the page.
  ring.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !onDrag) return;
    event.preventDefault();
    ring.setPointerCapture(event.pointerId);
    grabbed = { moved: false };
  });
  ring.addEventListener("pointermove", (event) => {
    if (grabbed) grabbed.moved = move(event, grabbed.moved);
  });
  const drop = () => {
    grabbed = null;
  };
  for (const type of ["pointerup", "pointercancel", "lostpointercapture"]) ring.addEventListener(type, drop);
  if (onDrag) for (const one of [frame, inside]) one.addEventListener("click", (event) => move(event, false));

  return { element, update };
}
