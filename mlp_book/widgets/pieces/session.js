/**
 * What every widget does around its own picture: it holds one state, changes it in one place,
 * remembers it, says it aloud, and shares it with Python.
 */
import { h, setAttribute, setText, uniqueId } from "./dom.js";
import { History } from "./history.js";
import { liveRegion } from "./live.js";
import { traits } from "./traits.js";

/**
 * @param {object} options
 * @param {object} options.model  anywidget's
 * @param {string[]} options.names  the traits that make the state
 * @param {(state: object) => string} options.draw  one computation, one update of the page; gives it in words
 * @param {() => object} [options.initial]  where Reset leads
 * @param {boolean} [options.runs]  Reset begins another run: Step back does not lead into the last
 */
export function session({ model, names, draw, initial = () => model.get("initial"), runs = false }) {
  const history = new History();
  const live = liveRegion();
  const message = h("p", { class: "mlp-message", id: uniqueId("message") });
  const read = () => Object.fromEntries(names.map((name) => [name, model.get(name)]));
  let pressed = null; // the state before a press, until the press has changed something
  const differs = (part, state) => Object.keys(part).some((name) => JSON.stringify(part[name]) !== JSON.stringify(state[name]));
  const button = (text, onclick) => h("button", { type: "button", class: "mlp-button", onclick }, text);
  const back = button("Step back", () => {
    const past = history.pop();
    if (past) self.change(past);
  });
  const reset = button("Reset", () => {
    self.edit(initial());
    if (!runs) return;
    history.clear();
    setAttribute(back, "aria-disabled", true);
  });
  const shared = traits(model, names, () => {
    pressed = null; // Python's changes are not the reader's
    self.show(read());
  });

  const self = {
    state: read(),
    message,
    /** A line for what does not fit, heard at once. */
    tell(words) {
      setText(message, words);
      if (words) live.say(words, 100);
    },
    /** Show a state; nothing is remembered, said or shared. */
    show(next) {
      if (pressed && differs(next, pressed)) {
        history.push(pressed);
        pressed = null;
      }
      self.state = next;
      setAttribute(back, "aria-disabled", history.length === 0);
      return draw(next);
    },
    /** Every change by the reader goes through here. */
    change(next) {
      live.say(self.show(next));
      shared.write(next);
    },
    /** Remember the state before a change, or before the first of a drag. */
    remember: () => history.push(self.state),
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
    /** Take back the last `remember`: the change came to nothing. */
    forget: () => history.pop(),
    /** Go back to the last `remember`, whole. */
    restore: () => self.change(history.pop()),
    /** One whole change: it can be stepped back, if it changed anything. */
    edit(part, begins = true) {
      if (begins && differs(part, self.state)) self.remember();
      self.change({ ...self.state, ...part });
    },
    /** A hint, and the buttons that every widget has. */
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
  self.fields = { describedBy: message.id, onStep: self.remember, onCancel: self.forget, onMessage: self.tell };
  return self;
}
