/**
 * What is decided on the sign of a sum, and how that sum is shown. One rule for all widgets:
 *
 * 1. The widget decides on the number that the computer holds, as mlp_core does: a step, the slope
 *    of ReLU, the side of a border.
 * 2. A number that something is decided on is shown as 0 only if it is 0. What four decimals would
 *    make 0 is written with its power of ten, so that the sign that is seen is the sign that decides.
 * 3. Where rounding alone keeps a sum from 0, the widget says that it is 0 on paper: float64 holds
 *    0.1, 0.2 and 0.3 only nearly, and 0.1 + 0.2 − 0.3 leaves 5.551·10⁻¹⁷, for which a step is 1.
 * 4. A word about a plane or a space, which no step follows, is decided on paper's number: the
 *    determinant of [0.1, 0.2; 0.3, 0.6] is 0, and so it is shown.
 */
import { bare, equals, formatNumber, formatShort, raised } from "./format.js";
import { noted } from "./stretch.js";

const DECIMALS = 4;
const LONGEST = 8; // characters: −12.3457
const MANY = 1e5; // from here on a narrow place has room for one digit and the power of ten
const NOISE = 1e-9;
const FAINT = 1e-3; // from here down four decimals are fewer than two digits

/** Would four decimals make it 0? */
const vanishes = (value) => value !== 0 && Number(value.toFixed(DECIMALS)) === 0;

/** Would they leave too little of it to compute with? 0.00012345 is no 0.0001. */
const fades = (value) =>
  value !== 0 && Math.abs(value) < FAINT && Math.abs(value - Number(value.toFixed(DECIMALS))) > NOISE * Math.abs(value);

/** "=" where what formatDecided writes is the number, "≈" where it is rounded. */
export function equalsDecided(value) {
  if (!fades(value)) return equals(value);
  return Math.abs(value - Number(value.toExponential(3))) <= NOISE * Math.abs(value) ? "=" : "≈";
}

/** As formatNumber, but 0 is 0, and a small number has four digits: 5.551·10⁻¹⁷, 1.235·10⁻⁴. */
export function formatDecided(value) {
  if (!fades(value)) return formatNumber(value);
  const exact = equalsDecided(value) === "=";
  return noted(raised(value.toExponential(3), exact ? bare : undefined), !exact);
}

/** As formatShort, for narrow places: 6·10⁻¹⁷, 4·10⁵. */
export const formatDecidedShort = (value) =>
  vanishes(value) || (Math.abs(value) >= MANY && Number.isFinite(value)) ? raised(value.toExponential(0)) : formatShort(value);

/** For boxes that hold one number: all its decimals, or the short form where they are too many. */
export function formatBoxed(value) {
  const text = formatDecided(value);
  return text.length > LONGEST ? formatDecidedShort(value) : text;
}

/** As a factor or a later term: a negative number stands in brackets. */
export const factorDecided = (value) => (value < 0 ? `(${formatDecided(value)})` : formatDecided(value));
