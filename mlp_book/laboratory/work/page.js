/** What several parts ask of a built page: elements, folded boxes, names of pages, scripts. */

/** An element; children may be text. Nothing is ever parsed as HTML. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter(Boolean));
  return element;
}

/** Folded boxes are those of sphinx-togglebutton. */
export const isFolded = (box) => box.classList.contains("toggle-hidden");
export const toggle = (box) => box.querySelector(".toggle-button")?.click();

const root = () => new URL(document.documentElement.dataset.content_root ?? "./", location.href);

/** "learning/losses" for an address in this book, whatever lies before it; "" for another. */
export function pageOf(address) {
  const path = new URL(address, location.href).pathname;
  const from = root().pathname;
  const page = path.startsWith(from) ? path.slice(from.length) : "";
  return decodeURIComponent(page).replace(/^book\/|\.html$/g, "");
}

/** Load a classic script beside this one, once: modules are blocked in pages opened from files. */
const loading = new Map();
export function load(name) {
  if (!loading.has(name)) {
    const src = new URL(`_static/offline/${name}.js`, root()).href;
    const script = el("script", { src });
    const done = new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${name}.js is missing beside this page`));
    });
    loading.set(name, done);
    document.head.append(script);
  }
  return loading.get(name);
}
