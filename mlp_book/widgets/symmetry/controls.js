/** The symmetry widget's controls: what both networks share, and how each of them starts. */
import { selectField } from "../pieces/choose.js";
import { h } from "../pieces/dom.js";
import { numberField } from "../pieces/number-field.js";
import { seedField } from "../pieces/seed-field.js";

/**
 * @param {object} options
 * @param {object} options.options  what the widget's traits take
 * @param {object} options.fields  what number-field.js asks of its widget
 * @param {(name: string, value: string | number) => void} options.onChange
 */
export function symmetryControls({ options, fields: common, onChange }) {
  const choice = (name, label) =>
    selectField({ label, options: options[name], onChoose: (value) => (common.onStep(), onChange(name, value)) });
  const number = (name, label) =>
    numberField({ label, limits: options[name], onInput: (value) => onChange(name, value), ...common });
  const fields = {
    target: choice("target", "learns"),
    activation: choice("activation", "hidden activation"),
    learning_rate: number("learning_rate", "learning rate"),
    constant: number("constant", "constant"),
    initializer: choice("initializer", "initialiser"),
    scale: number("scale", "scale"),
    seed: seedField({ limits: options.seed, ...common, onSeed: (value) => (common.onStep(), onChange("seed", value)) }),
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
