/**
 * One matrix product on one core, on a few, and on thousands of weak ones: who computes which entry
 * in which round, how long it takes, and who is idle.
 *
 * Traits: m, n_in, n_out, few, many, slower, share, machine, core, round, initial; options.
 */
import { compare, entriesOf, inRound, machines, settled } from "../../topics/cores.js";
import { h, setAttribute, setText, valueText } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";
import { numberField } from "../pieces/number-field.js";
import { machineCards, percent } from "./cards.js";
import { inWords, outputGrid } from "./grid.js";
import { coreTable, formulaLines } from "./lines.js";
import { runner } from "../pieces/runner.js";
import { session } from "../pieces/session.js";

const STATE = ["m", "n_in", "n_out", "few", "many", "slower", "share", "machine", "core", "round"];
const TICK = 500; // milliseconds
const NOBODY = "0: no core is outlined. With a number, all entries of that core get a frame.";
const MOST_TICKS = 24; // a run of more rounds makes several at once

const entriesText = (count) => (count === 1 ? "1 entry" : `${count} entries`);
const coresText = (count) => (count === 1 ? "1 core" : `${count} cores`);

/** What happens in the present round, and at the end who was fastest. */
export function verdict(state, { found, fastest }, titles) {
  const { cores } = machines(state)[state.machine];
  const one = found[state.machine];
  if (state.round === 0) {
    const first = Math.min(cores, one.entries);
    const idle = cores - first;
    const rest = idle > 0 ? ` ${coresText(idle)} will find nothing to do.` : "";
    return `${entriesText(one.entries)} wait for ${coresText(cores)}.${rest}`;
  }
  const [from, to] = inRound(one.entries, cores, state.round);
  const idle = cores - (to - from);
  const doing = `${coresText(to - from)} ${to - from === 1 ? "computes one entry" : "compute one entry each"}, ${idle} ${idle === 1 ? "is" : "are"} idle.`;
  if (state.round < one.rounds) return doing;
  const names = fastest.map((name) => titles[name].toLowerCase());
  const who = names.length > 1 ? `equally fast: ${names.join(" and ")}` : `fastest: ${names[0]}`;
  return `${doing} All is done after ${formatNumber(one.time, 1)} ticks. For this product ${who}.`;
}

function render({ model, el }) {
  const options = model.get("options");
  const titles = Object.fromEntries(options.machine);
  const first = model.get("initial");

  /** One computation, one update of the page. */
  function draw(state) {
    const compared = compare(state);
    const one = compared.found[state.machine];
    const { cores } = machines(state)[state.machine];
    for (const [name, field] of Object.entries(sizes)) field.set(state[name]);
    shareField.set(state.share);
    coreField.set(state.core);
    cards.update(state, compared);
    grid.update(state, cores);
    table.update(state, cores);
    lines.update(state, one);
    const [, to] = state.round === 0 ? [0, 0] : inRound(one.entries, cores, state.round);
    setText(round, String(state.round));
    setText(of, ` of ${formatNumber(one.rounds)}. `);
    setText(done, formatNumber(2 * state.n_in * to));
    setText(all, ` of ${formatNumber(one.operations)} operations done (${percent(to / one.entries)}). `);
    const said = verdict(state, compared, titles);
    setText(words, said);
    const own = state.core > 0 ? entriesOf(one.entries, cores, state.core) : [];
    setText(follows, state.core === 0 ? NOBODY : own.length ? `Core ${state.core} computes ${inWords(own, state.n_out)}.` : `Core ${state.core} finds nothing to do.`);
    now.tell("");
    for (const next of [stepButton, run]) setAttribute(next, "aria-disabled", state.round === one.rounds);
    return `Round ${state.round} of ${one.rounds}. ${said}${state.core === 0 ? "" : ` ${follows.textContent}`}`;
  }

  const now = session({ model, names: STATE, draw, initial: () => ({ round: 0 }), runs: true });
  const change = (part, state = now.state) => now.change(settled({ ...state, ...part }));
  let begun = now.state; // before the typing of a number: its first digit is not its end
  const fields = {
    ...now.fields,
    onStep() {
      running.stop();
      begun = now.state;
      now.remember();
    },
  };
  const resize = (part) => change(part, begun);
  const rounds = () => compare(now.state).found[now.state.machine].rounds;

  /** At the end a press changes nothing, so nothing is remembered that Step back would undo. */
  function atEnd() {
    if (now.state.round < rounds()) return false;
    now.tell("All entries are computed. Reset, or change a number.");
    return true;
  }
  /** @returns {boolean}  whether there are rounds left */
  function move(count) {
    const last = rounds();
    if (now.state.round === last) return false;
    change({ round: Math.min(last, now.state.round + count) });
    return now.state.round < last;
  }
  function step() {
    if (atEnd()) return;
    now.press(() => move(1));
  }
  const running = runner({
    every: TICK,
    once: () => move(Math.ceil(rounds() / MOST_TICKS)),
    onChange(on) {
      setText(run, on ? "Pause" : "Run");
      if (!on) now.ends();
    },
  });
  function toggle() {
    if (!running.isRunning() && atEnd()) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      now.press(() => move(rounds()));
      return;
    }
    if (!running.isRunning()) now.begins();
    running.toggle();
  }

  const whole = (name, label) =>
    numberField({ label, limits: options[name], unit: 1, whole: true, onInput: (value) => resize({ [name]: value }), ...fields });
  const sizes = { m: whole("m", "examples m"), n_in: whole("n_in", "inputs n_in"), n_out: whole("n_out", "neurons n_out") };
  const shareField = numberField({
    label: "share s that cannot be divided",
    limits: options.share,
    unit: 0.01,
    onInput: (share) => resize({ share }),
    ...fields,
  });
  const coreField = numberField({
    label: "outline core",
    limits: () => [0, machines(now.state)[now.state.machine].cores],
    unit: 1,
    whole: true,
    onInput: (core) => resize({ core }),
    ...fields,
  });
  const cards = machineCards({
    options,
    onChoose: (machine) => now.edit(settled({ ...now.state, machine, round: 0 })),
    onChange: resize,
    fields,
  });
  const [grid, lines, table] = [outputGrid(), formulaLines(), coreTable(inWords, entriesOf)];

  const button = (text, onclick, main = "") =>
    h("button", { type: "button", class: `mlp-button${main}`, onclick }, text);
  const run = button("Run", toggle);
  const stepButton = button("Step", step, " is-main");
  const bar = now.bar(h("p", { class: "mlp-hint" }, "One task is one entry of Z = X Wᵀ + b. In a round every core takes the next one."));
  bar.lastChild.prepend(stepButton, run);
  bar.lastChild.append(button("Default settings", () => now.edit({ ...first })));
  bar.addEventListener("click", ({ target }) => target === run || running.stop(), true);
  const [round, done] = [valueText("round"), valueText("operations done")];
  const [of, all, words] = [h("span"), h("span"), h("span")];
  const follows = h("p", { class: "mlp-follows" });
  const key = [["is-waiting", "waiting"], ["is-now", "in this round"]].map(([kind, text]) =>
    h("span", { class: `mlp-key ${kind}` }, text));
  const picture = h("div", { class: "mlp-picture" },
    h("p", { class: "mlp-hint" }, "Z: a row for each example, a column for each neuron; in a cell the number of its core, where there is room. ", ...key, grid.key),
    grid.element);
  const root = h(
    "div",
    { class: "mlp-widget mlp-parallel", role: "group", "aria-label": "A matrix product shared among cores" },
    h("div", { class: "mlp-sizes" }, ...Object.values(sizes).map(({ element }) => element), shareField.element),
    cards.element,
    bar,
    h("p", { class: "mlp-verdict" }, h("strong", {}, "Round ", round, of), done, all, words),
    now.message,
    picture,
    h("div", { class: "mlp-follow" }, coreField.element, follows),
    lines.element,
    table.element,
  );
  const end = now.begin(el, root, root, (width) => {
    if (grid.arrange(width)) now.show(now.state);
  });
  return () => {
    running.stop();
    end();
  };
}

export default { render };
