/** The playground's settings in three groups: data, network, training. */
import { selectField } from "../pieces/choose.js";
import { h, setText } from "../pieces/dom.js";
import { numberField } from "../pieces/number-field.js";
import { isRegression, LIVE } from "./run.js";
import { seedField } from "../pieces/seed-field.js";
import { rungs } from "../pieces/units.js";

const upTo = (low, high) => Array.from({ length: high - low + 1 }, (_, k) => [low + k, String(low + k)]);

/** What must change with a choice: a regression has no classes to take a cross-entropy of. */
export function fitting(settings, part) {
  const next = { ...settings, ...part };
  if (isRegression(next) && next.loss === "binary_cross_entropy") return { ...part, loss: "half_squared_error" };
  if (isRegression(settings) && !isRegression(next)) return { ...part, loss: "binary_cross_entropy" };
  return part;
}

/**
 * @param {object} options
 * @param {object} options.options  what the widget's traits take
 * @param {(part: object) => void} options.onChoose  one whole change
 * @param {(part: object) => void} options.onInput  while a number is typed
 * @param {() => void} options.restore  give back the run that a typed number has ended
 * @param {() => object} options.settings  the present ones
 * @param {object} options.fields
 */
export function playgroundSettings({ options, onChoose, onInput, restore, settings: now, fields: rest }) {
  const choice = (name, label) =>
    selectField({ label, options: options[name], onChoose: (value) => onChoose({ [name]: value }) });
  const number = (name, label, unit) =>
    numberField({ label, unit, limits: options[name], onInput: (value) => onInput({ [name]: value }), ...rest, ...(LIVE.includes(name) ? {} : { onRestore: restore }) });
  const seed = (name, label, next) => seedField({ label, next, limits: options[name], onSeed: (value) => onChoose({ [name]: value }), ...rest });
  const layers = selectField({
    label: "hidden layers",
    options: upTo(0, options.hidden.layers),
    onChoose(length) {
      const { hidden } = now();
      onChoose({ hidden: Array.from({ length }, (_, l) => hidden[l] ?? hidden.at(-1) ?? 4) });
    },
  });
  const neurons = Array.from({ length: options.hidden.layers }, (_, l) =>
    selectField({
      label: `neurons in layer ${l + 1}`,
      options: upTo(1, options.hidden.neurons),
      onChoose: (n) => onChoose({ hidden: now().hidden.with(l, n) }),
    }));
  const fields = {
    data: choice("data", "data"),
    points: choice("points", "points"),
    noise: number("noise", "noise", 0.05),
    test_share: choice("test_share", "kept for the test"),
    data_seed: seed("data_seed", "data seed", "New data"),
    activation: choice("activation", "activation"),
    initializer: choice("initializer", "initialiser"),
    seed: seed("seed", "seed", "New seed"),
    loss: choice("loss", "loss"),
    optimizer: choice("optimizer", "optimiser"),
    learning_rate: number("learning_rate", "learning rate", rungs(options.learning_rate[0])),
    batch_size: choice("batch_size", "batch size"),
    l2: number("l2", "L2", rungs(0.001)),
  };
  const textOf = (name, value) => new Map(options[name]).get(value);
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
      for (const [name, field] of Object.entries(fields)) field.set(settings[name]);
      const { hidden } = settings;
      layers.set(hidden.length);
      neurons.forEach((field, l) => {
        field.element.hidden = l >= hidden.length;
        if (l < hidden.length) field.set(hidden[l]);
      });
      fields.loss.allow((name) => !(isRegression(settings) && name === "binary_cross_entropy"));
      setText(groups.data.summary, `${textOf("data", settings.data)}, ${settings.points} points`);
      setText(groups.network.summary, `${[2, ...hidden, 1].join("-")}, seed ${settings.seed}`);
      setText(groups.training.summary, `${textOf("optimizer", settings.optimizer)}, rate ${settings.learning_rate}`);
    },
  };
}
