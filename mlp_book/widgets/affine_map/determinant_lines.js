/** The determinant of a 2x2 matrix, with its numbers and in words. */
import { onPaper } from "../mathematics/rounding.js";
import { factorDecided, formatDecided } from "../pieces/decided.js";
import { h, setText } from "../pieces/dom.js";
import { mathLine } from "../pieces/math_lines.js";
import { stretch } from "../pieces/stretch.js";
import { determinant } from "../mathematics/mlp.js";

/** The determinant as paper has it: 0 where rounding alone keeps its two products apart. */
export const paperDeterminant = (A) => onPaper(determinant(A), [A[0][0] * A[1][1], A[0][1] * A[1][0]]);

/** What the determinant says, in words. */
export function areaWords(A) {
  const det = paperDeterminant(A);
  const largest = Math.max(...A.flat().map(Math.abs));
  if (largest === 0) return "Every point goes to the same place.";
  if (det === 0) {
    return "The plane is flattened to a line: no area is left, and there is no way back.";
  }
  const factor = formatDecided(Math.abs(det));
  const grows = Math.abs(det) > 1 ? `Areas grow ${factor} times` : `Areas shrink to ${factor} of what they were`;
  const size = { 1: "Areas stay the same", "1.0000": "Areas stay nearly the same" }[factor] ?? grows;
  return `${size}${det < 0 ? ", and the plane is flipped over, as in a mirror: look at the flag." : "."}`;
}

export function determinantLines() {
  const line = mathLine("det", {}, formatDecided);
  const area = h("p", { class: "mlp-note", "data-value": "area" });
  const element = h("div", { class: "mlp-lines" }, line.element, area);
  return {
    element,
    update(A) {
      const [[a, b], [c, d]] = A;
      const products = stretch(() => `${formatDecided(a)}·${factorDecided(d)} − ${factorDecided(b)}·${factorDecided(c)}`);
      line.update([products], paperDeterminant(A));
      setText(area, areaWords(A));
    },
  };
}
