/** The hyper-parameters of the four optimisers: one card each, which is also the picture's key. */
import { CONVENTIONS } from "../mathematics/mlp.js";
import { selectField } from "../pieces/choose.js";
import { h, s } from "../pieces/dom.js";
import { numberField } from "../pieces/number-field.js";
import { KINDS } from "./race.js";
import { leadingDigit, leadingNine } from "../pieces/units.js";
import { mark } from "../pieces/walks.js";

export const SHAPES = { GradientDescent: "circle", Momentum: "square", RMSProp: "triangle", Adam: "diamond" };
const tenfold = (value, direction, factor = 1) => (direction > 0 ? 9 : 0.9) * value * factor;
const share = (label, symbol) => ({ label, symbol, limits: [0, 0.9999], unit: leadingNine });
const FIELDS = {
  learning_rate: { label: "learning rate", symbol: "η", limits: [0.0001, 10], unit: leadingDigit },
  momentum: share("momentum", "μ"),
  rho: share("rho", "ρ"),
  beta1: share("beta1", "β₁"),
  beta2: share("beta2", "β₂"),
  epsilon: { label: "epsilon", symbol: "ε", limits: [1e-12, 1], unit: tenfold },
};

/** The line and the mark of one optimiser, as they stand in the pictures. */
export const swatch = (kind) => {
  const className = `is-${kind}`;
  return s(
    "svg",
    { class: "mlp-swatch", viewBox: "0 0 40 16", width: 40, height: 16, "aria-hidden": "true" },
    s("polyline", { class: className, points: "0,8 40,8" }),
    mark(SHAPES[kind], className, [20, 8], 5),
  );
};

/** A share that is worth dragging: its number and, below it, a slider. */
function withSlider(field, of, onInput, { onStep }) {
  const range = h("input", { type: "range", class: "mlp-drag", min: 0, max: 0.98, step: 0.01, "aria-label": `momentum of ${of}, slider` });
  let begun = false;
  range.addEventListener("input", () => {
    if (!begun) onStep();
    begun = true;
    onInput(range.valueAsNumber);
  });
  for (const name of ["change", "blur"]) range.addEventListener(name, () => (begun = false));
  return {
    element: h("div", {}, field.element, range),
    set(value) {
      field.set(value);
      if (range.valueAsNumber !== value) range.value = String(value);
    },
  };
}

/**
 * @param {object} options
 * @param {Record<string, object>} options.optimizers  which fields there are
 * @param {Record<string, string>} options.names  of the optimisers, as the page has them
 * @param {(kind: string, name: string, value: number | string) => void} options.onChange
 * @param {(kind: string, takesPart: boolean) => void} options.onRacing
 * @param {object} options.fields  what number-field.js asks of its widget
 */
export function raceSettings({ optimizers, names, onChange, onRacing, fields: common }) {
  const cards = KINDS.map((kind) => {
    const of = names[kind];
    const box = h("input", { type: "checkbox", autocomplete: "off" });
    box.addEventListener("change", () => onRacing(kind, box.checked));
    const fields = Object.keys(optimizers[kind]).map((name) => {
      const onInput = (value) => onChange(kind, name, value);
      if (name === "convention") {
        return [name, selectField({ label: "convention", of, options: CONVENTIONS.map((one) => [one, one]), onChoose: (value) => (common.onStep(), onInput(value)) })];
      }
      const { symbol, ...rest } = FIELDS[name];
      const field = numberField({ ...rest, ...common, of, onInput });
      field.element.querySelector("label").dataset.symbol = symbol;
      return [name, name === "momentum" ? withSlider(field, of, onInput, common) : field];
    });
    const title = h("label", { class: "mlp-card-title" }, box, swatch(kind), h("span", {}, kind === "GradientDescent" ? `Gradient descent (${of})` : of));
    const element = h(
      "div",
      { class: `mlp-card is-${kind}`, role: "group", "aria-label": `Settings of ${of}` },
      title,
      ...fields.map(([, field]) => field.element),
    );
    return { kind, box, fields, element };
  });

  /** Show settings that were made here or elsewhere. */
  function set(state) {
    for (const { kind, box, fields, element } of cards) {
      const takesPart = state.racing.includes(kind);
      box.checked = takesPart;
      element.classList.toggle("is-off", !takesPart);
      for (const [name, field] of fields) field.set(state.optimizers[kind][name]);
    }
  }
  return { element: h("div", { class: "mlp-cards" }, ...cards.map(({ element }) => element)), set };
}
