/** As much of a page as the widgets' pieces need for their text, for tests in Node. */

class Element extends EventTarget {
  constructor(tag) {
    super();
    Object.assign(this, { tag, children: [], attributes: {}, own: "", value: "", title: "", parent: null });
    const names = new Set();
    this.classList = {
      add: (name) => names.add(name),
      remove: (name) => names.delete(name),
      toggle: (name, on) => (on ? names.add(name) : names.delete(name)),
      contains: (name) => names.has(name),
    };
    this.style = { setProperty: (name, value) => { this.style[name] = value; } };
    this.dataset = {};
  }
  get isConnected() { return true; }
  get childNodes() { return this.children; }
  get textContent() { return this.own + this.children.map((child) => child.textContent ?? child).join(""); }
  set textContent(text) { [this.own, this.children] = [text, []]; }
  append(...more) { this.children.push(...more); }
  replaceChildren(...more) { [this.own, this.children] = ["", more]; }
  setAttribute(name, value) { this.attributes[name] = value; }
  getAttribute(name) { return this.attributes[name] ?? null; }
  removeAttribute(name) { delete this.attributes[name]; }
  toggleAttribute(name, on) { on ? this.setAttribute(name, "") : this.removeAttribute(name); }
  matches(selector) { return selector === ":focus" && document.activeElement === this; }
  /** Every element inside with this tag. */
  all(tag) {
    const inside = this.children.filter((child) => child instanceof Element);
    return inside.flatMap((child) => [...(child.tag === tag ? [child] : []), ...child.all(tag)]);
  }
  select() {}
  focus() {
    document.activeElement = this;
    this.dispatchEvent(new Event("focus"));
  }
  blur() {
    document.activeElement = null;
    this.dispatchEvent(new Event("blur"));
  }
  /** As a reader types. */
  type(text) {
    this.value = text;
    this.dispatchEvent(new Event("input"));
  }
}

globalThis.document = { activeElement: null, createElement: (tag) => new Element(tag), createElementNS: (_, tag) => new Element(tag) };
globalThis.addEventListener ??= () => {};
globalThis.removeEventListener ??= () => {};
globalThis.getComputedStyle ??= () => ({ fontSize: "16px" });
