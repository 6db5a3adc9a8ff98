/** A native number for a whole one, and a button for the next: randomness with a visible seed. */
import { h, setAttribute, uniqueId } from "./dom.js";

/**
 * A seed is taken when it is whole: at Enter, when the field is left, or by its arrows. Its first
 * digit is another seed, and would start another run.
 *
 * @param {object} options
 * @param {string} [options.label]
 * @param {string} [options.next]  the button's text
 * @param {[number, number]} options.limits
 * @param {(seed: number) => void} options.onSeed
 * @param {(words: string) => void} options.onMessage
 * @param {string} options.describedBy
 */
export function seedField({ label = "seed", next: text = "New seed", limits: [first, last], onSeed, onMessage, describedBy }) {
  const id = uniqueId("seed");
  let seed = 0;
  const input = h("input", { id, type: "number", min: first, max: last, step: 1, autocomplete: "off" });
  const fits = (value) => Number.isInteger(value) && value >= first && value <= last;
  function mark() {
    const wrong = input.value !== "" && !fits(input.valueAsNumber);
    setAttribute(input, "aria-invalid", wrong ? "true" : null);
    setAttribute(input, "aria-describedby", wrong ? describedBy : null);
  }
  const settle = () => {
    if (input.valueAsNumber !== seed) input.value = String(seed);
    mark();
  };
  input.addEventListener("input", () => {
    mark();
    if (fits(input.valueAsNumber)) onMessage(""); // also the seed that was kept
  });
  input.addEventListener("change", () => {
    const next = input.valueAsNumber;
    if (fits(next) && next !== seed) onSeed(next);
    settle();
    if (!fits(next)) onMessage(`The ${label} needs a whole number from ${first} to ${last}; ${seed} is kept.`);
  });
  input.addEventListener("blur", settle);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") settle();
  });
  const onclick = () => onSeed(seed === last ? first : seed + 1);
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
