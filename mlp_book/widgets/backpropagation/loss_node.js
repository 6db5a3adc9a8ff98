/** The end of the forward pass and the start of the way back, on the graph: t, L and dL/dy. */
import { h, s, setAttribute, setLine, setText, valueText } from "../pieces/dom.js";
import { formatDecidedShort as formatShort } from "../pieces/decided.js";
import { numberField } from "../pieces/number-field.js";

const HEIGHT = 90;
const BELOW = 34;

/**
 * @param {object} options  graph, and what number-field.js takes
 */
export function lossNode({ graph, ...rest }) {
  const target = numberField({ label: "t", ...rest });
  const value = valueText("loss");
  const title = h("div", { class: "mlp-loss-title" }, "loss");
  const element = h(
    "div",
    { class: "mlp-node mlp-loss", role: "group", "aria-label": "Target and loss" },
    title,
    target.element,
    h("span", { class: "mlp-loss-row" }, h("span", { class: "mlp-symbol" }, "L"), value),
  );
  const line = s("line", { class: "mlp-edge mlp-to-loss" });
  graph.svg.append(line);
  graph.stage.append(element);

  function arrange(layout) {
    const output = layout.nodes.at(-1)[0];
    const width = layout.vertical ? 92 : layout.nodeWidth;
    const bottom = output.y + layout.nodeHeight / 2;
    const at = layout.vertical
      ? { x: layout.width - width / 2, y: output.y }
      : { x: output.x, y: bottom + BELOW + 16 + HEIGHT / 2 };
    element.style.left = `${at.x}px`;
    element.style.top = `${at.y}px`;
    element.style.setProperty("--mlp-loss-width", `${width}px`);
    element.style.setProperty("--mlp-loss-height", `${HEIGHT}px`);
    if (layout.vertical) {
      const from = { x: output.x + layout.nodeWidth / 2, y: output.y };
      setLine(line, from, { x: at.x - width / 2, y: at.y });
    } else {
      setLine(line, { x: output.x, y: bottom }, { x: at.x, y: at.y - HEIGHT / 2 });
    }
  }

  function update(state, loss, known) {
    target.set(state.target);
    setText(value, known ? formatShort(loss) : "?");
  }

  function mark({ kind }) {
    value.classList.toggle("is-now", kind === "loss");
    element.classList.toggle("is-active", kind === "loss");
  }

  setAttribute(line, "stroke-width", 1.5);
  return { element, input: target.input, arrange, update, mark };
}
