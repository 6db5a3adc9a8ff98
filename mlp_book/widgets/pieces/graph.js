/**
 * A network as a picture whose numbers are live text and native controls.
 *
 * One set of elements serves every width: in the "edges" layout the fields stand on their edges,
 * in the "cards" layout the selected neuron's fields stand under the picture.
 *
 * @typedef {{l: number, i: number, j?: number}} Target  a neuron (l from 0), or one of its weights
 */
import { h, s, setAttribute, setLine, setText, hidden, valueText } from "./dom.js";
import { factorDecided as formatFactor, formatDecided as formatNumber, formatDecidedShort as formatShort } from "./decided.js";
import { layoutOf } from "./layout.js";
import { biasIndex, products, weightIndex } from "../mathematics/mlp.js";
import { numberField } from "./number-field.js";
import { joined, stretch } from "./stretch.js";

const NEGATIVE = "7 5";
const NOTHING = "1 6";

/** Line width for magnitude. */
export const strokeWidth = (weight) => Math.min(1.2 + 4.2 * Math.abs(weight), 11);

/** Dashes for negative, dots for none. */
export const strokeDash = (weight) => (weight < 0 ? NEGATIVE : weight > 0 ? null : NOTHING);

/** A symbol whose index is dropped where there is no room for it: the place says it. */
const symbol = (name) =>
  h("span", { class: "mlp-symbol" }, name[0], h("span", { class: "mlp-index" }, name.slice(1)));

const layerName = (network, layer) => {
  if (layer === 0) return "input x";
  const last = layer === network.sizes.length - 1;
  return `${last ? "output" : `layer ${layer}`} · ${network.activations[layer - 1].label}`;
};

/**
 * @param {object} options
 * @param {import("../mathematics/mlp.js").Network} options.network
 * @param {ReturnType<import("./format.js").symbols>} options.names
 * @param {(kind: "x" | "theta", index: number, value: number) => void} options.onEdit
 * @param {(label: string) => void} options.onStep
 * @param {(message: string) => void} options.onMessage
 * @param {(target: Target | null, selected: boolean) => void} options.onTarget
 * @param {string} options.describedBy
 * @param {Partial<import("./layout.js").Room>} [options.room]  where more is written beside the parts
 */
export function networkGraph({ network, names, onEdit, onTarget, room, ...rest }) {
  const { sizes } = network;
  const fields = [];
  const field = (label, kind, index) => {
    const made = numberField({ label, onInput: (value) => onEdit(kind, index, value), ...rest });
    fields.push({ ...made, kind, index });
    return made.element;
  };
  const watch = (element, target) => {
    element.addEventListener("pointerenter", () => onTarget(target, false));
    element.addEventListener("pointerleave", () => onTarget(null, false));
    element.addEventListener("focusin", () => onTarget(target, true));
    return element;
  };

  const edges = [];
  const svg = s("svg", { class: "mlp-edges", "aria-hidden": "true", focusable: "false" });
  const endOf = (layer) =>
    layer === 0 ? " is-first" : layer === sizes.length - 1 ? " is-last" : "";
  const heads = sizes.map((_, layer) => h("div", { class: `mlp-head${endOf(layer)}` }, layerName(network, layer)));
  const inputs = Array.from({ length: sizes[0] }, (_, j) =>
    h("div", { class: "mlp-node is-input" }, field(names.x(j), "x", j)),
  );
  const neurons = [];
  network.activations.forEach((_, l) => {
    for (let i = 0; i < sizes[l + 1]; i += 1) neurons.push(neuron(l, i));
  });

  function neuron(l, i) {
    const where = `Neuron ${i + 1} of ${l === sizes.length - 2 ? "the output layer" : `layer ${l + 1}`}`;
    const terms = [];
    const rows = Array.from({ length: sizes[l] }, (_, j) => {
      const line = s("line", { class: "mlp-edge" });
      svg.append(line);
      const out = h("span", { class: "mlp-product" });
      terms.push(out);
      const weight = field(names.W(l, i, j), "theta", weightIndex(network, l, i, j));
      const row = watch(h("div", { class: "mlp-row" }, weight, out), { l, i, j });
      edges.push({ l, i, j, line, row });
      return row;
    });
    const bias = h(
      "div",
      { class: "mlp-row is-bias" },
      field(names.b(l, i), "theta", biasIndex(network, l, i)),
      h("span", { class: "mlp-product" }, "added as it is"),
    );
    watch(bias, { l, i });
    const z = valueText(names.z(l, i));
    const a = valueText(names.a(l, i));
    const button = h("button", { type: "button", class: "mlp-pick", "aria-label": where });
    const node = h(
      "div",
      { class: `mlp-node is-neuron${l === sizes.length - 2 ? " is-output" : ""}` },
      button,
      symbol(names.z(l, i)),
      z,
      symbol(names.a(l, i)),
      a,
    );
    node.addEventListener("click", () => onTarget({ l, i }, true));
    watch(node, { l, i });
    const body = h("div", { class: "mlp-card-body" }, ...rows, bias);
    const title = h("div", { class: "mlp-card-title" }, where);
    const element = h("div", { class: "mlp-neuron", role: "group", "aria-label": where }, title, body, node);
    return { l, i, element, node, button, rows, bias, terms, z, a };
  }

  const stage = h(
    "div",
    { class: "mlp-stage" },
    svg,
    ...heads,
    ...inputs,
    ...neurons.map((n) => n.element),
  );
  const element = h("div", { class: "mlp-graph" }, hidden("The network as a graph."), stage);
  let layout;

  const place = (el, { x, y }) => {
    el.style.left = `${x}px`;
    el.style.top = `${y}px`;
  };

  /** @param {number} width */
  function arrange(width) {
    layout = layoutOf(sizes, width, room);
    setAttribute(element, "data-mode", layout.mode);
    setAttribute(element, "data-vertical", layout.vertical);
    stage.style.setProperty("--mlp-node-width", `${layout.nodeWidth}px`);
    stage.style.setProperty("--mlp-input-width", `${layout.inputWidth}px`);
    stage.style.setProperty("--mlp-node-height", `${layout.nodeHeight}px`);
    stage.style.setProperty("--mlp-graph-width", `${layout.width}px`);
    stage.style.setProperty("--mlp-graph-height", `${layout.height}px`);
    setAttribute(svg, "viewBox", `0 0 ${layout.width} ${layout.height}`);
    heads.forEach((head, layer) => place(head, layout.heads[layer]));
    inputs.forEach((node, j) => place(node, layout.nodes[0][j]));
    for (const n of neurons) {
      place(n.node, layout.nodes[n.l + 1][n.i]);
      if (layout.mode !== "edges") continue;
      n.rows.forEach((row, j) => place(row, layout.weight(n.l, n.i, j)));
      place(n.bias, layout.bias(n.l, n.i));
    }
    for (const { l, i, j, line } of edges) {
      setLine(line, ...layout.edge(l, i, j));
    }
    return layout;
  }

  /** @param {(kind: "z" | "a", l: number) => boolean} [known]  what is not yet, is a "?" */
  function update({ theta, x }, pass, known = () => true) {
    heads.forEach((head, layer) => setText(head, layerName(network, layer)));
    for (const one of fields) one.set((one.kind === "x" ? x : theta)[one.index]);
    for (const { l, i, j, line, row } of edges) {
      const weight = theta[weightIndex(network, l, i, j)];
      row.classList.toggle("is-negative", weight < 0);
      setAttribute(line, "stroke-width", strokeWidth(weight).toFixed(2));
      setAttribute(line, "stroke-dasharray", strokeDash(weight));
    }
    for (const { l, i, node, z, a, terms } of neurons) {
      const [knowsZ, knowsA] = [known("z", l), known("a", l)];
      setText(z, knowsZ ? formatShort(pass.z[l][i]) : "?");
      setText(a, knowsA ? formatShort(pass.a[l][i]) : "?");
      node.classList.toggle("is-zero", knowsA && pass.a[l][i] === 0);
      products(network, theta, pass, l, i).forEach(({ weight, signal, product }, j) => {
        const term = joined(stretch(() => `${formatNumber(weight)}·${formatFactor(signal)}`), stretch(() => formatNumber(product)));
        setText(terms[j], l === 0 || known("a", l - 1) ? term : `${formatNumber(weight)}·?`);
      });
    }
  }

  /** @param {Target | null} target */
  function highlight(target) {
    const own = (l, i) => target !== null && target.l === l && target.i === i;
    stage.classList.toggle("has-target", target !== null);
    for (const { l, i, j, line } of edges) {
      line.classList.toggle("is-active", own(l, i) && (target.j ?? j) === j);
    }
    for (const { l, i, node, rows } of neurons) {
      node.classList.toggle("is-active", own(l, i));
      rows.forEach((row, j) => row.classList.toggle("is-active", own(l, i) && (target.j ?? j) === j));
    }
  }

  /** Show one neuron's fields under the picture (the "cards" layout). */
  function select(target) {
    for (const { l, i, element: card, button } of neurons) {
      const own = target.l === l && target.i === i;
      card.classList.toggle("is-selected", own);
      setAttribute(button, "aria-pressed", own);
    }
  }

  return { element, stage, svg, arrange, update, highlight, select, edges, neurons };
}
