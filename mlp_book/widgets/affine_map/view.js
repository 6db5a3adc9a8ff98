/**
 * An affine map F(x) = A x + b of the plane as a picture that answers; a second map G, and a ReLU
 * between the two, can be switched on.
 *
 * Traits: A, b, A2, b2, x, second, relu, initial (a dict of the same).
 * Named values: F[i], det, area; with the second map G[i], A2A[i,j], A2b+b2[i], H[i], verdict;
 * with ReLU R[i].
 */
import { affinePictures } from "./pictures.js";
import { determinantLines, paperDeterminant } from "./determinant_lines.js";
import { formatDecided } from "../pieces/decided.js";
import { h, setAttribute, setText } from "../pieces/dom.js";
import { mapPanel } from "./map_panel.js";
import { affineLines } from "../pieces/math_lines.js";
import { applyAffine, composeAffine, composeStages } from "../mathematics/mlp.js";
import { numberField } from "../pieces/number-field.js";
import { session } from "../pieces/session.js";
import { pointTable, pointText, twoMaps } from "./two_maps.js";
import { named } from "../pieces/stretch.js";

const NAMES = ["A", "b", "A2", "b2", "x", "second", "relu"];
const tidy = (value) => Math.round(value * 1e6) / 1e6;

/** The maps of a state: F, G, and H, the one map for both. */
function mapsOf({ A, b, A2, b2 }) {
  const [F, G] = [{ A, b }, { A: A2, b: b2 }];
  return { F, G, H: composeAffine(G, F) };
}

function render({ model, el }) {
  const now = session({ model, names: NAMES, draw });

  const stagesAt = (x) => {
    const { F, G, H } = mapsOf(now.state);
    return { ...composeStages(F, G, now.state.relu, x), joined: applyAffine(H, x) };
  };

  function draw(state) {
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
    if (!second) return `F(x) = ${pointText(stages.first)}, ${named("det", () => formatDecided(paperDeterminant(A)))}`;
    const whole = relu ? "G(ReLU(F(x)))" : "G(F(x))";
    return `${whole} = ${pointText(stages.second)}, H(x) = ${pointText(stages.joined)}`;
  }

  const input = [0, 1].map((i) => {
    const onInput = (value) => now.edit({ x: now.state.x.with(i, value) }, false);
    return numberField({ label: `x[${i + 1}]`, onInput, ...now.fields });
  });
  const first = mapPanel({
    name: "F",
    A: "A",
    b: "b",
    input: input.map(({ element }) => element),
    onChange: now.edit,
    ...now.fields,
  });
  const other = mapPanel({
    name: "G",
    A: "A2",
    b: "b2",
    onChange: ({ A, b }, begin) => now.edit({ A2: A, b2: b }, begin),
    ...now.fields,
  });
  const checkbox = (words, name) => {
    const box = h("input", { type: "checkbox", onchange: () => now.edit({ [name]: box.checked }) });
    return { box, element: h("label", { class: "mlp-switch" }, box, words) };
  };
  const secondSwitch = checkbox("Second map G", "second");
  const reluSwitch = checkbox("ReLU between F and G", "relu");
  const pictures = affinePictures({
    /** An arrow's head is at b + a column of A, its foot at b. */
    onDrag(name, at, begin) {
      const { A, b } = now.state;
      const column = at.map((value, i) => tidy(value - b[i]));
      const withColumn = (j) => A.map((row, i) => row.with(j, column[i]));
      const parts = {
        x: () => ({ x: at }),
        origin: () => ({ b: at }),
        "column 1": () => ({ A: withColumn(0) }),
        "column 2": () => ({ A: withColumn(1) }),
      };
      now.edit(parts[name](), begin);
    },
    onZoom: () => now.show(now.state),
  });
  const numbers = affineLines("F", 2);
  const det = determinantLines();
  const both = twoMaps();
  const legend = h("p", { class: "mlp-note" });
  const table = pointTable(stagesAt);

  const title = (text) => h("p", { class: "mlp-title" }, text);
  const root = h(
    "div",
    { class: "mlp-widget mlp-affine", role: "group", "aria-label": "Affine map" },
    now.bar(hint()),
    first.element,
    h("div", { class: "mlp-switches" }, secondSwitch.element, reluSwitch.element),
    other.element,
    now.message,
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
  );

  return now.begin(el, root);
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
