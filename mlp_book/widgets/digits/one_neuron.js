/** One hidden neuron over the drawing: its 64 weights, its products, its sum; one weight to drag. */
import { h, setAttribute, setText, valueText } from "../pieces/dom.js";
import { formatFactor, formatNumber } from "../pieces/format.js";
import { slider } from "../pieces/slider.js";
import { biasIndex, products, weightIndex } from "../mathematics/mlp.js";
import { placeOf, rowsOf, SIDE, walkedGrid } from "./grid.js";

const FULL_COLOUR = 1.5; // the largest trained weight
const DECIMALS = 3;
const shareOf = (v) => Math.min(1, Math.abs(v) / FULL_COLOUR).toFixed(4);
const written = (v) => formatNumber(v, DECIMALS);
/** In brackets where it is negative, as a factor or a later term. */
const bracketed = (v) => formatFactor(Number(v.toFixed(DECIMALS)));

/** theta with the weights that were changed by hand, each [neuron, cell, weight] from 1. */
export const changedTheta = (network, theta, changed) =>
  changed.reduce((all, [i, k, w]) => all.with(weightIndex(network, 0, i - 1, k - 1), w), theta);

/** The changes with one more, or with another weight in the place of an old one. */
export const withWeight = (changed, neuron, cell, weight) =>
  [...changed.filter(([i, k]) => i !== neuron || k !== cell), [neuron, cell, weight]];

/**
 * @param {object} options
 * @param {object} options.network
 * @param {number} options.reach  the largest size of a weight set by hand
 * @param {(k: number) => void} options.onHold  the weight of cell k is held
 * @param {(weight: number, begin: boolean) => void} options.onDrag  it is changed
 */
export function oneNeuron({ network, reach, onHold, onDrag }) {
  const grid = walkedGrid({ label: "The neuron's 64 weights, and your ink on them", name: "weight", onGo: onHold });
  const dots = grid.cells.map((cell) => cell.appendChild(h("span", { class: "mlp-dot", "aria-hidden": "true" })));
  const terms = Array.from({ length: SIDE * SIDE }, (_, k) =>
    h("div", { role: "cell", class: "mlp-cell", "data-value": `product[${placeOf(k)}]` }));
  const table = h("div", { role: "table", class: "mlp-cells mlp-products", "aria-label": "The 64 products, weight times ink" }, ...rowsOf(terms));
  const weight = slider({ label: "w", low: -reach, high: reach, step: 0.1, onInput: onDrag });
  const label = weight.element.querySelector("label");
  const names = ["held w", "held x", "held product", "sum", "b", "z", "a", "for", "against"];
  const shown = Object.fromEntries(names.map((name) => [name, valueText(name)]));
  const place = h("span");
  const line = (...parts) => h("p", { class: "mlp-line" }, h("span", {}, ...parts));
  const why = h("span");
  const lines = h("div", { class: "mlp-neuron-lines" },
    line(place, " = ", shown["held w"], " · ", shown["held x"], " = ", shown["held product"]),
    line("z = all 64 products + b = ", shown.sum, " + ", shown.b, " = ", shown.z),
    line(why, " it sends on a = ", shown.a),
    line("loudest for ", shown.for, ", against ", shown.against));

  return {
    grid: grid.element,
    table,
    drag: weight.element,
    lines,
    /**
     * @param {import("../mathematics/mlp.js").ForwardPass} pass
     * @param {number[]} theta  the present one
     * @param {number} i  the neuron, from 0
     * @param {number} held  the cell, from 0
     */
    update(pass, theta, i, held) {
      const all = products(network, theta, pass, 0, i);
      all.forEach(({ weight: w, signal: x, product }, k) => {
        const [row, column] = placeOf(k);
        const cell = grid.cells[k];
        setAttribute(cell, "aria-label", `row ${row} column ${column}, weight ${formatNumber(w, 2)}, ink ${formatNumber(x, 2)}`);
        setAttribute(cell, "aria-selected", k === held);
        dots[k].style.setProperty("--mlp-ink", x.toFixed(4));
        setText(terms[k], product === 0 ? "" : formatNumber(product, 2));
        for (const [one, v] of [[cell, w], [terms[k], product]]) {
          one.classList.toggle("is-negative", v < -0.05);
          one.style.setProperty("--mlp-share", shareOf(v));
        }
      });
      terms.forEach((term, k) => term.classList.toggle("is-held", k === held));
      grid.hold(held);
      const [row, column] = placeOf(held);
      const { weight: w, signal: x, product } = all[held];
      const b = theta[biasIndex(network, 0, i)];
      const z = pass.z[0][i];
      setText(label, `w[${row},${column}]`);
      setAttribute(weight.element, "data-field", `w[${row},${column}]`);
      weight.set(w, formatNumber(w, 2));
      setText(place, `w[${row},${column}] · x[${row},${column}]`);
      setText(shown["held w"], written(w));
      setText(shown["held x"], written(x));
      setText(shown["held product"], written(product));
      setText(shown.sum, written(z - b));
      setText(shown.b, bracketed(b));
      setText(shown.z, written(z));
      setText(why, z > 0 ? "z is above 0:" : "z is not above 0:");
      setText(shown.a, written(pass.a[0][i]));
      const spoken = pass.z[1].map((_, k) => theta[weightIndex(network, 1, k, i)]);
      for (const [name, most] of [["for", Math.max(...spoken)], ["against", Math.min(...spoken)]]) {
        setText(shown[name], `${spoken.indexOf(most)} (weight ${formatNumber(most, 2)})`);
      }
    },
  };
}
