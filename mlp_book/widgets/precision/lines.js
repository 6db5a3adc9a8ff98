/** One neuron in the chosen format, operation by operation, as text a reader can select. */
import { h, setText, valueText } from "../pieces/dom.js";
import { shown } from "../pieces/number_words.js";

const bracket = (text) => (text.startsWith("−") ? `(${text})` : text);
const FUNCTION = { relu: "ReLU", sigmoid: "sigmoid" };

/** The lines of a neuron: [symbol, how, value]. */
function linesOf(network, names, name, pass, { l, i }) {
  const write = (v) => shown(v, name === "float64" ? "float32" : name);
  const whole = name === "int8";
  const terms = pass.terms[l][i];
  const a0 = (j) => (l === 0 ? names.x(j) : names.a(l - 1, j));
  const lines = terms.map(({ weight, signal, product }, j) => [
    `${names.W(l, i, j)}·${a0(j)}`,
    `${write(weight)}·${bracket(write(signal))}`,
    write(product),
  ]);
  const sum = terms.map(({ product }, k) => (k === 0 ? write(product) : bracket(write(product)))).join(" + ");
  lines.push([whole ? "whole sum" : "sum", sum, write(terms.at(-1).sum)]);
  if (whole) {
    const { wScale, aScale, scaled } = pass.layers[l];
    lines.push(["sum · scales", `${write(terms.at(-1).sum)} · ${write(wScale)} · ${write(aScale)}`, write(scaled[i])]);
  }
  const before = whole ? pass.layers[l].scaled[i] : terms.at(-1).sum;
  lines.push([names.z(l, i), `${write(before)} + ${bracket(write(pass.b[l][i]))}`, write(pass.z[l][i])]);
  const activation = network.activations[l].name;
  lines.push([names.a(l, i), `${FUNCTION[activation] ?? activation}(${write(pass.z[l][i])})`, write(pass.a[l][i])]);
  return lines;
}

function note(name, pass, l) {
  if (name !== "int8") return "Each product and each sum is rounded before it goes on.";
  const { wScale, aScale, aZero } = pass.layers[l];
  const zero = String(aZero).replace("-", "−");
  return `A weight is a whole number times ${shown(wScale, name)}. What comes in is a whole number less the zero point ${zero}, times ${shown(aScale, name)}; the products hold that difference. The sum of whole numbers is exact.`;
}

export function neuronLines(network, names) {
  const title = h("div", { class: "mlp-step-title" });
  const words = h("p", { class: "mlp-hint", "data-value": "how" });
  const box = h("div", {});
  const rows = [];
  const element = h("section", { class: "mlp-precise-lines", "aria-label": "One neuron, operation by operation" }, title, box, words);

  function rowAt(k) {
    while (rows.length <= k) {
      const [symbol, how, value] = [h("span", { class: "mlp-symbol" }), h("span"), valueText(`line ${rows.length + 1}`)];
      const line = h("div", { class: "mlp-line" }, h("span", { class: "mlp-sum" }, symbol, " = ", how, " → ", value));
      rows.push({ symbol, how, value, line });
      box.append(line);
    }
    return rows[k];
  }

  return {
    element,
    update(name, pass, target) {
      const lines = linesOf(network, names, name, pass, target);
      setText(title, `${names.z(target.l, target.i)} in ${name}, operation by operation`);
      setText(words, note(name, pass, target.l));
      lines.forEach(([symbol, how, value], k) => {
        const row = rowAt(k);
        setText(row.symbol, symbol);
        setText(row.how, how);
        setText(row.value, value);
        row.line.hidden = false;
      });
      rows.slice(lines.length).forEach(({ line }) => {
        line.hidden = true;
      });
    },
  };
}
