/** A native number for a whole one, and a button for the next: randomness with a visible seed. */
import { h, setAttribute, uniqueId } from "./dom.js";

export const LAST_SEED = 999999;

/**
 * @param {object} options
 * @param {string} [options.label]
 * @param {string} [options.next]  the button's text
 * @param {(seed: number, begins: boolean) => void} options.onSeed  begins: a new change begins
 * @param {() => void} [options.onCancel]  Escape: the change is taken back
 * @param {(words: string) => void} options.onMessage
 * @param {string} options.describedBy
 */
export function seedField({ label = "seed", next: text = "New seed", onSeed, onCancel = () => {}, onMessage, describedBy }) {
  const id = uniqueId("seed");
  let seed = 0;
  let before = null; // the seed that stood here before the typing
  const input = h("input", { id, type: "number", min: 0, max: LAST_SEED, step: 1, autocomplete: "off" });
  const fits = (value) => Number.isInteger(value) && value >= 0 && value <= LAST_SEED;
  const settle = () => {
    before = null;
    setAttribute(input, "aria-invalid", null);
    setAttribute(input, "aria-describedby", null);
    if (input.valueAsNumber !== seed) input.value = String(seed);
  };
  input.addEventListener("input", () => {
    const next = input.valueAsNumber;
    setAttribute(input, "aria-invalid", fits(next) ? null : "true");
    setAttribute(input, "aria-describedby", fits(next) ? null : describedBy);
    if (!fits(next) || next === seed) return;
    const begins = before === null;
    if (begins) before = seed;
    onSeed(next, begins);
  });
  input.addEventListener("change", () => {
    const fitting = fits(input.valueAsNumber);
    settle();
    if (fitting) return;
    onMessage(`The ${label} needs a whole number from 0 to ${LAST_SEED}; ${seed} is kept.`);
  });
  input.addEventListener("blur", settle);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const old = before;
    if (old !== null) onCancel();
    if (old !== null && old !== seed) onSeed(old, false);
    settle();
  });
  const onclick = () => onSeed(seed === LAST_SEED ? 0 : seed + 1, true);
  const button = h("button", { type: "button", class: "mlp-button", onclick }, text);
  return {
    element: h("span", { class: "mlp-seed" }, h("label", { for: id }, label), " ", input, button),
    set(next) {
      if (next === seed && input.value !== "") return;
      seed = next;
      if (input.valueAsNumber !== seed) input.value = String(seed);
    },
  };
}
