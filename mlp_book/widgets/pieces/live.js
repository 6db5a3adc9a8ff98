import { h } from "./dom.js";

/**
 * A polite live region: screen readers hear the last message, after a pause in the changes.
 * @returns {{element: HTMLElement, say: (text: string, delay?: number) => void, stop: () => void}}
 */
export function liveRegion() {
  const element = h("div", { class: "mlp-sr", role: "status", "aria-live": "polite" });
  let timer;
  const say = (text, delay = 800) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      element.textContent = text;
    }, delay);
  };
  return { element, say, stop: () => clearTimeout(timer) };
}
