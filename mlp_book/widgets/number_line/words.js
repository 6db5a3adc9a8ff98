/** What a number line says in words and formulas. */
import { formatNumber, raised, bare } from "../pieces/format.js";
import { exact, meaning, shown } from "../pieces/number_words.js";
import { formatTiny } from "../pieces/scientific.js";

const SIGNS = 9; // digits under a tick
const BITS = { int8: 8, int4: 4 };

/** Under a tick: as short as the number allows. */
export const short = (value, digits = SIGNS) => raised(String(Number(value.toPrecision(digits))), bare);
/** A whole number with thin spaces between thousands. */
export const counted = (n) => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
const minus = (n) => String(n).replace("-", "−");

/** The bits that stand for a place, in groups: [bits, what they are]. */
export function bitsOf(line, name, x, place) {
  if (line.whole) return [[(place & (2 ** BITS[name] - 1)).toString(2).padStart(BITS[name], "0"), "whole number"]];
  const text = line.format.pattern(x);
  const { exponentBits } = line.format;
  return [[text[0], "sign"], [text.slice(1, 1 + exponentBits), "exponent"], [text.slice(1 + exponentBits), "fraction"]];
}

/** How the stored number follows from its bits. */
export function formula(line, x, place) {
  if (!line.whole) return meaning(line.format, line.format.pattern(x));
  const { scale, zero } = line.whole;
  return `${shown(scale, "int8")} · (${minus(place)} ${zero < 0 ? `+ ${-zero}` : `− ${zero}`})`;
}

export function verdict(line, x, place) {
  if (place === null) return `${formatNumber(x)} is beyond the largest number, ${exact(line.format.largest)}: it becomes ${line.format.kept === "nan" ? "not a number" : "infinity"}.`;
  const stored = line.value(place);
  const off = Math.abs(stored - x);
  if (off === 0) return `${formatNumber(x)} is a number of this format: it is kept as it is.`;
  const becomes = `${formatTiny(x)} becomes ${short(stored)}`;
  if (x > line.value(line.last) || x < line.value(line.first)) return `${becomes}, the last number of the line: it is clipped.`;
  if (stored === 0) return `${becomes}: it is nearer to 0 than to any other number.`;
  const share = (100 * off) / Math.abs(x);
  return `${becomes}. It is off by ${formatTiny(off)}, ${share < 0.01 ? formatTiny(share) : formatNumber(share, 2)} % of it.`;
}
