/**
 * The weights into each hidden neuron as an arrow in the plane of the inputs: equal neurons' arrows
 * lie on one another. Behind each arrow its way so far, at its tip the next step. Beside the
 * picture stands a table of the same numbers, so it is not for screen readers.
 */
import { s, setAttribute } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";
import { linear, ticks } from "../pieces/scales.js";

const SIDE = 260;
const MARGIN = { left: 40, right: 10, top: 10, bottom: 36 };
const TOGETHER = 9; // pixels
const SHORTEST_STEP = 12;
const TRAIL = 120; // points of a way, at most
const SMALLEST = 0.02;
const ROUND = [1, 1.5, 2, 3, 4, 6, 8, 10];

/** How far the pictures reach, so that all these points are in them. */
export const reachOf = (points) => {
  const most = Math.max(...points.flat().map(Math.abs).filter(Number.isFinite), 0);
  const least = Math.max(most * 1.15, SMALLEST);
  const unit = 10 ** Math.floor(Math.log10(least));
  return Number((ROUND.find((factor) => factor * unit >= least) * unit).toPrecision(2));
};

/** A shaft and a head, as two paths; no head where there is no length. */
function arrowPaths([x0, y0], [x1, y1], head) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length < 1) return ["", ""];
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  const size = Math.min(head, length);
  const at = (along, aside) => `${(x1 - dx * along - dy * aside).toFixed(1)},${(y1 - dy * along + dx * aside).toFixed(1)}`;
  const start = `${x0.toFixed(1)},${y0.toFixed(1)}`;
  return [`M${start}L${at(size * 0.8, 0)}`, `M${at(0, 0)}L${at(size, size * 0.45)}L${at(size, -size * 0.45)}Z`];
}

/** Neurons whose tips are near one another share a label. */
function clusters(tips) {
  const found = [];
  tips.forEach((tip, i) => {
    const near = found.find(({ at }) => Math.hypot(at[0] - tip[0], at[1] - tip[1]) < TOGETHER);
    if (near) near.names.push(i + 1);
    else found.push({ at: tip, names: [i + 1] });
  });
  return found;
}

/** @param {number} n  how many neurons */
export function weightPlane(n) {
  const frame = s("rect", { class: "mlp-plot-frame", width: SIDE, height: SIDE });
  const axes = s("g", { class: "mlp-axes" });
  const all = (name, className) => Array.from({ length: n }, () => s(name, { class: className }));
  const trails = all("path", "mlp-trail");
  const steps = all("path", "mlp-next-shaft");
  const stepHeads = all("path", "mlp-next-head");
  const shafts = all("path", "mlp-weight-shaft");
  const heads = all("path", "mlp-weight-head");
  const labels = s("g", { class: "mlp-tip-names" });
  const plot = s("g", { transform: `translate(${MARGIN.left},${MARGIN.top})` },
    frame, axes, ...trails, ...shafts, ...heads, ...steps, ...stepHeads, labels);
  const [w, t] = [SIDE + MARGIN.left + MARGIN.right, SIDE + MARGIN.top + MARGIN.bottom];
  const element = s("svg", { class: "mlp-weight-plane", viewBox: `0 0 ${w} ${t}`, "aria-hidden": "true", focusable: "false" }, plot);
  let reach = 0;
  let x = null;
  let y = null;

  function scale(next) {
    if (next === reach) return;
    reach = next;
    x = linear([-reach, reach], [0, SIDE]);
    y = linear([-reach, reach], [SIDE, 0]);
    const marks = ticks([-reach, reach], 4).flatMap((value) => [
      s("path", { class: value === 0 ? "" : "mlp-grid-line", d: `M${x(value)},0V${SIDE}M0,${y(value)}H${SIDE}` }),
      s("text", { class: "is-x", x: x(value), y: SIDE + 16 }, formatNumber(value)),
      s("text", { class: "is-y", x: -6, y: y(value), dy: "0.35em" }, formatNumber(value)),
    ]);
    const names = [
      s("text", { class: "is-x is-name", x: SIDE / 2, y: SIDE + 32 }, "weight from x[1]"),
      s("text", { class: "is-x is-name", transform: `translate(${-MARGIN.left + 10},${SIDE / 2}) rotate(-90)` }, "weight from x[2]"),
    ];
    axes.replaceChildren(...marks, ...names);
  }

  /** The name beyond the tip, away from the middle; under the middle where there is no arrow. */
  function label({ at: [px, py], names }) {
    const [dx, dy] = [px - SIDE / 2, py - SIDE / 2];
    const length = Math.hypot(dx, dy);
    const [ux, uy] = length < 3 ? [0, 1] : [dx / length, dy / length];
    const text = names.join(", ");
    const half = 4 * text.length;
    const inside = (v, room) => Math.min(SIDE - room, Math.max(room, v));
    const dot = length < 3 ? [s("circle", { class: "mlp-weight-head", cx: px, cy: py, r: 5 })] : [];
    const place = { x: inside(px + ux * (12 + half), half + 2).toFixed(1), y: (inside(py + uy * 17, 9) + 4).toFixed(1) };
    return [...dot, s("text", place, text)];
  }

  /**
   * @param {object} view
   * @param {[number, number][]} view.weights  of each neuron
   * @param {[number, number][]} view.next  after the next step
   * @param {[number, number][][]} view.ways  of each neuron, from the start on
   * @param {number} view.reach
   */
  function update({ weights, next, ways, reach: wanted }) {
    scale(wanted);
    const pixel = ([u, v]) => [x(u), y(v)];
    const tips = weights.map(pixel);
    tips.forEach((tip, i) => {
      const [shaft, head] = arrowPaths(pixel([0, 0]), tip, 11);
      setAttribute(shafts[i], "d", shaft);
      setAttribute(heads[i], "d", head);
      const end = pixel(next[i]);
      const [dx, dy] = [end[0] - tip[0], end[1] - tip[1]];
      const length = Math.hypot(dx, dy);
      const grow = length > 0 ? Math.min(Math.max(length, SHORTEST_STEP), SIDE / 3) / length : 0;
      const [stepShaft, stepHead] = grow ? arrowPaths(tip, [tip[0] + dx * grow, tip[1] + dy * grow], 8) : ["", ""];
      setAttribute(steps[i], "d", stepShaft);
      setAttribute(stepHeads[i], "d", stepHead);
      const stride = Math.max(1, Math.ceil(ways[i].length / TRAIL));
      const way = ways[i].filter((_, k) => k % stride === 0).map(pixel);
      setAttribute(trails[i], "d", [...way, tip].map(([u, v], k) => `${k ? "L" : "M"}${u.toFixed(1)},${v.toFixed(1)}`).join(""));
    });
    labels.replaceChildren(...clusters(tips).flatMap(label));
  }

  return { element, update };
}
