/** One choice out of a few: a native select with its label. */
import { h, hidden, uniqueId } from "./dom.js";

/**
 * @param {object} options
 * @param {string} options.label
 * @param {[string | number, string][]} options.options  value and text of each, as a widget's
 *   trait `options` has them
 * @param {(value: any) => void} options.onChoose
 * @param {string} [options.of]  whose it is: the whole label is "... of Adam", the latter for ears
 */
export function selectField({ label, of, options, onChoose }) {
  const id = uniqueId("choose");
  const select = h(
    "select",
    { id, autocomplete: "off" },
    ...options.map(([value, text]) => h("option", { value: String(value) }, text)),
  );
  const valueOf = new Map(options.map(([value]) => [String(value), value]));
  select.addEventListener("change", () => onChoose(valueOf.get(select.value)));
  const element = h("span", { class: "mlp-choose" }, h("label", { for: id }, label, of ? hidden(` of ${of}`) : null), " ", select);
  return {
    element,
    /** Show a choice that was made here or elsewhere. */
    set(value) {
      if (select.value !== String(value)) select.value = String(value);
    },
    /** Leave out the options that do not fit now. */
    allow(fits) {
      for (const option of select.options) option.disabled = !fits(valueOf.get(option.value));
    },
  };
}
