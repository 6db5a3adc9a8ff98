/** Numbers of a sum that a reader can check: four decimals, and of less than 0.1 four digits. */
import { bare, equals, formatNumber, raised } from "../pieces/format.js";
import { isTiny } from "../pieces/scientific.js";
import { noted } from "../pieces/stretch.js";

const NOISE = 1e-9; // what sums of decimals leave behind in floating point, as a share
const isSmall = (value) => Math.abs(value) < 0.1 && value !== 0;
const digits = (value) => (isTiny(value) ? value.toExponential(3) : value.toPrecision(4));

/** "=" where the printed number is exact (to floating-point noise), "≈" where it is rounded. */
export function equalsFour(value) {
  if (!isSmall(value)) return equals(value);
  return Math.abs(value - Number(digits(value))) <= NOISE * Math.abs(value) ? "=" : "≈";
}

/** 0.001490, 0.5747, 32.0038, 3.572·10⁻⁴; zeros at the end only where digits were cut. */
export function formatFour(value) {
  if (!isSmall(value)) return formatNumber(value);
  const exact = equalsFour(value) === "=";
  return noted(raised(digits(value), exact ? bare : undefined), !exact);
}

/** In brackets where it is negative, as a factor or a later term. */
export const factorFour = (value) => (value < 0 ? `(${formatFour(value)})` : formatFour(value));

/** As the base of a power, or under a root: in brackets unless it is digits alone. */
export const baseFour = (value) => {
  const text = formatFour(value);
  return /^[\d.]+$/.test(text) ? text : `(${text})`;
};
