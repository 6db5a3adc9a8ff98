/** Numbers that may be tiny: 8.533·10^−17, where four decimals would show 0. */
import { formatNumber } from "./format.js";

const TINY = 1e-3;
const DIGITS = 3;
const isTiny = (value) => value !== 0 && Math.abs(value) < TINY;

/** As formatNumber, but a tiny number is written with its power of ten: 0 means exactly 0. */
export function formatTiny(value) {
  if (!isTiny(value)) return formatNumber(value);
  const [digits, power] = value.toExponential(DIGITS).split("e");
  return `${Number(digits)}·10^${Number(power)}`.replaceAll("-", "−");
}

/** "=" where the printed number is the number, up to half a unit in the last place; else "≈". */
export function equalsTiny(value) {
  const printed = Number(isTiny(value) ? value.toExponential(DIGITS) : value.toFixed(4));
  const noise = 1.2e-16 * (isTiny(value) ? Math.abs(value) : Math.max(1, Math.abs(value)));
  return Math.abs(value - printed) <= noise ? "=" : "≈";
}

/** In brackets where it is negative, as a factor or a later term. */
export const factorTiny = (value) => (value < 0 ? `(${formatTiny(value)})` : formatTiny(value));
