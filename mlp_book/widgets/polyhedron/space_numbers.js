/** One corner's way into the picture, and what a frame costs, in numbers. */
import { h, setText, valueText } from "../pieces/dom.js";
import { formatFactor, formatNumber, formatShort } from "../pieces/format.js";
import { affineLines, brackets, mathLine } from "../pieces/math_lines.js";
import { stretch } from "../pieces/stretch.js";
import { operations } from "../../topics/space.js";

const three = [0, 1, 2];
const sign = (text) => h("span", { class: "mlp-sign" }, text);
const title = (text) => h("p", { class: "mlp-title" }, text);
/** A part that may scroll sideways, also by keyboard. */
const region = (label) => ({ class: "mlp-scroll", role: "region", tabindex: 0, "aria-label": label });
const FRAMES = 60;
const MOST_ROWS = 20;

/** y = A v + b as an equation, then row by row, then the perspective. */
export function cornerNumbers() {
  const matrix = three.map((i) => three.map((j) => valueText(`A[${i + 1},${j + 1}]`)));
  const plain = () => three.map(() => h("span", { class: "mlp-cell" }));
  const [v, b, y] = [plain(), plain(), plain()];
  const heading = title("");
  const rows = affineLines("y", 3);
  const seen = [0, 1].map((i) => mathLine(`u[${i + 1}]`));
  const element = h(
    "div",
    {},
    heading,
    h(
      "div",
      { class: "mlp-equation" },
      h("div", {}, h("span", { class: "mlp-sign" }, "A = "), brackets(3, matrix.flat())),
      h("div", { "aria-hidden": "true" }, sign("y = A"), brackets(1, v), sign("+"), brackets(1, b), sign("="), brackets(1, y)),
    ),
    rows.element,
    title("Perspective: u[1] = y[1] / y[3], u[2] = y[2] / y[3]"),
    h("div", { class: "mlp-lines" }, ...seen.map((line) => line.element)),
  );

  function update(F, solid, frame, vertex) {
    const [from, to] = [solid.vertices[vertex], frame.points[vertex]];
    setText(heading, `Vertex ${vertex + 1}: y = A v + b, row times column`);
    F.A.forEach((row, i) => row.forEach((value, j) => setText(matrix[i][j], formatNumber(value))));
    [[v, from], [b, F.b], [y, to]].forEach(([cells, values]) =>
      cells.forEach((cell, i) => setText(cell, formatShort(values[i]))),
    );
    rows.update(F, from, to);
    seen.forEach((line, i) => {
      line.update([stretch(() => `${formatNumber(to[i])} / ${formatFactor(to[2])}`)], frame.picture[vertex][i]);
    });
  }
  return { element, update };
}

/** The multiplications of one frame, counted. */
export function cost() {
  const row = (name) => {
    const [what, how] = [h("th", { scope: "row" }), h("td")];
    const count = valueText(name);
    return { what, how, count, element: h("tr", {}, what, how, h("td", {}, count)) };
  };
  const names = ["matrix", "map", "faces", "multiplications", "divisions", "per second"];
  const rows = Object.fromEntries(names.map((name) => [name, row(`count ${name}`)]));
  const head = ["step", "how", "count"].map((name) => h("th", { scope: "col" }, name));
  const element = h(
    "div",
    region("Multiplications for one frame"),
    h(
      "table",
      { class: "mlp-cost" },
      h("caption", {}, "Multiplications for one frame"),
      h("thead", {}, h("tr", {}, ...head)),
      h("tbody", {}, ...Object.values(rows).map((one) => one.element)),
    ),
    h(
      "p",
      { class: "mlp-note" },
      "A face: 9 to turn the direction it looks in, 3 for how much light it gets, 3 for whether it ",
      "looks at the camera. Its depth, by which faces are sorted, is the mean of its corners' ",
      "distances: one division.",
    ),
    h("p", { class: "mlp-note" }, "Additions, sines and cosines, sorting and painting the faces come on top."),
  );

  const whole = (n) => n.toLocaleString("en").replaceAll(",", "\u202f");

  function update(solid) {
    const [V, S] = [solid.vertices.length, solid.faces.length].map(whole);
    const count = operations(solid);
    const texts = {
      matrix: ["A from three turns", "2 products of 27", count.matrix],
      map: ["A v + b for each vertex", `9 · ${V}`, count.map],
      faces: ["light and side of each face", `15 · ${S}`, count.faces],
      multiplications: ["all multiplications", "", count.multiplications],
      divisions: ["divisions: perspective, depth", `2 · ${V} + ${S}`, count.divisions],
      "per second": [`multiplications at ${FRAMES} frames a second`, "", FRAMES * count.multiplications],
    };
    for (const [name, [what, how, number]] of Object.entries(texts)) {
      setText(rows[name].what, what);
      setText(rows[name].how, how);
      setText(rows[name].count, whole(number));
    }
  }
  return { element, update };
}

/** v, y and u of the vertices; computed only while it is open. */
export function vertexTable() {
  const head = ["vertex", "v", "y = A v + b", "u"].map((name) => h("th", { scope: "col" }, name));
  const caption = h("caption");
  const body = h("tbody");
  const table = h("table", {}, caption, h("thead", {}, h("tr", {}, ...head)), body);
  const summary = h("summary", {}, "Vertices as a table");
  const element = h("details", { class: "mlp-state" }, summary, h("div", region("Vertices"), table));
  const words = (p) => p.map((value) => formatNumber(value)).join(", ");
  let shown = null;

  function fill() {
    if (!element.open || !shown) return;
    const { solid, frame } = shown;
    const n = Math.min(MOST_ROWS, solid.vertices.length);
    setText(caption, `${n === solid.vertices.length ? "All" : `The first ${n} of`} ${solid.vertices.length} vertices`);
    const cells = (k) => [solid.vertices[k], frame.points[k], frame.picture[k]].map((p) => h("td", {}, words(p)));
    const rows = Array.from({ length: n }, (_, k) =>
      h("tr", {}, h("th", { scope: "row" }, String(k + 1)), ...cells(k)),
    );
    body.replaceChildren(...rows);
  }
  element.addEventListener("toggle", fill);
  function update(solid, frame) {
    shown = { solid, frame };
    fill();
  }
  return { element, update };
}
