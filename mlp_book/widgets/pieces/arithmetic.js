/** The whole forward pass in numbers, as text a reader can select: one row a neuron. */
import { h, setText } from "./dom.js";
import { equalsDecided as equals, factorDecided as formatFactor, formatDecided as formatNumber } from "./decided.js";
import { biasIndex, products } from "../mathematics/mlp.js";

/** Functions that come near 0 and 1 and never reach them: what prints so has been rounded. */
const OPEN = new Set(["sigmoid", "tanh"]);

/** How an activation's value comes about, as "ReLU(1.1)". */
function applied(activation, z, i) {
  if (activation.name === "identity") return formatNumber(z[i]);
  if (activation.name === "softmax") {
    const e = (v) => `exp(${formatNumber(v)})`;
    return z.length === 1 ? `${e(z[0])} / ${e(z[0])}` : `${e(z[i])} / (${z.map(e).join(" + ")})`;
  }
  return `${activation.label}(${formatNumber(z[i])})`;
}

/**
 * @param {import("../mathematics/mlp.js").Network} network
 * @param {ReturnType<import("./format.js").symbols>} names
 * @param {(target: import("./graph.js").Target | null, selected: boolean) => void} onTarget
 */
export function arithmetic(network, names, onTarget) {
  const lines = [];
  const element = h("div", { class: "mlp-arithmetic" });
  network.activations.forEach((activation, l) => {
    for (let i = 0; i < network.sizes[l + 1]; i += 1) {
      const terms = Array.from({ length: network.sizes[l] }, () => h("span", { class: "mlp-term" }));
      const parts = terms.map(() => h("span", { class: "mlp-term" }));
      const [bias, added, equal, how] = Array.from({ length: 4 }, () => h("span"));
      const [z, a] = [0, 1].map(() => h("span", { class: "mlp-value" }));
      const plus = (spans) => spans.flatMap((span, k) => (k === 0 ? [span] : [" + ", span]));
      const row = h(
        "div",
        { class: "mlp-line" },
        h(
          "span",
          { class: "mlp-sum" },
          h("span", { class: "mlp-symbol" }, names.z(l, i)),
          " = ",
          ...plus([...terms, bias]),
          " = ",
          ...plus([...parts, added]),
          equal,
          z,
        ),
        " ",
        h("span", { class: "mlp-activated" }, h("span", { class: "mlp-symbol" }, names.a(l, i)), how, a),
      );
      row.addEventListener("pointerenter", () => onTarget({ l, i }, false));
      row.addEventListener("pointerleave", () => onTarget(null, false));
      element.append(row);
      lines.push({ l, i, activation, row, terms, parts, bias, added, equal, how, z, a });
    }
  });

  function update({ theta }, pass) {
    for (const { l, i, activation, terms, parts, bias, added, equal, how, z, a } of lines) {
      products(network, theta, pass, l, i).forEach(({ weight, signal, product }, j) => {
        const factor = j === 0 ? formatNumber(weight) : formatFactor(weight);
        setText(terms[j], `${factor}·${formatFactor(signal)}`);
        setText(parts[j], j === 0 ? formatNumber(product) : formatFactor(product));
      });
      const b = formatFactor(theta[biasIndex(network, l, i)]);
      setText(bias, b);
      setText(added, b);
      const [zi, ai] = [pass.z[l][i], pass.a[l][i]];
      setText(equal, ` ${equals(zi)} `);
      setText(z, formatNumber(zi));
      const open = OPEN.has(activation.name) && (ai === 0 || Math.abs(ai) === 1) && zi !== 0;
      setText(how, ` = ${applied(activation, pass.z[l], i)} ${open ? "≈" : equals(ai)} `);
      setText(a, formatNumber(ai));
    }
  }

  function highlight(target) {
    for (const { l, i, row, terms, parts } of lines) {
      const own = target !== null && target.l === l && target.i === i;
      row.classList.toggle("is-active", own);
      [terms, parts].forEach((spans) =>
        spans.forEach((span, j) => span.classList.toggle("is-active", own && target.j === j)),
      );
    }
  }

  return { element, update, highlight };
}
