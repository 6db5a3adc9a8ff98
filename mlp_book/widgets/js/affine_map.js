/**
 * An affine map F(x) = A x + b of the plane as a picture that answers; a second map G, and a ReLU
 * between the two, can be switched on.
 *
 * Traits: A, b, A2, b2, x, second, relu, initial (a dict of the same).
 * Named values: F[i], det, area; with the second map G[i], A2A[i,j], A2b+b2[i], H[i], verdict;
 * with ReLU R[i].
 */
import { affinePictures } from "./affine_pictures.js";
import { determinantLines } from "./determinant_lines.js";
import { h, setAttribute, setText, uniqueId } from "./dom.js";
import { formatNumber } from "./format.js";
import { History } from "./history.js";
import { liveRegion } from "./live.js";
import { mapPanel } from "./map_panel.js";
import { affineLines } from "./math_lines.js";
import { applyAffine, composeAffine, composeStages, determinant } from "./mlp.js";
import { numberField } from "./number-field.js";
import { pointTable, pointText, twoMaps } from "./two_maps.js";

const NAMES = ["A", "b", "A2", "b2", "x", "second", "relu"];
const tidy = (value) => Math.round(value * 1e6) / 1e6;

/** The maps of a state: F, G, and H, the one map for both. */
function mapsOf({ A, b, A2, b2 }) {
  const [F, G] = [{ A, b }, { A: A2, b: b2 }];
  return { F, G, H: composeAffine(G, F) };
}

function render({ model, el }) {
  const history = new History();
  const live = liveRegion();
  const message = h("p", { class: "mlp-message", id: uniqueId("message") });
  const read = () => Object.fromEntries(NAMES.map((name) => [name, model.get(name)]));
  let state = read();
  let own = false;

  const stagesAt = (x) => {
    const { F, G, H } = mapsOf(state);
    return { ...composeStages(F, G, state.relu, x), joined: applyAffine(H, x) };
  };

  /** Every change goes through here: one computation, one update of the page. Gives it in words. */
  function show(next) {
    state = next;
    const { A, x, second, relu } = state;
    const { F, G, H } = mapsOf(state);
    const stages = stagesAt(x);
    input.forEach((one, i) => one.set(x[i]));
    first.update(F, x, stages.first, "x");
    other.update(G, stages.between, stages.second, relu ? "R" : "F(x)");
    numbers.update(F, x, stages.first);
    det.update(A);
    setText(legend, legendText(F));
    for (const part of [other.element, reluSwitch.element]) part.hidden = !second;
    secondSwitch.box.checked = second;
    reluSwitch.box.checked = relu;
    pictures.update(state, { F, G, stages });
    both.update({ F, G, H, second, relu, x, stages });
    table.update(state);
    setAttribute(root, "data-second", second);
    setAttribute(back, "aria-disabled", history.length === 0);
    if (!second) return `F(x) = ${pointText(stages.first)}, det = ${formatNumber(determinant(A))}`;
    const whole = relu ? "G(ReLU(F(x)))" : "G(F(x))";
    return `${whole} = ${pointText(stages.second)}, H(x) = ${pointText(stages.joined)}`;
  }

  function change(next) {
    live.say(show(next));
    own = true;
    for (const name of NAMES) model.set(name, next[name]);
    model.save_changes();
    own = false;
  }
  const edit = (part, begin) => {
    if (begin) history.push(state);
    change({ ...state, ...part });
  };

  const common = {
    describedBy: message.id,
    onStep: () => history.push(state),
    onMessage: (words) => {
      setText(message, words);
      if (words) live.say(words, 100);
    },
  };
  const input = [0, 1].map((i) => {
    const onInput = (value) => change({ ...state, x: state.x.with(i, value) });
    return numberField({ label: `x[${i + 1}]`, onInput, ...common });
  });
  const first = mapPanel({
    name: "F",
    A: "A",
    b: "b",
    input: input.map(({ element }) => element),
    onChange: (map, begin) => edit(map, begin),
    ...common,
  });
  const other = mapPanel({
    name: "G",
    A: "A2",
    b: "b2",
    onChange: ({ A, b }, begin) => edit({ A2: A, b2: b }, begin),
    ...common,
  });
  const checkbox = (words, name) => {
    const box = h("input", { type: "checkbox", onchange: () => edit({ [name]: box.checked }, true) });
    return { box, element: h("label", { class: "mlp-switch" }, box, words) };
  };
  const secondSwitch = checkbox("Second map G", "second");
  const reluSwitch = checkbox("ReLU between F and G", "relu");
  const pictures = affinePictures({
    /** An arrow's head is at b + a column of A, its foot at b. */
    onDrag(name, at, begin) {
      const column = at.map((value, i) => tidy(value - state.b[i]));
      const withColumn = (j) => state.A.map((row, i) => row.with(j, column[i]));
      const parts = {
        x: () => ({ x: at }),
        origin: () => ({ b: at }),
        "column 1": () => ({ A: withColumn(0) }),
        "column 2": () => ({ A: withColumn(1) }),
      };
      edit(parts[name](), begin);
    },
    onZoom: () => show(state),
  });
  const numbers = affineLines("F", 2);
  const det = determinantLines();
  const both = twoMaps();
  const legend = h("p", { class: "mlp-note" });
  const table = pointTable(stagesAt);

  const button = (text, onclick) => h("button", { type: "button", class: "mlp-button", onclick }, text);
  const back = button("Step back", () => {
    const past = history.pop();
    if (past) change(past);
  });
  const reset = button("Reset", () => edit({ ...model.get("initial") }, true));
  const title = (text) => h("p", { class: "mlp-title" }, text);
  const root = h(
    "div",
    { class: "mlp-widget mlp-affine", role: "group", "aria-label": "Affine map" },
    h("div", { class: "mlp-bar-top" }, hint(), h("div", { class: "mlp-buttons" }, back, reset)),
    first.element,
    h("div", { class: "mlp-switches" }, secondSwitch.element, reluSwitch.element),
    other.element,
    message,
    h(
      "div",
      { class: "mlp-affine-body" },
      pictures.element,
      h(
        "div",
        { class: "mlp-numbers" },
        h(
          "div",
          {},
          title("F(x) = A x + b, row times column"),
          numbers.element,
          legend,
          title("The determinant: what happens to areas"),
          det.element,
          both.steps,
        ),
        both.one,
      ),
    ),
    table.element,
    live.element,
  );

  const fromPython = () => {
    if (!own) show(read());
  };
  for (const name of NAMES) model.on(`change:${name}`, fromPython);
  show(state);
  el.append(root);
  return () => {
    live.stop();
    for (const name of NAMES) model.off(`change:${name}`, fromPython);
  };
}

const legendText = ({ A, b }) => {
  const [one, two] = [0, 1].map((j) => pointText(A.map((row) => row[j])));
  return `Grey, dashed: before. Blue: after. The arrows are column 1 of A, ${one}, and column 2, ${two}; both start at b = ${pointText(b)}.`;
};

const hint = () =>
  h(
    "p",
    { class: "mlp-hint" },
    "Change any number: type, press the arrow keys, or drag it sideways. In the picture, drag the ",
    "point x, the heads of the two arrows (the columns of A), or their foot (b).",
  );

export default { render };
