/**
 * Above, the target and the sum of all pieces; below, each piece with a point to drag: sideways
 * moves its kink or centre, up and down its slope or height.
 *
 * @typedef {object} Scene
 * @property {import("../../topics/bends.js").Made} made
 * @property {(typeof import("../../topics/bends.js").TARGETS)["roof"]} target
 * @property {number} x  where the numbers are read off
 */
import { curveAt, HIGH, LOW, pieceAt } from "../../topics/bends.js";
import { pathOf } from "../pieces/curve.js";
import { curvePanel } from "../pieces/curve_panel.js";
import { h, s, setAttribute, uniqueId } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";
import { linear, ticks } from "../pieces/scales.js";

const MARGIN = { left: 34, right: 10, top: 8, between: 14, bottom: 38 };
const HEIGHTS = [210, 190];
const DOMAIN = [-3, 3];
const RANGES = [[-1.5, 2.5], [-3, 3]]; // the name of the zones, half-way up, is not on the zero line
const SAMPLES = 360;
const ARM = 0.5; // how far right of its kink a bend's point stands: there the piece is v / 2 high
const SNAP = { c: 0.05, v: 0.1 };
const zones = (label) => [[DOMAIN[0], LOW], [HIGH, DOMAIN[1]]].map(([from, to]) => ({ kind: "flat", from, to, label }));

const within = (value, low, high) => Math.min(high, Math.max(low, value));
const put = (one, u, v) => setAttribute(one, "transform", `translate(${u.toFixed(1)},${v.toFixed(1)})`);
const snapped = (value, step) => Number((Math.round(value / step) * step).toFixed(2));

/** Where a piece's point stands, and back: c and v of a point. */
const gripOf = ({ neuron, c, v, k, r }, i) =>
  neuron === "relu" ? [c[i] + ARM, v[i] * ARM] : [c[i], v[i] * Math.tanh(k * r)];
const fromGrip = ({ neuron, k, r }, [u, height]) =>
  neuron === "relu" ? [u - ARM, height / ARM] : [u, height / Math.tanh(k * r)];

/**
 * @param {object} options
 * @param {number} options.most  pieces
 * @param {{c: [number, number], v: [number, number]}} options.limits
 * @param {() => void} options.onGrab
 * @param {(i: number, c: number, v: number) => void} options.onDrag
 */
export function bendsPlot({ most, limits, onGrab, onDrag }) {
  const hatch = uniqueId("hatch");
  const pattern = s("pattern", { id: hatch, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
    s("path", { class: "mlp-zone-hatch", d: "M-2,2L2,-2M0,8L8,0M6,10L10,6" }));
  const panels = [curvePanel("y and the target", "forward", { flat: hatch }), curvePanel("what each adds", "parameter", { flat: hatch })];
  const here = s("circle", { class: "mlp-phi-dot is-forward", r: 5 });
  const marks = Array.from({ length: most }, () => s("circle", { class: "mlp-kink", r: 4 }));
  panels[0].extra.append(...marks, here);
  const pieces = Array.from({ length: most }, (_, i) => {
    const path = s("path", { class: "mlp-piece" });
    const text = s("text", { class: "mlp-point-name", dy: "0.35em" }, String(i + 1));
    const grip = s("g", { class: "mlp-handle" }, s("circle", { class: "mlp-handle-reach", r: 22 }), s("circle", { class: "mlp-phi-dot is-other", r: 10 }), text);
    return { i, path, grip };
  });
  panels[1].extra.append(...pieces.map(({ path }) => path));
  const axis = s("g", { class: "mlp-axes" });
  const grips = s("g", {}, ...pieces.map(({ grip }) => grip));
  const above = s("g", { transform: `translate(${MARGIN.left},${MARGIN.top})` }, panels[0].element);
  const below = s("g", { transform: `translate(${MARGIN.left},${MARGIN.top + HEIGHTS[0] + MARGIN.between})` }, panels[1].element, axis, grips);
  const total = HEIGHTS[0] + HEIGHTS[1] + MARGIN.top + MARGIN.between + MARGIN.bottom;
  const svg = s("svg", { class: "mlp-curve-plot", "aria-hidden": "true", focusable: "false" }, pattern, above, below);
  const element = h("div", { class: "mlp-plot-box" }, svg);
  const ys = RANGES.map((range, k) => linear(range, [HEIGHTS[k], 0]));
  let width = 500;
  let x = linear(DOMAIN, [0, width]);
  let scene = null;
  let axisWidth = 0;
  let grabbed = null;

  /** Places from left to right, those where something bends among them. */
  function sampled(f, corners) {
    const even = Array.from({ length: SAMPLES + 1 }, (_, i) => DOMAIN[0] + ((DOMAIN[1] - DOMAIN[0]) * i) / SAMPLES);
    return [...even, ...corners].sort((p, q) => p - q).map((u) => [u, f(u)]);
  }

  function drawAxis() {
    if (axisWidth === width) return;
    axisWidth = width;
    axis.replaceChildren(
      ...ticks(DOMAIN, 6).map((value) => s("text", { class: "is-x", x: x(value).toFixed(1), y: HEIGHTS[1] + 17 }, formatNumber(value))),
      s("text", { class: "is-x is-name", x: width / 2, y: HEIGHTS[1] + 34 }, "x"),
    );
  }

  /** @param {Scene} next */
  function update(next) {
    scene = next;
    const { made, target } = scene;
    const kinks = made.c.slice(0, made.n);
    const corners = [...(target.corners ?? []), ...(target.jump ? [-1e-9, 0] : [])];
    const wanted = sampled(target.value, corners).filter(([u]) => u >= LOW && u <= HIGH);
    const y = (u) => curveAt(made, u);
    panels[0].draw({ x, width, shaded: zones("not asked"), height: HEIGHTS[0], heights: RANGES[0], points: sampled(y, kinks), others: [wanted] });
    panels[1].draw({ x, width, shaded: zones(""), height: HEIGHTS[1], heights: RANGES[1], points: [] });
    drawAxis();
    panels.forEach(({ guide }, k) => setAttribute(guide, "d", `M${x(scene.x).toFixed(1)},0V${HEIGHTS[k]}`));
    put(here, x(scene.x), ys[0](y(scene.x)));
    pieces.forEach(({ i, path, grip }) => {
      const shown = i < made.n ? "visible" : "hidden";
      for (const one of [path, grip, marks[i]]) setAttribute(one, "visibility", shown);
      setAttribute(path, "d", pathOf(sampled((u) => pieceAt(made, i, u), [made.c[i]]), x, ys[1]));
      path.classList.toggle("is-negative", made.v[i] < 0);
      const [u, height] = gripOf(made, i);
      put(grip, within(x(u), 0, width), within(ys[1](height), 0, HEIGHTS[1]));
      put(marks[i], x(made.c[i]), ys[0](y(made.c[i])));
    });
  }

  function arrange(outer) {
    width = Math.max(160, outer - MARGIN.left - MARGIN.right);
    x = linear(DOMAIN, [0, width]);
    setAttribute(svg, "viewBox", `0 0 ${outer} ${total}`);
    if (scene) update(scene);
  }

  /** Where the pointer is, in numbers. */
  const pointer = (event) => {
    const box = panels[1].frame.getBoundingClientRect();
    return [x.invert(((event.clientX - box.left) / box.width) * width), ys[1].invert(((event.clientY - box.top) / box.height) * HEIGHTS[1])];
  };
  for (const { i, grip } of pieces) {
    grip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      const at = gripOf(scene.made, i);
      const [c, v] = [scene.made.c[i], scene.made.v[i]];
      grabbed = { by: pointer(event).map((place, k) => at[k] - place), from: at, c, v, moved: false };
      grips.append(grip); // on top
      grip.setPointerCapture(event.pointerId);
    });
    grip.addEventListener("pointermove", (event) => {
      if (!grabbed) return;
      const to = pointer(event).map((place, k) => place + grabbed.by[k]);
      const [u, w] = fromGrip(scene.made, to);
      const c = within(snapped(u, SNAP.c), ...limits.c);
      const v = within(snapped(w, SNAP.v), ...limits.v);
      if (c === scene.made.c[i] && v === scene.made.v[i]) return;
      if (!grabbed.moved) onGrab();
      grabbed.moved = true;
      onDrag(i, c, v);
    });
    const drop = () => {
      grabbed = null;
    };
    for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) grip.addEventListener(name, drop);
  }

  return { element, update, arrange };
}
