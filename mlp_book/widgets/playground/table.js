/** Every weight and bias as a table, for screen readers and whoever likes tables. */
import { h } from "../pieces/dom.js";
import { symbols } from "../pieces/format.js";
import { biasIndex, weightIndex } from "../mathematics/mlp.js";
import { equalsTiny, formatTiny } from "../pieces/scientific.js";

const said = (name, value) => `${name} ${equalsTiny(value)} ${formatTiny(value)}`;

export function playgroundTable() {
  const body = h("tbody");
  const head = ["neuron", "weights", "bias"].map((name) => h("th", { scope: "col" }, name));
  const table = h("table", {}, h("caption", { class: "mlp-sr" }, "Every weight and bias"), h("thead", {}, h("tr", {}, ...head)), body);
  const element = h("details", { class: "mlp-state" }, h("summary", {}, "All numbers as a table"), h("div", { class: "mlp-scroll" }, table));
  let fill = () => {};

  function update(network, theta) {
    fill = () => {
      const names = symbols(network.sizes);
      const rows = network.activations.flatMap(({ label }, l) =>
        Array.from({ length: network.sizes[l + 1] }, (_, i) => {
          const weights = Array.from({ length: network.sizes[l] }, (_unused, j) => said(names.W(l, i, j), theta[weightIndex(network, l, i, j)]));
          const bias = said(names.b(l, i), theta[biasIndex(network, l, i)]);
          return h("tr", {}, h("th", { scope: "row" }, `${names.a(l, i)}, ${label}`), h("td", {}, weights.join("; ")), h("td", {}, bias));
        }));
      body.replaceChildren(...rows);
    };
    if (element.open) fill();
  }
  element.addEventListener("toggle", () => element.open && fill());
  return { element, update };
}
