/** The sheet to draw on, with a mouse, a finger or a pen; and the bitmap that the drawing becomes. */
import { h, s, setAttribute, setText, valueText } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";
import { SHEET, SIDE } from "../../topics/strokes.js";

const CLOSEST = 1; // points nearer than this to the last one tell nothing new
const tidy = (v) => Math.min(SHEET, Math.max(0, Math.round(v * 10) / 10));
const pathOf = (stroke) => `M${[...stroke, stroke.at(-1)].map(([x, y]) => `${x} ${y}`).join("L")}`;

/**
 * @param {object} options
 * @param {() => void} options.onBegin  a new stroke begins
 * @param {(stroke: [number, number][]) => void} options.onStroke  it grows
 */
export function digitSheet({ onBegin, onStroke }) {
  const lines = s("g", { class: "mlp-ink" });
  const frame = s("rect", { class: "mlp-box" });
  const element = s("svg", { class: "mlp-sheet", viewBox: `0 0 ${SHEET} ${SHEET}`, role: "img" }, frame, lines);
  let stroke = null;

  const at = (event) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [tidy(((event.clientX - left) / width) * SHEET), tidy(((event.clientY - top) / height) * SHEET)];
  };
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || stroke) return;
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    stroke = { id: event.pointerId, points: [at(event)] };
    onBegin();
    onStroke(stroke.points);
  });
  element.addEventListener("pointermove", (event) => {
    if (stroke?.id !== event.pointerId) return;
    const before = stroke.points.length;
    const events = event.getCoalescedEvents?.() ?? [];
    for (const one of events.length ? events : [event]) {
      const [x, y] = at(one);
      const [px, py] = stroke.points.at(-1);
      if (Math.hypot(x - px, y - py) >= CLOSEST) stroke.points = [...stroke.points, [x, y]];
    }
    if (stroke.points.length > before) onStroke(stroke.points);
  });
  const end = (event) => {
    if (stroke?.id === event.pointerId) stroke = null;
  };
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) element.addEventListener(name, end);

  return {
    element,
    /** @param {import("../../topics/strokes.js").Strokes} strokes */
    update(strokes, box) {
      while (lines.childElementCount > strokes.length) lines.lastChild.remove();
      strokes.forEach((one, k) => {
        const path = lines.children[k] ?? lines.appendChild(s("path"));
        setAttribute(path, "d", pathOf(one));
      });
      const { left = 0, top = 0, right = 0, bottom = 0 } = box ?? {};
      const sides = { x: left, y: top, width: right - left, height: bottom - top };
      for (const [name, value] of Object.entries(sides)) setAttribute(frame, name, value);
      setAttribute(frame, "visibility", box ? "visible" : "hidden");
      const n = strokes.length;
      setAttribute(element, "aria-label", n === 0 ? "The sheet, blank" : `The sheet, with ${n} stroke${n > 1 ? "s" : ""}`);
    },
  };
}

/** One path for all inked points: quicker than a thousand elements. */
const inkOf = (bitmap) => {
  let path = "";
  bitmap.forEach((ink, k) => {
    if (ink) path += `M${k % SIDE} ${Math.floor(k / SIDE)}h1v1h-1z`;
  });
  return path;
};

/** The bitmap with its blocks, and the numbers of the steps that lead to it. */
export function digitBitmap() {
  const ink = s("path", { class: "mlp-ink-points" });
  const grid = [1, 2, 3, 4, 5, 6, 7].flatMap((k) => [`M${4 * k} 0V${SIDE}`, `M0 ${4 * k}H${SIDE}`]).join("");
  const element = s("svg", { class: "mlp-bitmap", viewBox: `0 0 ${SIDE} ${SIDE}`, role: "img" },
    ink, s("path", { class: "mlp-blocks", d: grid }));
  const names = { width: "box width", height: "box height", scale: "scale", brush: "brush", ink: "ink" };
  const shown = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, valueText(name)]));
  const numbers = h("p", { class: "mlp-steps" }, "box ", shown.width, " × ", shown.height, "; scale ", shown.scale,
    "; brush r = ", shown.brush, "; ", shown.ink, " of 1024 points inked");
  const why = h("p", { class: "mlp-steps mlp-no-strokes" });
  const steps = h("div", {}, numbers, why);
  return {
    element,
    steps,
    /**
     * @param {ReturnType<import("../../topics/strokes.js").stagesOf> | null} stages  null: nothing was drawn
     * @param {string} reason  why sheet and bitmap are blank, in words
     */
    update(stages, reason) {
      const total = stages?.ink ?? 0;
      setAttribute(ink, "d", stages ? inkOf(stages.bitmap) : "");
      const words = stages ? `Bitmap of 32 by 32 points, ${total} of them inked` : "No bitmap: nothing was drawn";
      setAttribute(element, "aria-label", words);
      setText(why, reason);
      why.hidden = reason === "";
      numbers.hidden = !stages?.box;
      if (numbers.hidden) return;
      const { box, scale, brush } = stages;
      setText(shown.width, formatNumber(box.right - box.left, 1));
      setText(shown.height, formatNumber(box.bottom - box.top, 1));
      setText(shown.scale, scale === 0 ? "none, a dot is not scaled" : formatNumber(scale, 3));
      setText(shown.brush, formatNumber(brush, 2));
      setText(shown.ink, String(total));
    },
  };
}
