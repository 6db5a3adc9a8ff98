/**
 * The learning rate: a native number, a native slider, and rates to try.
 *
 * @typedef {{rate: number, words: string}} Preset
 */
import { h, setAttribute, uniqueId } from "./dom.js";
import { formatNumber } from "./format.js";

/**
 * @param {object} options
 * @param {number} options.low
 * @param {number} options.high
 * @param {Preset[]} options.presets
 * @param {(rate: number) => void} options.onRate
 * @param {(rate: number) => void} options.onPreset
 * @param {(words: string) => void} options.onMessage
 * @param {string} options.describedBy
 */
export function rateControl({ low, high, presets, onRate, onPreset, onMessage, describedBy }) {
  const id = uniqueId("rate");
  let rate = NaN;
  const number = h("input", { id, type: "number", min: low, max: high, step: low, autocomplete: "off" });
  const slider = h("input", { type: "range", min: low, max: high, step: low, "aria-label": "learning rate, slider" });
  const buttons = presets.map((preset) => {
    const text = h("span", {}, ` ${preset.words}`);
    const button = h("button", { type: "button", class: "mlp-button" }, h("strong", {}, `η = ${preset.rate}`), text);
    button.addEventListener("click", () => onPreset(preset.rate));
    return { preset, button };
  });

  function complain(words) {
    setAttribute(number, "aria-invalid", words ? "true" : null);
    setAttribute(number, "aria-describedby", words ? describedBy : null);
    onMessage(words);
  }

  number.addEventListener("input", () => {
    const next = number.valueAsNumber;
    const fits = next >= low && next <= high;
    if (fits) {
      complain("");
      onRate(next);
    } else {
      complain(`The learning rate needs a number from ${low} to ${high}; ${formatNumber(rate)} is kept.`);
    }
  });
  const settle = () => {
    if (number.getAttribute("aria-invalid")) complain("");
    number.value = String(rate);
  };
  number.addEventListener("blur", settle);
  number.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === "Escape") settle();
  });
  slider.addEventListener("input", () => onRate(slider.valueAsNumber));

  const element = h(
    "div",
    { class: "mlp-rate" },
    h("div", { class: "mlp-rate-number" }, h("label", { for: id }, "learning rate"), " η = ", number, slider),
    h("div", { class: "mlp-buttons mlp-presets", role: "group", "aria-label": "Start again with a learning rate" },
      ...buttons.map(({ button }) => button),
    ),
  );

  return {
    element,
    /** Show a rate that was set here or elsewhere. */
    set(next) {
      if (next !== rate) {
        rate = next;
        if (number.valueAsNumber !== rate) number.value = String(rate);
        slider.value = String(rate);
      }
      for (const { preset, button } of buttons) setAttribute(button, "aria-pressed", preset.rate === rate);
    },
  };
}
