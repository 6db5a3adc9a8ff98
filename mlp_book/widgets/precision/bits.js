/** The bits of one number: a checkbox each, what they mean, and the numbers next door. */
import { selectField } from "../pieces/choose.js";
import { h, setAttribute, setText, valueText } from "../pieces/dom.js";
import { FORMATS } from "../../topics/number_formats.js";
import { exact, meaning, shown } from "../pieces/number_words.js";
import { roving } from "../pieces/roving.js";
import { quantise } from "../../topics/quantisation.js";

const PARTS = ["sign", "exponent", "fraction"];

/** Which part a bit belongs to; k counts from the left. */
const partOf = (format, k) => (k === 0 ? 0 : k <= format.exponentBits ? 1 : 2);

/**
 * @param {object} options
 * @param {[string, string][]} options.options  whose bits there are to see
 * @param {(symbol: string) => void} options.onChoose
 * @param {(value: number) => void} options.onValue  the reader has toggled a bit
 */
export function bitPanel({ options, onChoose, onValue }) {
  const choice = selectField({ label: "bits of", options, onChoose });
  const groups = PARTS.map((name) => h("div", { class: `mlp-bit-group is-${name}`, role: "group", "aria-label": name }));
  const legends = PARTS.map(() => h("div", { class: "mlp-bit-legend" }));
  const how = h("span", { "data-value": "meaning" });
  const value = valueText("stored");
  const gap = valueText("gap");
  const note = h("p", { class: "mlp-hint", "data-value": "bits note" });
  const refused = h("p", { class: "mlp-bit-refused", "data-value": "bits refused" });
  const boxes = h("div", { class: "mlp-bit-row" }, ...groups.map((group, k) => h("div", { class: "mlp-bit-part" }, legends[k], group)));
  const line = h("div", { class: "mlp-line" }, h("span", { class: "mlp-sum" }, how, " = ", value));
  const next = h("div", { class: "mlp-line" }, h("span", { class: "mlp-sum" }, "from here to the next number outwards: ", gap));
  const element = h("section", { class: "mlp-bits", "aria-label": "The bits of one number" }, choice.element, boxes, refused, line, next, note);
  let made = null;
  let bits = [];
  let now = { name: "", pattern: "", editable: true };

  function toggle(k) {
    const flipped = now.pattern[k] === "1" ? "0" : "1";
    onValue(FORMATS[now.name].value(now.pattern.slice(0, k) + flipped + now.pattern.slice(k + 1)));
  }

  /** As many boxes as the format has bits; the leftmost has the highest number. */
  function build(format) {
    if (made === format) return;
    made = format;
    groups.forEach((group) => group.replaceChildren());
    bits = Array.from({ length: format.bits }, (_, k) => {
      const part = partOf(format, k);
      const name = `bit ${format.bits - 1 - k}, ${PARTS[part]}`;
      const input = h("input", { type: "checkbox", class: "mlp-bit-box", autocomplete: "off", "aria-label": name });
      const digit = h("span", { class: "mlp-bit-face", "aria-hidden": "true" });
      input.addEventListener("change", () => toggle(k));
      groups[part].append(h("span", { class: "mlp-bit" }, input, digit));
      return { input, digit };
    });
    roving(bits.map(({ input }) => input));
    const sizes = [1, format.exponentBits, format.fractionBits];
    legends.forEach((legend, part) => setText(legend, `${PARTS[part]} (${sizes[part]} bit${sizes[part] === 1 ? "" : "s"})`));
  }

  return {
    element,
    /** Say beside the bits why they stay as they were; it stands there until the next update. */
    refuse: (words) => setText(refused, words),
    /** @param {{symbol: string, given: number, editable: boolean, name: string, int8?: object}} what */
    update({ symbol, given, editable, name, int8 }) {
      choice.set(symbol);
      setText(refused, "");
      boxes.hidden = name === "int8";
      next.hidden = name === "int8";
      if (name === "int8") {
        showWhole(symbol, given, int8);
        return;
      }
      const format = FORMATS[name];
      build(format);
      const pattern = format.pattern(given);
      now = { name, pattern, editable };
      bits.forEach(({ input, digit }, k) => {
        input.checked = pattern[k] === "1";
        input.disabled = !editable;
        setText(digit, pattern[k]);
      });
      setText(how, meaning(format, pattern));
      const stored = format.round(given);
      setText(value, exact(stored));
      setText(gap, Number.isFinite(stored) ? exact(format.gap(given)) : "none");
      setText(note, editable ? `Tick or untick a bit (arrow keys go from bit to bit): ${symbol} becomes the number with these bits.` : `${symbol} is computed: its bits follow the others and cannot be set.`);
      setAttribute(boxes, "data-format", name);
    },
  };

  /** int8 has no exponent: a whole number and a scale. */
  function showWhole(symbol, given, whole) {
    if (whole) {
      const q = quantise(given, whole.scale, whole.zero, whole.low);
      const byte = (q & 255).toString(2).padStart(8, "0");
      const zero = String(whole.zero).replace("-", "−");
      const text = String(q).replace("-", "−");
      setText(how, `8 bits ${byte}, the whole number ${text}: (${text} − ${whole.zero < 0 ? `(${zero})` : zero}) · ${shown(whole.scale, "int8")}`);
      setText(value, shown(whole.scale * (q - whole.zero), "int8"));
      setText(note, `${symbol} was ${shown(given, "int8")}. The scale belongs to the whole layer, so the bits are set through the numbers, not here.`);
      return;
    }
    setText(how, symbol);
    setText(value, shown(given, "int8"));
    setText(note, `${symbol} stays a float32 number in this int8 network: biases, sums of the scaled products, and what the activation makes of them.`);
  }
}
