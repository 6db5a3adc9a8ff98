/**
 * A loss as a picture that answers: its curve over the prediction, the tangent at a point to drag,
 * three examples at once; cross-entropies of a sigmoid and of a softmax.
 *
 * Traits: name, outputs, targets, reduction, z, t, axis, scores, true_class, chosen, initial; options.
 */
import { selectField } from "../pieces/choose.js";
import { curveTable } from "../pieces/curve_table.js";
import { h, setText } from "../pieces/dom.js";
import { batchTables } from "./batch_tables.js";
import { lossPanel } from "./panel.js";
import { lossPlot } from "./plot.js";
import { isError, sceneOf } from "./scene.js";
import { batchLines, batchVerdict, binaryLines, binaryVerdict, classLines, classVerdict } from "./words.js";
import { binaryLoss, logit } from "../mathematics/mlp.js";
import { numberField } from "../pieces/number-field.js";
import { session } from "../pieces/session.js";
import { softmaxPanel } from "../pieces/softmax_panel.js";

const TRAITS = ["name", "outputs", "targets", "reduction", "z", "t", "axis", "scores", "true_class", "chosen"];
const BINARY = "binary_cross_entropy";
const CLASSES = "categorical_cross_entropy";
const HINTS = {
  batch: "Drag a point, or type a y. The upright lines are the targets. The orange line touches the curve; its slope, drawn below, says which way y should go.",
  [BINARY]: "Drag the point, or type y or z. Then set t to 0 and z to 40: confident, wrong, and y rounds to 1.",
  [CLASSES]: "Change any z. The loss looks at the true class alone, yet every z has a slope.",
};

function render({ model, el }) {
  const options = model.get("options");
  const now = session({ model, names: TRAITS, draw });

  /** Lines and words of the present loss. */
  function account(state) {
    if (isError(state.name)) return [batchLines(state), batchVerdict(state)];
    if (state.name === BINARY) return [binaryLines(state), binaryVerdict(state)];
    return [classLines(state), classVerdict(state)];
  }

  function draw(state) {
    const { name } = state;
    const [batch, binary, classes] = [isError(name), name === BINARY, name === CLASSES];
    choice.set(name);
    reduction.set(state.reduction);
    target.set(state.t);
    axis.set(state.axis);
    right.set(state.true_class);
    along.set(state.chosen);
    y.set(binaryLoss(state.z, state.t).y);
    z.set(state.z);
    for (const part of [reduction.element, tables.element]) part.hidden = !batch;
    for (const part of [target.element, axis.element, y.element, z.element]) part.hidden = !binary;
    for (const part of [right.element, along.element, softmax.element]) part.hidden = !classes;
    setText(hint, HINTS[batch ? "batch" : name]);
    if (batch) tables.update(state);
    if (classes) softmax.update(state.scores);
    const scene = sceneOf(state);
    plot.update(scene);
    const { stops, at, titles } = scene;
    curve.update({ key: titles + scene.key, caption: `${titles[0]}, and ${titles[1]}`, heads: [scene.axis, "l", "slope"], stops, at });
    const [lines, verdict] = account(state);
    panel.update(lines, verdict);
    return `Loss ${lines.L[2]}. ${verdict.text}`;
  }

  const select = (label, trait) =>
    selectField({ label, options: options[trait], onChoose: (value) => now.edit({ [trait]: value }) });

  const choice = select("loss", "name");
  const reduction = select("over the batch", "reduction");
  const target = select("t", "t");
  const axis = select("drawn over", "axis");
  const right = select("true class", "true_class");
  const along = select("curve over", "chosen");
  const y = numberField({ label: "y", limits: [0.0001, 0.9999], onInput: (value) => now.edit({ z: logit(value) }, false), ...now.fields });
  const z = numberField({ label: "z", limits: options.z, onInput: (value) => now.edit({ z: value }, false), ...now.fields });

  const softmax = softmaxPanel({
    n: now.state.scores.length,
    limits: options.scores,
    note: "",
    onEdit: (i, value) => now.edit({ scores: now.state.scores.with(i, value), chosen: i + 1 }, false),
    onShift: () => now.edit({ scores: now.state.scores.map((v) => Math.min(options.scores[1], v + 1)) }),
    ...now.fields,
  });
  const tables = batchTables({
    options,
    onChoose: (chosen) => now.edit({ chosen }),
    onEdit: (trait, k, value) => now.edit({ [trait]: now.state[trait].with(k - 1, value), chosen: k }, false),
    ...now.fields,
  });

  /** Where a dragged point goes in the state. */
  function dragged(k, x) {
    const { state } = now;
    if (isError(state.name)) return { outputs: state.outputs.with(k, x), chosen: k + 1 };
    if (state.name === CLASSES) return { scores: state.scores.with(state.chosen - 1, x) };
    return { z: state.axis === "y" ? logit(x) : x };
  }
  const plot = lossPlot({ onGrab: now.remember, onDrag: (k, x) => now.edit(dragged(k, x), false) });
  const panel = lossPanel();
  const curve = curveTable("The curve as a table");

  const hint = h("p", { class: "mlp-hint" });
  const controls = [choice, reduction, target, axis, y, z, right, along].map(({ element }) => element);
  const root = h(
    "div",
    { class: "mlp-widget mlp-curve-widget", role: "group", "aria-label": "A loss and its slope" },
    now.bar(hint),
    h("div", { class: "mlp-curve-controls" }, ...controls),
    now.message,
    h("div", { class: "mlp-curves" }, plot.element, tables.element, softmax.element, panel.element, curve.element),
  );

  return now.begin(el, root, plot.element, plot.arrange);
}

export default { render };
