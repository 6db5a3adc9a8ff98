/**
 * A batch as a picture that answers: examples are rows of X, and stay rows through every layer. One
 * example and one neuron are marked; where row and column cross, the sum is shown. Then outputs
 * meet targets, as a column or as a list.
 *
 * Traits: sizes, activations, theta, X, targets, chosen, neuron, target_shape, part, most_examples,
 * initial; options.
 */
import { entryPanel } from "./entry.js";
import { layerTables } from "./layer_tables.js";
import { missesPanel } from "./misses_panel.js";
import { formatBoxed } from "../pieces/decided.js";
import { h, setAttribute, setText } from "../pieces/dom.js";
import { forward, makeNetwork } from "../mathematics/mlp.js";
import { session } from "../pieces/session.js";

const TRAITS = ["theta", "X", "targets", "chosen", "neuron", "target_shape"];
const HINTS = {
  all: "A row is an example, a column is a neuron: press their numbers. Change any number, also the shape of t.",
  layers: "A row is an example, a column is a neuron: press their numbers to mark them. Change any number, add rows, take rows away.",
  misses: "Change a target or an input, add a row. Then change the shape of t.",
};

function render({ model, el }) {
  const network = makeNetwork(model.get("sizes"), model.get("activations"));
  const options = model.get("options");
  const [part, most] = [model.get("part"), model.get("most_examples")];
  const now = session({ model, names: TRAITS, draw });

  function draw(state) {
    const { X, theta, chosen } = state;
    const passes = X.map((x) => forward(network, theta, x));
    tables.update(state, passes);
    entry?.update(state, passes[chosen - 1]);
    misses?.update(state, passes.map((pass) => pass.a.at(-1)[0]));
    setText(remove, `Remove example ${chosen}`);
    setAttribute(add, "aria-disabled", X.length === most);
    setAttribute(remove, "aria-disabled", X.length === 1);
    return `Example ${chosen} of ${X.length}: y = ${formatBoxed(passes[chosen - 1].a.at(-1)[0])}.`;
  }

  /** A copy of the marked row, for the reader to change. */
  function addExample() {
    const { X, targets, chosen } = now.state;
    if (X.length === most) return now.tell(`There is room for ${most} examples here.`);
    now.edit({ X: [...X, X[chosen - 1]], targets: [...targets, targets[chosen - 1]], chosen: X.length + 1 });
    return now.tell("");
  }
  function removeExample() {
    const { X, targets, chosen } = now.state;
    if (X.length === 1) return now.tell("A batch has at least one example.");
    const others = (_, k) => k !== chosen - 1;
    const left = X.filter(others);
    now.edit({ X: left, targets: targets.filter(others), chosen: Math.min(chosen, left.length) });
    return now.tell("");
  }
  const add = h("button", { type: "button", class: "mlp-button", onclick: addExample }, "Add an example");
  const remove = h("button", { type: "button", class: "mlp-button", onclick: removeExample });

  const common = { network, most, options, ...now.fields };
  const tables = layerTables({
    ...common,
    part,
    onRow: (chosen) => now.edit({ chosen }),
    onNeuron: (neuron) => now.edit({ neuron }),
    onInput: (k, j, value) => now.edit({ X: now.state.X.with(k, now.state.X[k].with(j, value)), chosen: k + 1 }, false),
    onTarget: (k, value) => now.edit({ targets: now.state.targets.with(k, value), chosen: k + 1 }, false),
  });
  const entry = part === "misses" ? null : entryPanel({
    ...common,
    onEdit: (index, value) => now.edit({ theta: now.state.theta.with(index, value) }, false),
  });
  const misses = part === "layers" ? null : missesPanel({
    ...common,
    onShape: (target_shape) => now.edit({ target_shape }),
  });

  const root = h(
    "div",
    { class: "mlp-widget mlp-batch-widget", role: "group", "aria-label": "A batch of examples" },
    now.bar(h("p", { class: "mlp-hint" }, HINTS[part])),
    h("div", { class: "mlp-buttons" }, add, remove),
    now.message,
    tables.element,
    entry?.element ?? null,
    misses?.element ?? null,
  );
  return now.begin(el, root);
}

export default { render };
