/**
 * What every widget does around its own picture: it holds one state, changes it in one place,
 * remembers it, says it aloud, and shares it with Python.
 */
import { h, setAttribute, setText, uniqueId } from "./dom.js";
import { History } from "./history.js";
import { liveRegion } from "./live.js";
import { traits } from "./traits.js";

/** The same numbers and texts, however they are nested. */
const same = (one, other) => {
  if (Object.is(one, other) || one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => same(one[key], other[key]));
};
const differs = (part, state) => Object.keys(part).some((name) => !same(part[name], state[name]));

/**
 * @typedef {object} How  a change came about
 * @property {"python" | "back"} [by]  Python made it, or Step back; and what else a widget says of it
 */
/**
 * @param {object} options
 * @param {object} options.model  anywidget's
 * @param {string[]} options.names  the traits that hold the state
 * @param {(state: object, how: How) => string} options.draw  one computation, one update of the
 *   page; gives it in words
 * @param {(present?: object) => object} [options.read]  the state that the traits hold; where
 *   Python has changed them, the state before is given. Default: the traits are the state
 * @param {(state: object) => object} [options.write]  the traits that hold a state
 * @param {() => object} [options.initial]  where Reset leads
 * @param {boolean} [options.runs]  Reset begins another run: Step back does not lead into the last
 * @param {string[]} [options.kept]  parts of the state that Step back leaves as they are, unless it
 *   takes back a Reset
 * @param {string} [options.stepBack]  the text of that button
 */
export function session({
  model,
  names,
  draw,
  read = () => Object.fromEntries(names.map((name) => [name, model.get(name)])),
  write = (state) => state,
  initial = () => model.get("initial"),
  runs = false,
  kept = [],
  stepBack = "Step back",
}) {
  const history = new History();
  const live = liveRegion();
  const message = h("p", { class: "mlp-message", id: uniqueId("message") });
  let pressed = null; // the state before a press, until the press has changed something
  const button = (text, onclick) => h("button", { type: "button", class: "mlp-button", onclick }, text);
  const back = button(stepBack, () => {
    const past = history.pop();
    if (!past) return;
    const stays = past.whole ? [] : kept.map((name) => [name, self.state[name]]);
    self.change({ ...past.state, ...Object.fromEntries(stays) }, { by: "back" });
  });
  const reset = button("Reset", () => self.reset());
  const shared = traits(model, names, () => {
    pressed = null; // Python's changes are not the reader's
    self.show(read(self.state), { by: "python" });
  });

  const self = {
    state: read(),
    message,
    say: live.say,
    /** A line for what does not fit, heard at once. */
    tell(words) {
      setText(message, words);
      if (words) live.say(words, 100);
    },
    /** Show a state; nothing is remembered, said or shared. */
    show(next, how = {}) {
      if (pressed && differs(next, pressed)) {
        history.push({ state: pressed });
        pressed = null;
      }
      self.state = next;
      setAttribute(back, "aria-disabled", history.length === 0);
      return draw(next, how);
    },
    /** Every change by the reader goes through here. */
    change(next, how) {
      const words = self.show(next, how);
      if (words) live.say(words);
      shared.write(write(next));
    },
    /** Remember the state before a change, or before the first of a drag. */
    remember: () => history.push({ state: self.state }),
    /**
     * A press begins, or what runs by itself: the state before its first change is remembered. One
     * that changes nothing leaves nothing for Step back.
     */
    begins() {
      pressed = self.state;
    },
    ends() {
      pressed = null;
    },
    /** All that one press does. */
    press(act) {
      self.begins();
      const answer = act();
      self.ends();
      return answer;
    },
    /** Go back to the last `remember`, whole. */
    restore: () => self.change(history.pop().state),
    /** One whole change: it can be stepped back, if it changed anything. */
    edit(part, begins = true, how = {}) {
      if (begins && differs(part, self.state)) self.remember();
      self.change({ ...self.state, ...part }, how);
    },
    /** What the button does; `part` is set besides. */
    reset(part = {}) {
      const start = { ...initial(), ...part };
      if (differs(start, self.state)) history.push({ state: self.state, whole: true });
      self.edit(start, false);
      if (!runs) return;
      history.clear();
      setAttribute(back, "aria-disabled", true);
    },
    /** The buttons that every widget has. */
    buttons: { back, reset },
    /** A hint, and those buttons. */
    bar: (hint) => h("div", { class: "mlp-bar-top" }, hint, h("div", { class: "mlp-buttons" }, back, reset)),
    /**
     * Put the widget on the page and draw it; `arrange` hears the width of `element`.
     * @returns {() => void}  what takes it away again
     */
    begin(el, root, element, arrange) {
      root.append(live.element);
      self.show(self.state);
      el.append(root);
      const observer = new ResizeObserver(([entry]) => {
        const { width } = entry.contentRect;
        if (width > 0) arrange(Math.floor(width));
      });
      if (element) observer.observe(element);
      return () => {
        observer.disconnect();
        live.stop();
        shared.forget();
      };
    },
  };
  /** What number-field.js asks of its widget. */
  self.fields = {
    describedBy: message.id,
    onStep: self.remember,
    onRestore(putBack) {
      history.pop(); // the change came to nothing
      putBack();
    },
    onMessage: self.tell,
  };
  return self;
}
