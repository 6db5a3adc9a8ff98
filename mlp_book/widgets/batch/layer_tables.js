/** X, then Z and A of every layer, side by side: one example a row, one neuron a column. */
import { formatBoxed } from "../pieces/decided.js";
import { h, hidden, setAttribute, setText, valueText } from "../pieces/dom.js";
import { numberField } from "../pieces/number-field.js";

const column = (content) => h("th", { scope: "col" }, content);

/**
 * @param {object} options
 * @param {import("../mathematics/mlp.js").Network} options.network  with one output
 * @param {number} options.most  how many rows there can be
 * @param {object} options.options  what the widget's traits take
 * @param {"all" | "layers" | "misses"} options.part
 * @param {(k: number) => void} options.onRow  an example, from 1
 * @param {(neuron: string) => void} options.onNeuron  by its pre-activation, as "z1[3]"
 * @param {(k: number, j: number, value: number) => void} options.onInput  counted from 0
 * @param {(k: number, value: number) => void} options.onTarget
 */
export function layerTables({ network, most, options, part, onRow, onNeuron, onInput, onTarget, ...rest }) {
  const rows = Array.from({ length: most }, (_, k) => k);
  const last = network.sizes.length - 2;
  const neurons = options.neuron.map(([value]) => value);
  const parts = []; // what is updated, in the order of the page
  const lines = rows.map(() => []); // the table rows of each example
  const picks = rows.map((k) =>
    h("button", { type: "button", class: "mlp-pick-x", "aria-label": `Show example ${k + 1}`, onclick: () => onRow(k + 1) }, String(k + 1)),
  );

  /** One table; `cell(k, j)` fills it, `head(j)` stands above a column. */
  function table(name, what, n, head, cell, rowHead = (k) => h("span", {}, hidden("example "), String(k + 1))) {
    const shape = valueText(`shape of ${name}`);
    const body = rows.map((k) => {
      const row = h("tr", {}, h("th", { scope: "row" }, rowHead(k)), ...Array.from({ length: n }, (_, j) => h("td", {}, cell(k, j))));
      lines[k].push(row);
      return row;
    });
    const caption = h("caption", {}, h("b", {}, name), " ", shape, h("span", { class: "mlp-what" }, what));
    const heads = h("tr", {}, h("td", {}), ...Array.from({ length: n }, (_, j) => column(head(j))));
    const element = h("table", { class: "mlp-rows" }, caption, h("thead", {}, heads), h("tbody", {}, ...body));
    parts.push({ update: ({ X }) => setText(shape, `${X.length} × ${n}`) });
    return h("div", { class: "mlp-scroll" }, element);
  }

  function inputs() {
    const fields = rows.map((k) =>
      Array.from({ length: network.sizes[0] }, (_, j) =>
        numberField({ label: `X[${k + 1},${j + 1}]`, limits: options.X, onInput: (value) => onInput(k, j, value), ...rest }),
      ),
    );
    parts.push({ update: ({ X }) => X.forEach((x, k) => x.forEach((value, j) => fields[k][j].set(value))) });
    return table("X", "examples", network.sizes[0], (j) => `x[${j + 1}]`, (k, j) => fields[k][j].element, (k) => picks[k]);
  }

  /** Z or A of layer l: `value(pass)` gives a row. Its heads mark a neuron where it is Z. */
  function computed(name, what, l, value, first) {
    const n = network.sizes[l + 1];
    const texts = rows.map((k) => Array.from({ length: n }, (_, i) => valueText(`${name}[${k + 1},${i + 1}]`)));
    const isZ = name.startsWith("Z");
    const heads = Array.from({ length: n }, (_, i) => {
      const neuron = neurons[first + i];
      if (!isZ) return h("span", {}, hidden("neuron "), String(i + 1));
      return h("button", { type: "button", class: "mlp-pick-x", "aria-label": `Show neuron ${i + 1} of ${name}`, onclick: () => onNeuron(neuron) }, String(i + 1));
    });
    parts.push({
      update({ neuron, chosen }, passes) {
        const marked = neurons.indexOf(neuron) - first;
        if (isZ) heads.forEach((head, i) => setAttribute(head, "aria-pressed", i === marked));
        texts.forEach((row, k) => {
          const values = k < passes.length ? value(passes[k]) : null;
          row.forEach((text, i) => {
            setText(text, values ? formatBoxed(values[i]) : "");
            text.parentElement.classList.toggle("is-column", part !== "misses" && i === marked);
            text.parentElement.classList.toggle("is-entry", part !== "misses" && i === marked && k === chosen - 1);
          });
        });
      },
    });
    return table(name, what, n, (i) => heads[i], (k, i) => texts[k][i]);
  }

  const tables = [inputs()];
  network.activations.forEach((activation, l) => {
    const first = network.sizes.slice(1, l + 1).reduce((s, n) => s + n, 0);
    const before = l === 0 ? "X" : `A${l}`;
    if (part !== "misses") {
      tables.push(computed(`Z${l + 1}`, `${before} W${l + 1}ᵀ + b${l + 1}`, l, (pass) => pass.z[l], first));
    }
    if (l === last) tables.push(computed("Y", part === "misses" ? "outputs" : `${activation.label}(Z${l + 1})`, l, (pass) => pass.a[l], first));
    else if (part !== "misses") tables.push(computed(`A${l + 1}`, `${activation.label}(Z${l + 1})`, l, (pass) => pass.a[l], first));
  });
  if (part !== "layers") {
    const fields = rows.map((k) => numberField({ label: `t[${k + 1}]`, limits: options.targets, onInput: (value) => onTarget(k, value), ...rest }));
    parts.push({ update: ({ targets }) => targets.forEach((value, k) => fields[k].set(value)) });
    const shape = parts.length; // a target's shape is its own: said anew after the table's word
    tables.push(table("t", "targets", 1, () => "t", (k) => fields[k].element));
    parts.splice(shape, 1);
  }
  const element = h("div", { class: "mlp-layers" }, ...tables);
  const shapeOfT = element.querySelector('[data-value="shape of t"]');

  function update(state, passes) {
    for (const one of parts) one.update(state, passes);
    const m = state.X.length;
    if (shapeOfT) setText(shapeOfT, state.target_shape === "column" ? `(${m}, 1)` : `(${m},)`);
    lines.forEach((row, k) => {
      for (const line of row) {
        line.hidden = k >= m;
        line.classList.toggle("is-current", k === state.chosen - 1);
      }
      setAttribute(picks[k], "aria-pressed", k === state.chosen - 1);
    });
  }
  return { element, update };
}
