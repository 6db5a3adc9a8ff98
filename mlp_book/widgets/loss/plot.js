/**
 * A loss over the prediction above, its slope below: points to drag, the tangent of the chosen
 * one, targets as upright lines, the curves of the other examples thin.
 */
import { curvePanel } from "../pieces/curve_panel.js";
import { h, s, setAttribute, setText } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";
import { linear, ticks } from "../pieces/scales.js";

const MARGIN = { left: 40, right: 10, top: 8, between: 14, bottom: 38 };
const HEIGHTS = [236, 130];
const POINTS = 3;
const TARGET_LETTER = 8; // pixels: "t[3]" must not be cut at the right edge
const FAR = 3000; // pixels: a tangent leaves the panel on both sides

const within = (v, high) => Math.min(high, Math.max(0, v));
const put = (one, u, v) => setAttribute(one, "transform", `translate(${u.toFixed(1)},${v.toFixed(1)})`);
const show = (one, shown) => setAttribute(one, "visibility", shown ? "visible" : "hidden");

/**
 * @param {object} options
 * @param {() => void} options.onGrab
 * @param {(k: number, x: number) => void} options.onDrag  which point, and where to
 */
export function lossPlot({ onGrab, onDrag }) {
  const panels = [curvePanel("", "target"), curvePanel("", "gradient")];
  const tangent = s("path", { class: "mlp-tangent" });
  const targets = s("g");
  panels[0].extra.append(targets, tangent);
  const handles = Array.from({ length: POINTS }, (_, k) => {
    const text = s("text", { class: "mlp-point-name", dy: "0.35em" });
    const circle = s("circle", { class: "mlp-phi-dot is-forward", r: 10 });
    const element = s("g", { class: "mlp-handle" }, s("circle", { class: "mlp-handle-reach", r: 22 }), circle, text);
    const slope = s("circle", { class: "mlp-phi-dot is-gradient", r: 6 });
    panels[1].extra.append(slope);
    return { k, element, text, slope };
  });
  const axis = s("g", { class: "mlp-axes" });
  const holders = s("g", {}, ...handles.map(({ element }) => element));
  const above = s("g", { transform: `translate(${MARGIN.left},${MARGIN.top})` }, panels[0].element, holders);
  const below = s("g", { transform: `translate(${MARGIN.left},${MARGIN.top + HEIGHTS[0] + MARGIN.between})` }, panels[1].element, axis);
  const total = HEIGHTS[0] + HEIGHTS[1] + MARGIN.top + MARGIN.between + MARGIN.bottom;
  const svg = s("svg", { class: "mlp-curve-plot mlp-loss-plot", "aria-hidden": "true", focusable: "false" }, above, below);
  const element = h("div", { class: "mlp-plot-box" }, svg);
  let width = 500;
  /** @type {import("./scene.js").Scene} */
  let scene = null;
  let drawn = "";
  let domain = [0, 1];
  let x = null;
  let ys = null;
  let grabbed = null;

  function drawCurves() {
    x = linear(domain, [0, width]);
    const both = { x, width };
    ys = [
      panels[0].draw({ ...both, height: HEIGHTS[0], heights: scene.heights[0], points: scene.curve(domain), others: scene.others.map((f) => f(domain)) }),
      panels[1].draw({ ...both, height: HEIGHTS[1], heights: scene.heights[1], points: scene.slopes(domain) }),
    ];
    panels.forEach(({ name }, k) => setText(name, scene.titles[k]));
    setAttribute(panels[0].name, "x", scene.falling ? width - 8 : 8);
    setAttribute(panels[0].name, "text-anchor", scene.falling ? "end" : "start");
    targets.replaceChildren(...scene.targets.flatMap(({ x: t, text }, k) => [
      s("path", { class: "mlp-target-line", d: `M${x(t).toFixed(1)},0V${HEIGHTS[0]}` }),
      s("text", { class: "mlp-target-name", x: within(x(t) + 4, width - TARGET_LETTER * text.length).toFixed(1), y: 40 + 17 * k }, text),
    ]));
    axis.replaceChildren(
      ...ticks(domain, width > 400 ? 8 : 5).map((value) => s("text", { class: "is-x", x: x(value).toFixed(1), y: HEIGHTS[1] + 17 }, formatNumber(value))),
      s("text", { class: "is-x is-name", x: width / 2, y: HEIGHTS[1] + 34 }, scene.axis),
    );
  }

  /** The tangent as a long line through its point, be it upright. */
  function drawTangent({ x: at, value, slope }) {
    const [u, v] = [x(at), ys[0](value)];
    const [across, up] = [x(1) - x(0), (ys[0](1) - ys[0](0)) * slope];
    const length = Math.hypot(across, up);
    const way = Number.isFinite(length) ? [across / length, up / length] : [0, 1];
    const end = (sign) => way.map((d, i) => ((i ? v : u) + sign * FAR * d).toFixed(1)).join(",");
    setAttribute(tangent, "d", `M${end(-1)}L${end(1)}`);
  }

  /** @param {import("./scene.js").Scene} next */
  function update(next) {
    scene = next;
    if (!grabbed) domain = scene.domain;
    const key = JSON.stringify([scene.titles, scene.key, scene.heights, domain, width]);
    if (key !== drawn) drawCurves();
    drawn = key;
    handles.forEach(({ k, element: handle, text, slope }) => {
      const point = scene.points[k];
      show(handle, point);
      show(slope, k === scene.chosen);
      handle.classList.toggle("is-chosen", k === scene.chosen);
      if (!point) return;
      setText(text, point.text);
      put(handle, within(x(point.x), width), within(ys[0](point.value), HEIGHTS[0]));
      if (k === scene.chosen) put(slope, within(x(point.x), width), within(ys[1](point.slope), HEIGHTS[1]));
    });
    const here = scene.points[scene.chosen];
    if (!grabbed) holders.append(handles[scene.chosen].element); // the chosen one on top
    drawTangent(here);
    panels.forEach(({ guide }, k) => setAttribute(guide, "d", `M${x(here.x).toFixed(1)},0V${HEIGHTS[k]}`));
  }

  function arrange(outer) {
    width = Math.max(160, outer - MARGIN.left - MARGIN.right);
    setAttribute(svg, "viewBox", `0 0 ${outer} ${total}`);
    if (scene) update(scene);
  }

  const pointer = (event) => {
    const box = panels[0].frame.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * width;
  };
  for (const { k, element: handle } of handles) {
    handle.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      grabbed = { by: x(scene.points[k].x) - pointer(event), moved: false };
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointermove", (event) => {
      if (!grabbed) return;
      const to = scene.snap(x.invert(within(pointer(event) + grabbed.by, width)));
      if (Math.abs(to - scene.points[k].x) < 1e-9) return;
      if (!grabbed.moved) onGrab();
      grabbed.moved = true;
      onDrag(k, to);
    });
    const drop = () => {
      grabbed = null;
    };
    for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) handle.addEventListener(name, drop);
  }

  return { element, update, arrange };
}
