/**
 * What one step of a number field adds to, or takes from, its number (number-field.js), where the
 * number's size decides.
 *
 * @typedef {(value: number, direction: number, factor: number) => number} Unit
 *   direction: 1 or -1; factor: 10 with Shift, 0.1 with Alt, else 1
 */

/** One in the leading digit, for numbers above 0. 0.07 goes to 0.08, 0.1 to 0.2 or 0.09. */
export function leadingDigit(value, direction, factor = 1) {
  const one = 10 ** Math.floor(Math.log10(value) + 1e-9);
  return (direction < 0 && value < one * 1.000001 ? one / 10 : one) * factor;
}

/** The same for shares, from 1 down: 0.9 goes to 0.91 or 0.8, 0.999 to 0.9991 or 0.998. */
export const leadingNine = (value, direction, factor = 1) => leadingDigit(1 - value, -direction, factor);

/**
 * For numbers whose order of magnitude counts: 0.01, 0.03, 0.1, 0.3, ... With Shift ten times as
 * much, with Alt one in the leading digit. Below the least rung comes 0.
 */
export const rungs = (least) => (value, direction, factor = 1) => {
  const up = direction > 0;
  if (up ? value < least * 0.999999 : value < least * 1.000001) return up ? least - value : value;
  if (factor < 1) return leadingDigit(value, direction);
  if (factor > 1) return up ? 9 * value : 0.9 * value;
  const one = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const ladder = [0.3, 1, 3, 10].map((rung) => rung * one);
  const next = up ? ladder.find((rung) => rung > value * 1.000001) : ladder.findLast((rung) => rung < value * 0.999999);
  return Math.abs(next - value);
};
