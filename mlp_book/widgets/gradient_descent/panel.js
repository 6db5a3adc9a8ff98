/** The gradient-descent widget's page: its controls, and where each picture stands. */
import { h, setAttribute, setText, uniqueId, valueText } from "../pieces/dom.js";
import { numberField } from "../pieces/number-field.js";
import { rateControl } from "./rate.js";
import { formatSix } from "../pieces/six_decimals.js";
import { named } from "../pieces/stretch.js";

const PRESETS = [0.05, 0.1, 0.2, 0.3, 0.5];
const WIDE = 620;

/** A native choice among the weights. */
function weightChoice(label, weights, onChoose) {
  const id = uniqueId("axis");
  const options = weights.map(({ name }) => h("option", { value: name }, name));
  const select = h("select", { id }, ...options);
  select.addEventListener("change", () => onChoose(select.value));
  return { select, element: h("span", { class: "mlp-axis" }, h("label", { for: id }, label), select) };
}

/**
 * @param {object} options  the problem, the rate's limits, the pictures, the session and what the controls do; see view.js
 */
export function descentPanel({ problem, limits, pictures, now, ...on }) {
  const { surface, chart, sums, log } = pictures;
  const { weights } = problem;
  const button = (text, onclick, attributes = {}) =>
    h("button", { type: "button", class: "mlp-button", onclick, ...attributes }, text);

  const { back, reset } = now.buttons;
  back.addEventListener("click", on.onStop, true);
  const run = button("Run", on.onRun);
  const buttons = h(
    "div",
    { class: "mlp-buttons" },
    button("Step", on.onStep, { class: "mlp-button is-main" }),
    back,
    run,
    reset,
  );
  const rate = rateControl({
    limits,
    presets: PRESETS,
    onRate: on.onRate,
    onPreset: on.onPreset,
    fields: now.fields,
  });

  const epoch = valueText("epoch");
  const outcome = h("span", { class: "mlp-outcome" });
  const words = h("span", { class: "mlp-verdict-words" });
  const verdict = h(
    "p",
    { class: "mlp-verdict" },
    h("strong", {}, "Epoch ", epoch, ". "),
    outcome,
    words,
  );

  const across = weightChoice("Across", weights, (name) => on.onChoose("across", name));
  const up = weightChoice("Up", weights, (name) => on.onChoose("up", name));
  const axes = h(
    "div",
    { class: "mlp-axis-row" },
    across.element,
    up.element,
    h(
      "span",
      { class: "mlp-zoom" },
      button("−", () => on.onZoom("out"), { "aria-label": "Zoom out" }),
      button("+", () => on.onZoom("in"), { "aria-label": "Zoom in" }),
    ),
  );
  const before = h("p", { class: "mlp-hint" });
  const slice = h("p", { class: "mlp-hint mlp-slice" });

  const fields = weights.map(({ name, index }) => {
    const field = numberField({
      label: name,
      onInput: (value) => on.onEdit(index, value),
      ...now.fields,
      onStep: on.onEditBegins,
      onRestore: now.restore, // the walk that the typing has ended
    });
    return { ...field, index };
  });
  const grid = h(
    "div",
    { class: "mlp-weights", role: "group", "aria-label": "Weights" },
    h("p", { class: "mlp-hint" }, "Change a weight, or drag the point: a new walk begins there."),
    ...fields.map(({ element }) => element),
  );

  const element = h(
    "div",
    { class: "mlp-widget mlp-descent", role: "group", "aria-label": "Gradient descent" },
    rate.element,
    h("div", { class: "mlp-controls" }, buttons),
    verdict,
    now.message,
    h(
      "div",
      { class: "mlp-two" },
      h("div", { class: "mlp-left" }, axes, surface.element, slice),
      h("div", { class: "mlp-right" }, chart.element, before, grid, log.element),
    ),
    sums.element,
  );

  let arranged = 0;

  function running(on) {
    setText(run, on ? "Pause" : "Run");
  }

  function update({ here, rate: eta, pair, others, said, past, moves }) {
    rate.set(eta);
    setText(epoch, String(here.epoch));
    setText(outcome, `${named("O", () => formatSix(here.output))}, ${named("E", () => formatSix(here.error))}. `);
    setText(words, said.words);
    setAttribute(verdict, "data-kind", said.kind);
    across.select.value = pair.across;
    up.select.value = pair.up;
    const held = others.map(({ name, index }) => named(name, () => formatSix(here.theta[index])));
    const arrow = moves
      ? "The arrow is the next step, −η times the gradient; a tiny one is drawn longer."
      : "There is no arrow: the next step moves these two weights by nothing, or by too little to draw.";
    setText(
      slice,
      `Lines of equal error E. The picture is a slice: ${held.join(", ")} are held. A step moves all six weights, so the lines move too. ${arrow}`,
    );
    setText(before, past ? `Dashes: the walk before, with η = ${past.rate}.` : "");
    for (const field of fields) field.set(here.theta[field.index]);
  }

  /** @param {number} width  inside the widget */
  function arrange(width) {
    if (width === arranged) return;
    arranged = width;
    const wide = width >= WIDE;
    element.classList.toggle("is-wide", wide);
    const left = wide ? Math.round(width * 0.56) : Math.min(width, 460);
    surface.arrange(left);
    const right = wide ? width - left - 16 : Math.min(width, 460);
    chart.arrange(right, wide ? 200 : 190);
  }

  return { element, update, arrange, running };
}
