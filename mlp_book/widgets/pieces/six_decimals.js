/** Numbers as a training log writes them: with six decimals. */
import { bare, formatNumber, raised } from "./format.js";
import { noted } from "./stretch.js";

export const DECIMALS = 6;

/** Is it more than six decimals can hold? (A number of less than them has four digits.) */
const isCut = (value) =>
  Number.isFinite(value) && Math.abs(value - Number(vanishes(value) ? value.toExponential(3) : value.toFixed(DECIMALS))) > 1e-12 * Math.max(vanishes(value) ? 0 : 1, Math.abs(value));
const vanishes = (value) => value !== 0 && Math.abs(value) < 0.5e-6;

/** Six decimals, as the training log has them; what would vanish is written with a power of ten. */
export const formatSix = (value) =>
  noted(vanishes(value) ? raised(value.toExponential(3), bare) : formatNumber(value, DECIMALS), isCut(value));

/** As a factor: a negative number stands in brackets. */
export const factorSix = (value) => {
  const text = formatSix(value);
  return text.startsWith("−") ? `(${text})` : text;
};

/** All six decimals, zeros too, so that a column of them lines up. Zero has no sign. */
export function fixedSix(value) {
  if (!(Math.abs(value) < 1e7)) return formatNumber(value);
  const text = value.toFixed(DECIMALS);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
}

/** A difference in such a column: what would vanish there is written as −1.5·10⁻⁸, with its sign. */
export const changeSix = (value) =>
  value !== 0 && Math.abs(value) < 0.5e-6 ? raised(value.toExponential(1)) : fixedSix(value);
