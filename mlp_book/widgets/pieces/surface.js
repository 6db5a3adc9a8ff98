/**
 * A surface seen from above: lines of equal height, walks over it, a point to drag and an arrow.
 * It knows nothing of networks: any function of two numbers, any number of walks.
 *
 * @typedef {object} Scene
 * @property {(x: number, y: number) => number} f
 * @property {string} key  changes when f does; the contours are drawn again only then
 * @property {import("./contours.js").Domain} domain
 * @property {{x: string, y: string}} names
 * @property {{grid?: number, count?: number, factors?: number[], even?: number}} [detail]  for a steep
 *   surface: points a side, lines at most, and the factors of the powers of ten at which they stand
 *   (else 1, 2, 5); even: for one that also lies below 0, lines so far apart
 * @property {import("./walks.js").Walk[]} walks
 * @property {[number, number]} point
 * @property {[number, number] | null} tip  where the arrow ends
 * @property {string} [arrow]  a class for the arrow, whose --mlp-own is its colour
 * @property {[number, number]} [tail]  where it begins; default: at the point
 * @property {boolean} glide  the point goes to its new place in a quarter of a second
 */
import { contoursOf, labelPlaces, levelsOf, sampleGrid } from "./contours.js";
import { s, setAttribute, uniqueId } from "./dom.js";
import { formatMark, formatNumber } from "./format.js";
import { linear, ticks } from "./scales.js";
import { formatTiny, isTiny } from "./scientific.js";
import { giveWay, namesAround } from "./walk_names.js";
import { drawWalk } from "./walks.js";

const MARGIN = { left: 46, right: 10, top: 10, bottom: 40 };
const GRID = 61;
const SHORTEST_ARROW = 24;
const HEAD = 9;

/** The shaft and the head of an arrow, as two paths; an arrow too short to see is lengthened. */
function arrowPaths([x0, y0], [x1, y1]) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (!(length > 1e-9) || !Number.isFinite(length)) return { shaft: "", head: "" };
  const [u, v] = [(x1 - x0) / length, (y1 - y0) / length];
  const reach = Math.max(length, SHORTEST_ARROW);
  const at = (along, aside) => `${(x0 + u * along - v * aside).toFixed(1)},${(y0 + v * along + u * aside).toFixed(1)}`;
  const neck = reach - HEAD;
  return {
    shaft: `M${at(0, 0)}L${at(neck, 0)}`,
    head: `M${at(reach, 0)}L${at(neck, HEAD / 2 + 1)}L${at(neck, -HEAD / 2 - 1)}Z`,
  };
}

/**
 * @param {object} options
 * @param {() => void} options.onGrab
 * @param {(x: number, y: number) => void} options.onDrag
 */
export function surfacePicture({ onGrab, onDrag }) {
  const clip = uniqueId("clip");
  const frame = s("rect", { class: "mlp-plot-frame" });
  const clipRect = s("rect");
  const bands = s("g");
  const labels = s("g");
  const axes = s("g", { class: "mlp-axes" });
  const walks = s("g");
  const names = s("g", { class: "mlp-walk-names" });
  const shaft = s("path", { class: "mlp-arrow-shaft" });
  const head = s("path", { class: "mlp-arrow-head" });
  const arrow = s("g", {}, shaft, head);
  const handle = s(
    "g",
    { class: "mlp-handle" },
    s("circle", { class: "mlp-handle-reach", r: 22 }),
    s("circle", { class: "mlp-handle-dot", r: 8 }),
  );
  const clipped = s("g", { "clip-path": `url(#${clip})` }, bands, labels, walks, arrow);
  const plot = s("g", { transform: `translate(${MARGIN.left},${MARGIN.top})` });
  plot.append(s("clipPath", { id: clip }, clipRect), frame, clipped, axes, handle, names);
  const element = s("svg", { class: "mlp-plot mlp-surface", "aria-hidden": "true", focusable: "false" }, plot);

  let side = 300;
  let scene = null;
  let drawn = "";
  let scales = null;
  let grabbed = null;

  const clamp = (value, [low, high]) => Math.min(high, Math.max(low, value));
  const near = ([x, y]) => [clamp(scales.x(x), [-1e4, 1e4]), clamp(scales.y(y), [-1e4, 1e4])];

  function drawContours() {
    const { f, domain, detail = {} } = scene;
    const { grid = GRID, even } = detail;
    const values = sampleGrid(f, domain, grid);
    const lines = contoursOf(values, grid, levelsOf(values, detail), side, side, even ? (v) => v : undefined);
    bands.replaceChildren(...lines.map(({ d }) => s("path", { class: "mlp-band", d })));
    const [from, to] = [near(scene.point), near(scene.tip ?? scene.point)];
    const busy = [0, 0.5, 1].map((part) => [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])]);
    const places = labelPlaces(lines, side, side, busy);
    const texts = places.filter(Boolean).map(({ level, x, y }) =>
      s("text", { class: "mlp-level", x: x.toFixed(1), y: y.toFixed(1), dy: "0.35em" }, isTiny(level) ? formatTiny(level) : Math.abs(level) >= 1e5 ? formatMark(level) : formatNumber(level, 6)),
    );
    if (lines.length === 0) texts.push(flat(values[0]));
    labels.replaceChildren(...texts);
    frame.classList.toggle("is-flat", lines.length === 0);
  }

  const flat = (height) =>
    s("text", { class: "mlp-level", x: side / 2, y: 24 }, `flat: ${formatNumber(height, 6)} everywhere`);

  function drawAxes() {
    const { domain } = scene;
    const marks = [];
    for (const value of ticks(domain.x, 6)) {
      const x = scales.x(value).toFixed(1);
      marks.push(s("path", { d: `M${x},${side}v4` }));
      marks.push(s("text", { class: "is-x", x, y: side + 16 }, formatMark(value)));
    }
    for (const value of ticks(domain.y, 6)) {
      const y = scales.y(value).toFixed(1);
      marks.push(s("path", { d: `M0,${y}h-4` }));
      marks.push(s("text", { class: "is-y", x: -7, y, dy: "0.35em" }, formatMark(value)));
    }
    marks.push(s("text", { class: "is-x is-name", x: side / 2, y: side + 34 }, scene.names.x));
    const middle = `translate(${-MARGIN.left + 12},${side / 2}) rotate(-90)`;
    marks.push(s("text", { class: "is-x is-name", transform: middle }, scene.names.y));
    axes.replaceChildren(...marks);
  }

  function drawWalks() {
    const drawn = scene.walks.map((walk) => ({ ...walk, places: walk.points.map(near) }));
    walks.replaceChildren(...drawn.flatMap(drawWalk));
    names.replaceChildren(...namesAround(drawn, side, side));
    giveWay([...labels.children], [...names.children]);
  }

  /** @param {Scene} next */
  function update(next) {
    scene = next;
    const { domain } = scene;
    scales = { x: linear(domain.x, [0, side]), y: linear(domain.y, [side, 0]) };
    const key = JSON.stringify([side, domain, scene.names, scene.key]);
    if (key !== drawn) {
      drawContours();
      drawAxes();
      drawn = key;
    }
    drawWalks();
    const place = near(scene.point);
    const paths = scene.tip ? arrowPaths(near(scene.tail ?? scene.point), near(scene.tip)) : { shaft: "", head: "" };
    setAttribute(arrow, "class", scene.arrow ?? null);
    setAttribute(shaft, "d", paths.shaft);
    setAttribute(head, "d", paths.head);
    const inside = place.every((v) => v >= -1 && v <= side + 1);
    setAttribute(handle, "visibility", inside ? null : "hidden");
    handle.classList.toggle("is-gliding", scene.glide);
    handle.style.transform = `translate(${place[0].toFixed(1)}px,${place[1].toFixed(1)}px)`;
  }

  /** @param {number} width  of the whole picture, in pixels; it is square but for its axes */
  function arrange(width) {
    side = Math.max(160, width - MARGIN.left - MARGIN.right);
    const height = side + MARGIN.top + MARGIN.bottom;
    setAttribute(element, "viewBox", `0 0 ${side + MARGIN.left + MARGIN.right} ${height}`);
    for (const rect of [frame, clipRect]) {
      setAttribute(rect, "width", side);
      setAttribute(rect, "height", side);
    }
    if (scene) update({ ...scene, glide: false });
  }

  const pointer = (event) => {
    const box = frame.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * side, ((event.clientY - box.top) / box.height) * side];
  };
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const [x, y] = pointer(event);
    const place = near(scene.point);
    grabbed = { dx: place[0] - x, dy: place[1] - y, moved: false };
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (!grabbed) return;
    const [x, y] = pointer(event);
    if (!grabbed.moved) onGrab();
    grabbed.moved = true;
    const to = [clamp(x + grabbed.dx, [0, side]), clamp(y + grabbed.dy, [0, side])];
    onDrag(scales.x.invert(to[0]), scales.y.invert(to[1]));
  });
  const drop = () => {
    grabbed = null;
  };
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) handle.addEventListener(name, drop);

  return { element, update, arrange };
}
