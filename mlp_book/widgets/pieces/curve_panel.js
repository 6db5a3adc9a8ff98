/** One panel of a picture of curves over a common axis: frame, zones, curves, grid and numbers. */
import { pathOf } from "./curve.js";
import { s, setAttribute, uniqueId } from "./dom.js";
import { formatNumber } from "./format.js";
import { linear, ticks } from "./scales.js";

const LETTER = 7.5;

/** From the lowest to the highest value, 0 and 1 among them, with a little room. */
function padded(values) {
  const [low, high] = [Math.min(...values, 0), Math.max(...values, 1)];
  const pad = (high - low) * 0.08;
  return [low - pad, high + pad];
}

/**
 * @param {string} title
 * @param {"forward" | "gradient" | "target"} role
 * @param {Record<string, string>} hatches  kind of zone -> id of its pattern
 */
export function curvePanel(title, role, hatches = {}) {
  const clip = uniqueId("clip");
  const clipRect = s("rect");
  const frame = s("rect", { class: "mlp-plot-frame" });
  const zones = s("g");
  const axes = s("g", { class: "mlp-axes" });
  const extra = s("g");
  const other = s("path", { class: "mlp-phi is-other" });
  const curve = s("path", { class: `mlp-phi is-${role}` });
  const guide = s("path", { class: "mlp-guide" });
  const name = s("text", { class: `mlp-panel-name is-${role}`, x: 8, y: 18 }, title);
  const names = s("g");
  const inside = s("g", { "clip-path": `url(#${clip})` }, zones, guide, other, curve, extra, names);
  const element = s("g", {}, s("clipPath", { id: clip }, clipRect), frame, axes, inside, name);

  /**
   * Draw everything but what moves with the point.
   * @param {object} what
   * @param {import("./scales.js").Scale} what.x
   * @param {[number, number][]} what.points
   * @param {([number, number][])[]} [what.others]  thin curves
   * @param {import("./scales.js").Interval} [what.heights]  default: what the curves need
   */
  function draw({ x, width, height, points, others = [], shaded = [], heights = null }) {
    const reach = heights ?? padded([...points, ...others.flat()].map(([, v]) => v));
    const y = linear(reach, [height, 0]);
    for (const rect of [clipRect, frame]) {
      setAttribute(rect, "width", width);
      setAttribute(rect, "height", height);
    }
    setAttribute(curve, "d", pathOf(points, x, y));
    setAttribute(other, "d", others.map((one) => pathOf(one, x, y)).join(""));
    zones.replaceChildren(...shaded.flatMap(({ kind, from, to }) => {
      const box = { x: x(from).toFixed(1), width: Math.max(0, x(to) - x(from)).toFixed(1), height };
      return [s("rect", { ...box, class: `mlp-zone is-${kind}` }), s("rect", { ...box, fill: `url(#${hatches[kind]})` })];
    }));
    const named = shaded.filter(({ from, to, label }) => x(to) - x(from) > LETTER * label.length + 8);
    names.replaceChildren(...named.map(({ label, from, to }) =>
      s("text", { class: "mlp-zone-name", x: ((x(from) + x(to)) / 2).toFixed(1), y: height / 2 }, label)));
    const marks = ticks(reach, height > 180 ? 5 : 3).flatMap((value) => [
      s("path", { class: "mlp-grid-line", d: `M0,${y(value).toFixed(1)}H${width}` }),
      s("text", { class: "is-y", x: -6, y: y(value).toFixed(1), dy: "0.35em" }, formatNumber(value)),
    ]);
    const upright = x.invert(0) <= 0 && x.invert(width) >= 0 ? `M${x(0).toFixed(1)},0V${height}` : "";
    const level = reach[0] <= 0 && reach[1] >= 0 ? `M0,${y(0).toFixed(1)}H${width}` : "";
    axes.replaceChildren(...marks, s("path", { d: `${level}${upright}` }));
    return y;
  }
  return { element, draw, extra, guide, frame, name };
}
