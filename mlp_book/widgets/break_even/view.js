/**
 * One update of D4's network on one core of a CPU and on a GPU. The reader sets what a launch costs,
 * how many there are and how many rows the batch has; both times and the break-even follow.
 *
 * Traits: launch, rows, launches, lines, initial; options.
 */
import { affordable, cpu, crossing, gpu } from "../../topics/break_even.js";
import { h, setText, valueText } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";
import { formulaLine } from "../pieces/formula_line.js";
import { numberField } from "../pieces/number-field.js";
import { session } from "../pieces/session.js";
import { slider } from "../pieces/slider.js";
import { breakEvenPlot } from "./plot.js";
import { micro, verdict } from "./words.js";

const TRAITS = ["launch", "rows", "launches"];
const STEPS = 4; // of the rows' slider, to twice as many
const US = " microseconds";

function render({ model, el }) {
  const [options, numbers] = ["options", "lines"].map((name) => model.get(name));
  const most = options.rows[1];
  const now = session({ model, names: TRAITS, draw });
  const rowsAt = (step) => Math.round(2 ** (step / STEPS));

  function draw(state) {
    const { launch, rows, launches } = state;
    sliders.launch.set(launch, formatNumber(launch, 1));
    const step = Math.round(STEPS * Math.log2(rows));
    sliders.rows.set(step, String(rows));
    count.set(launches);
    const found = { cpu: cpu(numbers, rows), gpu: gpu(numbers, rows, launch, launches), crossing: crossing(numbers, launch, launches), rows, most };
    plot.update({ numbers, ...state });
    const { fixed, per_row: row, gpu_row: gpuRow } = numbers;
    lines.cpu.set([`${formatNumber(fixed, 1)} + ${formatNumber(row, 2)} · ${rows} ≈ `, US], micro(found.cpu));
    lines.gpu.set([`${launches} · ${formatNumber(launch, 2)} + ${formatNumber(gpuRow, 4)} · ${rows} ≈ `, US], micro(found.gpu));
    const cut = found.crossing;
    lines.crossing.set([`(${formatNumber(launches * launch, 1)} − ${formatNumber(fixed, 1)}) / (${formatNumber(row, 2)} − ${formatNumber(gpuRow, 4)}) ≈ `, " rows"], formatNumber(cut, 1));
    lines.affordable.set(["", US], formatNumber(affordable(numbers, rows, launches), 2), `with ${rows} row${rows === 1 ? "" : "s"} a launch may cost`, "≈");
    const said = verdict(found);
    setText(words, said);
    return said;
  }

  const sliders = {
    launch: slider({ label: "microseconds a launch", low: options.launch[0], high: options.launch[1], step: 0.5, onInput: (launch, begins) => now.edit({ launch }, begins) }),
    rows: slider({ label: "rows", low: 0, high: STEPS * Math.log2(most), step: 1, onInput: (step, begins) => now.edit({ rows: rowsAt(step) }, begins) }),
  };
  const count = numberField({ label: "launches", limits: options.launches, whole: true, unit: 1, onInput: (launches) => now.edit({ launches }, false), ...now.fields });
  const plot = breakEvenPlot({ most, onGrab: now.remember, onDrag: (rows) => now.edit({ rows }, false) });
  const line = (symbol, name, role) => formulaLine(symbol, name, role);
  const lines = {
    cpu: line("CPU", "cpu", "parameter"),
    gpu: line("GPU", "gpu", "forward"),
    crossing: line("break-even", "crossing", "target"),
    affordable: line("a launch may cost", "affordable", "forward"),
  };
  const words = valueText("words");
  const root = h(
    "div",
    { class: "mlp-widget mlp-break-even", role: "group", "aria-label": "When a GPU begins to win" },
    h("div", { class: "mlp-even-controls" }, sliders.launch.element, sliders.rows.element, count.element),
    now.message,
    h("p", { class: "mlp-even-words" }, words),
    plot.element,
    h("div", { class: "mlp-even-lines" }, ...Object.values(lines).map((one) => one.line)),
    now.bar(h("p", { class: "mlp-hint" }, "Solid: the CPU's line; its dots were measured. Dashed: the GPU's, from its launches. Drag sideways in the picture to change the rows.")),
  );
  return now.begin(el, root, plot.element, plot.arrange);
}

export default { render };
