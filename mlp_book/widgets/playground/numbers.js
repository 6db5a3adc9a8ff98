/** How well the network does: losses and accuracies as text and as a curve. */
import { h, setAttribute, setText, valueText } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";
import { wayStore } from "./way.js";
import { formatSix } from "../pieces/six_decimals.js";
import { walkChart } from "../pieces/walk_chart.js";

const share = (one) => `${formatNumber(100 * one.accuracy, 1)} %`;

export function playgroundNumbers() {
  const ways = wayStore();
  const cell = (name) => valueText(name);
  const values = Object.fromEntries(
    ["updates", "epoch", "loss", "test loss", "accuracy", "test accuracy", "penalty"].map((name) => [name, cell(name)]));
  const penalty = h("span", {}, " L2 penalty ", values.penalty, ".");
  const where = h("p", { class: "mlp-epoch" }, "Update ", values.updates, ", epoch ", values.epoch, ".", penalty);
  const head = (text) => h("th", { scope: "col" }, text);
  const row = (name, order, ...cells) => h("tr", {}, h("th", { scope: "row" }, h("span", { class: `mlp-key is-${order}` }), " ", name), ...cells.map((one) => h("td", {}, one)));
  const right = head("right");
  const table = h("table", { class: "mlp-scores" },
    h("caption", { class: "mlp-sr" }, "Loss and share of right answers"),
    h("thead", {}, h("tr", {}, head("on"), head("loss L"), right)),
    h("tbody", {},
      row("training points", "first", values.loss, values.accuracy),
      row("test points", "second", values["test loss"], values["test accuracy"])));
  const chart = walkChart({ title: "loss by update", floor: 1e-6, least: 1e-2, unit: "update" });

  /** @returns {string}  the same in words */
  function update({ key, theta, updates, perEpoch, train, test, penalty: weight, regression }) {
    setText(values.updates, String(updates));
    setText(values.epoch, formatNumber(updates / perEpoch, 2));
    setText(values.loss, formatSix(train.loss));
    setAttribute(values.loss, "data-exact", train.loss);
    setAttribute(values["test loss"], "data-exact", test?.loss ?? null);
    setText(values["test loss"], test ? formatSix(test.loss) : "none");
    setText(values.accuracy, regression ? "" : share(train));
    setText(values["test accuracy"], regression || !test ? "" : share(test));
    setText(right, regression ? "" : "right");
    penalty.hidden = weight === 0;
    setText(values.penalty, formatSix(weight));
    const stops = ways.to({ key, theta, updates, train: train.loss, test: test?.loss ?? null });
    const at = stops.map(({ u }) => u);
    const line = (name, order) => ({ values: stops.map((one) => one[name]), at, first: at[0], className: `mlp-loss-${name} is-${order}`, dots: false });
    const jumps = stops.filter(({ hand }) => hand).map(({ u }, k, all) => ({ at: u, name: k === all.length - 1 ? "by hand" : "" }));
    chart.update(test ? [line("test", "second"), line("train", "first")] : [line("train", "first")], jumps);
    const words = (name, one) => `${name} loss ${formatSix(one.loss)}${regression ? "" : `, ${share(one)} right`}`;
    return `Update ${updates}. ${words("Training", train)}${test ? `; ${words("test", test)}` : ""}.`;
  }
  return { where, table, chart, update, tell: ways.tell };
}
