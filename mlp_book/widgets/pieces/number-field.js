/**
 * One editable number: a native text input with the label of its symbol. (A number input would
 * drop the comma of "0,5" without a word, and hand over 5.)
 *
 * Arrow keys step by 0.1 (Shift: 1, Alt: 0.01), as do the - and + buttons; dragging sideways
 * scrubs. What is not a number, or out of the limits, leaves the number that stood there before
 * the typing began, and says so in words; Escape gives that number back, too. Every field has
 * limits: far beyond them sums become infinite, and pictures have no place for them.
 *
 * @typedef {object} FieldOptions
 * @property {string} label  the symbol, as "W3[1,1]"
 * @property {(value: number) => void} onInput  a new number
 * @property {() => void} onStep  a new change begins: time to remember the state before it
 * @property {(message: string) => void} onMessage  words for the reader; "" takes them back
 * @property {string} describedBy  id of the element that shows the words
 * @property {(putBack: () => void) => void} [onRestore]  the typing that began with `onStep` is
 *   taken back: `putBack` gives the number that stood here; where it changes more than itself, all
 *   of that has to be put back
 * @property {[number, number] | (() => [number, number])} [limits]  the least and the largest
 *   number that is taken; default: LIMITS
 * @property {boolean} [whole]  only whole numbers are taken
 * @property {number | import("./units.js").Unit} [unit]  what one step adds
 * @property {string} [of]  whose it is: the whole label is "W3[1,1] of ...", the latter for ears only
 */
import { h, hidden, uniqueId } from "./dom.js";
import { fourDigits, full, LIMITS, rounded, shorter, tidy, written } from "./field_text.js";
import { fit, keepFitting, scrolls } from "./fit.js";
import { parseNumber } from "./format.js";
import { scrub } from "./scrub.js";

const UNIT = 0.1;
const LONG = 6; // characters, as in 0.1234

const factorOf = (event) => (event.shiftKey ? 10 : event.altKey ? 0.1 : 1);

/** @param {FieldOptions} options */
export function numberField({ label: symbol, of, onInput, onStep, onRestore = (putBack) => putBack(), onMessage, describedBy, limits = LIMITS, whole = false, unit = UNIT }) {
  const label = of ? `${symbol} of ${of}` : symbol;
  const id = uniqueId("n");
  const range = typeof limits === "function" ? limits : () => limits;
  const grows = typeof unit === "function"; // then tiny numbers are at home here
  const shown = grows ? fourDigits : rounded;
  let value = 0;
  let typing = false;
  let begun = false; // the typing has changed the number
  let before = 0; // the number that stood here before the typing
  let waiting = null; // a number that was set elsewhere during the typing

  const input = h("input", { id, type: "text", autocomplete: "off", spellcheck: "false" });
  const element = h(
    "span",
    { class: "mlp-field", "data-field": label },
    h("label", { for: id }, symbol, of ? hidden(` of ${of}`) : null),
    stepper("−", -1),
    input,
    stepper("+", 1),
  );

  function stepper(sign, direction) {
    const name = grows
      ? `${label}, ${direction > 0 ? "larger" : "smaller"}`
      : `${label} ${direction > 0 ? "plus" : "minus"} ${unit}`;
    const step = () => change(after(value, direction), { begin: true });
    return h("button", { type: "button", class: "mlp-stepper", "aria-label": name, onclick: step }, sign);
  }

  /** So many steps further; their units may change on the way. */
  function after(from, count, factor = 1) {
    if (!grows) return tidy(from + count * unit * (whole ? Math.max(1, factor) : factor));
    const [low, high] = range();
    let next = from;
    for (let k = Math.abs(count); k > 0; k -= 1) {
      const by = Math.sign(count) * unit(next, Math.sign(count), factor);
      next = Math.min(high, Math.max(low, Number((next + by).toPrecision(6))));
    }
    return next;
  }

  /**
   * What is too long for a narrow box is written smaller, or shorter with a sign that says so. The
   * number itself is in the tooltip, and in the field while it has the focus.
   */
  function write(text) {
    const number = full(value);
    if (input.matches(":focus")) scrolls(input, number);
    else fit(input, text, ...(whole ? [] : shorter(value)));
    element.toggleAttribute("data-long", text.length >= LONG);
    input.title = number.length >= LONG || number !== text ? number : "";
  }
  function show() {
    write(shown(value));
    complain("");
  }

  function complain(words) {
    if (words) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (words) input.setAttribute("aria-describedby", describedBy);
    else input.removeAttribute("aria-describedby");
    onMessage(words);
  }

  const wanted = () => `a ${whole ? "whole " : ""}number from ${range().map(written).join(" to ")}`;
  const fits = (next) => Number.isFinite(next) && next >= range()[0] && next <= range()[1] && (!whole || Number.isInteger(next));

  function change(wish, { begin, keepText = false }) {
    // A number that training or Python brought beyond the limits stays where it is, or comes nearer.
    const [low, high] = range();
    const next = Math.min(Math.max(high, value), Math.max(Math.min(low, value), wish));
    if (next === value || Number.isNaN(next)) return;
    if (begin) onStep();
    value = next;
    if (!keepText) show();
    onInput(value);
  }

  function startTyping() {
    endTyping(); // the number may have changed elsewhere while its text was selected
    typing = true;
    before = value;
    addEventListener("pointerdown", endTyping, { capture: true, once: true }); // a hand is elsewhere
  }
  input.addEventListener("input", () => {
    if (!typing) startTyping();
    const next = parseNumber(input.value);
    if (!fits(next)) {
      if (begun) undo(true);
      complain(`${label} needs ${wanted()}; ${shown(value)} is kept.`);
      return;
    }
    complain("");
    const begin = !begun && next !== value;
    begun ||= begin;
    change(next, { begin, keepText: true });
  });
  function endTyping() {
    [typing, begun] = [false, false];
    removeEventListener("pointerdown", endTyping, { capture: true });
    if (waiting !== null) value = waiting;
    waiting = null;
  }
  /** The number that stood here before the typing. */
  function undo(keepText) {
    onRestore(() => change(before, { begin: false, keepText }));
    begun = false; // what is typed next begins anew
    value = before;
  }
  function takeBack() {
    waiting = null;
    if (begun) undo(false);
    complain("");
  }
  // The words about a refused number stay until the next good one: the field is left at once.
  const settle = () => {
    endTyping();
    write(shown(value));
    input.removeAttribute("aria-invalid");
  };
  input.addEventListener("focus", () => {
    if (typing || input.value === full(value)) return;
    input.value = full(value);
    input.select(); // as the Tab key does; a click puts the caret where it is
  });
  input.addEventListener("change", endTyping);
  input.addEventListener("blur", settle);
  input.addEventListener("keydown", (event) => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === "Escape" && typing) takeBack();
    if (event.key === "Enter" || event.key === "Escape") settle();
    if (!direction || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    endTyping();
    change(after(value, direction, factorOf(event)), { begin: !event.repeat });
  });

  keepFitting(input);
  scrub(input, element, {
    from: () => value,
    move: (from, steps, event, begin) => {
      const next = after(from, steps, factorOf(event));
      const moves = next !== value;
      change(next, { begin: begin && moves });
      return moves;
    },
  });

  return {
    element,
    input,
    /** Show a number that was set elsewhere. */
    set(next) {
      const selected = input.selectionStart !== input.selectionEnd && input.matches(":focus");
      if ((typing || selected) && next !== value) {
        waiting = next; // as while a network trains: what is being typed stays, and what is selected
        return;
      }
      waiting = null;
      if (next === value && input.value !== "") return;
      value = next;
      show();
    },
  };
}
