/**
 * One network twice, with equal and with random initial weights, trained alike.
 *
 * Traits: sizes, target, activation, learning_rate, constant, initializer, scale, seed,
 * theta_equal, theta_random, epoch.
 */
import { h, setAttribute, setText, uniqueId, valueText } from "../pieces/dom.js";
import { History } from "../pieces/history.js";
import { liveRegion } from "../pieces/live.js";
import { runner } from "../pieces/runner.js";
import { formatNarrow } from "../pieces/scientific.js";
import { symmetryControls } from "./controls.js";
import { lossKey, reading } from "./words.js";
import { symmetrySide } from "./side.js";
import { advance, lookAt, makeProblem, placesOf, SIDES, startOf, verdict, walkFrom } from "./walk.js";
import { traits } from "../pieces/traits.js";
import { walkChart } from "../pieces/walk_chart.js";
import { reachOf } from "./weight_plane.js";

const SETTINGS = ["target", "activation", "learning_rate", "constant", "initializer", "scale", "seed"];
const RUN = 500; // steps
const A_TICK = 10;
const TICK = 100; // milliseconds
const MOST_EPOCHS = 5000;

function render({ model, el }) {
  const sizes = model.get("sizes");
  const history = new History();
  const live = liveRegion();
  const titles = { equal: "All weights equal", random: "Random weights" };
  let left = 0; // steps of a run that are still to make
  let state = read();

  function read() {
    const settings = Object.fromEntries(SETTINGS.map((name) => [name, model.get(name)]));
    const problem = makeProblem(sizes, settings);
    const walks = Object.fromEntries(SIDES.map((side) => [side, walkFrom(problem, [...model.get(`theta_${side}`)])]));
    return { settings, walks, epoch: model.get("epoch"), first: model.get("epoch") };
  }

  const message = h("p", { class: "mlp-message", id: uniqueId("message") });
  const tell = (words) => {
    setText(message, words);
    if (words) live.say(words, 100);
  };
  const remember = () => history.push(state);

  /** The settings have changed: both start again, at epoch 0. */
  function begin(settings) {
    const problem = makeProblem(sizes, settings);
    const walks = Object.fromEntries(SIDES.map((side) => [side, walkFrom(problem, startOf(problem, side, settings))]));
    change({ settings, walks, epoch: 0, first: 0 });
  }
  const controls = symmetryControls({
    describedBy: message.id,
    onMessage: tell,
    onBegin: () => (running.stop(), remember()),
    onChange(name, value) {
      const settings = { ...state.settings, [name]: value };
      if (name === "learning_rate") change({ ...state, settings });
      else begin(settings);
    },
  });
  const { network } = makeProblem(sizes, state.settings);
  const sides = Object.fromEntries(
    SIDES.map((side) => [side, symmetrySide({ side, title: titles[side], controls: controls[side], network })]),
  );
  const chart = walkChart({ title: "loss L by epoch", floor: 1e-6, least: 1e-2 });

  /** Every change goes through here: one computation, one update of the page. */
  function show(next) {
    state = next;
    const { settings, walks, epoch, first } = state;
    const problem = makeProblem(sizes, settings);
    const rate = settings.learning_rate;
    const looks = SIDES.map((side) => lookAt(problem, walks[side].thetas.at(-1), rate));
    const reach = reachOf(looks.flatMap((look) =>
      Array.from({ length: sizes[1] }, (_, i) => placesOf(problem.network, i).slice(0, 2).map((k) => look.theta[k]))));
    const said = looks.map((look) => verdict(problem, look, epoch));
    SIDES.forEach((side, k) => {
      sides[side].update({ problem, look: looks[k], said: said[k], walk: walks[side], reach, rate });
    });
    chart.update(SIDES.map((side) => ({ values: walks[side].losses, first, className: side === "equal" ? "is-second" : "is-first", dots: false })));
    controls.set(settings);
    setText(epochText, String(epoch));
    setAttribute(back, "aria-disabled", history.length === 0);
    return said;
  }

  function change(next) {
    const said = show(next);
    const words = SIDES.map((side, k) => `${titles[side]}: ${said[k].likeness} L = ${formatNarrow(next.walks[side].losses.at(-1))}.`);
    live.say(`Epoch ${next.epoch}. ${words.join(" ")}`);
    const thetas = Object.fromEntries(SIDES.map((side) => [`theta_${side}`, next.walks[side].thetas.at(-1)]));
    shared.write({ ...next.settings, ...thetas, epoch: next.epoch });
  }

  /** @returns {boolean}  whether the steps were made */
  function move(steps) {
    const { settings, walks, epoch } = state;
    if (epoch + steps > MOST_EPOCHS) {
      tell(`${MOST_EPOCHS} epochs are enough. Reset, or change a setting.`);
      return false;
    }
    const problem = makeProblem(sizes, settings);
    const next = SIDES.map((side) => advance(problem, walks[side], settings.learning_rate, steps));
    if (next.includes(null)) {
      tell("The numbers have grown too large to compute with. Step back, or reset and take a smaller learning rate.");
      return false;
    }
    tell("");
    change({ ...state, walks: Object.fromEntries(SIDES.map((side, k) => [side, next[k]])), epoch: epoch + steps });
    return true;
  }
  function press(steps) {
    running.stop();
    const before = state;
    if (move(steps)) history.push(before);
    setAttribute(back, "aria-disabled", history.length === 0);
  }

  const running = runner({
    every: TICK,
    once() {
      left -= A_TICK;
      return move(A_TICK) && left > 0;
    },
    onChange: (now) => setText(run, now ? "Pause" : "Run"),
  });
  function toggle() {
    if (run.textContent === "Run" && matchMedia("(prefers-reduced-motion: reduce)").matches) {
      press(Math.max(1, Math.min(RUN, MOST_EPOCHS - state.epoch)));
      return;
    }
    if (run.textContent === "Run" && state.epoch < MOST_EPOCHS) remember();
    left = RUN;
    running.toggle();
  }
  function stepBack() {
    running.stop();
    tell("");
    const past = history.pop();
    if (past) change(past);
  }

  const button = (text, onclick, main = "") =>
    h("button", { type: "button", class: `mlp-button${main}`, onclick }, text);
  const back = button("Step back", stepBack);
  const run = button("Run", toggle);
  const epochText = valueText("epoch");
  const buttons = h("div", { class: "mlp-buttons" },
    button("Step", () => press(1), " is-main"), button("10 steps", () => press(10)), run, back,
    button("Reset", () => (running.stop(), remember(), begin(state.settings))));
  const root = h(
    "div",
    { class: "mlp-widget mlp-symmetry", role: "group", "aria-label": "Equal and random initial weights" },
    h("div", { class: "mlp-shared" }, ...controls.shared),
    buttons,
    h("p", { class: "mlp-epoch" }, "Epoch ", epochText, `. Run makes ${RUN} steps. Step back takes back the last press or change.`),
    message,
    chart.element,
    lossKey(),
    h("div", { class: "mlp-sides" }, ...SIDES.map((side) => sides[side].element)),
    ...reading(),
    live.element,
  );

  /** Python has changed a setting, or made steps. */
  function fromPython() {
    running.stop();
    const next = read();
    const same = SETTINGS.every((name) => name === "learning_rate" || next.settings[name] === state.settings[name]);
    const stays = same && next.epoch === state.epoch;
    show(stays ? { ...state, settings: next.settings } : next);
  }
  const shared = traits(model, [...SETTINGS, "theta_equal", "theta_random", "epoch"], fromPython);

  const arrange = (width) => chart.arrange(width, 170);
  arrange(700);
  show(state);
  el.append(root);
  const observer = new ResizeObserver(([entry]) => {
    const { width } = entry.contentRect;
    if (width > 0) arrange(Math.floor(width));
  });
  observer.observe(root);

  return () => {
    running.stop();
    observer.disconnect();
    live.stop();
    shared.forget();
  };
}

export default { render };
