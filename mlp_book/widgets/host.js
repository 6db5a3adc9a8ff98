/**
 * Brings the widgets of a built page to life: no kernel, no module loader, also from file://.
 *
 * The page holds the widgets' state and, where each stands, a view (ipywidgets' embedding, as
 * myst-nb writes it). Each anywidget carries its own ES module and style sheet in its state. This
 * host gives it the Anywidget Front-End Module interface (model.get, set, on, off, save_changes,
 * send; initialize and render, with clean-up) and nothing more. Plain script: load it with `defer`.
 */
const STATE = 'script[type="application/vnd.jupyter.widget-state+json"]';
const VIEW = 'script[type="application/vnd.jupyter.widget-view+json"]';

/** The model of the page: it has nobody to synchronise with. */
export class Model {
  #state;
  #listeners = new Map();

  /** @param {Record<string, unknown>} state */
  constructor(state) {
    this.#state = { ...state };
  }

  get(name) {
    return this.#state[name];
  }

  /** All of it, as it is now. */
  get state() {
    return { ...this.#state };
  }

  set(name, value) {
    if (typeof name === "object") {
      for (const [key, v] of Object.entries(name)) this.set(key, v);
    } else if (this.#state[name] !== value) {
      this.#state[name] = value;
      this.#emit(`change:${name}`, value);
      this.#emit("change", value);
    }
  }

  on(names, callback) {
    for (const name of names.split(/\s+/)) {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), callback]);
    }
  }

  off(names, callback) {
    for (const name of names ? names.split(/\s+/) : [...this.#listeners.keys()]) {
      const kept = (this.#listeners.get(name) ?? []).filter((f) => callback && f !== callback);
      this.#listeners.set(name, kept);
    }
  }

  save_changes() {}

  send() {}

  #emit(event, value) {
    for (const callback of this.#listeners.get(event) ?? []) callback({ changed: event }, value);
  }
}

/** Import a module from its text: a blob's address works from file:// too. */
async function importText(text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try {
    const { default: widget } = await import(url);
    return typeof widget === "function" ? await widget() : widget;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Run f for a key once, and give every caller the same answer. */
function once() {
  const kept = new Map();
  return (key, f) => {
    if (!kept.has(key)) kept.set(key, f());
    return kept.get(key);
  };
}

const moduleOf = once();
const styleOf = once();
const initialised = once();

function addStyle(css) {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
}

/** Tell the reader, in the place of the widget, that it is missing and why. */
function report(view, error) {
  const line = document.createElement("p");
  line.className = "mlp-host-error";
  line.setAttribute("role", "alert");
  line.style.cssText = "border:1px solid currentColor;border-radius:4px;padding:.5rem .75rem";
  line.textContent = `This interactive part could not start: ${error.message ?? error}`;
  view.before(line);
  console.error(error);
}

async function show(view, models) {
  const { model_id: id } = JSON.parse(view.textContent);
  const model = models.get(id);
  if (!model) throw new Error("the page holds no state for it. Build the page again.");
  const code = model.get("_esm");
  if (typeof code !== "string") throw new Error("it needs a running kernel.");
  const { signal } = lifetime;
  const widget = await moduleOf(code, () => importText(code));
  const css = model.get("_css");
  if (css) styleOf(css, () => addStyle(css));
  await initialised(id, async () => keep(await widget.initialize?.({ model, signal })));
  const el = document.createElement("div");
  el.className = "mlp-host";
  el.mlpState = () => model.state; // for the laboratory: Python on the page reads these numbers
  await keep(await widget.render?.({ model, el, signal }));
  view.before(el);
}

/** The widgets live as long as the page. */
const lifetime = new AbortController();

function keep(cleanup) {
  if (typeof cleanup === "function") lifetime.signal.addEventListener("abort", () => cleanup());
}

async function start() {
  const models = new Map();
  for (const tag of document.querySelectorAll(STATE)) {
    for (const [id, { state }] of Object.entries(JSON.parse(tag.textContent).state)) {
      models.set(id, new Model(state));
    }
  }
  const views = [...document.querySelectorAll(VIEW)];
  await Promise.all(views.map((view) => show(view, models).catch((error) => report(view, error))));
  document.documentElement.dataset.mlpWidgets = "ready";
  dispatchEvent(new Event("mlp:ready"));
}

if (typeof document !== "undefined") {
  addEventListener("pagehide", (event) => {
    if (!event.persisted) lifetime.abort();
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
