/** Numbers inside a formula: four decimals, a tiny one with its power of ten, brackets where needed. */
import { bare, equals as equalsPlain, formatNumber, raised } from "../pieces/format.js";
import { isTiny } from "../pieces/scientific.js";

const NOISE = 1e-9; // what sums of decimals leave behind in floating point, as a share
const tiny = (value) => value.toExponential(3);

/** "=" where the printed number is the number, to floating-point noise; else "≈". */
export function equals(value) {
  if (!isTiny(value)) return equalsPlain(value);
  return Math.abs(value - Number(tiny(value))) <= NOISE * Math.abs(value) ? "=" : "≈";
}

/** 5.2416, 1.5·10⁻⁵: 0 means exactly 0. */
export const format = (value) =>
  isTiny(value) ? raised(tiny(value), equals(value) === "=" ? bare : undefined) : formatNumber(value);

/** In brackets where it is negative, as a factor or a later term. */
export const factor = (value) => (value < 0 ? `(${format(value)})` : format(value));

/** As the base of a power: in brackets unless it is digits alone. */
export function base(value) {
  const text = format(value);
  return /^[\d.]+$/.test(text) ? text : `(${text})`;
}
