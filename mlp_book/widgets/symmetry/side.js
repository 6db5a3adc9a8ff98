/** One of the two networks: its weights as arrows and as a table, its answers, its next step. */
import { h, setText, valueText } from "../pieces/dom.js";
import { formatFactor } from "../pieces/format.js";
import { biasIndex, weightIndex } from "../mathematics/mlp.js";
import { POINTS } from "../../topics/perceptron.js";
import { formatNarrow } from "../pieces/scientific.js";
import { signOf, stretch } from "../pieces/stretch.js";
import { placesOf } from "./walk.js";
import { weightPlane } from "./weight_plane.js";

const bracketed = (text) => (text.startsWith("−") ? `(${text})` : text);

/** A number with its gradient under it. */
function pair(side, name) {
  const value = h("span", { class: "mlp-value is-weight", "data-value": `${side} ${name}` });
  const slope = h("span", { class: "mlp-value is-slope", "data-value": `${side} d${name}` });
  return {
    cell: h("td", {}, value, h("span", { class: "mlp-sr" }, ", gradient "), slope),
    update(number, gradient) {
      setText(value, formatNarrow(number));
      setText(slope, formatNarrow(gradient));
    },
  };
}

function weightTable(side, network) {
  const n = network.sizes[1];
  const rows = Array.from({ length: n }, (_, i) => {
    const names = [`W1[${i + 1},1]`, `W1[${i + 1},2]`, `b1[${i + 1}]`, `W2[1,${i + 1}]`];
    return names.map((name) => pair(side, name));
  });
  const out = pair(side, "b2");
  const heads = ["i", "W1[i,1]", "W1[i,2]", "b1[i]", "W2[1,i]"];
  const row = (head, cells) => h("tr", {}, h("th", { scope: "row" }, head), ...cells);
  const table = h(
    "table",
    { class: "mlp-two-lines" },
    h("caption", {}, "Each weight, and under it its gradient"),
    h("thead", {}, h("tr", {}, ...heads.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...rows.map((cells, i) => row(String(i + 1), cells.map(({ cell }) => cell))),
      row("b2", [out.cell, ...Array.from({ length: 3 }, () => h("td"))])),
  );
  return {
    element: table,
    update(shape, { theta, gradient }) {
      rows.forEach((cells, i) =>
        placesOf(shape, i).forEach((k, j) => cells[j].update(theta[k], gradient[k])));
      const last = biasIndex(shape, 1, 0);
      out.update(theta[last], gradient[last]);
    },
  };
}

function answerTable(side) {
  const points = POINTS.map((point) => point.join(","));
  const wanted = points.map(() => h("td"));
  const given = points.map((point) => {
    const value = valueText(`${side} y(${point})`);
    const mark = h("span", { "aria-hidden": "true" });
    const words = h("span", { class: "mlp-sr" });
    return { value, mark, words, cell: h("td", {}, value, " ", mark, words) };
  });
  const head = (text, scope = "row") => h("th", { scope }, text);
  const table = h(
    "table",
    { class: "mlp-answers" },
    h("caption", { class: "mlp-sr" }, "The four answers"),
    h("thead", {}, h("tr", {}, head("x", "col"), ...points.map((point) => head(point, "col")))),
    h("tbody", {}, h("tr", {}, head("t"), ...wanted), h("tr", {}, head("y"), ...given.map(({ cell }) => cell))),
  );
  return {
    element: table,
    update({ outputs, right }, Y) {
      outputs.forEach((y, k) => {
        setText(wanted[k], String(Y[k][0]));
        setText(given[k].value, y.toFixed(2));
        setText(given[k].mark, right[k] ? "✓" : "✗");
        setText(given[k].words, right[k] ? ", right" : ", wrong");
      });
    },
  };
}

/** "new W1[i,1] = W1[i,1] − η·dW1[i,1] = ..." for each hidden neuron. */
function stepLines(side, network) {
  const lines = Array.from({ length: network.sizes[1] }, (_, i) => {
    const name = `W1[${i + 1},1]`;
    const how = h("span");
    const value = valueText(`${side} new ${name}`);
    return { how, value, row: h("div", { class: "mlp-line" }, h("span", { class: "mlp-sum" },
      h("span", { class: "mlp-symbol" }, `new ${name}`), how, value)) };
  });
  return {
    element: h("div", { class: "mlp-lines" },
      h("p", { class: "mlp-hint" }, "The next step, new W1[i,1] = W1[i,1] − η·dW1[i,1]:"), ...lines.map(({ row }) => row)),
    update(shape, { theta, gradient, next }, rate) {
      lines.forEach(({ how, value }, i) => {
        const k = weightIndex(shape, 0, i, 0);
        const step = stretch(() => `${formatNarrow(theta[k])} − ${formatFactor(rate)}·${bracketed(formatNarrow(gradient[k]))}`);
        const last = stretch(() => formatNarrow(next[k]));
        setText(how, ` ${signOf(step)} ${step.text} ${signOf(step, last)} `);
        setText(value, last.text);
      });
    },
  };
}

/**
 * @param {object} options
 * @param {import("./walk.js").Side} options.side
 * @param {string} options.title
 * @param {Node[]} options.controls
 * @param {import("../mathematics/mlp.js").Network} options.network
 */
export function symmetrySide({ side, title, controls, network }) {
  const likeness = h("strong", { "data-value": `${side} likeness` });
  const rest = h("span", { "data-value": `${side} words` });
  const loss = valueText(`${side} L`);
  const plane = weightPlane(network.sizes[1]);
  const weights = weightTable(side, network);
  const answers = answerTable(side);
  const steps = stepLines(side, network);
  const element = h(
    "section",
    { class: `mlp-side is-${side}`, "aria-label": title },
    h("p", { class: "mlp-side-title" }, title),
    h("div", { class: "mlp-side-controls" }, ...controls),
    h("p", { class: "mlp-said" }, likeness, " ", rest),
    plane.element,
    h("p", { class: "mlp-loss-line" }, "loss L = ", loss),
    answers.element,
    weights.element,
    steps.element,
  );

  /** @param {ReturnType<import("./walk.js").lookAt>} look */
  function update({ problem, look, said, walk, reach, rate }) {
    const shape = problem.network;
    const into = (theta) => Array.from({ length: shape.sizes[1] }, (_, i) => placesOf(shape, i).slice(0, 2).map((k) => theta[k]));
    const all = walk.thetas.map(into);
    setText(likeness, said.likeness);
    setText(rest, said.rest);
    element.classList.toggle("is-together", look.groups.length === 1);
    setText(loss, formatNarrow(walk.losses.at(-1)));
    plane.update({
      weights: into(look.theta),
      next: into(look.next),
      ways: into(look.theta).map((_, i) => all.map((points) => points[i])),
      reach,
    });
    weights.update(shape, look);
    answers.update(look, problem.Y);
    steps.update(shape, look, rate);
  }
  return { element, update };
}
