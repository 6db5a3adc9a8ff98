/**
 * What goes back, on the graph of what goes forward (graph.js): in each neuron its factors and its
 * delta, beside each weight and bias its derivative, along each edge a second, orange line.
 */
import { gradientSymbols, slopeText } from "./chain_text.js";
import { h, hidden, s, setAttribute, setLine, setText, uniqueId, valueText } from "../pieces/dom.js";
import { formatDecidedShort as formatShort } from "../pieces/decided.js";
import { strokeDash } from "../pieces/graph.js";
import { biasIndex, weightIndex } from "../mathematics/mlp.js";

/** The room that the gradients need (layout.js). */
export const ROOM = {
  node: { width: 114, height: 100 },
  field: { width: 114, height: 24, gap: 2 },
  card: { width: 114, height: 72, wide: 100 },
  height: 430,
};
const APART = 5;
const KINDS = ["dA", "slope", "delta"];

/**
 * @param {object} options
 * @param {ReturnType<import("../pieces/graph.js").networkGraph>} options.graph
 * @param {import("../mathematics/mlp.js").Network} options.network
 * @param {ReturnType<import("../pieces/format.js").symbols>} options.names
 * @param {(index: number) => void} options.onParameter  a weight or bias has got the focus
 */
export function gradientLayer({ graph, network, names, onParameter }) {
  const g = gradientSymbols(names);
  const tip = uniqueId("arrow");
  const lines = s("g", { class: "mlp-backs" });
  graph.svg.prepend(
    s(
      "marker",
      { id: tip, viewBox: "0 0 8 8", refX: 6, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" },
      s("path", { class: "mlp-tip", d: "M0,0 L8,4 L0,8 z" }),
    ),
  );
  graph.svg.append(lines);

  const slope = (name, symbol) => {
    const value = valueText(name);
    value.classList.add("is-gradient");
    const short = h("span", { class: "mlp-slope-symbol", "aria-hidden": "true" }, symbol.replace(/\d.*/, " "));
    return h("span", { class: "mlp-slope" }, short, hidden(`${symbol} = `), value);
  };
  const parameters = [];
  const parameter = (row, index, symbol, name, extra) => {
    const element = slope(name, symbol);
    row.append(element);
    row.addEventListener("focusin", () => onParameter(index));
    parameters.push({ row, index, value: element.lastChild, element, ...extra });
  };
  for (const { l, i, j, row } of graph.edges) {
    const line = s("line", { class: "mlp-back", "marker-end": `url(#${tip})` });
    lines.append(line);
    parameter(row, weightIndex(network, l, i, j), g.dW(l, i, j), g.data.dW(l, i, j), { l, i, j, line });
  }
  const neurons = graph.neurons.map(({ l, i, node, bias, z, a }) => {
    parameter(bias, biasIndex(network, l, i), g.dB(l, i), g.data.dB(l, i), { l, i });
    const cells = { z, a };
    const last = l === network.activations.length - 1;
    const shown = { dA: last ? "∂L/∂y" : "∂L/∂a", slope: "φ′", delta: "δ" };
    for (const kind of KINDS) {
      cells[kind] = valueText(g.data[kind](l, i));
      cells[kind].classList.add("is-gradient");
      const symbol = h("span", { class: "mlp-symbol", "aria-hidden": "true" }, shown[kind]);
      const row = h("span", { class: `mlp-factor is-${kind}` }, symbol, hidden(`${g[kind](l, i)} = `), cells[kind]);
      node.append(row);
    }
    return { l, i, node, cells };
  });

  /** The orange line runs beside its edge, from the neuron back to where the signal came from. */
  function arrange(layout) {
    for (const { l, i, j, line } of parameters) {
      if (!line) continue;
      const [from, to] = layout.edge(l, i, j);
      const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
      const [x, y] = [(-(to.y - from.y) / length) * APART, ((to.x - from.x) / length) * APART];
      setLine(line, { x: to.x + x, y: to.y + y }, { x: from.x + x, y: from.y + y });
    }
  }

  /**
   * @param {import("./forward_steps.js").Now & {gradient: number[]}} now
   * @param {(kind: string, l: number) => boolean} known
   */
  function update(now, known) {
    const { chain, gradient } = now;
    const largest = Math.max(...gradient.map(Math.abs)) || 1;
    for (const { l, line, index, value, element } of parameters) {
      const here = known(line ? "dW" : "dB", l);
      setText(value, here ? formatShort(gradient[index]) : "?");
      element.classList.toggle("is-unknown", !here);
      if (!line) continue;
      const size = Math.abs(gradient[index]) / largest;
      line.classList.toggle("is-unknown", !here);
      setAttribute(line, "stroke-width", (1 + 5 * size).toFixed(2));
      setAttribute(line, "stroke-dasharray", strokeDash(gradient[index]));
    }
    for (const { l, i, cells } of neurons) {
      for (const kind of KINDS) {
        const here = known(kind, l);
        setText(cells[kind], here ? formatShort(chain[kind][l][i]) : "?");
        cells[kind].parentNode.classList.toggle("is-unknown", !here);
        const wrong = here && kind === "slope" && slopeText(network, now, l, i).planted !== "";
        cells[kind].parentNode.classList.toggle("is-planted", wrong);
      }
    }
  }

  /** Let the lines of one neuron or weight stand out, as graph.highlight does. */
  function highlight(target) {
    for (const { l, i, j, line } of parameters) {
      const own = target !== null && target.l === l && target.i === i && (target.j ?? j) === j;
      line?.classList.toggle("is-active", own);
    }
  }

  /** Mark the weight or bias that is checked. */
  function choose(chosen) {
    for (const { row, index } of parameters) row.classList.toggle("is-checked", index === chosen);
  }

  /** Mark what a step computes, and the weights that it uses. */
  function mark({ kind, l, phase }) {
    setAttribute(graph.stage, "data-phase", phase);
    const edges = { z: l, dW: l, dA: l + 1 }[kind];
    const biases = { z: l, dB: l }[kind];
    for (const one of parameters) {
      const now = one.l === (one.line ? edges : biases);
      one.row.classList.toggle("is-now", now);
      one.line?.classList.toggle("is-now", now);
    }
    for (const edge of graph.edges) edge.line.classList.toggle("is-now", edge.l === edges);
    for (const { l: layer, cells } of neurons) {
      for (const [name, cell] of Object.entries(cells)) {
        cell.classList.toggle("is-now", layer === l && name === kind);
      }
    }
  }

  return { arrange, update, choose, highlight, mark };
}
