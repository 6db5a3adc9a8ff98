/** The symmetry widget's controls: what both networks share, and how each of them starts. */
import { selectField } from "../pieces/choose.js";
import { h } from "../pieces/dom.js";
import { numberField } from "../pieces/number-field.js";
import { seedField } from "../pieces/seed-field.js";

const GATES = ["XOR", "AND", "OR"].map((name) => [name, name]);
const HIDDEN = [["tanh", "tanh"], ["sigmoid", "sigmoid"], ["relu", "ReLU"]];
const INITIALIZERS = [
  ["small_normal", "normal with a scale"],
  ["glorot_uniform", "Glorot uniform"],
  ["he_normal", "He normal"],
];

/**
 * @param {object} options
 * @param {object} options.fields  what number-field.js asks of its widget
 * @param {(name: string, value: string | number) => void} options.onChange
 */
export function symmetryControls({ fields: common, onChange }) {
  const choice = (name, label, options) =>
    selectField({ label, options, onChoose: (value) => (common.onStep(), onChange(name, value)) });
  const number = (name, label, limits) =>
    numberField({ label, limits, onInput: (value) => onChange(name, value), ...common });
  const fields = {
    target: choice("target", "learns", GATES),
    activation: choice("activation", "hidden activation", HIDDEN),
    learning_rate: number("learning_rate", "learning rate", [0.01, 10]),
    constant: number("constant", "constant", [-5, 5]),
    initializer: choice("initializer", "initialiser", INITIALIZERS),
    scale: number("scale", "scale", [0.001, 100]),
    seed: seedField({ ...common, onSeed: (value) => (common.onStep(), onChange("seed", value)) }),
  };
  const element = (name) => fields[name].element;
  return {
    shared: ["target", "activation", "learning_rate"].map(element),
    equal: [element("constant"), h("span", { class: "mlp-hint" }, "for every weight; biases start at 0")],
    random: [element("initializer"), element("scale"), element("seed")],
    /** Show settings that were made here or elsewhere. */
    set(settings) {
      for (const [name, field] of Object.entries(fields)) field.set(settings[name]);
      element("scale").hidden = settings.initializer !== "small_normal";
    },
  };
}
