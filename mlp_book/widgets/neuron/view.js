/**
 * One neuron as a picture that answers: products, their sum z, the activation a; for two inputs
 * the plane of inputs with the line w x + b = 0 and the gates AND, OR and XOR as tasks.
 *
 * Traits: weights, bias, x, activation, target, initial; options.
 */
import { arithmetic } from "../pieces/arithmetic.js";
import { selectField } from "../pieces/choose.js";
import { h, setText } from "../pieces/dom.js";
import { isLeftover } from "../mathematics/rounding.js";
import { formatDecided as formatNumber } from "../pieces/decided.js";
import { gatePanel } from "./gate.js";
import { inputPlane } from "./input_plane.js";
import { forward, products } from "../mathematics/mlp.js";
import { makeNeuron, sides } from "../../topics/perceptron.js";
import { neuronPicture } from "./picture.js";
import { session } from "../pieces/session.js";
import { stateTable } from "../pieces/tables.js";
import { named } from "../pieces/stretch.js";

const TRAITS = ["weights", "bias", "x", "activation", "target"];
const NAMES = { x: (j) => `x[${j + 1}]`, W: (l, i, j) => `w[${j + 1}]`, b: () => "b", z: () => "z", a: () => "a" };

function render({ model, el }) {
  const options = model.get("options");
  const now = session({
    model,
    names: TRAITS,
    draw,
    initial() {
      gate?.forget();
      return model.get("initial");
    },
  });
  const n = model.get("weights").length;
  let network = null;
  let byName = null;

  /** The lines that name the activation are made anew when another is chosen. */
  function takeActivation(name) {
    if (name === network?.activations[0].name) return;
    network = makeNeuron(n, name);
    const made = { sums: arithmetic(network, NAMES, () => {}), table: stateTable(network, NAMES) };
    if (byName) {
      made.table.element.open = byName.table.element.open;
      byName.sums.element.replaceWith(made.sums.element);
      byName.table.element.replaceWith(made.table.element);
    }
    byName = made;
  }

  function draw(state) {
    takeActivation(state.activation);
    const theta = [...state.weights, state.bias];
    const pass = forward(network, theta, state.x);
    choice.set(state.activation);
    picture.update(state, network, theta, pass);
    byName.sums.update({ theta }, pass);
    byName.table.update({ theta }, pass);
    const [[zi]] = pass.z;
    const terms = [...products(network, theta, pass, 0, 0).map(({ product }) => product), state.bias];
    setText(paper, isLeftover(zi, terms) ? `On paper z is 0. The computer holds decimals such as 0.1 only nearly, and ${formatNumber(zi)} is left: the neuron decides on that.` : "");
    paper.hidden = paper.textContent === "";
    const points = plane ? sides(state.target, state.weights, state.bias) : [];
    plane?.update(state, points);
    if (plane) setText(about, legend(state.weights));
    const verdict = gate?.update(state, network, theta, points) ?? "";
    return `${named("z", () => formatNumber(pass.z[0][0]))}, ${named("a", () => formatNumber(pass.a[0][0]))}. ${verdict}`.trim();
  }

  const choice = selectField({
    label: "activation",
    options: options.activation,
    onChoose: (activation) => now.edit({ activation }),
  });
  const picture = neuronPicture({
    n,
    choice: choice.element,
    options,
    onEdit: (kind, index, value) =>
      now.edit({ [kind]: kind === "bias" ? value : now.state[kind].with(index, value) }, false),
    ...now.fields,
  });
  const plane = n === 2 ? inputPlane({ onGrab: now.remember, onDrag: (x) => now.edit({ x }, false) }) : null;
  const gate = n === 2
    ? gatePanel({ targets: options.target, onTarget: (target) => now.edit({ target }), onPick: (x) => now.edit({ x }), onSolution: now.edit })
    : null;

  const about = h("p", { class: "mlp-hint" });
  const two = plane
    ? h("div", { class: "mlp-neuron-two" }, h("div", {}, plane.element, about), gate.element)
    : null;
  const paper = h("p", { class: "mlp-hint", "data-value": "on paper" });
  takeActivation(now.state.activation);
  const root = h(
    "div",
    { class: "mlp-widget mlp-neuron-widget", role: "group", "aria-label": "One neuron" },
    now.bar(hint()),
    picture.element,
    now.message,
    byName.sums.element,
    paper,
    two,
    byName.table.element,
  );
  return now.begin(el, root, picture.element, () => picture.arrange());
}

const hint = () =>
  h("p", { class: "mlp-hint" }, "Change any number: type, press the arrow keys, or drag it sideways. ",
    "A thick line is a large number; dashes mean negative, dots 0.");

/** What is drawn, in words: without weights there is no line, and w has no direction. */
export const legend = (weights) =>
  `Shaded: z > 0. ${weights.some((w) => w !== 0) ? "The arrow is the direction of w, where the line is in sight" : "w = (0, 0) has no direction, so there is no line and no arrow"}. Drag the blue ring, the present x.`;

export default { render };
