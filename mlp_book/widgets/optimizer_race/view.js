/**
 * Four optimisers race on one surface, from one start, with the reader's hyper-parameters. The race
 * follows from the settings and the number of steps: change one, and all of it is run again.
 *
 * Traits: surfaces, surface, start, optimizers, racing, steps, shown, goal, too_large; options.
 */
import { selectField } from "../pieces/choose.js";
import { h, setAttribute, setText, valueText } from "../pieces/dom.js";
import { numberField } from "../pieces/number-field.js";
import { KINDS, makeRace, verdict } from "./race.js";
import { raceLines } from "./lines.js";
import { racePictures } from "./pictures.js";
import { raceSettings } from "./settings.js";
import { raceTable } from "./table.js";
import { runner } from "../pieces/runner.js";
import { session } from "../pieces/session.js";

const STATE = ["surface", "start", "optimizers", "racing", "steps", "shown"];
const TICK = 120; // milliseconds
const SLOW = 50; // up to twice as many steps Run makes one a tick, then more and more
const AT_ONCE = 100; // steps, where motion is unwanted

function render({ model, el }) {
  const [surfaces, goal, options] = ["surfaces", "goal", "options"].map((name) => model.get(name));
  const [, most] = options.steps;
  const names = Object.fromEntries(options.shown);
  const race = makeRace({ goal, names, tooLarge: model.get("too_large") });
  const first = model.get("optimizers");
  let lines = null;
  let lined = "";

  /** One computation, one update of the page. */
  function draw(state) {
    const { surface, start, steps, shown, optimizers } = state;
    const walkers = KINDS.filter((kind) => state.racing.includes(kind)).map((kind) => race.walker(kind, state));
    const step = race.nextStep(shown, state);
    pictures.update(surface, race.surfaceOf(surface).value, start, walkers, step);
    table.update(walkers);
    settings.set(state);
    where.set(surface);
    places.forEach((place, i) => place.set(start[i]));
    who.set(shown);
    setText(formula, `E = ${surfaces[surface].formula}`);
    showLines([surface, shown, optimizers[shown].convention], step, state.racing.includes(shown));
    const said = verdict(walkers, steps, goal);
    setText(count, String(steps));
    setText(words, said.words);
    setAttribute(line, "data-kind", said.kind);
    now.tell("");
    return `Step ${steps}. ${said.words}`;
  }

  function showLines(what, step, races) {
    if (lined !== what.join()) {
      lines = raceLines(...what);
      sums.replaceChildren(lines.element);
      lined = what.join();
    }
    if (!step.diverged) lines.update(step);
    lines.element.hidden = step.diverged;
    const why = races ? "has diverged: it makes no more steps." : "does not race; with these settings it has diverged.";
    setText(over, step.diverged ? `${names[step.kind]} ${why}` : "");
  }

  const now = session({ model, names: STATE, draw, initial: atStart, runs: true });

  /** @returns {boolean}  whether steps were made, and there may be more to come */
  function move(steps) {
    const { state } = now;
    const next = Math.min(most, state.steps + steps);
    const over = state.racing.every((kind) => race.walker(kind, state).diverged);
    if (next === state.steps) now.tell(`${most} steps are enough. Reset, or change a setting: the race is run again with it.`);
    else if (over) now.tell("There is nobody who could make a step. Step back, or change a setting.");
    else now.change({ ...state, steps: next });
    return next > state.steps && !over;
  }
  const press = (steps) => now.press(() => move(steps));
  const running = runner({
    every: TICK,
    once: () => move(Math.max(1, Math.floor(now.state.steps / SLOW))),
    onChange(on) {
      setText(run, on ? "Pause" : "Run");
      if (!on) now.ends();
    },
  });
  function toggle() {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      press(AT_ONCE);
      return;
    }
    if (!running.isRunning()) now.begins();
    running.toggle();
  }

  /** A surface has its own learning rates. */
  function ratesOf(surface, optimizers) {
    const { rates } = surfaces[surface];
    return Object.fromEntries(KINDS.map((kind) => [kind, { ...optimizers[kind], learning_rate: rates[kind] }]));
  }
  function enter(surface) {
    running.stop();
    pictures.home();
    const optimizers = ratesOf(surface, now.state.optimizers);
    now.edit({ surface, start: surfaces[surface].start, steps: 0, optimizers });
  }
  function atStart() {
    pictures.home();
    return { steps: 0 };
  }
  function takeDefaults() {
    pictures.home();
    const { surface } = now.state;
    now.edit({ start: surfaces[surface].start, optimizers: ratesOf(surface, first), racing: KINDS });
  }
  const setStart = (start) => now.edit({ start }, false);

  const table = raceTable(goal, names);
  const pictures = racePictures({ surfaces, goal, onGrab: now.remember, onDrag: setStart });
  const settings = raceSettings({
    optimizers: first,
    names,
    onChange(kind, name, value) {
      const { optimizers } = now.state;
      now.edit({ optimizers: { ...optimizers, [kind]: { ...optimizers[kind], [name]: value } } }, false);
    },
    onRacing: (kind, on) =>
      now.edit({ racing: KINDS.filter((one) => (one === kind ? on : now.state.racing.includes(one))) }),
    fields: now.fields,
  });
  const where = selectField({
    label: "surface",
    options: options.surface,
    onChoose: enter,
  });
  const places = [0, 1].map((i) =>
    numberField({
      label: `w[${i + 1}]`,
      limits: options.start,
      onInput: (value) => setStart(now.state.start.with(i, value)),
      ...now.fields,
    }),
  );
  const who = selectField({
    label: "next step of",
    options: options.shown,
    onChoose: (shown) => now.edit({ shown }),
  });

  const button = (text, onclick, main = "") =>
    h("button", { type: "button", class: `mlp-button${main}`, onclick }, text);
  const run = button("Run", toggle);
  const bar = now.bar(h("p", { class: "mlp-error-formula" }));
  const formula = bar.firstChild;
  bar.lastChild.prepend(button("Step", () => press(1), " is-main"), button("10 steps", () => press(10)), run);
  bar.addEventListener("click", ({ target }) => target === run || running.stop(), true);
  const [words, over] = ["mlp-verdict-words", "mlp-over"].map((name) => h("span", { class: name }));
  const [count, sums] = [valueText("step"), h("div")];
  const line = h("p", { class: "mlp-verdict" }, h("strong", {}, "Step ", count, ". "), words);
  const root = h(
    "div",
    { class: "mlp-widget mlp-race", role: "group", "aria-label": "A race of optimisers" },
    h(
      "div",
      { class: "mlp-where" },
      where.element,
      h("span", { class: "mlp-start", role: "group", "aria-label": "Start" }, h("span", {}, "start"), ...places.map(({ element }) => element)),
    ),
    bar,
    line,
    now.message,
    pictures.element,
    h(
      "div",
      { class: "mlp-above-cards" },
      h("p", { class: "mlp-hint" }, "Change a number: the whole race so far is run again with it."),
      button("Default settings", takeDefaults),
    ),
    settings.element,
    table.element,
    h("p", { class: "mlp-who" }, who.element, " ", over),
    sums,
  );
  const arrange = (width) => root.classList.toggle("is-wide", pictures.arrange(width));
  arrange(700);
  const end = now.begin(el, root, root, arrange);
  return () => {
    running.stop();
    end();
  };
}

export default { render };
