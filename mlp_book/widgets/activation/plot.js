/**
 * An activation's curve above, its derivative below, over the same z: flat and dead zones shaded,
 * the tangent at z, a handle on the curve to drag, and a second activation to compare.
 *
 * @typedef {object} Scene
 * @property {import("../mathematics/mlp.js").Activation} activation
 * @property {import("../mathematics/slopes.js").Zone[]} zones
 * @property {import("../mathematics/mlp.js").Activation | null} other
 * @property {number} z
 */
import { curvePoints } from "../pieces/curve.js";
import { curvePanel } from "../pieces/curve_panel.js";
import { h, s, setAttribute, uniqueId } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";
import { isSmooth, slopeAt } from "../mathematics/mlp.js";
import { linear, roundUp, ticks } from "../pieces/scales.js";

const MARGIN = { left: 40, right: 10, top: 8, between: 14, bottom: 38 };
const HEIGHTS = [230, 130];
const USUAL = 6;
const SAMPLES = 400;

/** How far the picture reaches: 6 either way, further for a z further out. */
export const reachOf = (z) => (Math.abs(z) <= USUAL ? USUAL : roundUp(Math.abs(z) * 1.05));

/**
 * @param {object} options
 * @param {() => void} options.onGrab
 * @param {(z: number) => void} options.onDrag
 */
export function activationPlot({ onGrab, onDrag }) {
  const hatches = { flat: uniqueId("hatch"), dead: uniqueId("hatch") };
  const hatch = (id, d) =>
    s("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" }, s("path", { class: "mlp-zone-hatch", d }));
  const top = curvePanel("a = φ(z)", "forward", hatches);
  const low = curvePanel("φ′(z)", "gradient", hatches);
  const tangent = s("path", { class: "mlp-tangent" });
  const handle = s("g", { class: "mlp-handle" }, s("circle", { class: "mlp-handle-reach", r: 22 }), s("circle", { class: "mlp-phi-dot is-forward", r: 8 }));
  const dot = s("circle", { class: "mlp-phi-dot is-gradient", r: 6 });
  const [otherDot, otherLow] = [0, 1].map(() => s("rect", { class: "mlp-phi-dot is-other", width: 9, height: 9 }));
  top.extra.append(tangent, otherDot);
  low.extra.append(otherLow, dot);
  const axis = s("g", { class: "mlp-axes" });
  const above = s("g", { transform: `translate(${MARGIN.left},${MARGIN.top})` }, top.element, handle);
  const below = s("g", { transform: `translate(${MARGIN.left},${MARGIN.top + HEIGHTS[0] + MARGIN.between})` }, low.element, axis);
  const total = HEIGHTS[0] + HEIGHTS[1] + MARGIN.top + MARGIN.between + MARGIN.bottom;
  const svg = s("svg", { class: "mlp-curve-plot", "aria-hidden": "true", focusable: "false" },
    hatch(hatches.flat, "M-2,2L2,-2M0,8L8,0M6,10L10,6"), hatch(hatches.dead, "M0,0L8,8M0,8L8,0"), above, below);
  const element = h("div", { class: "mlp-plot-box" }, svg);
  let width = 500;
  let scene = null;
  let drawn = "";
  let reach = USUAL;
  let x = null;
  let ys = null;
  let grabbed = null;

  function drawCurves() {
    const { activation, other, zones } = scene;
    const domain = [-reach, reach];
    x = linear(domain, [0, width]);
    const points = (one) => one && curvePoints(one, domain, SAMPLES);
    const slopes = (one) => one && points(one).map(([z]) => [z, slopeAt(one, z)]);
    const shaded = zones
      .map(({ kind, from, to }) => ({ kind, from: Math.max(from, -reach), to: Math.min(to, reach) }))
      .filter(({ from, to }) => to > from)
      .map((zone) => ({ ...zone, label: zone.kind === "flat" ? "flat" : "slope 0" }));
    const shared = { x, width, shaded };
    ys = [
      top.draw({ ...shared, height: HEIGHTS[0], points: points(activation), others: [points(other)].filter(Boolean) }),
      low.draw({ ...shared, height: HEIGHTS[1], points: slopes(activation), others: [slopes(other)].filter(Boolean) }),
    ];
    axis.replaceChildren(
      ...ticks(domain, width > 400 ? 8 : 5).map((value) => s("text", { class: "is-x", x: x(value).toFixed(1), y: HEIGHTS[1] + 17 }, formatNumber(value))),
      s("text", { class: "is-x is-name", x: width / 2, y: HEIGHTS[1] + 34 }, "z"),
    );
  }

  const put = (one, u, v) => setAttribute(one, "transform", `translate(${u.toFixed(1)},${v.toFixed(1)})`);

  /** @param {Scene} next */
  function update(next) {
    scene = next;
    const { activation, other, z } = scene;
    if (!grabbed) reach = reachOf(z);
    const of = (one) => one && [one.name, one.parameter];
    const key = JSON.stringify([of(activation), of(other), reach, width]);
    if (key !== drawn) drawCurves();
    drawn = key;
    const [a, slope] = [activation.function([z])[0], slopeAt(activation, z)];
    put(handle, x(z), ys[0](a));
    put(dot, x(z), ys[1](slope));
    const at = (u) => `${x(u).toFixed(1)},${ys[0](a + slope * (u - z)).toFixed(1)}`;
    setAttribute(tangent, "d", `M${at(-reach)}L${at(reach)}`);
    [top, low].forEach((one, k) => setAttribute(one.guide, "d", `M${x(z).toFixed(1)},0V${HEIGHTS[k]}`));
    [otherDot, otherLow].forEach((one) => setAttribute(one, "visibility", other ? "visible" : "hidden"));
    if (!other) return;
    put(otherDot, x(z) - 4.5, ys[0](other.function([z])[0]) - 4.5);
    put(otherLow, x(z) - 4.5, ys[1](slopeAt(other, z)) - 4.5);
  }

  function arrange(outer) {
    width = Math.max(160, outer - MARGIN.left - MARGIN.right);
    setAttribute(svg, "viewBox", `0 0 ${outer} ${total}`);
    if (scene) update(scene);
  }

  const pointer = (event) => {
    const box = top.frame.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * width;
  };
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    grabbed = { by: x(scene.z) - pointer(event), moved: false };
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (!grabbed) return;
    const to = x.invert(Math.min(width, Math.max(0, pointer(event) + grabbed.by)));
    const step = reach > USUAL ? 0.5 : 0.05;
    const z = Number((Math.round(to / step) * step).toFixed(2));
    if (z === scene.z) return;
    if (!grabbed.moved) onGrab();
    grabbed.moved = true;
    onDrag(z);
  });
  const drop = () => {
    grabbed = null;
  };
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) handle.addEventListener(name, drop);

  return { element, update, arrange };
}
