/** The neuron that was picked: its formula, with its numbers at the present x, and its fields. */
import { h, setText } from "../pieces/dom.js";
import { symbols } from "../pieces/format.js";
import { formulaLine } from "../pieces/formula_line.js";
import { biasIndex, incoming, products, weightIndex } from "../mathematics/mlp.js";
import { numberField } from "../pieces/number-field.js";
import { equalsTiny, factorTiny, formatTiny } from "../pieces/scientific.js";
import { isIrrational } from "../mathematics/rounding.js";
import { signOf, stretch } from "../pieces/stretch.js";

const TWO = 10; // more weights than this are not written out in one line

/**
 * @param {object} options
 * @param {[number, number]} options.limits  of x
 * @param {(index: number, value: number) => void} options.onEdit  a number of theta
 * @param {(k: number, value: number) => void} options.onMove  a coordinate of x
 * @param {object} options.fields  what number-field.js asks for
 */
export function playgroundNeuron({ limits, onEdit, onMove, fields: rest }) {
  const title = h("p", { class: "mlp-neuron-title" });
  const formula = h("div", { class: "mlp-line is-formula" });
  const sum = formulaLine("z", "z", "forward");
  const answer = formulaLine("a", "a", "forward");
  const output = formulaLine("y", "y at x", "forward");
  const probe = [0, 1].map((k) =>
    numberField({ label: `x[${k + 1}]`, onInput: (value) => onMove(k, value), limits, ...rest }));
  const box = h("div", { class: "mlp-fields", role: "group" });
  const element = h("div", { class: "mlp-chosen", role: "group", "aria-label": "The neuron that was picked" },
    title, box, h("div", { class: "mlp-fields" }, "at ", ...probe.map((one) => one.element)),
    h("div", { class: "mlp-lines" }, formula, sum.line, answer.line, output.line));
  let made = "";
  let controls = [];

  function build(network, l, i) {
    const names = symbols(network.sizes);
    const one = (label, index) => {
      const field = numberField({ label, onInput: (value) => onEdit(index, value), ...rest });
      return { ...field, index };
    };
    controls = Array.from({ length: network.sizes[l] }, (_, j) => one(names.W(l, i, j), weightIndex(network, l, i, j)));
    controls.push(one(names.b(l, i), biasIndex(network, l, i)));
    const last = l === network.sizes.length - 2;
    const what = last ? "The output neuron" : `Neuron ${i + 1} of layer ${l + 1}`;
    setText(title, `${what}: its weights and its bias`);
    box.setAttribute("aria-label", `${what}: weights and bias`);
    box.replaceChildren(...controls.map((field) => field.element));
    const before = (j) => (l === 0 ? names.x(j) : names.a(l - 1, j));
    const terms = Array.from({ length: network.sizes[l] }, (_, j) => `${names.W(l, i, j)}·${before(j)}`);
    const { label, name } = network.activations[l];
    const inside = [...terms, names.b(l, i)].join(" + ");
    setText(formula, `${names.a(l, i)} = ${name === "identity" ? inside : `${label}(${inside})`}`);
  }

  /**
   * @param {import("../mathematics/mlp.js").Network} network
   * @param {number[]} theta
   * @param {import("../mathematics/mlp.js").ForwardPass} pass  of the present x
   */
  function update(network, theta, pass, [l, i]) {
    const key = JSON.stringify([network.sizes, network.activations.map(({ name }) => name), l, i]);
    if (key !== made) build(network, l, i);
    made = key;
    const names = symbols(network.sizes);
    for (const field of controls) field.set(theta[field.index]);
    probe.forEach((field, k) => field.set(pass.x[k]));
    const terms = products(network, theta, pass, l, i);
    const bias = theta[biasIndex(network, l, i)];
    const z = pass.z[l][i];
    const a = pass.a[l][i];
    const { label, name } = network.activations[l];
    const zName = names.z(l, i);
    const [ofZ, ofA] = [z, a].map((value) => stretch(() => formatTiny(value)));
    if (terms.length < TWO) {
      const term = ({ weight, signal }, j) => `${j ? factorTiny(weight) : formatTiny(weight)}·${factorTiny(signal)}`;
      const how = stretch(() => [...terms.map(term), factorTiny(bias)].join(" + "));
      sum.set([`${how.text} ${signOf(how, ofZ)} `, ""], ofZ.text, zName, signOf(how));
    } else sum.set(["", ""], ofZ.text, zName, signOf(ofZ));
    const end = { ...ofA, rounded: ofA.rounded || isIrrational(name, pass.z[l], i) };
    if (name === "identity") answer.set([`${zName} ${signOf(end)} `, ""], ofA.text, names.a(l, i));
    else answer.set([`${label}(${ofZ.text}) ${signOf(ofZ, end)} `, ""], ofA.text, names.a(l, i), signOf(ofZ));
    const y = pass.a.at(-1)[0];
    const last = l === network.sizes.length - 2;
    output.line.hidden = last;
    if (!last) output.set(["", ", the network's answer at this x"], formatTiny(y), "y", equalsTiny(y));
  }
  return { element, update };
}
