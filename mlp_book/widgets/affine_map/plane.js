/**
 * The plane before (grey) and after a map (blue): grid, unit square, a flag that shows which way
 * round things are, the images of the basis vectors, and points that can be dragged.
 *
 * @typedef {import("../mathematics/affine.js").Point} Point
 * @typedef {object} Mark
 * @property {Point} at
 * @property {string=} label
 * @property {boolean=} below  the label stands below the mark
 */
import { h, s, setAttribute, setText } from "../pieces/dom.js";
import { imageLine } from "../mathematics/mlp.js";

const SIZE = 360;
const LETTER = 8; // pixels, at most, of a label
const SNAP = 10;
const SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]];
const FLAG = [[0.2, 0.1], [0.2, 0.9], [0.85, 0.68], [0.2, 0.46]];

const whole = (reach) => Array.from({ length: 2 * reach + 1 }, (_, k) => k - reach);

/** Lines at whole numbers, along both axes. */
const gridOf = (reach) =>
  whole(reach).flatMap((k) => [
    [[k, -reach], [k, reach]],
    [[-reach, k], [reach, k]],
  ]);

const path = (name) => s("path", { class: name });

/**
 * @param {object} options
 * @param {string} options.title
 * @param {Record<string, string>} options.marks    name -> shape: "before", "after", "ring", "tip"
 * @param {string[]} options.draggable              names of marks
 * @param {(name: string, at: Point, begin: boolean) => void} options.onDrag
 */
export function plane({ title, marks, draggable, onDrag }) {
  let reach = 3;
  const unit = () => SIZE / (2 * reach);
  const pixel = ([x, y]) => [SIZE / 2 + x * unit(), SIZE / 2 - y * unit()];
  const line = (points) => `M${points.map((p) => pixel(p).map((v) => v.toFixed(2)).join(" ")).join("L")}`;

  const before = path("mlp-before");
  const axes = path("mlp-axes");
  const squareBefore = path("mlp-square is-before");
  const flagBefore = path("mlp-flag is-before");
  const after = path("mlp-after");
  const squareAfter = path("mlp-square is-after");
  const flagAfter = path("mlp-flag is-after");
  const way = path("mlp-way");
  const arrows = [0, 1].map(() => path("mlp-arrow"));
  const numbers = s("g", { class: "mlp-ticks" });
  const shapes = Object.fromEntries(Object.entries(marks).map(([name, shape]) => [name, mark(name, shape)]));
  const svg = s(
    "svg",
    { class: "mlp-plane", viewBox: `0 0 ${SIZE} ${SIZE}`, role: "img", focusable: "false" },
    before, axes, numbers, squareBefore, flagBefore, after, squareAfter, flagAfter, way,
    ...arrows,
    ...Object.values(shapes).map(({ element }) => element),
  );

  function mark(name, shape) {
    const half = shape === "ring" ? 8 : 6;
    const drawn =
      shape === "ring"
        ? s("rect", { x: -half, y: -half, width: 2 * half, height: 2 * half })
        : s("circle", { r: shape === "tip" ? 4.5 : half });
    const text = s("text", { "aria-hidden": "true" });
    const grip = draggable.includes(name) ? s("circle", { class: "mlp-grip", r: 15 }) : null;
    const element = s("g", { class: `mlp-mark is-${shape}`, "data-mark": name }, drawn, text, ...(grip ? [grip] : []));
    if (grip) drag(name, grip);
    return { element, text };
  }

  function drag(name, grip) {
    let held = false;
    let last = null;
    const drop = () => {
      held = false;
    };
    grip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      held = true;
      last = null;
      grip.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    grip.addEventListener("pointermove", (event) => {
      if (!held) return;
      const box = svg.getBoundingClientRect();
      const share = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
      const at = [(share[0] * 2 - 1) * reach, (1 - share[1] * 2) * reach];
      const snapped = at.map((v) => Math.round(Math.max(-reach, Math.min(reach, v)) * SNAP) / SNAP);
      if (String(snapped) === last) return;
      onDrag(name, snapped, last === null);
      last = String(snapped);
    });
    for (const event of ["pointerup", "pointercancel", "lostpointercapture"]) grip.addEventListener(event, drop);
  }

  function ticks() {
    const step = reach > 5 ? 2 : 1;
    const shown = whole(reach - 1).filter((k) => k !== 0 && k % step === 0);
    const at = (point, text) => {
      const [x, y] = pixel(point);
      return s("text", { x, y }, text);
    };
    const words = (k) => String(k).replace("-", "−");
    const below = 13 / unit();
    numbers.replaceChildren(
      ...shown.map((k) => at([k, -below], words(k))),
      ...shown.map((k) => at([-9 / unit(), k - 4 / unit()], words(k))),
    );
  }

  /** A line with a head, where there is room for one. */
  function arrow(from, to) {
    const [[x0, y0], [x1, y1]] = [pixel(from), pixel(to)];
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length < 1) return "";
    const head = Math.min(11, length / 2) / length;
    const [dx, dy] = [(x1 - x0) * head, (y1 - y0) * head];
    const wing = (k) => `${(x1 - dx - k * dy * 0.5).toFixed(2)} ${(y1 - dy + k * dx * 0.5).toFixed(2)}`;
    return `M${x0} ${y0}L${x1} ${y1}M${wing(1)}L${x1} ${y1}L${wing(-1)}`;
  }

  /**
   * @param {object} view
   * @param {number} view.reach                      the picture goes from -reach to reach
   * @param {(p: Point) => Point} view.map
   * @param {((p: Point, q: Point) => number[])=} view.bendsOn
   * @param {boolean} view.arrows                    whether the basis vectors' images are drawn
   * @param {Record<string, Mark | null>} view.marks  null hides one
   * @param {[Point, Point]} view.way                from a point to its image
   * @param {string} view.words                      the picture in words
   */
  function update(view) {
    const { map, bendsOn } = view;
    const image = (points) => line(imageLine(points, map, bendsOn));
    const grid = gridOf(view.reach);
    if (view.reach !== reach || !numbers.childElementCount) {
      ({ reach } = view);
      setAttribute(before, "d", grid.map(line).join(""));
      setAttribute(axes, "d", line([[-reach, 0], [reach, 0]]) + line([[0, -reach], [0, reach]]));
      setAttribute(squareBefore, "d", line(SQUARE));
      setAttribute(flagBefore, "d", line(FLAG));
      ticks();
    }
    setAttribute(after, "d", grid.map(image).join(""));
    setAttribute(squareAfter, "d", image(SQUARE));
    setAttribute(flagAfter, "d", image(FLAG));
    setAttribute(way, "d", line(view.way));
    const [origin, ...tips] = [[0, 0], [1, 0], [0, 1]].map(map);
    tips.forEach((tip, j) => setAttribute(arrows[j], "d", view.arrows ? arrow(origin, tip) : ""));
    const written = []; // where the labels are
    for (const [name, { element, text }] of Object.entries(shapes)) {
      const one = view.marks[name] ?? null;
      setAttribute(element, "display", one === null ? "none" : null);
      if (one === null) continue;
      const [x, y] = pixel(one.at);
      const left = x > SIZE - 84;
      const down = y < 24 || (one.below && y < SIZE - 24) ? 18 : -8;
      const long = LETTER * (one.label ?? "").length;
      written.push({ from: left ? x - 10 - long : x + 10, long, y: y + down });
      setAttribute(element, "transform", `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
      setAttribute(text, "x", left ? -10 : 10);
      setAttribute(text, "y", down);
      setAttribute(text, "text-anchor", left ? "end" : "start");
      setText(text, one.label ?? "");
    }
    for (const number of numbers.children) { // one that a label is written over gives way
      const [x, y] = ["x", "y"].map((name) => Number(number.getAttribute(name)));
      const over = ({ from, long, y: line }) => long > 0 && Math.abs(y - line) < 16 && x + LETTER > from && x - LETTER < from + long;
      setAttribute(number, "visibility", written.some(over) ? "hidden" : null);
    }
    setAttribute(svg, "aria-label", `${title}. ${view.words}`);
  }

  const caption = h("figcaption", {}, title);
  return { element: h("figure", { class: "mlp-plane-figure" }, caption, svg), caption, update };
}
