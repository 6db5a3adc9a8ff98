/**
 * What is done: quietly, in the contents list and at the chapter's end. No points, no cheering.
 *
 * An exercise is done when its check said so, or when every question in it is answered. What a
 * page finds it writes down under "chapter", so that the contents list of every page can say it.
 */
import { el, pageOf } from "./page.js";

const MARK = { done: "✓", shown: "solution opened first", open: "" };
const whole = (n) => Number.isInteger(n) && n >= 0 && n < 1000;

/** The exercises of this page: each with its heading's id, title and what must be done in it. */
function exercises() {
  return [...document.querySelectorAll("section[id^=exercise-]")]
    .filter((section) => /^Exercise \d/.test(section.querySelector("h3")?.textContent ?? ""))
    .map((section) => ({
      id: section.id,
      title: section.querySelector("h3").firstChild.textContent.trim(),
      code: [...section.querySelectorAll("[data-cell][data-exercise]")].map((one) => one.dataset.exercise),
      quizzes: [...section.querySelectorAll(".mlp-quiz")],
    }));
}

const answered = (quiz) => [Number(quiz.dataset.solved), Number(quiz.dataset.questions)];

/** @returns {{list: {id, title, state}[], quiz: [number, number]}} */
export function progress(store) {
  const list = exercises()
    .filter(({ code, quizzes }) => code.length + quizzes.length)
    .map(({ id, title, code, quizzes }) => {
      const solved = code.every((name) => store.get("solved", name));
      const all = quizzes.map(answered).every(([k, n]) => k === n);
      const shown = code.some((name) => store.get("solution", name));
      return { id, title, state: shown ? "shown" : solved && all ? "done" : "open" };
    });
  const quiz = document.querySelector("section#quiz .mlp-quiz");
  return { list, quiz: quiz ? answered(quiz) : [0, 0] };
}

function words({ done, of, quiz: [k, n], shown }) {
  const parts = [`${done} of ${of} exercises done`];
  if (shown) parts.push(`${shown} with the solution opened first`);
  if (n) parts.push(k === n ? "quiz done" : `${k} of ${n} quiz questions answered`);
  return parts.join(", ");
}

/** The contents list of the book: one mark behind each chapter in which something is done. */
function markChapters(store) {
  for (const link of document.querySelectorAll(".bd-links a.reference.internal")) {
    link.querySelector(".work-mark")?.remove();
    const kept = store.get("chapter", "progress", pageOf(link.href));
    const { done, of, shown, quiz } = kept ?? {};
    if (![done, of, shown, ...(Array.isArray(quiz) ? quiz : [null])].every(whole)) continue;
    if (!done && !shown && !quiz[0]) continue;
    const all = done === of && quiz[0] === quiz[1];
    const mark = el("span", { class: "work-mark", title: words(kept) }, all ? "✓" : `${done}/${of}`);
    mark.append(el("span", { class: "visually-hidden" }, ` (${words(kept)})`));
    link.append(" ", mark);
  }
}

/** The list of this page's headings: which exercise is done, which was looked up. */
function markHeadings({ list, quiz }) {
  const states = [...list, { id: "quiz", state: quiz[1] && quiz[0] === quiz[1] ? "done" : "open" }];
  for (const { id, state } of states) {
    for (const link of document.querySelectorAll(`.page-toc a[href="#${id}"], .bd-toc-nav a[href="#${id}"]`)) {
      link.querySelector(".work-mark")?.remove();
      if (state === "open") continue;
      const mark = el("span", { class: "work-mark" }, state === "done" ? MARK.done : "shown");
      mark.append(el("span", { class: "visually-hidden" }, state === "done" ? " done" : ` ${MARK.shown}`));
      link.append(" ", mark);
    }
  }
}

function sayOpen(place, { list, quiz }) {
  const open = list.filter(({ state }) => state === "open");
  const links = open.map(({ id, title }) => el("li", {}, el("a", { href: `#${id}` }, title)));
  if (quiz[0] < quiz[1]) {
    const left = quiz[1] - quiz[0];
    const title = `Quiz: ${left} of ${quiz[1]} question${quiz[1] > 1 ? "s" : ""}`;
    links.push(el("li", {}, el("a", { href: "#quiz" }, title)));
  }
  place.replaceChildren(
    links.length ? el("p", {}, "Open on this page:") : el("p", {}, "Nothing is open on this page."),
    links.length ? el("ul", {}, ...links) : "",
  );
}

/** Show what is done on this page and in the book, and write it down. */
export function contents(store) {
  const now = progress(store);
  if (now.list.length) {
    const count = (wanted) => now.list.filter(({ state }) => state === wanted).length;
    const kept = { done: count("done"), shown: count("shown"), of: now.list.length, quiz: now.quiz };
    if (JSON.stringify(kept) !== JSON.stringify(store.get("chapter", "progress"))) {
      store.set("chapter", "progress", kept);
    }
    sayOpen(document.querySelector("#your-work .work-open"), now);
  }
  markHeadings(now);
  markChapters(store);
}
