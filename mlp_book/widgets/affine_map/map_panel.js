/** One affine map of the plane as an equation whose numbers are native controls, and its presets. */
import { h, setText } from "../pieces/dom.js";
import { formatNumber, formatShort } from "../pieces/format.js";
import { brackets } from "../pieces/math_lines.js";
import { angleOf, rotation, turnOf } from "../mathematics/mlp.js";
import { numberField } from "../pieces/number-field.js";
import { slider } from "../pieces/slider.js";

/** name -> the map, given the slider's angle */
const PRESETS = {
  Identity: () => [[[1, 0], [0, 1]], [0, 0]],
  Rotation: (angle) => [rotation(angle), [0, 0]],
  Scaling: () => [[[1.5, 0], [0, 2]], [0, 0]],
  Shear: () => [[[1, 1], [0, 1]], [0, 0]],
  Reflection: () => [[[-1, 0], [0, 1]], [0, 0]],
  Projection: () => [[[0.5, 0.5], [0.5, 0.5]], [0, 0]],
  Translation: () => [[[1, 0], [0, 1]], [1.5, 1]],
};
const FIRST_ANGLE = 30;

const sign = (text) => h("span", { class: "mlp-sign" }, text);
const texts = () => [0, 1].map(() => h("span", { class: "mlp-cell" }));

/**
 * @param {object} options
 * @param {string} options.name      "F"
 * @param {string} options.A         the matrix's symbol, as "A2"
 * @param {string} options.b
 * @param {HTMLElement[]=} options.input  the fields of x; without them, the input is shown as text
 * @param {(map: import("../mathematics/affine.js").Affine, begin: boolean) => void} options.onChange
 * @param {() => void} options.onStep  a change of a field begins
 * @param {(message: string) => void} options.onMessage
 * @param {string} options.describedBy
 */
export function mapPanel({ name, A, b, input, onChange, ...field }) {
  let map = { A: [[1, 0], [0, 1]], b: [0, 0] };
  let angle = FIRST_ANGLE;
  const make = (label, onInput) => numberField({ label, onInput, ...field });
  const matrix = [0, 1].map((i) =>
    [0, 1].map((j) =>
      make(`${A}[${i + 1},${j + 1}]`, (value) =>
        onChange({ ...map, A: map.A.with(i, map.A[i].with(j, value)) }, false),
      ),
    ),
  );
  const offset = [0, 1].map((i) =>
    make(`${b}[${i + 1}]`, (value) => onChange({ ...map, b: map.b.with(i, value) }, false)),
  );
  const shown = input ? null : texts();
  const result = texts();
  const symbol = h("span", { class: "mlp-sign" });
  const equation = h(
    "div",
    { class: "mlp-equation" },
    symbol,
    brackets(2, matrix.flat().map(({ element }) => element)),
    sign("·"),
    brackets(1, input ?? shown, input ? {} : { "aria-hidden": "true" }),
    sign("+"),
    brackets(1, offset.map(({ element }) => element)),
    h("span", { class: "mlp-result", "aria-hidden": "true" }, sign("="), brackets(1, result)),
  );

  const preset = (words) => {
    const onclick = () => {
      const [matrixOf, b0] = PRESETS[words](angle);
      onChange({ A: matrixOf, b: b0 }, true);
    };
    return h("button", { type: "button", class: "mlp-button", onclick }, words);
  };
  const turn = slider({
    label: `angle of ${A}`,
    low: -180,
    high: 180,
    step: 5,
    onInput: (degrees, begin) => onChange({ ...map, A: rotation(degrees) }, begin),
  });
  const group = { class: "mlp-buttons mlp-map-presets", role: "group", "aria-label": `Presets of ${name}` };
  const element = h(
    "div",
    { class: "mlp-map", role: "group", "aria-label": `The map ${name}` },
    equation,
    h("div", { class: "mlp-map-tools" }, h("div", group, ...Object.keys(PRESETS).map(preset)), turn.element),
  );

  return {
    element,
    /** @param {string} of  what goes in, as "x" or "F(x)" */
    update(next, x, y, of) {
      map = next;
      map.A.flat().forEach((value, k) => matrix.flat()[k].set(value));
      map.b.forEach((value, k) => offset[k].set(value));
      shown?.forEach((cell, k) => setText(cell, formatShort(x[k])));
      result.forEach((cell, k) => setText(cell, formatShort(y[k])));
      setText(symbol, `${name}(${of}) =`);
      const found = angleOf(map.A);
      if (found !== null) angle = Math.round(found * 1e6) / 1e6;
      const turn_ = found === null ? turnOf(map.A) : null;
      const scaled = turn_ ? `${formatNumber(turn_.angle, 2)}°, times ${formatNumber(turn_.factor, 2)}` : "no rotation now";
      const words = found === null ? scaled : `${formatNumber(angle)}°`;
      turn.set(found === null ? null : angle, words);
    },
  };
}
