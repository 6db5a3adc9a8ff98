/**
 * The learning rate: an editable number, a native slider, and rates to try.
 */
import { h, setAttribute, uniqueId } from "../pieces/dom.js";
import { numberField } from "../pieces/number-field.js";

/**
 * @param {object} options
 * @param {[number, number]} options.limits
 * @param {number[]} options.presets
 * @param {(rate: number) => void} options.onRate
 * @param {(rate: number) => void} options.onPreset
 * @param {object} options.fields  what number-field.js asks of its widget
 */
export function rateControl({ limits, presets, onRate, onPreset, fields }) {
  const id = uniqueId("rate");
  let rate = NaN;
  const number = numberField({
    label: "learning rate",
    limits,
    unit: 0.01,
    onInput: onRate,
    ...fields,
    onStep() {}, // Step back leaves the rate as it is
    onRestore: (putBack) => putBack(),
  });
  const slider = h("input", { type: "range", min: 0.01, max: limits[1], step: 0.01, "aria-label": "learning rate, slider" });
  const buttons = presets.map((preset) => {
    const onclick = () => onPreset(preset);
    const button = h("button", { type: "button", class: "mlp-button", onclick }, `η = ${preset}`);
    return { preset, button };
  });

  slider.addEventListener("input", () => onRate(slider.valueAsNumber));

  const element = h(
    "div",
    { class: "mlp-rate" },
    h("div", { class: "mlp-rate-number" }, number.element, slider),
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
        number.set(rate);
        slider.value = String(rate);
      }
      for (const { preset, button } of buttons) setAttribute(button, "aria-pressed", preset === rate);
    },
  };
}
