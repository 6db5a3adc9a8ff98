/** The buttons under a chapter: loaded at the first click on one of them. */
import { el } from "./page.js";
import { LARGEST, asFile, takeFile } from "./work_file.js";

const work = globalThis.laboratoryWork;

function save(said) {
  const address = URL.createObjectURL(new Blob([asFile(work.store)], { type: "application/json" }));
  const name = `mlp-work-${new Date().toISOString().slice(0, 10)}.json`;
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  // Firefox keeps each file's work apart: then it is one page, and the reader should know.
  const pages = new Set(work.store.entries().map(({ page }) => page).filter((page) => page !== "*"));
  const what = pages.size === 1 ? "1 page" : `${pages.size} pages`;
  said.textContent = `Saved as ${name}: the work on ${what}, all that your browser shows to this one. It lies where your browser puts downloads.`;
}

function choose(said) {
  const input = el("input", { type: "file", accept: ".json,application/json" });
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    const text = file.size > 4 * LARGEST ? " ".repeat(LARGEST + 1) : await file.text();
    said.textContent = takeFile(work.store, text);
    work.store.changed();
  });
  input.click();
}

function forget(said) {
  const yes = el("button", { type: "button" }, "Forget everything");
  const no = el("button", { type: "button" }, "Keep it");
  yes.addEventListener("click", () => {
    work.store.forget();
    said.textContent = "Forgotten. Nothing of your work is left in this browser.";
  });
  no.addEventListener("click", () => {
    said.textContent = "Nothing was forgotten.";
  });
  said.replaceChildren(
    "Forget all code, predictions and answers of the whole book in this browser? This cannot be undone. ",
    yes,
    " ",
    no,
  );
  no.focus();
}

work.file = (action, said) => ({ save, load: choose, forget })[action](said);
