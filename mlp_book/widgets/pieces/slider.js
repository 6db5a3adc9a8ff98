/** A native slider with its label and its value in words. */
import { h, setText, uniqueId } from "./dom.js";

/**
 * @param {object} options
 * @param {string} options.label
 * @param {number} options.low
 * @param {number} options.high
 * @param {number} options.step
 * @param {(value: number, begin: boolean) => void} options.onInput  begin: a new change begins
 */
export function slider({ label, low, high, step, onInput }) {
  const id = uniqueId("s");
  const input = h("input", { id, type: "range", min: low, max: high, step });
  const output = h("output", { for: id, class: "mlp-slider-value" });
  let begun = false;
  input.addEventListener("input", () => {
    onInput(input.valueAsNumber, !begun);
    begun = true;
  });
  for (const name of ["change", "blur"]) {
    input.addEventListener(name, () => {
      begun = false;
    });
  }
  return {
    element: h("div", { class: "mlp-slider" }, h("label", { for: id }, label), input, output),
    input,
    /** Show a value that was set elsewhere, with its words; null leaves the thumb where it is. */
    set(value, words) {
      if (value !== null && input.valueAsNumber !== value) input.value = String(value);
      setText(output, words);
      input.setAttribute("aria-valuetext", words);
    },
  };
}
