/**
 * One neuron from left to right: inputs, weights on their lines, products, their sum z, and the
 * activation's curve with the point (z, a). The style sheet places the parts, in one row a input
 * where it is wide and one below the other where it is narrow; lines are measured from them.
 */
import { curvePoints, pathOf } from "../pieces/curve.js";
import { h, s, setAttribute, setText, valueText } from "../pieces/dom.js";
import { formatBoxed, formatDecidedShort as formatShort } from "../pieces/decided.js";
import { strokeDash, strokeWidth } from "../pieces/graph.js";
import { products } from "../mathematics/mlp.js";
import { numberField } from "../pieces/number-field.js";
import { linear, roundUp } from "../pieces/scales.js";

const CURVE = { width: 128, height: 84, pad: 9 };

/** The activation's curve, small, with the point where the neuron is. */
function smallCurve() {
  const { width, height, pad } = CURVE;
  const axes = s("path", { class: "mlp-curve-axes" });
  const line = s("path", { class: "mlp-curve-line" });
  const guide = s("path", { class: "mlp-curve-guide" });
  const dot = s("circle", { class: "mlp-curve-dot", r: 5 });
  const viewBox = `0 0 ${width} ${height}`;
  const element = s("svg", { class: "mlp-curve", viewBox, "aria-hidden": "true", focusable: "false" });
  element.append(axes, line, guide, dot);
  return {
    element,
    update(activation, z, a) {
      const seen = Number.isFinite(z) && Number.isFinite(a);
      const reach = seen && Math.abs(z) > 3 ? roundUp(Math.abs(z) * 1.1) : 3;
      const points = curvePoints(activation, [-reach, reach], 80);
      const heights = [...points.map(([, v]) => v), 0, 1];
      const x = linear([-reach, reach], [pad, width - pad]);
      const y = linear([Math.min(...heights), Math.max(...heights)], [height - pad, pad]);
      setAttribute(line, "d", pathOf(points, x, y));
      setAttribute(axes, "d", `M0,${y(0).toFixed(1)}H${width}M${x(0).toFixed(1)},0V${height}`);
      const at = seen ? [x(z).toFixed(1), y(a).toFixed(1)] : null;
      setAttribute(guide, "d", at ? `M${at[0]},${y(0).toFixed(1)}V${at[1]}H${x(0).toFixed(1)}` : "");
      setAttribute(dot, "visibility", at ? "visible" : "hidden");
      if (at) [setAttribute(dot, "cx", at[0]), setAttribute(dot, "cy", at[1])];
    },
  };
}

/**
 * @param {object} options
 * @param {number} options.n  how many inputs
 * @param {object} options.options  what the widget's traits take
 * @param {HTMLElement} options.choice  the control that chooses the activation
 * @param {(kind: "weights" | "bias" | "x", index: number, value: number) => void} options.onEdit
 * @param {() => void} options.onStep
 * @param {(message: string) => void} options.onMessage
 * @param {string} options.describedBy
 */
export function neuronPicture({ n, choice, options, onEdit, ...rest }) {
  const svg = s("svg", { class: "mlp-edges", "aria-hidden": "true", focusable: "false" });
  const line = (className) => {
    const made = s("line", { class: className });
    svg.append(made);
    return made;
  };
  const field = (label, kind, index) =>
    numberField({ label, limits: options[kind], onInput: (value) => onEdit(kind, index, value), ...rest });
  const place = (element, row) => {
    element.style.setProperty("--mlp-row", row);
    return element;
  };
  const boxed = (name, field_, className) => h("div", { class: className }, field_.element);

  const rows = Array.from({ length: n }, (_, j) => {
    const [x, w] = [field(`x[${j + 1}]`, "x", j), field(`w[${j + 1}]`, "weights", j)];
    const name = `w[${j + 1}]·x[${j + 1}]`;
    const value = valueText(name);
    const product = h("div", { class: "mlp-product-box" }, h("span", { class: "mlp-symbol" }, name), value);
    const xBox = boxed("x", x, "mlp-x-box");
    const wBox = boxed("w", w, "mlp-w-box");
    const element = place(h("div", { class: "mlp-in" }, xBox, wBox, product), j + 1);
    return { x, w, value, product, xBox, wBox, element, into: line("mlp-edge"), on: line("mlp-edge is-signal") };
  });
  const b = field("b", "bias", 0);
  const bBox = h("div", { class: "mlp-w-box is-bias" }, b.element);
  const bValue = h("div", { class: "mlp-product-box is-bias", "aria-hidden": "true" });
  const bias = place(h("div", { class: "mlp-in is-bias" }, bBox, bValue), n + 1);
  const biasLine = line("mlp-edge");

  const z = valueText("z");
  const a = valueText("a");
  const sum = h("div", { class: "mlp-node-box is-sum" }, h("span", { class: "mlp-sigma", "aria-hidden": "true" }, "Σ"),
    h("span", {}, h("span", { class: "mlp-symbol" }, "z"), " ", z));
  const curve = smallCurve();
  const output = h("div", { class: "mlp-node-box is-output" }, choice, curve.element,
    h("span", {}, h("span", { class: "mlp-symbol" }, "a"), " ", a));
  const across = line("mlp-edge is-signal");
  sum.style.setProperty("--mlp-rows", n + 1);
  output.style.setProperty("--mlp-rows", n + 1);
  const element = h("div", { class: "mlp-unit", role: "group", "aria-label": "The neuron" },
    svg, ...rows.map((row) => row.element), bias, sum, output);

  const left = (el) => [el.offsetLeft, el.offsetTop + el.offsetHeight / 2];
  const right = (el) => [el.offsetLeft + el.offsetWidth, el.offsetTop + el.offsetHeight / 2];
  const bottom = (el) => [el.offsetLeft + el.offsetWidth / 2, el.offsetTop + el.offsetHeight];
  function draw(one, from, to) {
    ["x1", "y1"].forEach((name, k) => setAttribute(one, name, from[k]));
    ["x2", "y2"].forEach((name, k) => setAttribute(one, name, to[k]));
  }

  /** Measure where the style sheet has put the parts, and draw the lines between them. */
  function arrange() {
    const narrow = getComputedStyle(element).getPropertyValue("--mlp-narrow").trim() === "1";
    setAttribute(svg, "viewBox", `0 0 ${element.offsetWidth} ${element.offsetHeight}`);
    const falls = (from) => [bottom(from), [bottom(from)[0], sum.offsetTop]];
    for (const { product, xBox, into, on } of rows) {
      draw(into, ...(narrow ? [[0, 0], [0, 0]] : [right(xBox), left(product)]));
      draw(on, ...(narrow ? falls(product) : [right(product), left(sum)]));
    }
    const [bx, by] = right(bBox); // the label stands above the number
    draw(biasLine, ...(narrow ? falls(bValue) : [[bx, by + 10], left(sum)]));
    const under = bottom(output)[0];
    draw(across, ...(narrow ? [[under, sum.offsetTop + sum.offsetHeight], [under, output.offsetTop]] : [right(sum), left(output)]));
  }

  const weigh = (one, value) => {
    setAttribute(one, "stroke-width", strokeWidth(value).toFixed(2));
    setAttribute(one, "stroke-dasharray", strokeDash(value));
  };

  function update(state, network, theta, pass) {
    products(network, theta, pass, 0, 0).forEach(({ weight, signal, product }, j) => {
      const row = rows[j];
      row.x.set(signal);
      row.w.set(weight);
      row.wBox.classList.toggle("is-negative", weight < 0);
      row.product.classList.toggle("is-zero", product === 0);
      setText(row.value, formatShort(product));
      weigh(row.into, weight);
      weigh(row.on, product);
    });
    b.set(state.bias);
    bBox.classList.toggle("is-negative", state.bias < 0);
    setText(bValue, formatShort(state.bias));
    weigh(biasLine, state.bias);
    const [[zi], [ai]] = [pass.z[0], pass.a[0]];
    setText(z, formatBoxed(zi));
    setText(a, formatBoxed(ai));
    weigh(across, zi);
    output.classList.toggle("is-zero", ai === 0);
    curve.update(network.activations[0], zi, ai);
  }

  return { element, arrange, update };
}
