/**
 * Which sign stands between two stretches of an equation. One rule for all widgets: "=" where every
 * number on both sides is printed whole, "≈" where one of them has been rounded, be it the result
 * or what it is computed from. Formatters note what they round, so that no formula can forget it.
 */

let rounded = false;

/** What a formatter gives: its text; whether it is less than the number is remembered. */
export function noted(text, isRounded) {
  rounded ||= isRounded;
  return text;
}

/**
 * A stretch of an equation, as "0.1235·1 + 1·1".
 * @template T
 * @param {() => T} write  gives its text, or its texts
 * @returns {{text: T, rounded: boolean}}  rounded: some number in it is not printed whole
 */
export function stretch(write) {
  const outside = rounded;
  rounded = false;
  try {
    return { text: write(), rounded };
  } finally {
    rounded = outside; // what a stretch has rounded is told by it alone
  }
}

/** The sign between neighbours. @param {...{rounded: boolean}} stretches */
export const signOf = (...stretches) => (stretches.some((one) => one.rounded) ? "≈" : "=");

/** "0.1235·1 + 1·1 ≈ 1.1235": stretches, and the signs between them. */
export const joined = (...stretches) =>
  stretches.map((one, k) => (k === 0 ? one.text : ` ${signOf(stretches[k - 1], one)} ${one.text}`)).join("");

/** "y ≈ 0.5747", "b = 0.5": a symbol and its number. */
export const named = (symbol, write) => joined({ text: symbol, rounded: false }, stretch(write));
