/**
 * A typed guess beside a number: how far off it was, in words.
 *
 * A reader may write a comma, any minus sign, spaces between thousands, a fraction, a percent sign.
 */
const minus = (text) => text.replace("-", "−");

/** @returns {number}  NaN for what is no number */
export function numberIn(text) {
  const plain = text
    .trim()
    .replace(/[\u2212\u2013\u2012]/g, "-")
    .replace(/(\d)\s(?=\d{3})/g, "$1")
    .replace(/\s*%$/, "")
    .replace(",", ".");
  const [above, below = "1", ...more] = plain.split("/");
  return above.trim() && below.trim() && !more.length ? Number(above) / Number(below) : NaN;
}

/**
 * @param {string} guess  as it was typed
 * @param {string} right  as it is printed: its digits say how exactly it is meant
 * @returns {string}  empty where the guess is no number
 */
export function howFar(guess, right) {
  const mine = numberIn(guess);
  const wanted = Number(right);
  if (!Number.isFinite(mine)) return "";
  const off = mine - wanted;
  const printed = minus(right);
  const half = 0.5 * 10 ** -(right.split(".")[1] ?? "").length;
  if (off === 0 || (half < 0.5 && Math.abs(off) <= half)) return `right: ${printed}`;
  if (mine === -wanted) return `the size is right, the sign is not: ${printed}`;
  return `${Number(Math.abs(off).toPrecision(2))} ${off > 0 ? "above" : "below"} ${printed}`;
}
