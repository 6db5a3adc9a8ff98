/** The determinant of a 2x2 matrix, with its numbers and in words. */
import { h, setText } from "./dom.js";
import { formatFactor, formatNumber } from "./format.js";
import { mathLine } from "./math_lines.js";
import { determinant } from "./mlp.js";

/** What the determinant says, in words. */
export function areaWords(A) {
  const det = determinant(A);
  const largest = Math.max(...A.flat().map(Math.abs));
  if (largest === 0) return "Every point goes to the same place.";
  if (Math.abs(det) <= 1e-12 * largest * largest) {
    return "The plane is flattened to a line: no area is left, and there is no way back.";
  }
  const factor = formatNumber(Math.abs(det));
  const grows = Math.abs(det) > 1 ? `Areas grow ${factor} times` : `Areas shrink to ${factor} of what they were`;
  const size = factor === "1" ? "Areas stay the same" : grows;
  return `${size}${det < 0 ? ", and the plane is flipped over, as in a mirror: look at the flag." : "."}`;
}

export function determinantLines() {
  const line = mathLine("det");
  const area = h("p", { class: "mlp-note", "data-value": "area" });
  const element = h("div", { class: "mlp-lines" }, line.element, area);
  return {
    element,
    update(A) {
      const [[a, b], [c, d]] = A;
      const products = `${formatNumber(a)}·${formatFactor(d)} − ${formatFactor(b)}·${formatFactor(c)}`;
      line.update(products, determinant(A));
      setText(area, areaWords(A));
    },
  };
}
