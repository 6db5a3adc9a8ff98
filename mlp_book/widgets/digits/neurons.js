/** What each hidden neuron looks for: its 64 weights as a picture; and one of them, large. */
import { h, hidden, setAttribute, setText, valueText } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";
import { paint } from "../pieces/heat.js";
import { products, weightIndex } from "../mathematics/mlp.js";

const SIDE = 8;

/** Row by row from the lowest, as heat.js wants it. */
const upsideDown = (rows) => rows.toReversed().flat();
const rowsOf = (weights) => Array.from({ length: SIDE }, (_, row) => weights.slice(row * SIDE, (row + 1) * SIDE));

/** @param {{network: object, theta: number[], onPick: (i: number) => void}} options */
export function neuronGallery({ network, theta, onPick }) {
  const count = network.sizes[1];
  const weights = Array.from({ length: count }, (_, i) => {
    const start = weightIndex(network, 0, i, 0);
    return rowsOf(theta.slice(start, start + SIDE * SIDE));
  });
  const most = Math.max(...weights.flat(2).map(Math.abs));
  const buttons = weights.map((_, i) => {
    const canvas = h("canvas", { class: "mlp-look", "aria-hidden": "true" });
    const bar = h("span", { class: "mlp-lean", "aria-hidden": "true" });
    const button = h("button", { type: "button", class: "mlp-look-pick", onclick: () => onPick(i) }, canvas, bar,
      h("span", { class: "mlp-look-name", "aria-hidden": "true" }, String(i + 1)));
    return { canvas, bar, button };
  });
  const element = h("div", { class: "mlp-gallery", role: "group", "aria-label": "Hidden neurons" }, ...buttons.map(({ button }) => button));
  return {
    element,
    weights,
    most,
    /** Draw the pictures in the colours of the theme. */
    paint(inks) {
      buttons.forEach(({ canvas }, i) => paint(canvas, SIDE, upsideDown(weights[i]), inks, most));
    },
    /**
     * @param {number[]} shares  weight · a of each neuron, for the digit that is explained
     * @param {number} digit
     * @param {number} chosen
     */
    update(shares, digit, chosen) {
      const largest = Math.max(1e-9, ...shares.map(Math.abs));
      buttons.forEach(({ bar, button }, i) => {
        const share = shares[i];
        const says = share === 0 ? "silent" : `${share > 0 ? "for" : "against"} ${digit}, ${formatNumber(share, 2)}`;
        setAttribute(button, "aria-label", `Neuron ${i + 1}: ${says}`);
        setAttribute(button, "aria-pressed", i === chosen);
        button.classList.toggle("is-silent", share === 0);
        bar.classList.toggle("is-against", share < 0);
        bar.style.setProperty("--mlp-share", (Math.abs(share) / largest).toFixed(4));
      });
    },
  };
}

/** One neuron, with its numbers: what it looks for, and for which digits it speaks. */
export function neuronPanel({ network, theta, gallery }) {
  const title = h("p", { class: "mlp-neuron-title" });
  const cells = Array.from({ length: SIDE * SIDE }, () => h("td"));
  const rows = Array.from({ length: SIDE }, (_, r) =>
    h("tr", {}, h("th", { scope: "row" }, hidden("row "), String(r + 1)), ...cells.slice(r * SIDE, (r + 1) * SIDE)));
  const heads = Array.from({ length: SIDE }, (_, c) => h("th", { scope: "col" }, hidden("column "), String(c + 1)));
  const large = h("table", { class: "mlp-weights" },
    h("caption", {}, "Its weights: ink under a positive one wakes it, under a negative one (dashed) it falls silent"),
    h("thead", {}, h("tr", {}, h("td"), ...heads)), h("tbody", {}, ...rows));
  const spoken = Array.from({ length: 10 }, (_, k) => {
    const weight = valueText(`to ${k}`);
    return { weight, row: h("tr", {}, h("th", { scope: "row" }, `to ${k}`), h("td", {}, weight)) };
  });
  const outgoing = h("table", { class: "mlp-outgoing" }, h("caption", {}, "Its weights to the ten digits"),
    h("tbody", {}, ...spoken.map(({ row }) => row)));
  const [z, a] = [valueText("z"), valueText("a")];
  const now = h("p", { class: "mlp-line" }, h("span", {}, "now z = ", z, ", a = ReLU(z) = ", a));
  const element = h("div", { class: "mlp-neuron" }, title, now, h("div", { class: "mlp-neuron-tables" }, large, outgoing));
  let shown = -1;
  return {
    element,
    /** @param {import("../mathematics/mlp.js").ForwardPass} pass */
    update(pass, i) {
      setText(z, formatNumber(pass.z[0][i], 3));
      setText(a, formatNumber(pass.a[0][i], 3));
      if (i === shown) return;
      shown = i;
      setText(title, `Neuron ${i + 1} of ${network.sizes[1]}`);
      gallery.weights[i].flat().forEach((w, k) => {
        setText(cells[k], formatNumber(w, 1));
        cells[k].classList.toggle("is-negative", w < -0.05);
        cells[k].style.setProperty("--mlp-share", (Math.abs(w) / gallery.most).toFixed(4));
      });
      spoken.forEach(({ weight }, k) => setText(weight, formatNumber(theta[weightIndex(network, 1, k, i)], 2)));
    },
  };
}

const LOUDEST = 5;

/** The score z of one digit as a sum: its bias and what each neuron adds. */
export function scoreTable({ network, theta }) {
  const caption = h("caption");
  const body = h("tbody");
  const element = h("table", { class: "mlp-scores" }, caption,
    h("thead", {}, h("tr", {}, ...["neuron", "its a", "weight", "product"].map((name) => h("th", { scope: "col" }, name)))), body);
  const line = (name, values) =>
    h("tr", {}, h("th", { scope: "row" }, name), ...values.map((value) => h("td", {}, value)));
  const told = (name, text) => {
    const value = valueText(name);
    setText(value, text);
    return value;
  };
  return {
    element,
    /** @returns {number[]}  the product of each neuron */
    update(pass, digit, bias) {
      const terms = products(network, theta, pass, 1, digit);
      const order = terms.map((_, i) => i).sort((p, q) => Math.abs(terms[q].product) - Math.abs(terms[p].product));
      const others = order.slice(LOUDEST).reduce((sum, i) => sum + terms[i].product, 0);
      setText(caption, `The score of ${digit}: the ${LOUDEST} loudest neurons (largest products, whatever the sign)`);
      body.replaceChildren(
        ...order.slice(0, LOUDEST).map((i) => line(String(i + 1), [
          formatNumber(terms[i].signal, 2), formatNumber(terms[i].weight, 2), told(`product ${i + 1}`, formatNumber(terms[i].product, 2))])),
        line("the others", ["", "", told("others", formatNumber(others, 2))]),
        line("bias", ["", "", told("bias", formatNumber(bias, 2))]),
        line(`z of ${digit}`, ["", "", told("score", formatNumber(pass.z[1][digit], 2))]),
      );
      return terms.map(({ product }) => product);
    },
  };
}
