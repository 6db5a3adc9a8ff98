/**
 * An application: draw a digit, a network answers. Engine, interface and the glue between them.
 *
 * Traits: show ("all", "answer" or "neuron"), sizes, activations, theta, tests, recordings,
 * engine_name, reach; source ("drawing", "cells" or "example"), strokes, pixels, example (from 1),
 * explained (a digit, or -1 for the answer), neuron and cell (from 1), changed, threshold (percent);
 * question and reply.
 */
import { selectField } from "../pieces/choose.js";
import { digitAnswer } from "./answer.js";
import { digitCells } from "./cells.js";
import { digitsEngine, HERE } from "./engine.js";
import { examplesOf } from "./examples.js";
import { neuronGallery, neuronPanel, scoreTable } from "./neurons.js";
import { changedTheta, oneNeuron, withWeight } from "./one_neuron.js";
import { digitBitmap, digitSheet } from "./sheet.js";
import { h, setText } from "../pieces/dom.js";
import { inksOf, onTheme } from "../pieces/heat.js";
import { biasIndex, forward, makeNetwork, predict } from "../mathematics/mlp.js";
import { stagesOf } from "../../topics/strokes.js";
import { numberField } from "../pieces/number-field.js";
import { session } from "../pieces/session.js";
import { slider } from "../pieces/slider.js";

const TRAITS = ["source", "strokes", "pixels", "example", "explained", "neuron", "threshold", "cell", "changed"];
const HINTS = {
  all: "Draw a digit on the sheet, with mouse, finger or pen: your first stroke replaces the recorded drawing. Each stroke can be stepped back.",
  answer: "Draw a digit, with mouse, finger or pen: your first stroke replaces the recorded drawing.",
  neuron: "Pick a weight in the picture and drag it with the slider; or draw another digit.",
};
const NO_STROKES = {
  drawing: "",
  cells: "Sheet and bitmap are blank: these counts were set by hand, no strokes made them.",
  example: "Sheet and bitmap are blank: of the test digits only the counts were kept.",
};

function render({ model, el }) {
  const options = model.get("options");
  const show = model.get("show");
  const network = makeNetwork(model.get("sizes"), model.get("activations"));
  const theta = model.get("theta");
  const examples = examplesOf(model.get("tests"));
  const recordings = model.get("recordings");
  const now = session({ model, names: TRAITS, draw });
  const engine = digitsEngine({
    model,
    predict: (x) => predict(network, theta, x),
    onReply: () => now.change(now.state),
    onFault: (words) => now.tell(words),
  });
  const nameOf = new Map(Object.entries(recordings).map(([name, strokes]) => [JSON.stringify(strokes), name]));
  const nameRecorded = (strokes) => nameOf.get(JSON.stringify(strokes)) ?? "";
  let words = "";

  function draw(state) {
    const { source, strokes, pixels, example, explained, neuron, threshold, cell, changed } = state;
    const stages = source === "drawing" ? stagesOf(strokes) : null;
    const present = changedTheta(network, theta, changed);
    const pass = forward(network, present, pixels.map((v) => v / 16));
    sheet.update(stages ? strokes : [], stages?.box ?? null);
    bitmap.update(stages, NO_STROKES[source]);
    cells.update(pixels);
    recorded.set(nameRecorded(strokes));
    number.set(example);
    sure.set(threshold, threshold === 0 ? "always answer" : `${threshold} %`);
    digit.set(explained);
    if (show === "neuron") {
      which.set(neuron);
      one.update(pass, present, neuron - 1, cell - 1);
    }
    const answered = show === "neuron" ? { probabilities: pass.a[1], by: HERE } : engine.ask(pixels);
    const own = pass.a[1];
    const best = own.indexOf(Math.max(...own));
    const k = explained < 0 ? best : explained;
    const products = score.update(pass, k, theta[biasIndex(network, 1, k)]);
    gallery.update(products, k, neuron - 1);
    panel.update(pass, neuron - 1);
    if (!answered) return words; // Python is still computing
    const label = source === "example" ? examples.labels[example - 1] : null;
    words = answer.update(answered, { threshold, blank: pixels.every((v) => v === 0), label });
    return words;
  }

  /** Everything that the reader makes goes through here: strokes make pixels, nothing else does. */
  const drawn = (strokes, begins) => now.edit({ source: "drawing", strokes, example: 0, pixels: stagesOf(strokes).pixels }, begins);
  const chosen = (k, begins = true) => {
    if (k === 0) drawn([], begins);
    else now.edit({ source: "example", strokes: [], example: k, pixels: examples.pixels(k) }, begins);
  };

  let finished = [];
  const sheet = digitSheet({
    onBegin() {
      now.remember();
      // A stroke joins the reader's own; a recorded drawing it replaces.
      const { source, strokes } = now.state;
      finished = source === "drawing" && !nameRecorded(strokes) ? strokes : [];
    },
    onStroke: (stroke) => drawn([...finished, stroke], false),
  });
  const bitmap = digitBitmap();
  const cells = digitCells({
    onEdit: (k, ink) => now.edit({ source: "cells", strokes: [], example: 0, pixels: now.state.pixels.with(k, ink) }),
  });
  const recorded = selectField({
    label: "recorded",
    options: [["", "none"], ...Object.keys(recordings).map((name) => [name, name])],
    onChoose: (name) => drawn(recordings[name] ?? [], true),
  });
  const clear = h("button", { type: "button", class: "mlp-button", onclick: () => drawn([], true) }, "Clear");
  const number = numberField({
    label: "test digit", limits: options.example, unit: 1, whole: true, onInput: (k) => chosen(k, false), ...now.fields, onRestore: now.restore,
  });
  const mistake = h("button", { type: "button", class: "mlp-button", onclick: nextMistake }, "Next mistake");
  const sure = slider({
    label: "do not answer below", low: options.threshold[0], high: options.threshold[1], step: 1, onInput: (threshold, begin) => now.edit({ threshold }, begin),
  });
  const answer = digitAnswer();
  const digit = selectField({
    label: "explain the score of",
    options: options.explained,
    onChoose: (explained) => now.edit({ explained }),
  });
  const score = scoreTable({ network, theta });
  const gallery = neuronGallery({ network, theta, onPick: (i) => now.edit({ neuron: i + 1 }) });
  const panel = neuronPanel({ network, theta, gallery });
  const which = numberField({
    label: "neuron", limits: options.neuron, unit: 1, whole: true, onInput: (neuron) => now.edit({ neuron }, false), ...now.fields,
  });
  const one = oneNeuron({
    network,
    reach: model.get("reach"),
    onHold: (k) => now.edit({ cell: k + 1 }, false),
    onDrag(weight, begins) {
      const { changed, neuron, cell } = now.state;
      now.edit({ changed: withWeight(changed, neuron, cell, weight) }, begins);
    },
  });

  /** The next test digit that mlp.js's answer misses, from the present one on. */
  function nextMistake() {
    const n = examples.labels.length;
    for (let step = 1; step <= n; step += 1) {
      const k = ((now.state.example + step - 1) % n) + 1;
      const p = predict(network, theta, examples.pixels(k).map((v) => v / 16));
      if (p.indexOf(Math.max(...p)) !== examples.labels[k - 1]) {
        chosen(k);
        return;
      }
    }
    now.tell("The network makes no mistake on the test digits.");
  }

  const step = (title, ...parts) => h("section", { class: "mlp-step" }, h("p", { class: "mlp-step-title" }, title), ...parts);
  const hint = h("p", { class: "mlp-hint" }, HINTS[show]);
  const sources = (...parts) => h("div", { class: "mlp-sources" }, ...parts.map((part) => part.element ?? part));
  const two = (...parts) => h("div", { class: "mlp-answers" }, ...parts);
  const arranged = {
    all: () => [
      sources(recorded, number, mistake, clear),
      now.message,
      answer.verdict,
      h("div", { class: "mlp-pipeline" },
        step("1 Sheet: your strokes", sheet.element),
        step("2 Bitmap, 32 × 32", bitmap.element),
        step("3 Counts, 8 × 8", cells.element)),
      bitmap.steps,
      h("p", { class: "mlp-hint" }, "The counts can be set by hand: arrow keys walk, space inks or clears a cell, + and − change it by 1."),
      two(step("4 Answer", answer.element, sure.element), step("5 Why", digit.element, score.element)),
      step("The hidden neurons: what each looks for", gallery.element,
        h("p", { class: "mlp-hint" }, "Blue: ink here wakes it; grey: ink here silences it. The bar below shows how loud it is now, the size of its product; striped: it speaks against the digit explained above."),
        panel.element),
    ],
    answer: () => [
      sources(recorded, clear),
      now.message,
      two(step("Draw here", sheet.element), step("The network's answer", answer.verdict, answer.element)),
    ],
    neuron: () => [
      sources(recorded, which, clear),
      now.message,
      two(step("Your drawing", sheet.element), step("The neuron's 64 weights, your ink as dots", one.grid)),
      h("p", { class: "mlp-hint" }, "Blue: ink here wakes the neuron. Grey and dashed: ink here silences it."),
      one.drag,
      answer.verdict,
      two(step("Weight times ink: 64 products", one.table), step("Their sum, and the answer", one.lines, answer.element)),
    ],
  };
  const root = h(
    "div",
    { class: `mlp-widget mlp-digits is-${show}`, role: "group", "aria-label": "Draw a digit" },
    now.bar(hint), ...arranged[show](),
  );

  const repaint = () => root.isConnected && gallery.paint(inksOf(root));
  const end = now.begin(el, root, gallery.element, repaint);
  requestAnimationFrame(repaint);
  const forget = onTheme(repaint);
  setText(now.message, "");
  return () => {
    engine.forget();
    forget();
    end();
  };
}

export default { render };
