/** Microseconds of an update over the rows of its batch, both logarithmic; rows are dragged. */
import { cpu, crossing, gpu } from "../../topics/break_even.js";
import { h, s, setAttribute, setLine } from "../pieces/dom.js";
import { formatMark } from "../pieces/format.js";
import { decades, logarithmic } from "../pieces/scales.js";
import { powerOfTen } from "../pieces/walk_chart.js";

const MARGIN = { left: 56, right: 12, top: 10, bottom: 38 };
const HEIGHT = 230;
const TIMES = [1, 1e5];
const SAMPLES = 60;
const NAME = 115; // pixels of "CPU, one core"
const ROWS = [1, 4, 16, 64, 256, 1024, 4096];

/** @param {{most: number, onGrab: () => void, onDrag: (rows: number) => void}} options */
export function breakEvenPlot({ most, onGrab, onDrag }) {
  const y = logarithmic(TIMES, [HEIGHT, 0]);
  const frame = s("rect", { class: "mlp-plot-frame", height: HEIGHT });
  const axes = s("g", { class: "mlp-axes" });
  const [even, here] = [s("line", { class: "mlp-even" }), s("line", { class: "mlp-rows" })];
  const lines = ["cpu", "gpu"].map((name) => s("path", { class: `mlp-time is-${name}` }));
  const marks = s("g", { class: "mlp-measured" });
  const dots = ["cpu", "gpu"].map((name) => s("circle", { class: `mlp-time-dot is-${name}`, r: 7 }));
  const names = { cpu: "CPU, one core", gpu: "GPU", even: "break-even" };
  const texts = Object.fromEntries(Object.entries(names).map(([name, text]) => [name, s("text", { class: `mlp-time-name is-${name}` }, text)]));
  const reach = s("rect", { class: "mlp-handle mlp-handle-reach", height: HEIGHT });
  const plot = s("g", { transform: `translate(${MARGIN.left},${MARGIN.top})` }, frame, axes, even, here, ...lines, marks, ...Object.values(texts), ...dots, reach);
  const svg = s("svg", { class: "mlp-plot mlp-break-even-plot", "aria-hidden": "true", focusable: "false" }, plot);
  const element = h("div", { class: "mlp-plot-box" }, svg);
  let width = 500;
  let x = logarithmic([1, most], [0, width]);
  let scene = null;

  function drawAxes() {
    axes.replaceChildren(
      ...ROWS.filter((_, k) => width > 330 || k % 2 === 0).map((m) => s("text", { class: "is-x", x: x(m).toFixed(1), y: HEIGHT + 17 }, formatMark(m))),
      s("text", { class: "is-x is-name", x: width / 2, y: HEIGHT + 34 }, "rows in a batch"),
      ...decades(TIMES, 6).flatMap((power) => [
        s("path", { class: "mlp-grid-line", d: `M0,${y(10 ** power)}H${width}` }),
        s("text", { class: "is-y", x: -5, y: y(10 ** power) + 4 }, powerOfTen(power)),
      ]),
      s("text", { class: "is-name", x: 6, y: 16 }, "microseconds an update"),
    );
  }

  const pathOf = (f) => Array.from({ length: SAMPLES + 1 }, (_, k) => {
    const m = most ** (k / SAMPLES);
    return `${k === 0 ? "M" : "L"}${x(m).toFixed(1)},${y(f(m)).toFixed(1)}`;
  }).join("");

  /** @param {{numbers: import("../../topics/break_even.js").Lines, launch: number, rows: number, launches: number}} next */
  function update(next) {
    scene = next;
    const { numbers, launch, rows, launches } = scene;
    const both = [(m) => cpu(numbers, m), (m) => gpu(numbers, m, launch, launches)];
    both.forEach((f, k) => {
      setAttribute(lines[k], "d", pathOf(f));
      setAttribute(dots[k], "cx", x(rows).toFixed(1));
      setAttribute(dots[k], "cy", y(f(rows)).toFixed(1));
    });
    marks.replaceChildren(...numbers.batches.map((m, k) => s("circle", { cx: x(m).toFixed(1), cy: y(numbers.measured[k]).toFixed(1), r: 3.5 })));
    setLine(here, { x: x(rows), y: 0 }, { x: x(rows), y: HEIGHT });
    const cross = crossing(numbers, launch, launches);
    const seen = cross > 1 && cross < most;
    for (const one of [even, texts.even]) setAttribute(one, "visibility", seen ? "visible" : "hidden");
    if (seen) {
      setLine(even, { x: x(cross), y: y(both[0](cross)) }, { x: x(cross), y: HEIGHT });
      const right = x(cross) < width - 90;
      setAttribute(texts.even, "x", x(cross) + (right ? 5 : -5));
      setAttribute(texts.even, "y", HEIGHT - 8);
      setAttribute(texts.even, "text-anchor", right ? "start" : "end");
    }
    setAttribute(texts.cpu, "x", width - 8);
    setAttribute(texts.cpu, "y", y(both[0](most ** Math.max(0, 1 - NAME / width))) + 20);
    setAttribute(texts.gpu, "x", 8);
    setAttribute(texts.gpu, "y", y(both[1](1)) - 9);
  }

  function arrange(outer) {
    width = Math.max(150, outer - MARGIN.left - MARGIN.right);
    x = logarithmic([1, most], [0, width]);
    setAttribute(svg, "viewBox", `0 0 ${outer} ${HEIGHT + MARGIN.top + MARGIN.bottom}`);
    for (const one of [frame, reach]) setAttribute(one, "width", width);
    drawAxes();
    if (scene) update(scene);
  }

  let held = false;
  const move = (event) => {
    const box = frame.getBoundingClientRect();
    const rows = x.invert(((event.clientX - box.left) / box.width) * width);
    onDrag(Math.round(Math.min(most, Math.max(1, rows))));
  };
  reach.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    held = true;
    reach.setPointerCapture(event.pointerId);
    onGrab();
    move(event);
  });
  reach.addEventListener("pointermove", (event) => held && move(event));
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    reach.addEventListener(end, () => {
      held = false;
    });
  }
  return { element, update, arrange };
}
