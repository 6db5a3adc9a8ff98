/** A text to be copied: put on the clipboard where that is allowed, and shown, selected, always. */
import { h, uniqueId } from "../pieces/dom.js";

/**
 * @param {object} options
 * @param {{button: string, label: string, text: () => string}[]} options.kinds
 * @param {(words: string) => void} options.onSay
 */
export function sharePanel({ kinds, onSay }) {
  const id = uniqueId("copy");
  const label = h("label", { for: id });
  const area = h("textarea", { id, readonly: true, rows: 5, spellcheck: "false", wrap: "off" });
  const box = h("div", { class: "mlp-copy", hidden: true }, label, area);

  async function show({ label: name, text }) {
    label.textContent = name;
    area.value = text();
    box.hidden = false;
    area.focus();
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
      onSay(`${name}: copied.`);
    } catch {
      onSay(`${name}: selected below; copy it with Ctrl+C.`);
    }
  }
  const buttons = kinds.map((kind) =>
    h("button", { type: "button", class: "mlp-button", onclick: () => show(kind) }, kind.button));
  return {
    element: h("div", { class: "mlp-share" }, h("div", { class: "mlp-buttons" }, ...buttons), box),
    /** The state has changed: an old text would mislead. */
    hide() {
      if (!box.hidden) box.hidden = true;
    },
  };
}
