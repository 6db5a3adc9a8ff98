/** The race as pictures: the walks over the surface, and the errors by step. */
import { domainOf, fit, zoomIn, zoomOut } from "../pieces/descent_view.js";
import { h, setText } from "../pieces/dom.js";
import { listOf } from "./race.js";
import { SHAPES } from "./settings.js";
import { surfacePicture } from "../pieces/surface.js";
import { walkChart } from "../pieces/walk_chart.js";

const MARKS = 40; // on a walk
const FEWER = 12; // on its line of errors
const WIDE = 620;
const NARROW = 460;
const GAP = 16;
// Its heights span many powers of ten, and its valley is narrow.
const DETAIL = { rosenbrock: { grid: 161, count: 5, factors: [1] } };

/**
 * @param {object} options
 * @param {Record<string, {center: [number, number], half: number}>} options.surfaces
 * @param {number} options.goal
 * @param {() => void} options.onGrab
 * @param {(start: number[]) => void} options.onDrag
 */
export function racePictures({ surfaces, goal, onGrab, onDrag }) {
  const surface = surfacePicture({
    onGrab,
    onDrag: (x, y) => onDrag([x, y].map((v) => Number(v.toPrecision(3)))),
  });
  const chart = walkChart({ title: "E by step", floor: 1e-12, ceiling: 1e6, unit: "step", goal, room: 84 });
  let view = null;
  let scene = null;
  let seen = ""; // which surface and start the view fits

  const zoom = (outwards) => () => {
    const [x, y] = scene.tail;
    const inside = Math.max(Math.abs(x - view.center[0]), Math.abs(y - view.center[1])) <= view.half;
    view = outwards ? zoomOut(view) : zoomIn(view, inside ? scene.tail : view.center);
    drawSurface();
  };
  const button = (text, name, onclick) =>
    h("button", { type: "button", class: "mlp-button", "aria-label": name, onclick }, text);
  const outside = h("strong");
  const element = h(
    "div",
    { class: "mlp-two" },
    h(
      "div",
      { class: "mlp-left" },
      surface.element,
      h(
        "div",
        { class: "mlp-under" },
        h("p", { class: "mlp-hint" }, outside, "Lines of equal E. Drag the ring, the start. The arrow is the next step of the one chosen below; a tiny one is drawn longer."),
        h("span", { class: "mlp-zoom" }, button("−", "Zoom out", zoom(true)), button("+", "Zoom in", zoom(false))),
      ),
    ),
    h(
      "div",
      { class: "mlp-right" },
      chart.element,
      h("p", { class: "mlp-hint" }, `Dashes: E = ${goal}. An E of 10⁻¹² or less, 0 too, stands at 10⁻¹², one above 10⁶ at 10⁶.`),
    ),
  );

  function drawSurface() {
    const far = scene.walkers.filter(({ w }) => w.some((v, i) => !(Math.abs(v - view.center[i]) <= view.half)));
    setText(outside, far.length ? `Outside the picture: ${listOf(far.map(({ name }) => name))}. ` : "");
    surface.update({ ...scene, domain: domainOf(view) });
  }

  const look = ({ kind, name }) => ({ className: `is-${kind}`, shape: SHAPES[kind], name });
  const nobody = [{ values: [NaN], first: 0, className: "mlp-nobody" }];

  return {
    element,
    /** The next update shows the whole surface again. */
    home() {
      [view, seen] = [null, ""];
    },
    /**
     * @param {string} name  of the surface
     * @param {(w: number[]) => number} value  E on it
     * @param {number[]} start
     * @param {import("./race.js").Walker[]} walkers
     * @param {object} step  the one that the arrow shows
     */
    update(name, value, start, walkers, step) {
      if (!view || !seen.startsWith(`${name},`)) view = surfaces[name];
      if (seen !== `${name},${start}`) view = fit(view.center, view.half, [start]);
      seen = `${name},${start}`;
      scene = {
        f: (x, y) => value([x, y]),
        key: name,
        detail: DETAIL[name],
        names: { x: "w[1]", y: "w[2]" },
        walks: walkers.map((one) => ({ points: one.path, most: MARKS, ...look(one) })),
        walkers,
        point: start,
        tail: step.w,
        tip: step.diverged ? null : step.to,
        arrow: `is-${step.kind}`,
        glide: false,
      };
      drawSurface();
      const lines = walkers.map((one) => ({ values: one.errors, first: 0, most: FEWER, ...look(one) }));
      chart.update(lines.length ? lines : nobody);
    },
    /** @param {number} width  inside the widget */
    arrange(width) {
      const wide = width >= WIDE;
      const left = wide ? Math.round((width - GAP) / 2) : Math.min(width, NARROW);
      surface.arrange(left);
      chart.arrange(wide ? width - left - GAP : Math.min(width, NARROW), wide ? 320 : 190);
      return wide;
    },
  };
}
