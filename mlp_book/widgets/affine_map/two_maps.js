/** Two maps after one another, in numbers: both steps, then the one map that does the same. */
import { h, setText } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";
import { affineLines, mathLine, rowTimesColumn } from "../pieces/math_lines.js";
import { stretch } from "../pieces/stretch.js";
import { agreeEverywhere, keepsLinesStraight, neverNegative } from "../mathematics/mlp.js";

/** "[3, −1]" */
export const pointText = (p) => `[${p.map((v) => formatNumber(v)).join(", ")}]`;

/** Whether two points agree to rounding. */
export const samePoint = (p, q) =>
  p.every((v, k) => Math.abs(v - q[k]) <= 1e-9 * Math.max(1, Math.abs(v), Math.abs(q[k])));

/** What the numbers say about one map for both. */
function verdict({ F, G, relu, stages: { first, second, joined } }) {
  if (!relu) return "G(F(x)) = H(x), whatever x is: two affine maps after one another are one affine map.";
  if (!samePoint(second, joined)) {
    return keepsLinesStraight(F, G)
      ? "G(ReLU(F(x))) is not H(x). But with these special numbers another single map does it: straight lines stay straight."
      : "G(ReLU(F(x))) is not H(x). No other matrix and vector can do it either: an affine map keeps straight lines straight, and here lines get corners.";
  }
  if (neverNegative(F)) {
    return "G(ReLU(F(x))) = H(x), whatever x is: with these numbers no entry of F(x) is ever negative, so ReLU never changes anything.";
  }
  if (agreeEverywhere(F, G)) {
    return "G(ReLU(F(x))) = H(x), whatever x is: with these numbers G never notices what ReLU changes.";
  }
  return first.every((v) => v >= 0)
    ? "Here the two still agree: no entry of F(x) is negative, so ReLU changes nothing. Move x to where one is negative."
    : "ReLU changes F(x), yet G does not tell the difference here. For other x it does: move x on.";
}

/** Two parts: the steps, and the one map. */
export function twoMaps() {
  const bent = [0, 1].map((i) => mathLine(`R[${i + 1}]`));
  const second = affineLines("G", 2);
  const product = [0, 1].map((i) => [0, 1].map((j) => mathLine(`A2A[${i + 1},${j + 1}]`)));
  const offset = [0, 1].map((i) => mathLine(`A2b+b2[${i + 1}]`));
  const joined = affineLines("H", 2);
  const words = h("p", { class: "mlp-verdict", "data-value": "verdict" });
  const title = (text) => h("p", { class: "mlp-title" }, text);
  const lines = (list) => h("div", { class: "mlp-lines" }, ...list.map(({ element }) => element));
  const between = h("div", {}, title("Between: R = ReLU(F(x))"), lines(bent));
  const secondTitle = title("");
  const steps = h("div", { class: "mlp-steps" }, between, secondTitle, second.element);
  const one = h(
    "div",
    {},
    title("One map for both: H(x) = (A2 A) x + (A2 b + b2)"),
    h("p", { class: "mlp-note" }, "A2 A: a row of A2 times a column of A."),
    lines(product.flat()),
    lines(offset),
    joined.element,
    words,
  );

  function update({ F, G, H, second: on, relu, x, stages }) {
    for (const part of [steps, one]) part.hidden = !on;
    if (!on) return;
    between.hidden = !relu;
    setText(secondTitle, relu ? "Second: G(R) = A2 R + b2" : "Second: G(F(x)) = A2 F(x) + b2");
    bent.forEach((line, i) => line.update([stretch(() => `ReLU(${formatNumber(stages.first[i])})`)], stages.between[i]));
    second.update(G, stages.between, stages.second);
    product.forEach((row, i) =>
      row.forEach((line, j) => line.update(rowTimesColumn(G.A[i], F.A.map((r) => r[j])), H.A[i][j])),
    );
    offset.forEach((line, i) => line.update(rowTimesColumn(G.A[i], F.b, G.b[i]), H.b[i]));
    joined.update(H, x, stages.joined);
    setText(words, verdict({ F, G, relu, stages }));
  }
  return { steps, one, update };
}

const CORNERS = [[0, 0], [1, 0], [1, 1], [0, 1]];

/** Where x and the corners of the unit square go, as a table. */
export function pointTable(stagesOf) {
  const head = h("tr");
  const rows = [null, ...CORNERS].map((corner) => ({ corner, row: h("tr") }));
  const caption = h("caption", { class: "mlp-sr" }, "Points before and after");
  const table = h("table", {}, caption, h("thead", {}, head), h("tbody", {}, ...rows.map(({ row }) => row)));
  const element = h(
    "details",
    { class: "mlp-state" },
    h("summary", {}, "Points before and after, as a table"),
    h("div", { class: "mlp-scroll", role: "region", tabindex: 0, "aria-label": "Points before and after" }, table),
  );

  function update({ x, second, relu }) {
    const columns = ["first", ...(second && relu ? ["between"] : []), ...(second ? ["second", "joined"] : [])];
    const whole = relu ? "G(ReLU(F(x)))" : "G(F(x))";
    const titles = { first: "F(x)", between: "ReLU(F(x))", second: whole, joined: "H(x)" };
    const names = ["x", ...columns.map((name) => titles[name])];
    head.replaceChildren(...names.map((name) => h("th", { scope: "col" }, name)));
    for (const { corner, row } of rows) {
      const stages = stagesOf(corner ?? x);
      const start = `${corner ? "corner" : "x ="} ${pointText(corner ?? x)}`;
      const cells = columns.map((name) => h("td", {}, pointText(stages[name])));
      row.replaceChildren(h("th", { scope: "row" }, start), ...cells);
    }
  }
  return { element, update };
}
