/** How well the network does: losses and accuracies as text and as a curve. */
import { h, setAttribute, setText, valueText } from "./dom.js";
import { formatNumber } from "./format.js";
import { walkChart } from "./walk_chart.js";

const MOST_POINTS = 300;

/** The losses on the way to the present update; a run that was left is found again. */
function walkStore() {
  const runs = new Map();
  let at = { key: "", updates: 0 };
  return (key, updates, train, test) => {
    if (!runs.has(key)) runs.set(key, []);
    const known = runs.get(key).some((one) => one.u === updates && one.train === train);
    const onwards = at.key === key && updates > at.updates && !known; // else it came back here
    const keep = onwards ? ({ u }) => u <= at.updates : ({ u }) => u !== updates;
    let points = runs.get(key).filter(keep);
    points.push({ u: updates, train, test });
    points.sort((p, q) => p.u - q.u);
    if (points.length > MOST_POINTS) points = points.filter((_, k) => k % 2 === 0 || k > points.length - 20);
    runs.set(key, points);
    at = { key, updates };
    return points.filter(({ u }) => u <= updates);
  };
}

const share = (one) => `${formatNumber(100 * one.accuracy, 1)} %`;

export function playgroundNumbers() {
  const walk = walkStore();
  const cell = (name) => valueText(name);
  const values = Object.fromEntries(
    ["updates", "epoch", "loss", "test loss", "accuracy", "test accuracy", "penalty"].map((name) => [name, cell(name)]));
  const penalty = h("span", {}, " L2 penalty ", values.penalty, ".");
  const where = h("p", { class: "mlp-epoch" }, "Update ", values.updates, ", epoch ", values.epoch, ".", penalty);
  const head = (text) => h("th", { scope: "col" }, text);
  const row = (name, key, ...cells) => h("tr", {}, h("th", { scope: "row" }, h("span", { class: `mlp-key is-${key}` }), " ", name), ...cells.map((one) => h("td", {}, one)));
  const right = head("right");
  const table = h("table", { class: "mlp-scores" },
    h("caption", { class: "mlp-sr" }, "Loss and share of right answers"),
    h("thead", {}, h("tr", {}, head("on"), head("loss L"), right)),
    h("tbody", {},
      row("training points", "train", values.loss, values.accuracy),
      row("test points", "test", values["test loss"], values["test accuracy"])));
  const chart = walkChart({ title: "loss by update", floor: 1e-6, least: 1e-2, unit: "update" });

  /** @returns {string}  the same in words */
  function update({ key, updates, perEpoch, train, test, penalty: weight, regression }) {
    setText(values.updates, String(updates));
    setText(values.epoch, formatNumber(updates / perEpoch, 2));
    setText(values.loss, formatNumber(train.loss, 6));
    setAttribute(values.loss, "data-exact", train.loss);
    setAttribute(values["test loss"], "data-exact", test?.loss ?? null);
    setText(values["test loss"], test ? formatNumber(test.loss, 6) : "none");
    setText(values.accuracy, regression ? "" : share(train));
    setText(values["test accuracy"], regression || !test ? "" : share(test));
    setText(right, regression ? "" : "right");
    penalty.hidden = weight === 0;
    setText(values.penalty, formatNumber(weight, 6));
    const points = walk(key, updates, train.loss, test?.loss ?? null);
    const at = points.map(({ u }) => u);
    const line = (name) => ({ values: points.map((one) => one[name]), at, first: at[0], className: `mlp-loss-${name}`, dots: false });
    chart.update(test ? [line("test"), line("train")] : [line("train")]);
    const words = (name, one) => `${name} loss ${formatNumber(one.loss)}${regression ? "" : `, ${share(one)} right`}`;
    return `Update ${updates}. ${words("Training", train)}${test ? `; ${words("test", test)}` : ""}.`;
  }
  return { where, table, chart, update };
}
