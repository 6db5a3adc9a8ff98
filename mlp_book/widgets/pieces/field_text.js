/** What a number field (number-field.js) shows of its number, and of its limits. */
import { formatNumber } from "./format.js";

/** What a reader sets by hand, and what LIMIT in ../base.py takes. */
export const LIMITS = [-1e6, 1e6];

/** Steps land on round numbers: 0.1 + 0.2 gives 0.3. */
export const tidy = (value) => Math.round(value * 1e6) / 1e6;

export const fourDigits = (value) => String(Number(value.toPrecision(4)));

/**
 * What the field shows: at most four decimals, and 0 only for 0. The number itself keeps all of
 * its own.
 */
export function rounded(value) {
  const near = Math.abs(value) < 1e7 ? Math.round(value * 1e4) / 1e4 : 0;
  return near === 0 ? fourDigits(value) : String(near);
}

/** A limit in words for the reader. */
export const written = (limit) =>
  Math.abs(limit) < 1e-3 ? String(limit).replaceAll("-", "−") : formatNumber(limit);

/** The number whole, as it is used and can be typed again. */
export const full = (value) => String(value + 0);

/** What is shown instead of the number says so, where it is another: ≈0.1235. */
export const marked = (text, value) => (Number(text) === value ? text : `≈${text}`);

/** The same with fewer and fewer digits, for narrow boxes: ≈1235, ≈1200, ≈1e3. */
export const shorter = (value) => [
  ...[4, 3, 2].map((digits) => String(Number(value.toPrecision(digits)))),
  value.toExponential(0).replace("+", ""),
].map((text) => marked(text, value));
