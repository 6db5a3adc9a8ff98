/**
 * A gate as a task for a neuron: its four points with their targets, which are on the right side
 * in words and marks, and weights that do it, shown only when asked for.
 */
import { selectField } from "../pieces/choose.js";
import { h, setAttribute, setText, valueText } from "../pieces/dom.js";
import { factorDecided as formatFactor, formatBoxed, formatDecided as formatNumber } from "../pieces/decided.js";
import { forward } from "../mathematics/mlp.js";
import { POINTS } from "../../topics/perceptron.js";
import { signOf, stretch } from "../pieces/stretch.js";

const SOLUTIONS = { AND: { weights: [1, 1], bias: -1.5 }, OR: { weights: [1, 1], bias: -0.5 } };
const ALL = POINTS.length;
const nameOf = (x) => `(${x.join(",")})`;

/** Why no line does XOR: four conditions that contradict each other. */
const impossible = () =>
  h(
    "div",
    {},
    h("p", {}, "There are none. XOR asks for four things at once:"),
    h(
      "ul",
      {},
      h("li", {}, "at 0, 0: b ≤ 0"),
      h("li", {}, "at 0, 1: w[2] + b > 0"),
      h("li", {}, "at 1, 0: w[1] + b > 0"),
      h("li", {}, "at 1, 1: w[1] + w[2] + b ≤ 0"),
    ),
    h("p", {}, "Add the two in the middle: w[1] + w[2] + 2b > 0. Add the first and the last: " +
      "w[1] + w[2] + 2b ≤ 0. Both cannot be true. It takes more than one neuron."),
  );

/**
 * @param {object} options
 * @param {[string, string][]} options.targets  to choose from
 * @param {(target: string) => void} options.onTarget
 * @param {(x: number[]) => void} options.onPick
 * @param {(solution: {weights: number[], bias: number}) => void} options.onSolution
 */
export function gatePanel({ targets, onTarget, onPick, onSolution }) {
  const choice = selectField({
    label: "target",
    options: targets,
    onChoose: onTarget,
  });
  const equation = h("p", { class: "mlp-gate-equation" });
  const rows = POINTS.map((x) => {
    const list = x.join(", ");
    const button = h("button", { type: "button", class: "mlp-pick-x", "aria-label": `Set x to ${list}` }, list);
    button.addEventListener("click", () => onPick(x));
    const [z, a, side] = ["z", "a", "side"].map((name) => valueText(`${name}${nameOf(x)}`));
    const target = h("td", { class: "mlp-gate-target" });
    const cells = [z, a, side].map((value) => h("td", {}, value));
    const row = h("tr", {}, h("th", { scope: "row" }, button), target, ...cells);
    return { x, row, button, target, z, a, side };
  });
  const heads = ["x[1], x[2]", "target", "z", "a", "side"].map((name) => h("th", { scope: "col" }, name));
  const table = h(
    "table",
    { class: "mlp-gate-table" },
    h("caption", {}, "The four points: pick a row to set the input"),
    h("thead", {}, h("tr", {}, ...heads)),
    h("tbody", {}, ...rows.map(({ row }) => row)),
  );
  const right = valueText("right");
  const best = valueText("best");
  const says = h("span");
  const verdict = h("p", { class: "mlp-gate-verdict" }, h("strong", {}, right, " "), says);
  const record = h("p", { class: "mlp-gate-record" }, "Most at once so far: ", best);
  const summary = h("summary");
  const answer = h("div", { class: "mlp-gate-answer" });
  const asked = h("details", { class: "mlp-gate-asked" }, summary, answer);
  const task = h("div", { class: "mlp-task" }, verdict, record, asked);
  const element = h("div", { class: "mlp-gate" }, choice.element, equation, h("div", { class: "mlp-scroll" }, table), task);
  let shown = null;
  let most = {};

  function showSolution(target) {
    asked.open = false;
    setText(summary, `Give up? Show weights for ${target}`);
    const solution = SOLUTIONS[target];
    if (!solution) return answer.replaceChildren(impossible());
    const { weights, bias } = solution;
    const button = h("button", { type: "button", class: "mlp-button" }, "Set these weights");
    button.addEventListener("click", () => onSolution(solution));
    const words = `One answer of many: w[1] = ${weights[0]}, w[2] = ${weights[1]}, b = ${formatNumber(bias)}.`;
    return answer.replaceChildren(h("p", {}, words), button);
  }

  /** What the line does to the points, in words. */
  function words(target, points, step) {
    const near = points.filter(({ leftover }) => leftover).map(({ x }) => nameOf(x));
    const paper = near.length ? ` On paper z is 0 at ${near.join(", ")}; what rounding leaves decides.` : "";
    const wrong = points.filter((point) => !point.right).map(({ x }) => nameOf(x));
    if (!wrong.length) {
      return step
        ? `This neuron computes ${target}.${paper}`
        : `The line parts the points as ${target} asks; with step as its activation this neuron computes ${target}.${paper}`;
    }
    const on = points.filter((point) => !point.right && point.z === 0).map(({ x }) => nameOf(x));
    const edge = on.length ? ` Exactly on the line z is 0, and the neuron does not fire: ${on.join(", ")}.` : "";
    return `On the wrong side: ${wrong.join(", ")}.${edge}${paper}`;
  }

  function update({ target, weights, bias, x: current, activation }, network, theta, points) {
    choice.set(target);
    if (target !== shown) showSolution(target);
    shown = target;
    const [w1, w2] = weights;
    const line = stretch(() => `${formatNumber(w1)}·x[1] + ${formatFactor(w2)}·x[2] + ${formatFactor(bias)}`);
    setText(equation, w1 || w2 ? `Line: ${line.text} ${signOf(line)} 0` : `No line: with both weights 0, z is ${formatNumber(bias)} everywhere.`);
    points.forEach((point, k) => {
      const { row, button, target: cell, z, a, side } = rows[k];
      setText(cell, point.target === null ? "–" : String(point.target));
      setText(z, formatBoxed(point.z));
      setText(a, formatBoxed(forward(network, theta, point.x).a[0][0]));
      const where = point.z > 0 ? "z > 0" : point.z < 0 ? "z < 0" : "on the line";
      setText(side, point.right === null ? where : point.right ? "✓ right" : "✗ wrong");
      side.classList.toggle("is-wrong", point.right === false);
      side.classList.toggle("is-right", point.right === true);
      const here = point.x.every((v, j) => v === current[j]);
      row.classList.toggle("is-current", here);
      setAttribute(button, "aria-pressed", here);
    });
    task.hidden = target === "none";
    if (target === "none") return "";
    const count = points.filter((point) => point.right).length;
    most[target] = Math.max(most[target] ?? 0, count);
    setText(right, `${target}: ${count} of ${ALL} points on the right side.`);
    setText(says, words(target, points, activation === "step"));
    setText(best, `${most[target]} of ${ALL}`);
    verdict.classList.toggle("is-done", count === ALL);
    return `${target}: ${count} of ${ALL} points on the right side.`;
  }

  return {
    element,
    update,
    /** Forget the record. */
    forget() {
      most = {};
    },
  };
}
