/**
 * Questions that answer back: one, or a quiz with progress and score.
 *
 * Traits: title, questions (see mlp_book/widgets/question/questions.py for their fields).
 *
 * @typedef {"right" | "wrong" | "again"} Verdict  "again" does not count as a try
 * @typedef {object} Answers  the part of a question that is answered
 * @property {(Node | string)[]} content
 * @property {() => {verdict: Verdict, feedback: string}} judge
 * @property {() => void} lock   the answer was right
 * @property {() => void} clear
 * @property {() => string} given  what was chosen or typed, as text
 * @property {(text: string) => boolean} give  the same back; false where there is no such answer
 */
import { h, setAttribute, uniqueId } from "../pieces/dom.js";
import { judgeNumber } from "./judge.js";
import { keeper, readersOrder } from "./keeper.js";
import { markup } from "./markup.js";

const LEAD = { right: "Right. ", wrong: "Not yet. ", again: "" };

/** @returns {Answers} */
function choice({ prompt, options }) {
  const name = uniqueId("choice");
  const rows = readersOrder(options, prompt).map(({ text, feedback, correct }) => {
    const input = h("input", { type: "radio", name });
    const mark = h("span", { class: "mlp-mark" });
    const label = h("label", { class: "mlp-option" }, input, h("span", {}, markup(text)), mark);
    return { input, mark, label, text, feedback, correct };
  });
  const setMark = ({ mark, label }, verdict) => {
    mark.textContent = { right: "✓ right", wrong: "✗ not this one" }[verdict] ?? "";
    setAttribute(label, "data-verdict", verdict);
  };
  return {
    content: [h("div", { class: "mlp-options" }, ...rows.map(({ label }) => label))],
    judge() {
      const chosen = rows.find(({ input }) => input.checked);
      if (!chosen) return { verdict: "again", feedback: "Choose an answer first." };
      const verdict = chosen.correct ? "right" : "wrong";
      setMark(chosen, verdict);
      return { verdict, feedback: chosen.feedback };
    },
    lock() {
      for (const { input } of rows) input.disabled = !input.checked;
    },
    clear() {
      for (const row of rows) {
        row.input.disabled = false;
        row.input.checked = false;
        setMark(row, null);
      }
    },
    given: () => rows.find(({ input }) => input.checked)?.text ?? "",
    give(text) {
      const row = rows.find((one) => one.text === text);
      if (row) row.input.checked = true;
      return Boolean(row);
    },
  };
}

/** @returns {Answers} */
function number(question) {
  const id = uniqueId("number");
  const { decimals, label } = question;
  const how = decimals === 0 ? "a whole number" : `to ${decimals} decimal${decimals > 1 ? "s" : ""}`;
  const input = h("input", {
    id,
    type: "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": `${id}-how`,
  });
  return {
    content: [
      h(
        "div",
        { class: "mlp-answer" },
        h("label", { for: id }, markup(label)),
        h("span", { "aria-hidden": "true" }, "="),
        input,
        h("span", { class: "mlp-how", id: `${id}-how` }, how),
      ),
    ],
    judge: () => judgeNumber(question, input.value),
    lock() {
      input.readOnly = true;
    },
    clear() {
      input.readOnly = false;
      input.value = "";
    },
    given: () => input.value,
    give(text) {
      input.value = text;
      return true;
    },
  };
}

/**
 * One question with its button and its feedback.
 * @param {(verdict: Verdict, answer: string) => void} onVerdict
 */
function card(question, place, onVerdict) {
  const answers = { choice, number }[question.kind](question);
  const feedback = h("p", { class: "mlp-feedback", role: "status" });
  const check = h("button", { type: "submit", class: "mlp-button" }, "Check");
  const legend = h("legend", {}, place ? h("span", { class: "mlp-place" }, `${place}.`) : null);
  legend.append(" ", ...markup(question.prompt));
  const element = h(
    "form",
    { class: "mlp-question", novalidate: true },
    h("fieldset", {}, legend, ...answers.content),
    h("div", { class: "mlp-respond" }, check, feedback),
  );
  let done = false;

  const show = (verdict, words) => {
    feedback.replaceChildren(
      verdict === "again" || !verdict ? "" : h("strong", {}, LEAD[verdict]),
      ...markup(words),
    );
    setAttribute(element, "data-verdict", verdict);
  };
  const judge = () => {
    const { verdict, feedback: words } = answers.judge();
    show(verdict, words);
    done = verdict === "right";
    if (done) answers.lock();
    setAttribute(check, "aria-disabled", done);
    return verdict;
  };
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!done) onVerdict(judge(), answers.given());
  });
  return {
    element,
    /** Answer as before; null where the question has no such answer any more. */
    again: (answer) => (answers.give(answer) ? judge() : null),
    clear() {
      done = false;
      answers.clear();
      show(null, "");
      setAttribute(check, "aria-disabled", false);
    },
    focus: () => element.querySelector("input").focus(),
  };
}

function render({ model, el }) {
  const questions = model.get("questions");
  const many = questions.length > 1;
  const first = new Map();
  const answered = new Set();
  const titleId = uniqueId("title");
  const progress = h("span", { class: "mlp-progress" });
  const meter = h("span", { class: "mlp-meter", "aria-hidden": "true" });
  const result = h("p", { class: "mlp-result", role: "status" });
  const again = h("button", { type: "button", class: "mlp-button" }, "Start again");

  const heading = model.get("title");
  const keepers = questions.map((_, k) => keeper(heading, questions, k));
  const take = (k, verdict, firstVerdict = verdict) => {
    if (!first.has(k)) first.set(k, firstVerdict);
    if (verdict === "right") answered.add(k);
  };
  const cards = questions.map((question, k) =>
    card(question, many ? k + 1 : null, (verdict, answer) => {
      if (verdict === "again") return;
      take(k, verdict);
      count();
      keepers[k].write({ answer, first: first.get(k) });
      keepers[k].placed();
    }),
  );

  function clear() {
    first.clear();
    answered.clear();
    for (const one of cards) one.clear();
  }
  function restore() {
    clear();
    keepers.forEach((keeper, k) => {
      const kept = keeper.read();
      const verdict = kept && cards[k].again(kept.answer);
      if (!verdict || verdict === "again") return;
      take(k, verdict, kept.first);
      keeper.placed();
    });
    count();
  }

  function count() {
    const score = [...first.values()].filter((verdict) => verdict === "right").length;
    const n = questions.length;
    progress.textContent = `${answered.size} of ${n} solved, ${score} at the first try`;
    meter.style.setProperty("--mlp-share", String(answered.size / n));
    const all = answered.size === n;
    result.textContent = all ? `All ${n} solved, ${score} of them at the first try.` : "";
    again.hidden = first.size === 0;
    Object.assign(root.dataset, { questions: n, solved: answered.size });
  }
  again.addEventListener("click", () => {
    clear();
    count();
    for (const keeper of keepers) keeper.forget();
    cards[0].focus();
  });

  const title = h("span", { class: "mlp-title", id: titleId }, heading);
  const root = h(
    "div",
    { class: "mlp-widget mlp-quiz", role: "group", "aria-labelledby": titleId },
    h("div", { class: "mlp-quiz-top" }, title, many ? [progress, meter] : null),
    ...cards.map(({ element }) => element),
    many ? h("div", { class: "mlp-quiz-end" }, result, again) : null,
  );
  restore();
  keepers[0].onForeignChange(restore);
  el.append(root);
}

export default { render };
