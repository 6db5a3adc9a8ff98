/** How numbers and their symbols are written, everywhere the same. */
import { noted } from "./stretch.js";

const DECIMALS = 4;
const NOISE = 1e-12; // what sums of decimals leave behind in floating point, as a share
/** Is the printed number the number, but for that? */
const isWhole = (value, printed) => Math.abs(value - printed) <= NOISE * Math.max(1, Math.abs(value));
export const LARGE = 1e7; // from here on numbers are written with a power of ten

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/**
 * "−1.5·10⁻⁷" for what JavaScript writes as "-1.5e-7"; without an e there is no power of ten.
 * @param {(factor: string) => string} [tidy]  what becomes of the digits before the power
 */
export function raised(text, tidy = (factor) => factor) {
  const [factor, power] = text.split("e");
  const minus = tidy(factor).replace("-", "−");
  if (!power) return minus;
  const digits = [...String(Math.abs(Number(power)))].map((digit) => RAISED[Number(digit)]).join("");
  return `${minus}·10${power.startsWith("-") ? "⁻" : ""}${digits}`;
}

/** Of the digits only those that say something: "1.500" is "1.5". */
export const bare = (factor) => String(Number(factor));

/**
 * At most four decimals, trailing zeros only where digits were cut, a true minus sign, never "-0".
 * @param {number} value
 */
export function formatNumber(value, decimals = DECIMALS) {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (Math.abs(value) >= LARGE) return noted(raised(value.toExponential(3)), equals(value) === "≈");
  const fixed = value.toFixed(decimals);
  const exact = isWhole(value, Number(fixed)); // a rounded 0.99999 stays 1.0000
  const text = exact || Number(fixed) === 0 ? fixed.replace(/\.0*$|(\.\d*?)0+$/, "$1") : fixed;
  return noted(text === "-0" ? "0" : text.replace("-", "−"), !exact);
}

/** A round number beside an axis: 5000, 5·10⁵. */
export const formatMark = (value) => (Math.abs(value) < 1e5 ? formatNumber(value) : raised(value.toExponential(), bare));

/** For narrow places: fewer decimals for larger numbers, so that the width stays the same. */
export const formatShort = (value) => {
  const digits = Math.floor(Math.log10(Math.max(1, Math.abs(value))));
  return formatNumber(value, Number.isFinite(digits) ? Math.max(0, DECIMALS - digits) : 0);
};

/** As a factor or a later term: a negative number stands in brackets. */
export const formatFactor = (value) => {
  const text = formatNumber(value);
  return text.startsWith("−") ? `(${text})` : text;
};

/** "=" where the printed number is exact (to floating-point noise), "≈" where it is rounded. */
export function equals(value) {
  if (!Number.isFinite(value)) return "=";
  if (Math.abs(value) >= LARGE) return value === Number(value.toExponential(3)) ? "=" : "≈";
  return isWhole(value, Number(value.toFixed(DECIMALS))) ? "=" : "≈";
}

/** The number that a reader typed: a point or a comma, any minus sign. NaN if it is none. */
export function parseNumber(text) {
  const plain = text.trim().replace(/[−–‒]/g, "-").replace(/^-\s+/, "-").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

/**
 * The symbols of a network, counted from 1 as on paper. A last layer of one neuron is written
 * without index: z3, and y for its activation.
 * @param {number[]} sizes
 */
export function symbols(sizes) {
  const last = sizes.length - 2;
  const index = (l, i) => (l === last && sizes[l + 1] === 1 ? "" : `[${i + 1}]`);
  return {
    x: (j) => `x[${j + 1}]`,
    W: (l, i, j) => `W${l + 1}[${i + 1},${j + 1}]`,
    b: (l, i) => `b${l + 1}[${i + 1}]`,
    z: (l, i) => `z${l + 1}${index(l, i)}`,
    a: (l, i) => (l === last ? `y${index(l, i)}` : `a${l + 1}${index(l, i)}`),
  };
}
