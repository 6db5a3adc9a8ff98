/** The marked neuron's weights and bias, and its sum for the marked example, with the numbers. */
import { equalsDecided, factorDecided, formatDecided } from "../pieces/decided.js";
import { h, setText } from "../pieces/dom.js";
import { formulaLine } from "../pieces/formula_line.js";
import { numberField } from "../pieces/number-field.js";
import { biasIndex, incoming, products, weightIndex } from "../mathematics/mlp.js";

/** Functions that come near 0 and 1 and never reach them: what prints so has been rounded. */
const OPEN = new Set(["sigmoid", "tanh"]);

/** The first term of a sum stands as it is, every later negative one in brackets. */
const terms = (values) => values.map((v, k) => (k === 0 ? formatDecided(v) : factorDecided(v))).join(" + ");

/**
 * @param {object} options
 * @param {import("../mathematics/mlp.js").Network} options.network
 * @param {object} options.options  what the widget's traits take
 * @param {(index: number, value: number) => void} options.onEdit  a place in theta, a number
 */
export function entryPanel({ network, options, onEdit, most, ...rest }) {
  const neurons = network.activations.flatMap((activation, l) =>
    Array.from({ length: network.sizes[l + 1] }, (_, i) => {
      const places = Array.from({ length: network.sizes[l] }, (_unused, j) => [`W${l + 1}[${i + 1},${j + 1}]`, weightIndex(network, l, i, j)]);
      const fields = [...places, [`b${l + 1}[${i + 1}]`, biasIndex(network, l, i)]].map(([label, index]) => ({
        index,
        ...numberField({ label, limits: options.theta, onInput: (value) => onEdit(index, value), ...rest }),
      }));
      return { l, i, activation, fields, row: h("div", { class: "mlp-fields" }, ...fields.map((field) => field.element)) };
    }),
  );
  const names = options.neuron.map(([value]) => value);
  const title = h("p", { class: "mlp-entry-title" });
  const z = formulaLine("", "z of the entry", "forward");
  const a = formulaLine("", "a of the entry", "forward");
  const element = h("div", { class: "mlp-entry" }, title, ...neurons.map(({ row }) => row), h("div", {}, z.line, a.line));

  function update({ theta, neuron, chosen }, pass) {
    const at = names.indexOf(neuron);
    neurons.forEach(({ fields, row }, k) => {
      row.hidden = k !== at;
      for (const field of fields) field.set(theta[field.index]);
    });
    const { l, i, activation } = neurons[at];
    const [layer, k] = [l + 1, chosen];
    setText(title, `Row ${i + 1} of W${layer} is neuron ${i + 1} of layer ${layer}. It meets row ${k} of ${l === 0 ? "X" : `A${l}`}:`);
    const before = incoming(pass, l);
    const parts = products(network, theta, pass, l, i);
    const bias = theta[biasIndex(network, l, i)];
    const source = l === 0 ? "X" : `A${l}`;
    const letters = before.map((_, j) => `${source}[${k},${j + 1}]·W${layer}[${i + 1},${j + 1}]`);
    const factors = parts.map(({ weight, signal }, j) => `${(j === 0 ? formatDecided : factorDecided)(signal)}·${factorDecided(weight)}`);
    const numbers = [...factors, factorDecided(bias)].join(" + ");
    const sums = terms([...parts.map(({ product }) => product), bias]);
    const [zi, ai] = [pass.z[l][i], pass.a[l][i]];
    z.set([`${[...letters, `b${layer}[${i + 1}]`].join(" + ")} = ${numbers} = ${sums} ${equalsDecided(zi)} `, ""], formatDecided(zi), `Z${layer}[${k},${i + 1}]`);
    const open = OPEN.has(activation.name) && (ai === 0 || Math.abs(ai) === 1) && zi !== 0;
    const name = l === network.activations.length - 1 ? `Y[${k},1]` : `A${layer}[${k},${i + 1}]`;
    a.set([`${activation.label}(${formatDecided(zi)}) ${open ? "≈" : equalsDecided(ai)} `, ""], formatDecided(ai), name);
  }
  return { element, update };
}
