/** Which number has which colour in a heat map (heat.js): a bar with its ends in numbers and words. */
import { h, setText } from "../pieces/dom.js";
import { formatNarrow } from "../pieces/scientific.js";

export function heatScale() {
  const [below, zero, above] = ["is-below", "is-zero", "is-above"].map((end) => h("span", { class: end }));
  const bar = h("span", { class: "mlp-heat-bar", "aria-hidden": "true" });
  const element = h("p", { class: "mlp-heat-scale" }, below, " ", zero, " ", bar, " ", above);
  return {
    element,
    /**
     * @param {string} symbol  what is shown, as "y"
     * @param {number} reach  the number that has the full colour
     * @param {boolean} signed  whether there may be negative ones
     */
    update(symbol, reach, signed) {
      element.classList.toggle("is-signed", signed);
      const end = formatNarrow(reach, 1);
      setText(below, signed ? `grey ${symbol} = −${end}` : "");
      setText(zero, signed ? "" : `blank ${symbol} = 0`);
      setText(above, `blue ${symbol} = ${end}`);
    },
  };
}
