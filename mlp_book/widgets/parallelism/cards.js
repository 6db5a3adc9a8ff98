/** The three machines side by side: which of them is shown, its settings, and what it needs. */
import { h, setAttribute, setText, uniqueId, valueText } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";
import { numberField } from "../pieces/number-field.js";

export const percent = (part) => `${formatNumber(100 * part, 1)} %`;
const ROWS = [
  ["rounds", "rounds", ({ rounds }) => formatNumber(rounds)],
  ["T", "ticks in all", ({ time }) => formatNumber(time, 1)],
  ["speed-up", "speed-up", ({ speedUp }) => formatNumber(speedUp, 2)],
  ["busy", "cores busy", ({ busy }) => percent(busy)],
];

/**
 * @param {object} options
 * @param {object} options.options  what the widget's traits take
 * @param {(machine: string) => void} options.onChoose
 * @param {(part: object) => void} options.onChange
 * @param {object} options.fields  what number-field.js asks of its widget
 */
export function machineCards({ options, onChoose, onChange, fields: common }) {
  const group = uniqueId("machine");
  const whole = (name, label) =>
    numberField({ label, limits: options[name], unit: name === "many" ? 100 : 1, whole: true, onInput: (value) => onChange({ [name]: value }), ...common });
  const settings = {
    one: {},
    few: { few: whole("few", "cores") },
    many: {
      many: whole("many", "weak cores"),
      slower: numberField({ label: "times slower", limits: options.slower, unit: 1, onInput: (slower) => onChange({ slower }), ...common }),
    },
  };
  const cards = options.machine.map(([name, title]) => {
    const radio = h("input", { type: "radio", name: group, autocomplete: "off", onchange: () => onChoose(name) });
    const fastest = h("span", { class: "mlp-fastest" });
    const rows = ROWS.map(([key, what, write]) => {
      const value = valueText(`${key} of ${name}`);
      return { value, write, row: h("div", { class: "mlp-card-row" }, h("span", {}, what), value) };
    });
    const [serial, product] = ["is-serial", "is-product"].map((kind) => h("span", { class: `mlp-bar-part ${kind}` }));
    const bar = h("div", { class: "mlp-time", "aria-hidden": "true" }, serial, product);
    const fields = Object.values(settings[name]).map(({ element }) => element);
    const element = h(
      "div",
      { class: "mlp-card", role: "group", "aria-label": `${title}: settings and times` },
      h("label", { class: "mlp-card-title" }, radio, h("span", {}, title)),
      h("div", { class: "mlp-card-fields" }, ...fields),
      ...rows.map(({ row }) => row),
      bar,
      fastest,
    );
    return { name, radio, fastest, rows, serial, product, element };
  });

  function update(state, { found, fastest }) {
    const longest = Math.max(...cards.map(({ name }) => found[name].time));
    for (const { name, radio, fastest: mark, rows, serial, product, element } of cards) {
      const one = found[name];
      radio.checked = state.machine === name;
      element.classList.toggle("is-shown", radio.checked);
      for (const [key, field] of Object.entries(settings[name])) field.set(state[key]);
      for (const { value, write } of rows) setText(value, write(one));
      const wide = (ticks) => `width: ${((100 * ticks) / longest).toFixed(3)}%`;
      setAttribute(serial, "style", wide(one.serial));
      setAttribute(product, "style", wide(one.time - one.serial));
      setText(mark, fastest.includes(name) ? (fastest.length > 1 ? "equally fast" : "fastest") : "");
    }
  }
  return { element: h("div", { class: "mlp-cards" }, ...cards.map(({ element }) => element)), update };
}
