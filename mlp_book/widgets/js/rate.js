/**
 * The learning rate: a native number, a native slider, and rates to try.
 */
import { h, setAttribute, uniqueId } from "./dom.js";
import { formatNumber } from "./format.js";

/**
 * @param {object} options
 * @param {number} options.low
 * @param {number} options.high
 * @param {number[]} options.presets
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
    const onclick = () => onPreset(preset);
    const button = h("button", { type: "button", class: "mlp-button", onclick }, `η = ${preset}`);
    return { preset, button };
  });

  const fits = (value) => value >= low && value <= high;
  const settle = () => {
    setAttribute(number, "aria-invalid", null);
    setAttribute(number, "aria-describedby", null);
    number.value = String(rate);
  };
  number.addEventListener("input", () => {
    const next = number.valueAsNumber;
    setAttribute(number, "aria-invalid", fits(next) ? null : "true");
    setAttribute(number, "aria-describedby", fits(next) ? null : describedBy);
    if (fits(next)) onRate(next);
  });
  // Words only when the typing is over: on the way to 0.05 stands 0.
  number.addEventListener("change", () => {
    if (fits(number.valueAsNumber)) return;
    settle();
    onMessage(`The learning rate needs a number from ${low} to ${high}; ${formatNumber(rate)} is kept.`);
  });
  number.addEventListener("blur", settle);
  number.addEventListener("keydown", (event) => {
    if (event.key === "Escape") settle();
  });
  slider.addEventListener("input", () => onRate(slider.valueAsNumber));

  const element = h(
    "div",
    { class: "mlp-rate" },
    h("div", { class: "mlp-rate-number" }, h("label", { for: id }, "learning rate"), " η = ", number, slider),
    h(
      "div",
      { class: "mlp-buttons mlp-presets", role: "group", "aria-labelledby": `${id}-presets` },
      h("span", { id: `${id}-presets` }, "Start again with"),
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
      for (const { preset, button } of buttons) setAttribute(button, "aria-pressed", preset === rate);
    },
  };
}
