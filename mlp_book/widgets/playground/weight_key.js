/** What the lines between neurons say: samples of their widths, and how large the weights are. */
import { h, s, setText, valueText } from "../pieces/dom.js";
import { symbols } from "../pieces/format.js";
import { strokeDash } from "../pieces/graph.js";
import { weightIndex } from "../mathematics/mlp.js";
import { equalsTiny, formatTiny } from "../pieces/scientific.js";

const SAMPLES = [0.5, 2, 8];
const LENGTH = 26;
const MOST = 12; // pixels

/** Pixels for a weight's size; trained weights differ by factors, and so do their lines. */
export const lineWidth = (weight) => Math.min(MOST, 1 + 2.2 * Math.log2(1 + Math.abs(weight)));

const sample = (weight) =>
  s("svg", { width: LENGTH, height: MOST, "aria-hidden": "true", focusable: "false" },
    s("line", {
      class: "mlp-edge is-active", x1: 0, x2: LENGTH, y1: MOST / 2, y2: MOST / 2,
      "stroke-width": lineWidth(weight), "stroke-dasharray": strokeDash(weight),
    }));

/** Where the weight of the largest size is: its name and its value. */
function largestOf(network, theta) {
  const names = symbols(network.sizes);
  let most = { name: "", value: 0 };
  network.sizes.slice(1).forEach((n, l) => {
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < network.sizes[l]; j += 1) {
        const value = theta[weightIndex(network, l, i, j)];
        if (most.name === "" || Math.abs(value) > Math.abs(most.value)) most = { name: names.W(l, i, j), value };
      }
    }
  });
  return most;
}

export function weightKey() {
  const [name, now, start] = [h("span"), valueText("largest weight"), valueText("largest weight at update 0")];
  const element = h("p", { class: "mlp-hint mlp-weight-key" },
    h("span", {}, "Size of a weight: ", ...SAMPLES.flatMap((weight) => [sample(weight), ` ${weight} `])),
    h("span", {}, sample(-2), " negative. "),
    h("span", {}, "The largest: ", name, now, "; at update 0: ", start, "."));
  return {
    element,
    /** @param {number[]} first  theta at update 0 */
    update(network, theta, first) {
      const [here, before] = [largestOf(network, theta), largestOf(network, first)];
      setText(name, `${here.name} ${equalsTiny(here.value)} `);
      setText(now, formatTiny(here.value));
      setText(start, formatTiny(before.value));
    },
  };
}
