/**
 * One neuron as a picture that answers: products, their sum z, the activation a; for two inputs
 * the plane of inputs with the line w x + b = 0 and the gates AND, OR and XOR as tasks.
 *
 * Traits: weights, bias, x, activation, target, initial.
 */
import { arithmetic } from "./arithmetic.js";
import { selectField } from "./choose.js";
import { h, setAttribute, setText, uniqueId } from "./dom.js";
import { formatNumber } from "./format.js";
import { gatePanel } from "./gate.js";
import { History } from "./history.js";
import { inputPlane } from "./input_plane.js";
import { liveRegion } from "./live.js";
import { forward, makeNeuron, NEURON_ACTIVATIONS, sides } from "./mlp.js";
import { neuronPicture } from "./neuron_picture.js";
import { stateTable } from "./tables.js";

const TRAITS = ["weights", "bias", "x", "activation", "target"];
const NAMES = { x: (j) => `x[${j + 1}]`, W: (l, i, j) => `w[${j + 1}]`, b: () => "b", z: () => "z", a: () => "a" };

function render({ model, el }) {
  const read = () => Object.fromEntries(TRAITS.map((name) => [name, model.get(name)]));
  const n = model.get("weights").length;
  const history = new History();
  const live = liveRegion();
  const message = h("p", { class: "mlp-message", id: uniqueId("message") });
  let state = read();
  let network = null;
  let own = false;
  let byName = null;

  /** The lines that name the activation are made anew when another is chosen. */
  function takeActivation(name) {
    network = makeNeuron(n, name);
    const made = { sums: arithmetic(network, NAMES, () => {}), table: stateTable(network, NAMES) };
    if (byName) {
      made.table.element.open = byName.table.element.open;
      byName.sums.element.replaceWith(made.sums.element);
      byName.table.element.replaceWith(made.table.element);
    }
    byName = made;
  }

  /** Every change goes through here: one computation, one update of the page. */
  function show(next) {
    if (!byName || next.activation !== state.activation) takeActivation(next.activation);
    state = next;
    const theta = [...state.weights, state.bias];
    const pass = forward(network, theta, state.x);
    choice.set(state.activation);
    picture.update(state, network, theta, pass);
    byName.sums.update({ theta }, pass);
    byName.table.update({ theta }, pass);
    const points = plane ? sides(state.target, state.weights, state.bias) : [];
    plane?.update(state, points);
    const verdict = gate?.update(state, network, theta, points) ?? "";
    setAttribute(back, "aria-disabled", history.length === 0);
    return `z = ${formatNumber(pass.z[0][0])}, a = ${formatNumber(pass.a[0][0])}. ${verdict}`.trim();
  }

  function change(next) {
    live.say(show(next));
    own = true;
    for (const name of TRAITS) model.set(name, next[name]);
    model.save_changes();
    own = false;
  }

  const remember = () => history.push(state);
  function step(part) {
    remember();
    change({ ...state, ...part });
  }

  const choice = selectField({
    label: "activation",
    options: NEURON_ACTIVATIONS.map((name) => [name, makeNeuron(n, name).activations[0].label]),
    onChoose: (activation) => step({ activation }),
  });
  const picture = neuronPicture({
    n,
    choice: choice.element,
    describedBy: message.id,
    onStep: remember,
    onEdit: (kind, index, value) =>
      change({ ...state, [kind]: kind === "bias" ? value : [...state[kind]].with(index, value) }),
    onMessage: (words) => {
      setText(message, words);
      if (words) live.say(words, 100);
    },
  });
  const plane = n === 2 ? inputPlane({ onGrab: remember, onDrag: (x) => change({ ...state, x }) }) : null;
  const gate = n === 2
    ? gatePanel({ onTarget: (target) => step({ target }), onPick: (x) => step({ x }), onSolution: step })
    : null;

  const back = h("button", { type: "button", class: "mlp-button" }, "Step back");
  back.addEventListener("click", () => {
    const past = history.pop();
    if (past) change(past);
  });
  const reset = h("button", { type: "button", class: "mlp-button" }, "Reset");
  reset.addEventListener("click", () => {
    gate?.forget();
    step(model.get("initial"));
  });

  const two = plane
    ? h("div", { class: "mlp-neuron-two" }, h("div", {}, plane.element, legend()), gate.element)
    : null;
  takeActivation(state.activation);
  const root = h(
    "div",
    { class: "mlp-widget mlp-neuron-widget", role: "group", "aria-label": "One neuron" },
    h("div", { class: "mlp-bar-top" }, hint(), h("div", { class: "mlp-buttons" }, back, reset)),
    picture.element,
    message,
    byName.sums.element,
    two,
    byName.table.element,
    live.element,
  );
  const fromPython = () => {
    if (!own) show(read());
  };
  for (const name of TRAITS) model.on(`change:${name}`, fromPython);
  show(state);
  el.append(root);
  const observer = new ResizeObserver(() => picture.arrange());
  observer.observe(picture.element);

  return () => {
    observer.disconnect();
    live.stop();
    for (const name of TRAITS) model.off(`change:${name}`, fromPython);
  };
}

const hint = () =>
  h("p", { class: "mlp-hint" }, "Change any number: type, press the arrow keys, or drag it sideways. ",
    "A thick line is a large number; dashes mean negative, dots 0.");

const legend = () =>
  h("p", { class: "mlp-hint" }, "Shaded: z > 0. The arrow is the direction of w. ",
    "Drag the blue ring, the present x.");

export default { render };
