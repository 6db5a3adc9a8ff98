/**
 * Keeps a reader's work on every page of the book. A classic script, loaded with `defer`: the
 * widgets, which come later, find `laboratoryWork` and keep their answers there.
 *
 * Little is loaded before a reader has done anything; kept.js comes with the first thing done.
 */
import { help } from "./help.js";
import { el, load, pageOf } from "./page.js";
import { predictions } from "./predict_boxes.js";
import { shuffled } from "./shuffle.js";
import { createStore } from "./store.js";

function browsersStorage() {
  try {
    return localStorage;
  } catch {
    return null; // switched off: even to name it is an error
  }
}

const store = createStore({
  storage: browsersStorage(),
  book: "mlp-computed",
  page: pageOf(location.href) || "index",
});
let seed = store.get("reader", "seed", "*");
if (!Number.isInteger(seed)) {
  seed = Math.floor(Math.random() * 2 ** 31);
  store.set("reader", "seed", seed, "*");
}

const work = {
  store,
  /** What of the kept answers has found its place on this page, as "kind/id". */
  placed: new Set(),
  place: (kind, id) => work.placed.add(`${kind}/${id}`),
  shuffled: (list, name) => shuffled(list, seed, name),
};
globalThis.laboratoryWork = work;

function warn(sentence) {
  const warning = document.querySelector(".work-warning") ?? el("p", { class: "work-warning", role: "status" });
  document.querySelector("article")?.append(warning);
  warning.textContent = sentence;
}

function start() {
  const kept = () => load("work-kept").catch((error) => warn(error.message));
  const boxes = predictions(work, kept);
  help(store, work);
  store.subscribe(({ kind, kept: done, sentence }) => {
    if (kind === "chapter" || kind === "reader") return;
    if (!done) warn(sentence);
    kept().then(() => work.refresh?.());
  });
  if (store.entries().some(({ kind }) => kind !== "reader")) {
    kept().then(() => {
      for (const box of boxes) box.restore();
      if (document.documentElement.dataset.mlpWidgets) work.refresh?.();
      else addEventListener("mlp:ready", work.refresh);
    });
  }
  const own = document.querySelector("#your-work");
  if (!own) return;
  own.hidden = false;
  own.querySelector(".work-do").addEventListener("click", ({ target: { dataset } }) => {
    if (!dataset.work) return;
    load("work-file")
      .then(() => work.file(dataset.work, own.querySelector(".work-said")))
      .catch((error) => warn(error.message));
  });
}

addEventListener("DOMContentLoaded", start);
