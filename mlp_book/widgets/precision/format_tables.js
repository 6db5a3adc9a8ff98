/** The five formats side by side, every z and a beside float64's, and all numbers in all formats. */
import { h, setAttribute, setText, valueText } from "../pieces/dom.js";
import { parameterBytes } from "../../topics/low_precision.js";
import { FORMATS } from "../../topics/number_formats.js";
import { agreement, shown, small } from "../pieces/number_words.js";
import { roving } from "../pieces/roving.js";

const head = (...names) => h("thead", {}, h("tr", {}, ...names.map((name) => h("th", { scope: "col" }, name))));

/** The digits that agree, underlined and in words. */
function agreeing(name) {
  const text = h("u", { class: "mlp-same", "data-value": `same ${name}` });
  const words = h("span", { class: "mlp-same-words", "data-value": `digits ${name}` });
  return {
    nodes: [text, " ", words],
    set(value, reference) {
      const found = agreement(value, reference);
      setText(text, found.text);
      setText(words, found.words);
    },
  };
}

/** All five formats: picking one shows it in full. */
export function formatTable(network, formats, onPick) {
  const last = network.sizes.length - 2;
  const rows = formats.map((name) => {
    const button = h("button", { type: "button", class: "mlp-pick-x", onclick: () => onPick(name) }, name);
    const [bits, bytes, error] = ["bits", "bytes", "error"].map((what) => valueText(`${what}(${name})`));
    const y = valueText(`y(${name})`);
    const same = agreeing(`y(${name})`);
    setText(bits, String(FORMATS[name]?.bits ?? 8));
    const cells = [bytes, error].map((cell) => h("td", {}, cell));
    const row = h("tr", {}, h("th", { scope: "row" }, button), h("td", {}, y, h("div", {}, ...same.nodes)), cells[1], h("td", { class: "mlp-wide" }, bits), cells[0]);
    return { name, button, bytes, y, same, error, row };
  });
  const element = h(
    "table",
    { class: "mlp-formats" },
    h("caption", {}, `The same network in five formats: pick one to see it in full. The bytes are those of all ${network.nParameters} weights and biases.`),
    head("format", "output y", "error of y", "bits a number", "bytes"),
    h("tbody", {}, ...rows.map(({ row }) => row)),
  );
  element.querySelectorAll("thead th")[3].className = "mlp-wide";
  const buttons = rows.map(({ button }) => button);
  let started = false;
  return {
    element,
    update(chosen, passes) {
      if (!started) roving(buttons, buttons[formats.indexOf(chosen)]);
      started = true;
      const reference = passes.float64.a[last][0];
      for (const { name, button, bytes, y, same, error, row } of rows) {
        const value = passes[name].a[last][0];
        setText(y, shown(value, name));
        same.set(value, reference);
        setText(error, small(Math.abs(value - reference)));
        setText(bytes, String(parameterBytes(name, network)));
        setAttribute(button, "aria-pressed", name === chosen);
        row.classList.toggle("is-current", name === chosen);
      }
    },
  };
}

/** Every z and a of a network, in the order of the pass. */
const placesOf = (network, names) =>
  network.activations.flatMap((_, l) =>
    ["z", "a"].flatMap((kind) =>
      Array.from({ length: network.sizes[l + 1] }, (_unused, i) => ({ kind, l, i, name: names[kind](l, i) })),
    ),
  );

/** Every z and a in float64, in the format, and the digits that agree. */
export function numberTable(network, names) {
  const title = h("caption");
  const column = h("th", { scope: "col" });
  const rows = placesOf(network, names).map((place) => {
    const [exact, stored] = [h("td"), valueText(`stored ${place.name}`)];
    const same = agreeing(place.name);
    const row = h("tr", {}, h("th", { scope: "row" }, place.name), exact, h("td", {}, stored), h("td", {}, ...same.nodes));
    return { place, exact, stored, same, row };
  });
  const table = h("table", { class: "mlp-digits" }, title, head("", "float64", "", "the same digits"), h("tbody", {}, ...rows.map(({ row }) => row)));
  table.querySelectorAll("thead th")[2].replaceWith(column);
  setText(table.querySelector("thead th"), "number");
  const scroller = h("div", { class: "mlp-scroll", tabindex: "0", role: "region", "aria-label": "Every z and a" }, table);
  return {
    element: scroller,
    update(chosen, passes) {
      setText(title, `Every z and a in ${chosen}: underlined what is left of float64's digits`);
      setText(column, chosen);
      for (const { place, exact, stored, same, row } of rows) {
        const [value, reference] = [chosen, "float64"].map((f) => passes[f][place.kind][place.l][place.i]);
        setText(exact, shown(reference, "float32"));
        setText(stored, shown(value, chosen === "float64" ? "float32" : chosen));
        same.set(value, reference);
        row.classList.toggle("is-lost", !Number.isFinite(value));
      }
    },
  };
}

/** All numbers in all formats, for screen readers and whoever likes tables. */
export function everyTable(network, names, formats) {
  const rows = placesOf(network, names).map((place) => {
    const cells = formats.map(() => h("td"));
    return { place, cells, row: h("tr", {}, h("th", { scope: "row" }, place.name), ...cells) };
  });
  const table = h("table", {}, h("caption", { class: "mlp-sr" }, "Every z and a in every format"), head("number", ...formats), h("tbody", {}, ...rows.map(({ row }) => row)));
  const scroller = h("div", { class: "mlp-scroll", tabindex: "0", role: "region", "aria-label": "All numbers in all formats" }, table);
  const element = h("details", { class: "mlp-state" }, h("summary", {}, "All numbers in all formats as a table"), scroller);
  return {
    element,
    update(passes) {
      for (const { place, cells } of rows) {
        formats.forEach((name, k) => setText(cells[k], shown(passes[name][place.kind][place.l][place.i], name)));
      }
    },
  };
}
