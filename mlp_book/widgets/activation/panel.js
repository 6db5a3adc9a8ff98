/** The numbers of one or two activations at z: values, formulas, the tangent, zones in words. */
import { h, setAttribute, setText, valueText } from "../pieces/dom.js";
import { formulas, tangentOf, verdict, zoneWords } from "./words.js";
import { formulaLine } from "../pieces/formula_line.js";
import { slopeAt, zonesOf } from "../mathematics/mlp.js";
import { formatTiny } from "../pieces/scientific.js";
import { named } from "../pieces/stretch.js";

/** What is said of one activation; a compared one has names of its own. */
function account(of) {
  const title = h("p", { class: "mlp-lines-title" });
  const words = valueText(`words${of}`);
  const status = h("p", { class: "mlp-slope-words" }, words);
  const a = formulaLine("a", `a${of}`, "forward");
  const slope = formulaLine("φ′(z)", `derivative${of}`, "gradient");
  const tangent = formulaLine("tangent(u)", `tangent${of}`, "gradient");
  const zones = h("ul", { class: "mlp-zone-list" });
  const lines = h("div", { class: "mlp-curve-lines" }, a.line, slope.line, tangent.line);
  const element = h("div", { class: "mlp-account" }, title, status, lines, zones);
  return {
    element,
    update(activation, z) {
      const value = activation.function([z])[0];
      const d = slopeAt(activation, z);
      const how = formulas(activation, z, value, d);
      setText(title, activation.label);
      a.set(how.a, formatTiny(value), "a", how.signs.a);
      slope.set(how.slope, formatTiny(d), "φ′(z)", how.signs.slope);
      tangent.set(how.tangent, tangentOf(z, value, d));
      const said = verdict(activation, z, value, d);
      setText(words, said.text);
      setAttribute(status, "data-kind", said.kind);
      const sentences = zoneWords(activation, zonesOf(activation));
      if (zones.textContent !== sentences.join("")) zones.replaceChildren(...sentences.map((text) => h("li", {}, text)));
      return `${activation.label}: ${named("a", () => formatTiny(value))}, derivative ${formatTiny(d)}. ${said.text}`;
    },
  };
}

export function activationPanel() {
  const first = account("");
  const element = h("div", { class: "mlp-accounts" }, first.element);
  let other = null;

  /** @param {import("./plot.js").Scene} scene */
  function update(scene) {
    const { activation, z } = scene;
    if (scene.other?.name !== other?.name) {
      other?.part.element.remove();
      other = scene.other ? { name: scene.other.name, part: account(` of ${scene.other.name}`) } : null;
      if (other) element.append(other.part.element);
    }
    const said = [first.update(activation, z), other?.part.update(scene.other, z)];
    return [`${named("z", () => formatTiny(z))}.`, ...said.filter(Boolean)].join(" ");
  }
  return { element, update };
}
