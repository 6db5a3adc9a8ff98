/**
 * The laboratory's only script that a page loads before a click: it gives each cell its button,
 * shows the code that a reader left there, and on the first click brings everything else.
 *
 * A plain script with `defer`: modules, fetch and workers by address do not work from file://, so
 * whatever else is needed comes by script tags, too. Such a script hands over what it holds by
 * `mlpLaboratory.receive(name, value)`.
 */
import { makeStore, pageOf } from "./place.js";

const self = document.currentScript;
const base = new URL(".", self.src).href;
// The packs and the cells change with the book: a browser must not take those of an older one.
const version = `?v=${document.querySelector("meta[name=laboratory]")?.content ?? ""}`;
const packs = new Map();
const tags = new Map();

/** Load a script that lies beside this one, once. */
function load(name) {
  if (!tags.has(name)) {
    tags.set(
      name,
      new Promise((done, failed) => {
        const tag = document.createElement("script");
        tag.src = base + name + version;
        tag.onload = () => done(tag.remove());
        tag.onerror = () => {
          tag.remove();
          tags.delete(name);
          failed(new Error(`The file ${name}, which belongs to this book, is missing or damaged.`));
        };
        document.head.append(tag);
      }),
    );
  }
  return tags.get(name);
}

const page = pageOf(document, location);
export const laboratory = {
  page,
  store: globalThis.laboratoryWork?.store ?? makeStore(page), // one store, so that all hear of it
  packs,
  load,
  times: {}, // when what was there, for `make bench`
  receive: (name, value) => packs.set(name, value),
};
globalThis.mlpLaboratory = laboratory;

const EDIT = { exercise: "Edit and run", print: "Try it", ask: "Check it" };
const CHECK = /^\w+\.\w+\.check\(/m;

function button(container) {
  const pre = container.querySelector(".cell_input pre");
  const { exercise } = container.dataset;
  const source = pre.textContent.trimEnd();
  const check = exercise ? source.slice(source.search(CHECK)) : "";
  const stub = exercise ? source.slice(0, source.length - check.length).trimEnd() : source;
  const bar = document.createElement("div");
  bar.className = "lab-bar";
  const title = exercise
    ? container.closest("section")?.querySelector("h2, h3, h4")?.firstChild?.textContent.trim()
    : stub.split("\n", 1)[0];
  const open = document.createElement("button");
  open.type = "button";
  open.textContent = EDIT[exercise ? (stub ? "exercise" : "ask") : "print"];
  open.setAttribute("aria-label", `${open.textContent}: ${title}`);
  const status = document.createElement("span");
  status.className = "lab-status";
  status.setAttribute("role", "status");
  bar.append(open, status);
  container.querySelector(".cell_input").after(bar);

  const cell = { container, pre, bar, open, status, title, exercise, stub, check, kept: undefined };
  const kept = exercise && stub && laboratory.store.get("code", exercise);
  if (typeof kept === "string" && kept !== stub) {
    cell.kept = kept;
    pre.textContent = `${kept}\n\n\n${check}\n`; // text, never markup
    status.textContent = "Your code, kept in this browser.";
  }
  open.addEventListener("click", async () => {
    open.disabled = true;
    laboratory.times.click ??= performance.now();
    status.textContent = "Loading …";
    try {
      await Promise.all([load("editor.js"), load(`cells/${page.replaceAll("/", "-")}.js`)]);
      laboratory.openCell(cell);
    } catch (error) {
      status.textContent = error.message;
      open.disabled = false;
    }
  });
}

for (const container of document.querySelectorAll("[data-cell]")) button(container);
document.documentElement.dataset.mlpLaboratory = "ready";
