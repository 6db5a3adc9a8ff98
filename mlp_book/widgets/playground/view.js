/**
 * Choose data, a network and a training rule, train it, look into every neuron, and change any
 * weight while it trains.
 *
 * Traits: name, small; data, points, noise, test_share, data_seed; hidden, activation, initializer, seed;
 * loss, optimizer, learning_rate, batch_size, l2; theta, memory, updates; x, chosen (from 1); options.
 */
import { h, setText } from "../pieces/dom.js";
import { gridOver, inksOf, onTheme, pick, reachOf } from "../pieces/heat.js";
import { batchPass, forward } from "../mathematics/mlp.js";
import { playgroundGraph } from "./neuron_graph.js";
import { playgroundNeuron } from "./neuron.js";
import { playgroundNumbers } from "./numbers.js";
import { playgroundPace } from "./pace.js";
import { isRegression, keyOf, LIVE, makeProblem, SETTINGS, startOf } from "./run.js";
import { fitting, playgroundSettings } from "./settings.js";
import { hashOf, pythonOf, stateIn } from "./share.js";
import { playgroundTable } from "./table.js";
import { DOMAINS, examplesOf, KEY } from "./words.js";
import { session } from "../pieces/session.js";
import { sharePanel } from "./share_panel.js";
import { valuePlane } from "./value_plane.js";
import { weightKey } from "./weight_key.js";

const TRAITS = [...SETTINGS, "theta", "memory", "updates", "x", "chosen"];
const [FINE, COARSE] = [50, 36]; // pixels of a picture's side
const MANY = 16; // neurons, from which the pictures are coarse
const WIDE = 620;
const GAP = 16; // between two columns
const BOUNDED = new Set(["sigmoid", "tanh"]);
const NEVER_NEGATIVE = new Set(["sigmoid", "relu"]);

function render({ model, el }) {
  const options = model.get("options");
  const small = model.get("small");
  const now = session({ model, names: TRAITS, draw, initial: () => startOf(now.state), runs: true });
  const made = { key: "" };
  let words = "";

  /** What belongs to the present settings, made once. */
  function workOf(state) {
    const key = keyOf(state);
    if (made.key === key) return made;
    const problem = makeProblem(state);
    const domain = DOMAINS[state.data];
    const points = examplesOf(problem);
    const n = state.hidden.reduce((sum, one) => sum + one, 0) > MANY ? COARSE : FINE;
    return Object.assign(made, { key, domain, problem, points, n, pass: batchPass(problem.network, n * n), grid: gridOver(domain, n), first: startOf(state).theta });
  }

  function draw(state) {
    const { problem, pass, grid, n, domain, points, key, first } = workOf(state);
    const { network } = problem;
    const { theta, updates, x } = state;
    if (theta.length !== network.nParameters) return words; // Python is still changing it
    const [l, i] = chosenOf(state, network);
    settings.set(state);
    pass.forward(theta, grid, n * n);
    const inks = inksOf(root);
    graph.update({ network, theta, pass, grid, n, inks, chosen: [l, i] });
    weights.update(network, theta, first);
    const last = network.sizes.length - 2;
    const regression = isRegression(state);
    const view = (layer, neuron) => {
      const size = network.sizes[layer + 1];
      const values = pick(pass.a[layer], n * n, size, neuron);
      const levels = regression && layer === last ? [-0.5, 0, 0.5] : [0];
      const heights = pick(pass.z[layer], n * n, size, neuron);
      const { name: activation } = network.activations[layer];
      const [reach, signed] = [reachOf(values, BOUNDED.has(activation)), !NEVER_NEGATIVE.has(activation)];
      return { values, heights, n, reach, signed, symbol: layer === last ? "y" : "a", levels, domain, inks, points, x };
    };
    output.update(view(last, 0), regression ? "The output y; lines at −0.5, 0 and 0.5" : "The output y; the line is y = 0.5");
    one.update(view(l, i), l === last ? "The output again" : `Neuron ${i + 1} of layer ${l + 1}; the line is z = 0`);
    neuron.update(network, theta, forward(network, theta, x), [l, i]);
    setText(key_, KEY(regression, small));
    const measured = { train: problem.measure(theta, problem.train), test: problem.measure(theta, problem.test) };
    words = numbers.update({ key, theta, updates, perEpoch: problem.perEpoch, penalty: problem.penalty(theta, state.l2), regression, ...measured });
    table.update(network, theta);
    share.hide();
    return words;
  }

  /** The neuron that was picked, from 0; the first, where that one has gone. */
  function chosenOf({ chosen: [l, i] }, { sizes }) {
    return l < sizes.length && i <= sizes[l] ? [l - 1, i - 1] : [0, 0];
  }

  /** Some settings change: but for the live ones, all starts again from the seed. */
  function settle(part, begins) {
    const { state } = now;
    const all = fitting(state, part);
    const live = Object.keys(all).every((name) => LIVE.includes(name));
    if (!live) pace.stop();
    now.tell("");
    now.edit(live ? all : { ...all, ...startOf({ ...state, ...all }) }, begins);
  }

  const numbers = playgroundNumbers();
  const weights = weightKey();
  const pace = playgroundPace({ now, problem: () => workOf(now.state).problem, onWay: numbers.tell, pace: small ? 1 : 10 });
  const { fields } = now;
  const settings = playgroundSettings({
    options,
    onChoose: (part) => settle(part, true), onInput: (part) => settle(part, false), restore: now.restore, settings: () => now.state, fields,
  });
  const at = small ? {} : { onGrab: now.remember, onDrag: (x) => now.edit({ x }, false) };
  const output = valuePlane({ name: "output", ...at });
  const one = valuePlane({ name: "neuron", ...at });
  const graph = playgroundGraph({
    onPick(l, i) {
      const { chosen } = now.state;
      if (chosen[0] !== l + 1 || chosen[1] !== i + 1) now.edit({ chosen: [l + 1, i + 1] }, false);
    },
  });
  const neuron = playgroundNeuron({
    limits: options.x,
    onEdit(k, value) {
      const theta = now.state.theta.with(k, value);
      numbers.tell(theta, { hand: true });
      now.edit({ theta }, false);
    },
    onMove: (k, value) => now.edit({ x: now.state.x.with(k, value) }, false),
    fields,
  });
  const table = playgroundTable();
  const name = model.get("name");
  const share = sharePanel({
    onSay: now.tell,
    kinds: [
      { button: "Copy as link", label: "Link to this state", text: () => location.href.split("#")[0] + hashOf(name, now.state) },
      { button: "Copy as Python", label: "Python for this state", text: () => pythonOf(now.state) },
    ],
  });
  const key_ = h("p", { class: "mlp-hint" });
  const bar = now.bar(pace.buttons);
  bar.addEventListener("click", (event) => {
    if (["Step back", "Reset"].includes(event.target.textContent)) (pace.stop(), now.tell(""));
  }, true);
  const watched = [
    bar, numbers.where, now.message,
    h("div", { class: "mlp-two" }, output.element, h("div", {}, numbers.table, numbers.chart.element)),
  ];
  const inside = [graph.element, weights.element, h("div", { class: "mlp-two" }, one.element, neuron.element)];
  const root = h(
    "div",
    { class: "mlp-widget mlp-playground", role: "group", "aria-label": "Playground: a network that learns" },
    ...(small ? [...watched, key_, settings.element] : [settings.element, ...watched, ...inside, key_, share.element, table.element]),
  );

  /** The address of the page may hold a state. */
  function fromAddress() {
    const state = stateIn(location.hash, name, options);
    if (state === undefined) return;
    pace.stop();
    if (state === null) now.tell("The link is damaged or from another version: the playground starts as usual.");
    else {
      numbers.tell(state.theta, { fresh: true });
      now.edit(state);
    }
  }

  const arrange = (width) => {
    numbers.chart.arrange(width >= WIDE ? (width - GAP) / 2 : width, width >= WIDE ? 220 : 150);
    graph.arrange(width);
    if (root.isConnected) now.show(now.state); // its colours are known from now on
  };
  arrange(Math.min(700, document.documentElement.clientWidth - 60));
  settings.open(!small && document.documentElement.clientWidth >= WIDE);
  const end = now.begin(el, root, small ? bar : graph.element, arrange);
  const forget = onTheme(() => now.show(now.state));
  addEventListener("hashchange", fromAddress);
  fromAddress();
  if (stateIn(location.hash, name, options)) requestAnimationFrame(() => root.scrollIntoView());

  return () => {
    pace.stop();
    forget();
    removeEventListener("hashchange", fromAddress);
    end();
  };
}

export default { render };
