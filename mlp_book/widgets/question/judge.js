/** Judging a typed number: right to the printed decimals, with a word on every other case. */
import { parseNumber } from "../pieces/format.js";

/**
 * "2753" for "2 753", and where a whole number is asked for also for "2,753" and "2.753": a person
 * reads a number in them. Null for anything else.
 */
function ungrouped(text, decimals) {
  const typed = text.trim().replace(/[−–‒]/g, "-");
  const spaced = /^[+-]?[1-9]\d{0,2}(\s\d{3})+([.,]\d+)?$/;
  const marked = /^[+-]?[1-9]\d{0,2}(([,'’]\d{3})+|(\.\d{3})+)$/;
  if (spaced.test(typed)) return typed.replace(/\s/g, "");
  return decimals === 0 && marked.test(typed) ? typed.replace(/[.,'’]/g, "") : null;
}

/**
 * @param {{answer: number, decimals: number, right: string, hints: [number, string][],
 *   otherwise: string}} question
 * @param {string} text  what the reader typed
 * @returns {{verdict: "right" | "wrong" | "again", feedback: string}}
 *   "again": not an answer yet; it does not count as a try
 */
export function judgeNumber({ answer, decimals, right, hints, otherwise }, text) {
  if (text.trim() === "") return { verdict: "again", feedback: "Write a number first." };
  const value = parseNumber(text);
  if (Number.isNaN(value) && !ungrouped(text, decimals)) {
    return { verdict: "again", feedback: "This is not a number. Write it as 0.5 or 0,5." };
  }
  const half = (digits) => 0.5 * 10 ** -digits;
  const near = (a, b, digits = decimals) => Math.abs(a - b) <= half(digits) * (1 + 1e-9);
  const decimalsOf = (typed) => typed.split(/[.,]/)[1]?.match(/^\d*/)[0].length ?? 0;
  const given = decimalsOf(text.trim());
  const needed = decimalsOf(text.trim().replace(/0+$/, "")); // zeros at the end add no claim
  // Whoever writes more decimals than asked for must have them right: 0.45 is not 0.4.
  if (near(value, answer, Math.max(decimals, needed))) return { verdict: "right", feedback: right };
  const whole = ungrouped(text, decimals);
  if (whole) {
    const feedback = `Is this ${whole}? Write it without a mark between the thousands.`;
    return { verdict: "again", feedback };
  }
  const meets = (digits) => hints.find(([wrong]) => near(value, wrong, digits));
  // 0.01 in place of a whole number is not the foreseen 0.1.
  const hint = meets(Math.max(decimals, needed)) ?? (decimals > 0 ? meets(decimals) : undefined);
  if (hint) return { verdict: "wrong", feedback: hint[1] };
  // Halfway either neighbour is rightly rounded: of 0.875 both 0.88 (up) and 0.87 (its digits).
  const soFar = near(value, answer, given);
  if (given > 0 && given < decimals && value !== 0 && soFar) {
    return { verdict: "again", feedback: `So far it is right. Give it to ${decimals} decimals.` };
  }
  if (answer !== 0 && near(value, -answer)) {
    return { verdict: "wrong", feedback: "The size is right, the sign is not." };
  }
  return { verdict: "wrong", feedback: otherwise };
}
