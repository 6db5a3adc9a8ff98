/** Making and changing elements. Text is set only where it differs, so that updates are cheap. */

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/**
 * An HTML element: h("button", {class: "a", onclick: f}, "text", child).
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} attributes  functions under "on..." are event listeners
 * @param {...(Node | string | null | (Node | string)[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export const h = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);

/** An SVG element. */
export const s = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

/** Set an element's text, if it differs. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Set an attribute, if it differs; null removes it. */
export function setAttribute(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/** Let an SVG line go from one point to another. */
export function setLine(line, from, to) {
  const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  for (const [name, value] of Object.entries(ends)) setAttribute(line, name, value);
}

/** An id that no other widget of the page has, whichever bundle it comes from. */
export const uniqueId = (prefix = "mlp") => `${prefix}-${Math.random().toString(36).slice(2, 10)}`;

/** Text that only screen readers meet. */
export const hidden = (text) => h("span", { class: "mlp-sr" }, text);

/** A computed number: text in an element that names it, `data-value="z1[1]"`. */
export const valueText = (name, tag = "span") => h(tag, { class: "mlp-value", "data-value": name });
