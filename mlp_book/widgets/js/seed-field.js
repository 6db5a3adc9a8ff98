/** A native number for a whole one, and a button for the next: randomness with a visible seed. */
import { h, setAttribute, uniqueId } from "./dom.js";

export const LAST_SEED = 999999;

/**
 * @param {object} options
 * @param {string} [options.label]
 * @param {string} [options.next]  the button's text
 * @param {(seed: number) => void} options.onSeed
 * @param {(words: string) => void} options.onMessage
 * @param {string} options.describedBy
 */
export function seedField({ label = "seed", next: text = "New seed", onSeed, onMessage, describedBy }) {
  const id = uniqueId("seed");
  let seed = 0;
  const input = h("input", { id, type: "number", min: 0, max: LAST_SEED, step: 1, autocomplete: "off" });
  const fits = (value) => Number.isInteger(value) && value >= 0 && value <= LAST_SEED;
  const settle = () => {
    setAttribute(input, "aria-invalid", null);
    setAttribute(input, "aria-describedby", null);
    if (input.valueAsNumber !== seed) input.value = String(seed);
  };
  input.addEventListener("input", () => {
    const next = input.valueAsNumber;
    setAttribute(input, "aria-invalid", fits(next) ? null : "true");
    setAttribute(input, "aria-describedby", fits(next) ? null : describedBy);
    if (fits(next) && next !== seed) onSeed(next);
  });
  input.addEventListener("change", () => {
    if (fits(input.valueAsNumber)) return;
    settle();
    onMessage(`The ${label} needs a whole number from 0 to ${LAST_SEED}; ${seed} is kept.`);
  });
  input.addEventListener("blur", settle);
  const onclick = () => onSeed(seed === LAST_SEED ? 0 : seed + 1);
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
