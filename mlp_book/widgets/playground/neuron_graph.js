/**
 * The network as a graph whose neurons are small pictures of what they answer over the plane:
 * line width for a weight's size, dashes for a negative one. The neuron that has the focus is shown
 * large: one stop for the Tab key, and arrow keys lead from neuron to neuron.
 */
import { h, s, setAttribute, setLine } from "../pieces/dom.js";
import { strokeDash } from "../pieces/graph.js";
import { paint, pick, reachOf } from "../pieces/heat.js";
import { weightIndex } from "../mathematics/mlp.js";
import { lineWidth } from "./weight_key.js";

const LARGEST = 56;
const GAP = 8;
const HEAD = 20;
const BOUNDED = new Set(["sigmoid", "tanh"]);

/** @param {{onPick: (l: number, i: number) => void}} options  counted from 0 */
export function playgroundGraph({ onPick }) {
  const svg = s("svg", { class: "mlp-edges", "aria-hidden": "true", focusable: "false" });
  const stage = h("div", { class: "mlp-stage", role: "group", "aria-label": "Neurons" });
  let network = null;
  let nodes = []; // of all layers, the inputs first: {element, canvas, layer, i}
  let edges = [];
  let heads = [];
  let width = 600;
  let shape = "";

  function walk(event, layer, i) {
    const [across, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [];
    if (across === undefined) return;
    event.preventDefault();
    const there = layer + across;
    if (there < 1 || there >= network.sizes.length) return;
    const row = Math.min(network.sizes[there] - 1, Math.max(0, i + down));
    nodes.find((node) => node.layer === there && node.i === row).element.focus();
  }

  function build() {
    const { sizes, activations } = network;
    const last = sizes.length - 1;
    nodes = sizes.flatMap((n, layer) => Array.from({ length: n }, (_, i) => {
      const canvas = h("canvas", { "aria-hidden": "true" });
      if (layer === 0) return { layer, i, canvas, element: h("div", { class: "mlp-thumb is-input" }, canvas, h("span", {}, `x[${i + 1}]`)) };
      const name = layer === last ? "Output neuron" : `Neuron ${i + 1} of layer ${layer}`;
      const element = h("button", { type: "button", class: "mlp-thumb", "aria-label": name }, canvas);
      element.addEventListener("click", () => onPick(layer - 1, i));
      element.addEventListener("focus", () => onPick(layer - 1, i));
      element.addEventListener("keydown", (event) => walk(event, layer, i));
      return { layer, i, canvas, element };
    }));
    edges = nodes.filter(({ layer }) => layer > 0).flatMap(({ layer, i }) =>
      Array.from({ length: sizes[layer - 1] }, (_, j) => ({ l: layer - 1, i, j, line: s("line", { class: "mlp-edge" }) })));
    heads = sizes.map((_, layer) => {
      const name = layer === 0 ? "inputs" : layer === last ? "output y" : `layer ${layer}`;
      const label = layer === 0 ? "" : activations[layer - 1].label;
      return h("div", { class: "mlp-head" }, name, h("span", {}, label));
    });
    svg.replaceChildren(...edges.map(({ line }) => line));
    stage.replaceChildren(svg, ...heads, ...nodes.map(({ element }) => element));
    place();
  }

  function place() {
    const { sizes } = network;
    const columns = sizes.length;
    const size = Math.floor(Math.min(LARGEST, (width - 10 * (columns - 1)) / columns));
    const tall = Math.max(...sizes) * (size + GAP) + 2 * HEAD;
    const at = (layer, i) => ({
      x: size / 2 + (layer * (width - size)) / (columns - 1),
      y: 2 * HEAD + (tall - 2 * HEAD) / 2 + (i - (sizes[layer] - 1) / 2) * (size + GAP),
    });
    stage.style.height = `${tall}px`;
    setAttribute(svg, "viewBox", `0 0 ${width} ${tall}`);
    stage.style.setProperty("--mlp-thumb", `${size}px`);
    for (const { layer, i, element } of nodes) {
      const { x, y } = at(layer, i);
      element.style.left = `${x}px`;
      element.style.top = `${y}px`;
    }
    heads.forEach((head, layer) => {
      const end = layer === 0 ? "is-first" : layer === columns - 1 ? "is-last" : "";
      head.className = `mlp-head ${end}`;
      head.style.left = `${layer === 0 ? 0 : layer === columns - 1 ? width : at(layer, 0).x}px`;
    });
    for (const { l, i, j, line } of edges) {
      const [from, to] = [at(l, j), at(l + 1, i)];
      setLine(line, { x: from.x + size / 2, y: from.y }, { x: to.x - size / 2, y: to.y });
    }
  }

  /**
   * @param {object} view
   * @param {import("../mathematics/mlp.js").Network} view.network
   * @param {ArrayLike<number>} view.theta
   * @param {{z: Float64Array[], a: Float64Array[]}} view.pass  over the grid
   * @param {Float64Array} view.grid
   * @param {number} view.n
   * @param {import("../pieces/heat.js").Inks} view.inks
   * @param {number[]} view.chosen  [l, i], from 0
   */
  function update(view) {
    network = view.network;
    const key = JSON.stringify([network.sizes, network.activations.map(({ name }) => name)]);
    if (key !== shape) build();
    shape = key;
    const count = view.n * view.n;
    for (const { layer, i, canvas, element } of nodes) {
      if (layer === 0) {
        const values = pick(view.grid, count, 2, i);
        paint(canvas, view.n, values, view.inks, reachOf(values, false), values);
        continue;
      }
      const size = network.sizes[layer];
      const values = pick(view.pass.a[layer - 1], count, size, i);
      const bounded = BOUNDED.has(network.activations[layer - 1].name);
      paint(canvas, view.n, values, view.inks, reachOf(values, bounded), pick(view.pass.z[layer - 1], count, size, i));
      const own = view.chosen[0] === layer - 1 && view.chosen[1] === i;
      setAttribute(element, "aria-pressed", own);
      setAttribute(element, "tabindex", own ? 0 : -1);
    }
    for (const { l, i, j, line } of edges) {
      const weight = view.theta[weightIndex(network, l, i, j)];
      setAttribute(line, "stroke-width", lineWidth(weight).toFixed(2));
      setAttribute(line, "stroke-dasharray", strokeDash(weight));
      line.classList.toggle("is-active", view.chosen[0] === l && view.chosen[1] === i);
    }
  }

  function arrange(next) {
    width = next;
    if (network) place();
  }
  return { element: stage, update, arrange };
}
