/** Paints a frame on a canvas: the faces from the farthest to the nearest, and one marked corner. */
import { h } from "../pieces/dom.js";

const WIDTH = 340;
const HEIGHT = 300;
/** The picture reaches this far right and left of its middle. */
const REACH = 0.45;
/** More faces than this have no room for their edges. */
const MOST_WITH_EDGES = 400;

const rgb = (hex) => [1, 3, 5].map((k) => parseInt(hex.slice(k, k + 2), 16));
const mix = (dark, bright, share) =>
  `rgb(${dark.map((v, k) => Math.round(v + share * (bright[k] - v))).join(" ")})`;
const sum = (color) => color.reduce((s, v) => s + v, 0);

/**
 * @param {object} options
 * @param {(right: number, down: number, begin: boolean) => void} options.onDrag  pixels moved
 */
export function scene({ onDrag }) {
  const canvas = h("canvas", { class: "mlp-canvas", role: "img" });
  const context = canvas.getContext("2d");
  let last = null;
  let begun = false;

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    last = [event.clientX, event.clientY];
    begun = false;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!last) return;
    const moved = [event.clientX - last[0], event.clientY - last[1]].map(Math.round);
    if (moved[0] === 0 && moved[1] === 0) return;
    last = [last[0] + moved[0], last[1] + moved[1]];
    onDrag(...moved, !begun);
    begun = true;
  });
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) {
    canvas.addEventListener(name, () => {
      last = null;
    });
  }

  function colors() {
    const style = getComputedStyle(canvas);
    const get = (name) => style.getPropertyValue(`--mlp-${name}`).trim();
    const [line, wash] = [rgb(get("forward-line")), rgb(get("forward-wash"))];
    const [dark, bright] = sum(line) < sum(wash) ? [line, wash] : [wash, line];
    return { dark, bright, edge: get("text"), halo: get("background") };
  }

  const pixel = ([right, up]) => [
    WIDTH / 2 + (right * WIDTH) / (2 * REACH),
    HEIGHT / 2 - (up * WIDTH) / (2 * REACH),
  ];

  /**
   * @param {import("../../topics/solids.js").Solid} solid
   * @param {import("../../topics/space.js").Frame} frame
   * @param {{corner: number, label: string, hidden: boolean}} mark
   */
  function paint(solid, frame, mark) {
    const ratio = Math.max(1, globalThis.devicePixelRatio || 1);
    const size = [WIDTH * ratio, HEIGHT * ratio].map(Math.round);
    if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, WIDTH, HEIGHT);
    context.lineJoin = "round";
    const { dark, bright, edge, halo } = colors();
    const edges = solid.faces.length <= MOST_WITH_EDGES;
    const corners = frame.picture.map(pixel);
    for (const { face, light } of frame.painted) {
      const fill = mix(dark, bright, 0.1 + 0.9 * light);
      context.beginPath();
      solid.faces[face].forEach((corner, k) => context[k ? "lineTo" : "moveTo"](...corners[corner]));
      context.closePath();
      context.fillStyle = fill;
      context.strokeStyle = edges ? edge : fill;
      context.lineWidth = solid.faces.length <= 20 ? 1.75 : 0.6;
      context.fill();
      context.stroke();
    }
    if (frame.points[mark.corner][2] > 0) paintMark(corners[mark.corner], mark, edge, halo);
  }

  /** A ring around the corner, dashed where the solid hides it; its label on a plain ground. */
  function paintMark([x, y], { label, hidden }, ink, halo) {
    const ring = (width, color) => {
      context.beginPath();
      context.arc(x, y, 7, 0, 2 * Math.PI);
      context.lineWidth = width;
      context.strokeStyle = color;
      context.stroke();
    };
    ring(5.5, halo);
    context.setLineDash(hidden ? [3, 3] : []);
    ring(2.5, ink);
    context.setLineDash([]);
    context.font = `600 13px ${getComputedStyle(canvas).fontFamily}`;
    const width = context.measureText(label).width;
    const left = Math.min(x + 12, WIDTH - width - 6);
    context.fillStyle = halo;
    context.fillRect(left - 4, y - 25, width + 8, 18);
    context.fillStyle = ink;
    context.fillText(label, left, y - 12);
  }

  return { canvas, paint };
}

/**
 * Call back when the page's look changes: the colours of the book's theme, JupyterLab's or the
 * system's, or the font, when it has come.
 */
export function onThemeChange(callback) {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  observer.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  const media = matchMedia("(prefers-color-scheme: dark)");
  media.addEventListener("change", callback);
  document.fonts?.addEventListener("loadingdone", callback);
  return () => {
    observer.disconnect();
    media.removeEventListener("change", callback);
    document.fonts?.removeEventListener("loadingdone", callback);
  };
}
