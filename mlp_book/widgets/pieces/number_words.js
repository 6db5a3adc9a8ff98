/** How numbers of a format are written, and what their bits mean. */
import { raised } from "./format.js";
import { sameDigits, MOST_DIGITS } from "../../topics/number_formats.js";

const DIGITS = { float64: 17, float32: 9, float16: 9, bfloat16: 9, int8: 9 };
const LONGEST = 100; // what toPrecision can do

/** "−1.5·10⁻⁷", a true minus, zeros at the end gone. */
const tidy = (text) => raised(text, (factor) => (factor.includes(".") ? factor.replace(/\.?0+$/, "") : factor));

function special(value) {
  if (Number.isNaN(value)) return "not a number";
  return value > 0 ? "∞" : "−∞";
}

/** As many digits as the format can tell apart, at most nine for the short ones. */
export const shown = (value, name) => (Number.isFinite(value) ? tidy(value.toPrecision(DIGITS[name])) : special(value));

/** Every digit of the number, if there are at most a hundred. */
export function exact(value) {
  if (!Number.isFinite(value)) return special(value);
  const text = value.toPrecision(LONGEST);
  const all = /0$/.test(text.split("e")[0]) || value === 0;
  return `${tidy(text)}${all ? "" : " …"}`;
}

/** An error: two digits and a power of ten, or 0. */
export const small = (value) => (value === 0 || !Number.isFinite(value) ? shown(value, "float16") : tidy(value.toExponential(1)));

/** What both numbers are when rounded to the digits that agree, and how many that are. */
export function agreement(value, reference) {
  const digits = sameDigits(value, reference);
  if (digits === MOST_DIGITS) return { digits, text: "", words: "all digits" };
  if (digits === 0) return { digits, text: "", words: "no digit" };
  return { digits, text: raised(reference.toPrecision(digits)), words: `${digits} digit${digits === 1 ? "" : "s"}` };
}

/** The formula with the numbers of a pattern of bits. */
export function meaning(format, pattern) {
  const stored = parseInt(pattern.slice(1, 1 + format.exponentBits), 2);
  const fraction = parseInt(pattern.slice(1 + format.exponentBits), 2);
  const sign = `(−1)^${pattern[0]}`;
  const ends = stored === 2 ** format.exponentBits - 1;
  if (ends && format.kept === "infinity") return `exponent ${stored}, all ones: infinity if the fraction is 0, else not a number`;
  if (ends && format.kept === "nan" && fraction === 2 ** format.fractionBits - 1) return "all ones: not a number";
  const f = `${fraction}/2^${format.fractionBits}`;
  if (stored === 0) return `${sign} · 2^(1 − ${format.bias}) · ${f}`;
  return `${sign} · 2^(${stored} − ${format.bias}) · (1 + ${f})`;
}
