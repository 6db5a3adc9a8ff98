/** The whole forward pass in numbers, as text a reader can select: one row a neuron. */
import { h, setText } from "./dom.js";
import { factorDecided as formatFactor, formatDecided as formatNumber } from "./decided.js";
import { biasIndex, products } from "../mathematics/mlp.js";
import { isIrrational } from "../mathematics/rounding.js";
import { signOf, stretch } from "./stretch.js";

/** How an activation's value comes about, as "ReLU(1.1)"; the identity's does at once. */
function applied(activation, z, i) {
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
      const [bias, added, first, second, equal, how] = Array.from({ length: 6 }, () => h("span"));
      const [z, a] = [0, 1].map(() => h("span", { class: "mlp-value" }));
      const plus = (spans) => spans.flatMap((span, k) => (k === 0 ? [span] : [" + ", span]));
      const row = h(
        "div",
        { class: "mlp-line" },
        h(
          "span",
          { class: "mlp-sum" },
          h("span", { class: "mlp-symbol" }, names.z(l, i)),
          first,
          ...plus([...terms, bias]),
          second,
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
      lines.push({ l, i, activation, row, terms, parts, bias, added, first, second, equal, how, z, a });
    }
  });

  function update({ theta }, pass) {
    for (const { l, i, activation, terms, parts, bias, added, first, second, equal, how, z, a } of lines) {
      const all = products(network, theta, pass, l, i);
      const [zi, ai] = [pass.z[l][i], pass.a[l][i]];
      const b = stretch(() => formatFactor(theta[biasIndex(network, l, i)]));
      const factors = stretch(() =>
        all.map(({ weight, signal }, j) => `${j === 0 ? formatNumber(weight) : formatFactor(weight)}·${formatFactor(signal)}`));
      const sums = stretch(() => all.map(({ product }, j) => (j === 0 ? formatNumber(product) : formatFactor(product))));
      const sum = stretch(() => formatNumber(zi));
      factors.text.forEach((text, j) => setText(terms[j], text));
      sums.text.forEach((text, j) => setText(parts[j], text));
      setText(bias, b.text);
      setText(added, b.text);
      setText(first, ` ${signOf(factors, b)} `);
      setText(second, ` ${signOf(factors, sums, b)} `);
      setText(equal, ` ${signOf(sums, b, sum)} `);
      setText(z, sum.text);
      const value = stretch(() => formatNumber(ai));
      value.rounded ||= isIrrational(activation.name, pass.z[l], i);
      const said = activation.name === "identity" ? null : stretch(() => applied(activation, pass.z[l], i));
      setText(how, said ? ` ${signOf(said)} ${said.text} ${signOf(said, value)} ` : ` ${signOf(value)} `);
      setText(a, value.text);
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
