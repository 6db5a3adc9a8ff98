/**
 * One network twice, with equal and with random initial weights, trained alike.
 *
 * Traits: sizes, target, activation, learning_rate, constant, initializer, scale, seed,
 * theta_equal, theta_random, epoch; options.
 */
import { h, setText, valueText } from "../pieces/dom.js";
import { runner } from "../pieces/runner.js";
import { formatNarrow } from "../pieces/scientific.js";
import { session } from "../pieces/session.js";
import { symmetryControls } from "./controls.js";
import { lossKey, reading } from "./words.js";
import { symmetrySide } from "./side.js";
import { advance, lookAt, makeProblem, placesOf, SIDES, startOf, verdict, walkFrom } from "./walk.js";
import { walkChart } from "../pieces/walk_chart.js";
import { reachOf } from "./weight_plane.js";
import { named } from "../pieces/stretch.js";

const SETTINGS = ["target", "activation", "learning_rate", "constant", "initializer", "scale", "seed"];
const RUN = 500; // steps
const A_TICK = 10;
const TICK = 100; // milliseconds
const MOST_EPOCHS = 5000;

function render({ model, el }) {
  const sizes = model.get("sizes");
  const titles = { equal: "All weights equal", random: "Random weights" };
  let left = 0; // steps of a run that are still to make

  /** Where the traits stand; where Python has changed neither start nor epoch, the walks go on. */
  function read(present) {
    const settings = Object.fromEntries(SETTINGS.map((name) => [name, model.get(name)]));
    const epoch = model.get("epoch");
    if (present) {
      running.stop();
      const same = SETTINGS.every((name) => name === "learning_rate" || settings[name] === present.settings[name]);
      if (same && epoch === present.epoch) return { ...present, settings };
    }
    const problem = makeProblem(sizes, settings);
    const walks = Object.fromEntries(SIDES.map((side) => [side, walkFrom(problem, [...model.get(`theta_${side}`)])]));
    return { settings, walks, epoch, first: epoch };
  }
  function write({ settings, walks, epoch }) {
    const thetas = Object.fromEntries(SIDES.map((side) => [`theta_${side}`, walks[side].thetas.at(-1)]));
    return { ...settings, ...thetas, epoch };
  }

  /** Both start, with these settings, at epoch 0. */
  function startWith(settings) {
    const problem = makeProblem(sizes, settings);
    const walks = Object.fromEntries(SIDES.map((side) => [side, walkFrom(problem, startOf(problem, side, settings))]));
    return { settings, walks, epoch: 0, first: 0 };
  }

  /** One computation, one update of the page. */
  function draw({ settings, walks, epoch, first }) {
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
    now.tell("");
    const words = SIDES.map((side, k) => `${titles[side]}: ${said[k].likeness} ${named("L", () => formatNarrow(walks[side].losses.at(-1)))}.`);
    return `Epoch ${epoch}. ${words.join(" ")}`;
  }

  const now = session({
    model,
    names: [...SETTINGS, "theta_equal", "theta_random", "epoch"],
    read,
    write,
    draw,
    initial: () => startWith(now.state.settings),
  });

  const controls = symmetryControls({
    options: model.get("options"),
    fields: {
      ...now.fields,
      onStep: () => (running.stop(), now.remember()),
      onRestore: now.restore, // the walks that the typing has ended
    },
    onChange(name, value) {
      const settings = { ...now.state.settings, [name]: value };
      now.edit(name === "learning_rate" ? { settings } : startWith(settings), false);
    },
  });
  const { network } = makeProblem(sizes, now.state.settings);
  const sides = Object.fromEntries(
    SIDES.map((side) => [side, symmetrySide({ side, title: titles[side], controls: controls[side], network })]),
  );
  const chart = walkChart({ title: "loss L by epoch", floor: 1e-6, least: 1e-2 });

  /** @returns {boolean}  whether the steps were made */
  function move(steps) {
    const { settings, walks, epoch } = now.state;
    if (epoch + steps > MOST_EPOCHS) {
      now.tell(`${MOST_EPOCHS} epochs are enough. Reset, or change a setting.`);
      return false;
    }
    const problem = makeProblem(sizes, settings);
    const next = SIDES.map((side) => advance(problem, walks[side], settings.learning_rate, steps));
    if (next.includes(null)) {
      now.tell("The numbers have grown too large to compute with. Step back, or reset and take a smaller learning rate.");
      return false;
    }
    now.edit({ walks: Object.fromEntries(SIDES.map((side, k) => [side, next[k]])), epoch: epoch + steps }, false);
    return true;
  }
  const press = (steps) => now.press(() => move(steps));

  const running = runner({
    every: TICK,
    once() {
      left -= A_TICK;
      return move(A_TICK) && left > 0;
    },
    onChange(on) {
      setText(run, on ? "Pause" : "Run");
      if (!on) now.ends();
    },
  });
  function toggle() {
    if (!running.isRunning() && matchMedia("(prefers-reduced-motion: reduce)").matches) {
      press(Math.max(1, Math.min(RUN, MOST_EPOCHS - now.state.epoch)));
      return;
    }
    if (!running.isRunning()) now.begins();
    left = RUN;
    running.toggle();
  }

  const button = (text, onclick, main = "") =>
    h("button", { type: "button", class: `mlp-button${main}`, onclick }, text);
  const run = button("Run", toggle);
  const epochText = valueText("epoch");
  const buttons = h("div", { class: "mlp-buttons" },
    button("Step", () => press(1), " is-main"), button("10 steps", () => press(10)), run, now.buttons.back, now.buttons.reset);
  buttons.addEventListener("click", ({ target }) => target === run || running.stop(), true);
  const root = h(
    "div",
    { class: "mlp-widget mlp-symmetry", role: "group", "aria-label": "Equal and random initial weights" },
    h("div", { class: "mlp-shared" }, ...controls.shared),
    buttons,
    h("p", { class: "mlp-epoch" }, "Epoch ", epochText, `. Run makes ${RUN} steps. Step back takes back the last press or change.`),
    now.message,
    chart.element,
    lossKey(),
    h("div", { class: "mlp-sides" }, ...SIDES.map((side) => sides[side].element)),
    ...reading(),
  );

  const arrange = (width) => chart.arrange(width, 170);
  arrange(700);
  const end = now.begin(el, root, root, arrange);
  return () => {
    running.stop();
    end();
  };
}

export default { render };
