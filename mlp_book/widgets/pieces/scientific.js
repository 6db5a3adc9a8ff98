/** Numbers that may be tiny: 8.533·10⁻¹⁷, where four decimals would show 0. */
import { bare, equals, formatNumber, LARGE, raised } from "./format.js";
import { noted } from "./stretch.js";

const TINY = 1e-3;
const DIGITS = 3;
const DECIMALS = 4;
export const isTiny = (value) => value !== 0 && Math.abs(value) < TINY;

/** "=" where the printed number is the number, up to half a unit in the last place; else "≈". */
export function equalsTiny(value) {
  if (Math.abs(value) >= LARGE) return equals(value);
  const printed = Number(isTiny(value) ? value.toExponential(DIGITS) : value.toFixed(DECIMALS));
  const noise = 1.2e-16 * (isTiny(value) ? Math.abs(value) : Math.max(1, Math.abs(value)));
  return Math.abs(value - printed) <= noise ? "=" : "≈";
}

/**
 * As formatNumber, but a tiny number is written with its power of ten, so that 0 means exactly 0;
 * and 1 means exactly 1, where 1.0000 has lost digits, be they the sixteenth.
 */
export function formatTiny(value) {
  const exact = equalsTiny(value) === "=";
  if (isTiny(value)) return noted(raised(value.toExponential(DIGITS), exact ? bare : undefined), !exact);
  if (exact || !(Math.abs(value) < LARGE)) return formatNumber(value);
  return noted(value.toFixed(DECIMALS).replace("-", "−"), true);
}

/** For narrow places: four decimals, and fewer digits of a tiny number: 3·10⁻⁷. */
export function formatNarrow(value, digits = 0) {
  if (!isTiny(value)) return formatNumber(value);
  const text = value.toExponential(digits);
  return noted(raised(text), Math.abs(value - Number(text)) > 1e-9 * Math.abs(value));
}

/** In brackets where it is negative, as a factor or a later term. */
export const factorTiny = (value) => (value < 0 ? `(${formatTiny(value)})` : formatTiny(value));
