/**
 * The walk: buttons, a list of all steps with the present one marked, and the step itself in
 * words, as a formula, and with numbers.
 */
import { h, setAttribute, setText } from "../pieces/dom.js";
import { formatDecided as formatNumber } from "../pieces/decided.js";
import { signOf, stretch } from "../pieces/stretch.js";

/** "= 3.35·0.21", "≈" and "0.70": what stands behind the symbols, each with the sign it earns. */
function computed({ how, value, irrational }) {
  const last = stretch(() => formatNumber(value));
  last.rounded ||= Boolean(irrational);
  return { how: how ? `${signOf(how)} ${how.text}` : "", sign: signOf(...(how ? [how] : []), last), text: last.text };
}

/** One computed value as text: "δ2 ≈ 3.35·0.21 ≈ 0.70". */
export function rowText(row) {
  const { how, sign, text } = computed(row);
  return [row.name, row.symbols, how, sign, text + (row.because ? `, ${row.because}` : "")].filter(Boolean).join(" ");
}

/**
 * @param {object} options
 * @param {import("./forward_steps.js").Step[]} options.steps
 * @param {(step: number) => void} options.onGo  the number of a step, from 1
 * @param {{reset: HTMLElement, back: HTMLElement}} options.buttons  the session's
 * @param {(target: object | null) => void} options.onTarget
 */
export function stepPanel({ steps, buttons, onGo, onTarget }) {
  let at = 1;
  const count = steps.length;
  const go = (to) => {
    const next = Math.min(count, Math.max(1, to));
    if (next !== at) onGo(next);
  };
  const button = (text, onclick) => h("button", { type: "button", class: "mlp-button", onclick }, text);
  const back = button("Back", () => go(at - 1));
  const next = button("Next", () => go(at + 1));
  const end = button("To the end", () => go(count));
  next.classList.add("is-main");

  const chips = steps.map((_, k) =>
    h("button", { type: "button", class: "mlp-chip", onclick: () => go(k + 1) }),
  );
  const list = (phase, title) => {
    const items = steps.flatMap((step, k) => (step.phase === phase ? [h("li", {}, chips[k])] : []));
    return h("div", { class: `mlp-phase is-${phase}` }, h("span", { class: "mlp-phase-name" }, title), h("ol", {}, ...items));
  };
  const nav = h(
    "div",
    { class: "mlp-walk-through", role: "group", "aria-label": "Steps" },
    h("div", { class: "mlp-buttons" }, back, next, end, buttons.reset, buttons.back),
    list("forward", "Forward"),
    list("backward", "Backward"),
  );
  nav.addEventListener("keydown", (event) => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 1, End: count }[event.key];
    if (!to || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const onChip = chips.includes(document.activeElement);
    go(to);
    if (onChip) chips[at - 1].focus();
  });

  const title = h("div", { class: "mlp-step-title" });
  const words = h("p", { class: "mlp-step-words" });
  const formula = h("p", { class: "mlp-step-formula" });
  const rows = h("div", { class: "mlp-step-rows" });
  const where = h("p", { class: "mlp-step-where" });
  const card = h("div", { class: "mlp-step", role: "group", "aria-label": "The step" }, title, words, formula, rows, where);
  let lines = [];

  function line() {
    const span = (part) => h("span", { class: `mlp-${part}` });
    const [name, symbols, how, sign, value] = ["symbol", "in-symbols", "how", "sign", "value"].map(span);
    const [after, planted, note] = ["after", "planted", "note"].map(span);
    const result = h("span", { class: "mlp-term" }, sign, value); // the sign stays with its value
    const element = h("div", { class: "mlp-step-row" }, name, " ", symbols, how, result, after, planted, note);
    const one = { element, name, symbols, how, sign, value, after, planted, note, target: null };
    element.addEventListener("pointerenter", () => onTarget(one.target));
    element.addEventListener("pointerleave", () => onTarget(null));
    return one;
  }

  /** @param {number} number  from 1 */
  function update(number, present, now) {
    at = number;
    const step = present[number - 1];
    setAttribute(back, "aria-disabled", number === 1);
    setAttribute(next, "aria-disabled", number === count);
    setAttribute(end, "aria-disabled", number === count);
    chips.forEach((chip, k) => {
      setText(chip, present[k].chip);
      setAttribute(chip, "aria-label", `Step ${k + 1}: ${present[k].chip}`);
      setAttribute(chip, "aria-current", k === number - 1 ? "step" : null);
      chip.classList.toggle("is-done", k < number - 1);
    });
    setText(title, `Step ${number} of ${count}, ${step.phase}: ${step.chip}`);
    setText(words, step.words);
    setText(formula, step.formula);
    setText(where, `On the graph: ${step.where}.`);
    const values = step.rows(now);
    if (lines.length !== values.length) {
      lines = values.map(line);
      rows.replaceChildren(...lines.map(({ element }) => element));
    }
    values.forEach((row, k) => show(lines[k], row));
    rows.classList.toggle("is-many", values.length > 6);
    setAttribute(card, "data-phase", step.phase);
    return `Step ${number} of ${count}, ${step.phase}. ${values.slice(0, 4).map(rowText).join("; ")}`;
  }

  function show(one, row) {
    one.target = row.target;
    setText(one.name, row.name);
    setText(one.symbols, row.symbols ? `${row.symbols} ` : "");
    const { how, sign, text } = computed(row);
    setText(one.how, how ? `${how} ` : "");
    setText(one.sign, `${sign} `);
    setText(one.value, text);
    setText(one.after, row.because ? `, ${row.because}` : "");
    setText(one.planted, row.planted ? ` ✗ planted: ${row.planted}` : "");
    setText(one.note, row.note ? ` ${row.note}` : "");
  }

  /** Mark the row of a neuron or weight. */
  function highlight(target) {
    for (const { element, target: own } of lines) {
      const same = target !== null && own.l === target.l && own.i === target.i;
      const part = own.j === undefined || target?.j === undefined || own.j === target.j;
      element.classList.toggle("is-active", same && part);
    }
  }

  return { nav, card, update, highlight };
}
