/** A picture of 8 x 8 cells that the arrow keys walk. */
import { h } from "../pieces/dom.js";

export const SIDE = 8;
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const clamp = (v) => Math.min(SIDE - 1, Math.max(0, v));

/** Where a cell stands, counted row by row from 0: its row and column, from 1. */
export const placeOf = (k) => [Math.floor(k / SIDE) + 1, (k % SIDE) + 1];

/** The cells, a row in each child. */
export const rowsOf = (cells) =>
  Array.from({ length: SIDE }, (_, row) =>
    h("div", { role: "row", class: "mlp-cell-row" }, ...cells.slice(row * SIDE, (row + 1) * SIDE)));

/**
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.name  of each cell's number: "ink" makes data-value="ink[3,4]"
 * @param {(k: number) => void} [options.onGo]  a cell is walked to, or pressed
 * @param {(k: number) => void} [options.onPress]  a cell is pressed
 * @param {(k: number, key: string) => boolean} [options.onKey]  whether the key meant something
 */
export function walkedGrid({ label, name, onGo = () => {}, onPress = () => {}, onKey = () => false }) {
  let here = 0;
  const cells = Array.from({ length: SIDE * SIDE }, (_, k) =>
    h("div", {
      role: "gridcell",
      class: "mlp-cell",
      tabindex: k === 0 ? 0 : -1,
      "data-value": `${name}[${placeOf(k)}]`,
      onclick: () => {
        go(k);
        onPress(k);
      },
    }));
  const element = h("div", { role: "grid", class: "mlp-cells", "aria-label": label }, ...rowsOf(cells));

  /** From now on Tab comes to this cell. */
  function hold(k) {
    cells[here].tabIndex = -1;
    here = k;
    cells[k].tabIndex = 0;
  }
  function go(k) {
    hold(k);
    cells[k].focus();
    onGo(k);
  }

  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [row, column] = [Math.floor(here / SIDE), here % SIDE];
    const { key } = event;
    if (key in STEPS) {
      const [down, right] = STEPS[key];
      go(clamp(row + down) * SIDE + clamp(column + right));
    } else if (key === "Home") go(row * SIDE);
    else if (key === "End") go(row * SIDE + SIDE - 1);
    else if (!onKey(here, key)) return;
    event.preventDefault();
  });
  return { element, cells, hold };
}
