/** The playground's settings in three groups: data, network, training. */
import { selectField } from "../pieces/choose.js";
import { h, setText } from "../pieces/dom.js";
import { numberField } from "../pieces/number-field.js";
import { isRegression, LIVE } from "./run.js";
import { seedField } from "../pieces/seed-field.js";
import { rungs } from "../pieces/units.js";

export const DATA = [
  ["two_moons", "two moons"], ["circles", "circles"], ["spirals", "spiral"], ["xor_clouds", "XOR"], ["surface", "regression surface"],
];
const numbers = (list) => list.map((v) => [String(v), String(v)]);
export const CHOICES = {
  data: DATA,
  points: numbers([4, 10, 20, 40, 100, 200, 400]),
  test_share: [["0", "none"], ["0.2", "20 %"], ["0.5", "50 %"], ["0.8", "80 %"]],
  activation: [["tanh", "tanh"], ["sigmoid", "sigmoid"], ["relu", "ReLU"], ["leaky_relu", "leaky ReLU"], ["elu", "ELU"], ["identity", "identity"]],
  initializer: [["glorot_uniform", "Glorot uniform"], ["he_normal", "He normal"], ["small_normal", "normal, 0.5"], ["zeros", "zeros"]],
  loss: [["binary_cross_entropy", "binary cross-entropy"], ["half_squared_error", "half squared error"], ["mean_squared_error", "mean squared error"]],
  optimizer: [["gradient_descent", "gradient descent"], ["momentum", "momentum"], ["rmsprop", "RMSProp"], ["adam", "Adam"]],
  batch_size: [["1", "1"], ["4", "4"], ["10", "10"], ["20", "20"], ["50", "50"], ["100", "100"], ["400", "all"]],
};
/** Choices whose values are numbers. */
export const NUMERIC = ["points", "test_share", "batch_size"];
/** Where x may stand. */
export const PLACES = [-10, 10];
export const LIMITS = { noise: [0, 0.5], learning_rate: [0.0001, 100], l2: [0, 1] };
export const MOST_LAYERS = 4;
export const MOST_NEURONS = 8;
const textOf = (name, value) => CHOICES[name].find(([key]) => key === String(value))[1];

/** What must change with a choice: a regression has no classes to take a cross-entropy of. */
export function fitting(settings, part) {
  const next = { ...settings, ...part };
  if (isRegression(next) && next.loss === "binary_cross_entropy") return { ...part, loss: "half_squared_error" };
  if (isRegression(settings) && !isRegression(next)) return { ...part, loss: "binary_cross_entropy" };
  return part;
}

/**
 * @param {object} options
 * @param {(part: object) => void} options.onChoose  one whole change
 * @param {(part: object) => void} options.onInput  while a number is typed
 * @param {() => void} options.restore  give back the run that a typed number has ended
 * @param {() => object} options.settings  the present ones
 * @param {object} options.fields
 */
export function playgroundSettings({ onChoose, onInput, restore, settings: now, fields: rest }) {
  const choice = (name, label, convert = (v) => v) =>
    selectField({ label, options: CHOICES[name], onChoose: (value) => onChoose({ [name]: convert(value) }) });
  const number = (name, label, unit) =>
    numberField({ label, unit, limits: LIMITS[name], onInput: (value) => onInput({ [name]: value }), ...rest, ...(LIVE.includes(name) ? {} : { onRestore: restore }) });
  const seed = (name, label, next) => seedField({ label, next, onSeed: (value) => onChoose({ [name]: value }), ...rest });
  const layers = selectField({
    label: "hidden layers",
    options: numbers([0, 1, 2, 3, 4]),
    onChoose(value) {
      const { hidden } = now();
      onChoose({ hidden: Array.from({ length: Number(value) }, (_, l) => hidden[l] ?? hidden.at(-1) ?? 4) });
    },
  });
  const neurons = Array.from({ length: MOST_LAYERS }, (_, l) =>
    selectField({
      label: `neurons in layer ${l + 1}`,
      options: numbers([1, 2, 3, 4, 5, 6, 7, 8]),
      onChoose: (value) => onChoose({ hidden: now().hidden.with(l, Number(value)) }),
    }));
  const fields = {
    data: choice("data", "data"),
    points: choice("points", "points", Number),
    noise: number("noise", "noise", 0.05),
    test_share: choice("test_share", "kept for the test", Number),
    data_seed: seed("data_seed", "data seed", "New data"),
    activation: choice("activation", "activation"),
    initializer: choice("initializer", "initialiser"),
    seed: seed("seed", "seed", "New seed"),
    loss: choice("loss", "loss"),
    optimizer: choice("optimizer", "optimiser"),
    learning_rate: number("learning_rate", "learning rate", rungs(LIMITS.learning_rate[0])),
    batch_size: choice("batch_size", "batch size", Number),
    l2: number("l2", "L2", rungs(0.001)),
  };
  const group = (name, parts) => {
    const summary = h("span");
    const box = h("details", { class: "mlp-group" },
      h("summary", {}, h("b", {}, name), " ", summary),
      h("div", { class: "mlp-group-body" }, ...parts.map(({ element }) => element)));
    return { box, summary };
  };
  const groups = {
    data: group("Data", [fields.data, fields.points, fields.noise, fields.test_share, fields.data_seed]),
    network: group("Network", [layers, ...neurons, fields.activation, fields.initializer, fields.seed]),
    training: group("Training", [fields.loss, fields.optimizer, fields.learning_rate, fields.batch_size, fields.l2]),
  };
  return {
    element: h("div", { class: "mlp-groups" }, ...Object.values(groups).map(({ box }) => box)),
    open(yes) {
      for (const { box } of Object.values(groups)) box.open = yes;
    },
    /** Show settings that were made here or elsewhere. */
    set(settings) {
      for (const [name, field] of Object.entries(fields)) {
        field.set(name in CHOICES ? String(settings[name]) : settings[name]);
      }
      const { hidden } = settings;
      layers.set(String(hidden.length));
      neurons.forEach((field, l) => {
        field.element.hidden = l >= hidden.length;
        if (l < hidden.length) field.set(String(hidden[l]));
      });
      fields.loss.allow((name) => !(isRegression(settings) && name === "binary_cross_entropy"));
      setText(groups.data.summary, `${textOf("data", settings.data)}, ${settings.points} points`);
      setText(groups.network.summary, `${[2, ...hidden, 1].join("-")}, seed ${settings.seed}`);
      setText(groups.training.summary, `${textOf("optimizer", settings.optimizer)}, rate ${settings.learning_rate}`);
    },
  };
}
