/** Numbers as a training log writes them: with six decimals. */
import { bare, formatNumber, raised } from "./format.js";

export const DECIMALS = 6;

/** Six decimals, as the training log has them; what would vanish is written with a power of ten. */
export function formatSix(value) {
  if (value === 0 || Math.abs(value) >= 0.5e-6 || !Number.isFinite(value)) return formatNumber(value, DECIMALS);
  return raised(value.toExponential(3), bare);
}

/** As a factor: a negative number stands in brackets. */
export const factorSix = (value) => {
  const text = formatSix(value);
  return text.startsWith("−") ? `(${text})` : text;
};

/** "=" where six decimals hold all of it. */
export const equalsSix = (value) =>
  Number.isFinite(value) && Math.abs(value - Number(value.toFixed(DECIMALS))) > 1e-12 ? "≈" : "=";

/** All six decimals, zeros too, so that a column of them lines up; what would vanish as −1.2·10⁻⁹. */
export function fixedSix(value) {
  if (value !== 0 && Math.abs(value) < 0.5e-6) return raised(value.toExponential(1));
  return Math.abs(value) < 1e7 ? value.toFixed(DECIMALS).replace("-", "−") : formatNumber(value);
}
