/** The 8 x 8 counts as a grid of numbers that the arrow keys walk and that can be inked by hand. */
import { setAttribute, setText } from "../pieces/dom.js";
import { placeOf, walkedGrid } from "./grid.js";

const FULL = 16;
const clamp = (v) => Math.min(FULL, Math.max(0, v));

/** @param {{onEdit: (k: number, ink: number) => void}} options  cell k, counted row by row from 0 */
export function digitCells({ onEdit }) {
  let pixels = [];
  const turn = (k) => onEdit(k, pixels[k] > 0 ? 0 : FULL);
  const { element, cells } = walkedGrid({
    label: "What the network gets: ink of 8 by 8 cells, 0 to 16",
    name: "ink",
    onPress: turn,
    onKey(k, key) {
      if (key === " " || key === "Enter") turn(k);
      else if (key === "+" || key === "=") onEdit(k, clamp(pixels[k] + 1));
      else if (key === "-" || key === "−") onEdit(k, clamp(pixels[k] - 1));
      else return false;
      return true;
    },
  });

  return {
    element,
    /** @param {number[]} next  64 counts */
    update(next) {
      pixels = next;
      cells.forEach((cell, k) => {
        const ink = pixels[k];
        const [row, column] = placeOf(k);
        setText(cell, String(ink));
        setAttribute(cell, "aria-label", `row ${row} column ${column}, ink ${ink}`);
        const share = (ink / FULL).toFixed(4);
        if (cell.style.getPropertyValue("--mlp-share") !== share) cell.style.setProperty("--mlp-share", share);
      });
    },
  };
}
