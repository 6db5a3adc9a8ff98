/**
 * Predict boxes: what was guessed is kept and stands beside the answer, which then opens.
 *
 * The fields are in the page (mlp_book/laboratory/predictions.py); each form names what it opens:
 * the elements of class guessed-NAME, cells with a hidden output and folded answers.
 */
import { el, isFolded, toggle } from "./page.js";

const EMPTY = "Write or choose something first.";

const outputOf = (node) => (node.matches(".cell") ? node.querySelector("details.below-input") : node);

function open(target, wanted) {
  target.classList.toggle("guess-waits", !wanted);
  if (target.matches("details")) target.open = wanted;
  else if (isFolded(target) === wanted) toggle(target);
}

/** The fields of a form, each as {label, right, get, set, lock}. */
function fieldsOf(form) {
  return [...form.querySelectorAll(".guess-row")].map((row) => {
    const inputs = [...row.querySelectorAll("input, textarea")];
    const [first] = inputs;
    const radio = first.type === "radio";
    return {
      label: row.querySelector("legend, label").textContent,
      right: first.dataset.right,
      get: () => (radio ? inputs.find((input) => input.checked) : first)?.value.trim() ?? "",
      set(value) {
        if (!radio) first.value = value;
        else for (const input of inputs) input.checked = input.value === value;
      },
      lock(locked) {
        for (const input of inputs) input[radio ? "disabled" : "readOnly"] = locked;
      },
    };
  });
}

function wire(form, work, ready) {
  const { store } = work;
  const name = form.dataset.guess;
  const fields = fieldsOf(form);
  const targets = [...document.querySelectorAll(`.guessed-${name}`)].map(outputOf).filter(Boolean);
  const answer = targets.find((target) => !target.matches("details")) ?? targets[0];
  const again = form.querySelector(".guess-again");
  const said = form.querySelector(".guess-said");
  const beside = el("div", { class: "guess-beside" });

  const show = (guess) => {
    for (const target of targets) open(target, Boolean(guess));
    fields.forEach((field, k) => {
      field.set(guess?.values[k] ?? "");
      field.lock(Boolean(guess));
    });
    for (const button of again.parentElement.children) {
      button.hidden = Boolean(guess) !== (button === again);
    }
    said.textContent = guess && !targets.length ? "Kept. Read on." : "";
    beside.remove();
    if (!guess || !answer) return;
    const lines = fields.flatMap(({ label, right }, k) => {
      const value = guess.values[k];
      if (!value) return [];
      const off = right && work.howFar?.(value, right);
      return [el("li", {}, `${label}: `, el("strong", {}, value), off && ` (${off})`)];
    });
    const words = lines.length ? "Your guess" : "You asked to be shown.";
    beside.replaceChildren(el("p", {}, words), ...(lines.length ? [el("ul", {}, ...lines)] : []));
    const title = answer.querySelector(":scope > .admonition-title");
    if (title) title.after(beside);
    else answer.before(beside);
  };
  const keep = (values) => {
    const about = fields.map(({ label }) => label).join("; ");
    store.set("prediction", name, { values, about });
    ready().then(() => {
      show({ values });
      again.focus();
    });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const values = fields.map((field) => field.get());
    if (values.some(Boolean)) keep(values);
    else said.textContent = EMPTY;
  });
  form.querySelector(".guess-show")?.addEventListener("click", () => keep(fields.map(() => "")));
  again.addEventListener("click", () => {
    store.remove("prediction", name);
    show(null);
    form.querySelector("input, textarea").focus();
  });
  const restore = () => {
    const kept = store.get("prediction", name);
    const fits = Array.isArray(kept?.values) && kept.values.every((v) => typeof v === "string");
    show(fits ? kept : null);
  };
  form.hidden = false;
  work.place("prediction", name);
  store.subscribe(({ kind }) => kind === null && ready().then(restore));
  show(null);
  return { restore };
}

/**
 * @param {object} work  the page's laboratoryWork
 * @param {() => Promise<void>} ready  loads what compares a guess with the answer
 * @returns {{restore: () => void}[]}  the boxes of this page, still empty
 */
export const predictions = (work, ready) =>
  [...document.querySelectorAll("form.guess")].map((form) => wire(form, work, ready));
