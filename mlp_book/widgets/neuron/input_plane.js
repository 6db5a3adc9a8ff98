/**
 * The plane of a neuron's two inputs: the side where z > 0 shaded, the line between, an arrow
 * along w, the four points of a gate, and the present x to drag. The fields do what dragging does,
 * so the picture is not for screen readers.
 */
import { s, setAttribute, uniqueId } from "../pieces/dom.js";
import { formatMark } from "../pieces/format.js";
import { halfPlane } from "../../topics/perceptron.js";
import { linear, ticks } from "../pieces/scales.js";

const SIDE = 300;
const MARGIN = { left: 48, right: 8, top: 8, bottom: 38 };
const STANDARD = [-0.5, 1.5];
const ARROW = 34;
const SNAP = 0.05;
/** Words this far from every point, in pixels, are far enough. */
const ROOM = 38;
const within = (value, margin) => Math.min(SIDE - margin, Math.max(margin, value));

/** A square of round size that holds the four points and x. */
export function domainOf(x) {
  const most = Math.max(...x.map((v) => Math.abs(v - 0.5)));
  if (!(most > 1)) return STANDARD;
  const half = Math.ceil(most * 1.1 * 2) / 2;
  return [0.5 - half, 0.5 + half];
}

/** An arrow from a point, as one path. */
function arrow(x, y, dx, dy) {
  const at = (along, aside) => `${(x + dx * along - dy * aside).toFixed(1)},${(y + dy * along + dx * aside).toFixed(1)}`;
  return `M${at(0, 0)}L${at(ARROW - 8, 0)}M${at(ARROW, 0)}L${at(ARROW - 9, 5)}L${at(ARROW - 9, -5)}Z`;
}

/**
 * @param {object} options
 * @param {() => void} options.onGrab
 * @param {(x: [number, number]) => void} options.onDrag
 */
export function inputPlane({ onGrab, onDrag }) {
  const ids = [uniqueId("clip"), uniqueId("hatch")];
  const stripes = s("path", { class: "mlp-hatch", d: "M-2,2L2,-2M0,8L8,0M6,10L10,6" });
  const hatch = s("pattern", { id: ids[1], width: 8, height: 8, patternUnits: "userSpaceOnUse" }, stripes);
  const clip = s("clipPath", { id: ids[0] }, s("rect", { width: SIDE, height: SIDE }));
  const frame = s("rect", { class: "mlp-plot-frame", width: SIDE, height: SIDE });
  const wash = s("polygon", { class: "mlp-half" });
  const lines = s("polygon", { fill: `url(#${ids[1]})` });
  const border = s("line", { class: "mlp-decision" });
  const normal = s("path", { class: "mlp-normal" });
  const words = [0, 1, 2].map(() => s("text", { class: "mlp-side-name" }));
  const axes = s("g", { class: "mlp-axes" });
  const dots = s("g");
  const handle = s("g", { class: "mlp-handle" }, s("circle", { class: "mlp-handle-reach", r: 22 }),
    s("circle", { class: "mlp-x-ring", r: 14 }));
  const inside = s("g", { "clip-path": `url(#${ids[0]})` }, wash, lines, border, normal, ...words);
  const plot = s("g", { transform: `translate(${MARGIN.left},${MARGIN.top})` });
  plot.append(hatch, clip, frame, inside, axes, dots, handle);
  const [w, t] = [SIDE + MARGIN.left + MARGIN.right, SIDE + MARGIN.top + MARGIN.bottom];
  const element = s("svg", { class: "mlp-input-plane", viewBox: `0 0 ${w} ${t}`, "aria-hidden": "true", focusable: "false" }, plot);
  let domain = STANDARD;
  let drawn = "";
  let x = null;
  let y = null;
  let here = [0, 0];
  let grabbed = null;

  function drawAxes() {
    const marks = ticks(domain, domain[1] - domain[0] > 4 ? 5 : 4).flatMap((value) => [
      s("path", { d: `M${x(value)},${SIDE}v4M0,${y(value)}h-4` }),
      s("text", { class: "is-x", x: x(value), y: SIDE + 17 }, formatMark(value)),
      s("text", { class: "is-y", x: -7, y: y(value), dy: "0.35em" }, formatMark(value)),
    ]);
    const names = [
      s("text", { class: "is-x is-name", x: SIDE / 2, y: SIDE + 34 }, "x[1]"),
      s("text", { class: "is-x is-name", transform: `translate(${-MARGIN.left + 11},${SIDE / 2}) rotate(-90)` }, "x[2]"),
    ];
    axes.replaceChildren(...marks, ...names);
  }

  const say = (text, at, words_) => {
    setAttribute(text, "visibility", at ? "visible" : "hidden");
    text.textContent = words_;
    if (at) [setAttribute(text, "x", at[0].toFixed(1)), setAttribute(text, "y", at[1].toFixed(1))];
  };

  function drawLine({ weights, bias }, points) {
    const { polygon, cuts } = halfPlane(weights, bias, { x: domain, y: domain });
    const corners = polygon.map(([u, v]) => `${x(u).toFixed(1)},${y(v).toFixed(1)}`).join(" ");
    for (const one of [wash, lines]) setAttribute(one, "points", corners);
    const ends = cuts.map(([u, v]) => [x(u), y(v)]);
    const cut = ends.length === 2 && Number.isFinite(ends.flat().reduce((p, q) => p + q));
    for (const one of [border, normal]) setAttribute(one, "visibility", cut ? "visible" : "hidden");
    say(words[2], cut ? null : [SIDE / 2, SIDE / 2], polygon.length ? "z > 0 everywhere here" : "z ≤ 0 everywhere here");
    if (!cut) return [words[0], words[1]].forEach((text) => say(text, null, ""));
    const [[x1, y1], [x2, y2]] = ends;
    Object.entries({ x1, y1, x2, y2 }).forEach(([name, value]) => setAttribute(border, name, value.toFixed(1)));
    const size = Math.hypot(...weights);
    const [dx, dy] = [weights[0] / size, -weights[1] / size];
    const taken = [...points.map((one) => one.x), here].map(([u, v]) => [x(u), y(v)]);
    const places = [0.5, 0.3, 0.7, 0.15, 0.85].map((share) => {
      const [mx, my] = [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
      const off = (by) => [within(mx + by * dx, 24), within(my + by * dy + 5, 14)];
      const [over, under] = [off(ARROW + 22), off(-26)];
      const room = Math.min(...taken.flatMap(([u, v]) => [over, under].map(([p, q]) => Math.hypot(u - p, v - q))));
      return { mx, my, over, under, room: Math.min(room, ROOM) };
    });
    const { mx, my, over, under } = places.reduce((one, other) => (other.room > one.room ? other : one));
    setAttribute(normal, "d", arrow(mx, my, dx, dy));
    say(words[0], over, "z > 0");
    return say(words[1], under, "z ≤ 0");
  }

  const point = ({ x: [u, v], target, right }) =>
    s("g", { transform: `translate(${x(u).toFixed(1)},${y(v).toFixed(1)})`, class: target ? "is-one" : "" },
      s("circle", { class: "mlp-point", r: target === null ? 5 : 9 }),
      target === null ? null : s("text", { class: "mlp-point-target", dy: "0.36em" }, String(target)),
      right === null ? null : s("text", { class: right ? "mlp-point-mark is-right" : "mlp-point-mark", x: 19, y: -9 }, right ? "✓" : "✗"));

  /** @param {{weights: number[], bias: number, x: number[]}} state */
  function update(state, points) {
    here = state.x;
    if (!grabbed) domain = domainOf(here);
    const key = String(domain);
    x = linear(domain, [0, SIDE]);
    y = linear(domain, [SIDE, 0]);
    if (key !== drawn) drawAxes();
    drawn = key;
    drawLine(state, points);
    dots.replaceChildren(...points.map(point));
    setAttribute(handle, "transform", `translate(${x(here[0]).toFixed(1)},${y(here[1]).toFixed(1)})`);
  }

  const pointer = (event) => {
    const box = frame.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * SIDE, ((event.clientY - box.top) / box.height) * SIDE];
  };
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const [px, py] = pointer(event);
    grabbed = { dx: x(here[0]) - px, dy: y(here[1]) - py, moved: false };
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (!grabbed) return;
    const [px, py] = pointer(event);
    const inBox = (v) => Math.min(SIDE, Math.max(0, v));
    const snap = (v) => Number((Math.round(v / SNAP) * SNAP).toFixed(2));
    const next = [snap(x.invert(inBox(px + grabbed.dx))), snap(y.invert(inBox(py + grabbed.dy)))];
    if (next.every((v, k) => v === here[k])) return;
    if (!grabbed.moved) onGrab();
    grabbed.moved = true;
    onDrag(next);
  });
  const drop = () => {
    grabbed = null;
  };
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) handle.addEventListener(name, drop);

  return { element, update };
}
