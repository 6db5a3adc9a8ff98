/** Outputs minus targets as NumPy makes them of two shapes, their mean square, and mlp_core's word. */
import { selectField } from "../pieces/choose.js";
import { equalsDecided, factorDecided, formatBoxed, formatDecided } from "../pieces/decided.js";
import { h, hidden, setText, valueText } from "../pieces/dom.js";
import { formulaLine } from "../pieces/formula_line.js";
import { misses, refusal } from "../mathematics/mlp.js";

const NOISE = 1e-12;

/** What the shapes do, in words. */
function verdict(m, column, { mean, own }) {
  if (column) return `Each output meets its own target: ${m === 1 ? "1 difference" : `${m} differences`}.`;
  if (m === 1) return "One output, one target, one difference: with one example nobody notices the shape.";
  const all = `Every output meets every target: ${m * m} differences, and only the ${m} with a frame are wanted.`;
  const same = Math.abs(mean - own) <= NOISE * Math.max(mean, own);
  return same ? `${all} The two means are equal here, by luck.` : `${all} NumPy says nothing, and the mean is wrong.`;
}

/**
 * @param {object} options
 * @param {number} options.most  how many examples there can be
 * @param {object} options.options  what the widget's traits take
 * @param {(shape: "column" | "list") => void} options.onShape
 */
export function missesPanel({ most, options, onShape }) {
  const choice = selectField({ label: "shape of t", options: options.target_shape, onChoose: onShape });
  const places = Array.from({ length: most }, (_, k) => k);
  const heads = places.map(() => h("th", { scope: "col" }));
  const rows = places.map((j) => {
    const head = h("th", { scope: "row" });
    const cells = places.map((k) => valueText(`D[${j + 1},${k + 1}]`));
    return { head, cells, row: h("tr", {}, head, ...cells.map((cell) => h("td", {}, cell))) };
  });
  const [shape, says] = [valueText("shape of D"), valueText("mlp_core says")];
  const table = h("table", { class: "mlp-rows mlp-differences" }, h("caption", {}, h("b", {}, "D"), " = Y − t: ", shape),
    h("thead", {}, h("tr", {}, h("td", {}), ...heads)), h("tbody", {}, ...rows.map(({ row }) => row)));
  const [all, own] = [formulaLine("", "mean", "target"), formulaLine("", "mean of its own", "target")];
  const words = h("p", { class: "mlp-verdict" });
  const scroller = h("div", { class: "mlp-scroll", role: "region", tabindex: 0, "aria-label": "Differences" }, table);
  const element = h("div", { class: "mlp-misses" }, choice.element, scroller, words, h("div", {}, all.line, own.line),
    h("p", { class: "mlp-says" }, "mlp_core says: ", says));

  function update({ targets, target_shape, chosen }, outputs) {
    const [m, column] = [outputs.length, target_shape === "column"];
    const found = misses(outputs, targets, column);
    choice.set(target_shape);
    setText(shape, `(${m}, 1) − ${column ? `(${m}, 1)` : `(${m},)`} → (${found.shape.join(", ")})`);
    heads.forEach((head, k) => {
      head.hidden = k >= found.shape[1];
      setText(head, column ? "− t" : k < m ? `− ${factorDecided(targets[k])}` : "");
    });
    rows.forEach(({ head, cells, row }, j) => {
      row.hidden = j >= m;
      row.classList.toggle("is-current", j === chosen - 1);
      head.replaceChildren(hidden(`output ${j + 1}: `), j < m ? formatBoxed(outputs[j]) : "");
      cells.forEach((cell, k) => {
        const here = j < m && k < found.shape[1];
        cell.parentElement.hidden = !here;
        cell.parentElement.classList.toggle("is-own", here && (column || j === k));
        setText(cell, here ? formatBoxed(found.differences[j][k]) : "");
      });
    });
    const n = m * found.shape[1];
    own.line.hidden = n === m;
    const squares = found.differences.map((row, j) => `${factorDecided(row[column ? 0 : j])}²`);
    const sum = m === 1 ? squares[0] : `(${squares.join(" + ")}) / ${m}`;
    const whole = `${sum} ${equalsDecided(found.own)} `;
    all.set([n === m ? whole : "", ""], formatDecided(found.mean), n === m ? "mean of the squares" : `mean of all ${n} squares`,
      n === m ? "=" : equalsDecided(found.mean));
    own.set([whole, ""], formatDecided(found.own), `mean of the ${m} with a frame`);
    setText(words, verdict(m, column, found));
    setText(says, column ? `mean_squared_error = ${formatDecided(found.own)}` : refusal(m));
  }
  return { element, update };
}
