/** The 8 x 8 counts as a grid of numbers that the arrow keys walk and that can be inked by hand. */
import { h, setAttribute, setText } from "../pieces/dom.js";

const SIDE = 8;
const FULL = 16;
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const clamp = (v, high) => Math.min(high, Math.max(0, v));

/** @param {{onEdit: (k: number, ink: number) => void}} options  cell k, counted row by row from 0 */
export function digitCells({ onEdit }) {
  let here = 0;
  let pixels = [];
  const cells = Array.from({ length: SIDE * SIDE }, (_, k) =>
    h("div", {
      role: "gridcell",
      class: "mlp-cell",
      tabindex: k === 0 ? 0 : -1,
      "data-value": `ink[${Math.floor(k / SIDE) + 1},${(k % SIDE) + 1}]`,
      onclick: () => {
        go(k);
        onEdit(k, pixels[k] > 0 ? 0 : FULL);
      },
    }));
  const rows = Array.from({ length: SIDE }, (_, row) =>
    h("div", { role: "row", class: "mlp-cell-row" }, ...cells.slice(row * SIDE, (row + 1) * SIDE)));
  const element = h("div", { role: "grid", class: "mlp-cells", "aria-label": "What the network gets: ink of 8 by 8 cells, 0 to 16" }, ...rows);

  function go(k) {
    cells[here].tabIndex = -1;
    here = k;
    cells[k].tabIndex = 0;
    cells[k].focus();
  }

  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [row, column] = [Math.floor(here / SIDE), here % SIDE];
    const { key } = event;
    if (key in STEPS) {
      const [down, right] = STEPS[key];
      go(clamp(row + down, SIDE - 1) * SIDE + clamp(column + right, SIDE - 1));
    } else if (key === "Home") go(row * SIDE);
    else if (key === "End") go(row * SIDE + SIDE - 1);
    else if (key === " " || key === "Enter") onEdit(here, pixels[here] > 0 ? 0 : FULL);
    else if (key === "+" || key === "=") onEdit(here, clamp(pixels[here] + 1, FULL));
    else if (key === "-" || key === "−") onEdit(here, clamp(pixels[here] - 1, FULL));
    else return;
    event.preventDefault();
  });

  return {
    element,
    /** @param {number[]} next  64 counts */
    update(next) {
      pixels = next;
      cells.forEach((cell, k) => {
        const ink = pixels[k];
        setText(cell, String(ink));
        setAttribute(cell, "aria-label", `row ${Math.floor(k / SIDE) + 1} column ${(k % SIDE) + 1}, ink ${ink}`);
        const share = (ink / FULL).toFixed(4);
        if (cell.style.getPropertyValue("--mlp-share") !== share) cell.style.setProperty("--mlp-share", share);
      });
    },
  };
}
