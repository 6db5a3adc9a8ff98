/** Every number of the walk so far as plain tables: for screen readers and whoever likes tables. */
import { h, setText } from "../pieces/dom.js";
import { formatDecided as formatNumber } from "../pieces/decided.js";
import { gradientSymbols } from "./chain_text.js";
import { parametersOf } from "./gradient_check.js";

const NEURON = [["z", "z"], ["a", "a"], ["∂L/∂a", "dA"], ["∂a/∂z", "slope"], ["δ", "delta"]];

function table(caption, columns, rows) {
  const head = h("tr", {}, ...columns.map((name) => h("th", { scope: "col" }, name)));
  const body = rows.map(({ title, cells }) => h("tr", {}, h("th", { scope: "row" }, title), ...cells));
  return h("table", {}, h("caption", {}, caption), h("thead", {}, head), h("tbody", {}, ...body));
}

export function gradientTable(network, names) {
  const g = gradientSymbols(names);
  const cells = (count) => Array.from({ length: count }, () => h("td"));
  const neurons = network.activations.flatMap((_, l) =>
    Array.from({ length: network.sizes[l + 1] }, (_unused, i) => ({
      l,
      i,
      title: `${names.z(l, i)}, ${names.a(l, i)}, ${g.delta(l, i)}`,
      cells: cells(NEURON.length),
    })),
  );
  const parameters = parametersOf(network, names).map((p) => ({ ...p, title: p.name, cells: cells(2) }));
  const element = h(
    "details",
    { class: "mlp-state" },
    h("summary", {}, "All numbers as tables"),
    h(
      "div",
      { class: "mlp-scroll mlp-tables", tabindex: 0, role: "group", "aria-label": "All numbers" },
      table("Neurons", ["neuron", ...NEURON.map(([symbol]) => symbol)], neurons),
      table("Weights and biases", ["name", "value", "derivative of L"], parameters),
    ),
  );

  function update({ theta, pass, chain, gradient }, known) {
    const all = { ...pass, ...chain };
    for (const { l, i, cells: own } of neurons) {
      NEURON.forEach(([, kind], k) =>
        setText(own[k], known(kind, l) ? formatNumber(all[kind][l][i]) : "not yet"),
      );
    }
    parameters.forEach(({ l, j, cells: own }, k) => {
      setText(own[0], formatNumber(theta[k]));
      const here = known(j === undefined ? "dB" : "dW", l);
      setText(own[1], here ? formatNumber(gradient[k]) : "not yet");
    });
  }
  return { element, update };
}
