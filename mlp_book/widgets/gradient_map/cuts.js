/**
 * Two cuts through the map: f over x while y stays, and f over y while x stays, each with its
 * tangent at the point, both in one scale.
 */
import { curvePanel } from "../pieces/curve_panel.js";
import { h, s, setAttribute, setText } from "../pieces/dom.js";
import { formatMark } from "../pieces/format.js";
import { linear, ticks } from "../pieces/scales.js";
import { format } from "./written.js";

const MARGIN = { left: 46, right: 10, top: 8, between: 40, bottom: 38 };
const SAMPLES = 160;
const ROOM = 0.1; // above and below the curves, as a part of their height

/** One cut: its panel, its tangent, its dot, its words. */
function cut(axis) {
  const panel = curvePanel("", "forward");
  const tangent = s("path", { class: "mlp-tangent" });
  const dot = s("circle", { class: "mlp-phi-dot is-forward", r: 6 });
  const slope = s("text", { class: "mlp-panel-name is-gradient", x: 8, y: 36 });
  const marks = s("g", { class: "mlp-axes" });
  panel.extra.append(tangent, dot);
  const element = s("g", {}, panel.element, slope, marks);
  const waits = axis === "x" ? "y" : "x";
  return {
    element,
    /** @param {{over: (t: number) => number, at: number, other: number, value: number, slope: number}} one */
    update(one, points, { domain, heights, width, height }) {
      const x = linear(domain, [0, width]);
      const y = panel.draw({ x, width, height, points, heights });
      const rise = (t) => y(one.value + one.slope * (t - one.at)).toFixed(1);
      setAttribute(tangent, "d", `M0,${rise(domain[0])}L${width},${rise(domain[1])}`);
      setAttribute(dot, "cx", x(one.at).toFixed(1));
      setAttribute(dot, "cy", y(one.value).toFixed(1));
      setAttribute(panel.guide, "d", `M${x(one.at).toFixed(1)},0V${height}`);
      setText(panel.name, `${axis} moves, ${waits} stays ${format(one.other)}`);
      setText(slope, `slope ${format(one.slope)}`);
      marks.replaceChildren(
        ...ticks(domain, 5).map((value) => s("text", { class: "is-x", x: x(value).toFixed(1), y: height + 17 }, formatMark(value))),
        s("text", { class: "is-x is-name", x: width - 4, y: height + 32 }, axis),
      );
    },
  };
}

export function cutsPicture() {
  const cuts = [cut("x"), cut("y")];
  const svg = s("svg", { class: "mlp-curve-plot mlp-cuts", "aria-hidden": "true", focusable: "false" }, ...cuts.map(({ element }) => element));
  const element = h("div", {}, svg);
  let [outer, total, scene] = [400, 400, null];

  /** @param {{value: (p: number[]) => number, point: number[], gradient: number[], domain: import("../pieces/contours.js").Domain}} next */
  function update(next) {
    scene = next;
    const { value, point, gradient, domain } = scene;
    const here = value(point);
    const ways = [domain.x, domain.y].map((reach, i) => {
      const over = (t) => value(point.with(i, t));
      const places = Array.from({ length: SAMPLES + 1 }, (_, k) => reach[0] + ((reach[1] - reach[0]) * k) / SAMPLES);
      const points = places.map((t) => [t, over(t)]);
      return { points, domain: reach, one: { at: point[i], other: point[1 - i], value: here, slope: gradient[i] } };
    });
    const heights = [here, ...ways.flatMap(({ points }) => points.map(([, v]) => v))].filter(Number.isFinite);
    const [low, high] = [Math.min(...heights), Math.max(...heights)];
    const room = ROOM * (high - low || 1);
    const height = (total - MARGIN.top - MARGIN.between - MARGIN.bottom) / 2;
    const width = outer - MARGIN.left - MARGIN.right;
    ways.forEach(({ points, domain: reach, one }, k) => {
      setAttribute(cuts[k].element, "transform", `translate(${MARGIN.left},${MARGIN.top + k * (height + MARGIN.between)})`);
      cuts[k].update(one, points, { domain: reach, heights: [low - room, high + room], width, height });
    });
  }

  return {
    element,
    update,
    arrange(width, height) {
      [outer, total] = [Math.max(200, width), height];
      setAttribute(svg, "viewBox", `0 0 ${outer} ${total}`);
      if (scene) update(scene);
    },
  };
}
