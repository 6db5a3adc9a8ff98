/**
 * Every number of a format in order, as places counted by whole numbers; the same as
 * mlp_book/topics/number_line.py.
 *
 * @typedef {object} Line
 * @property {number} first
 * @property {number} last
 * @property {(place: number) => number} value
 * @property {(x: number) => number | null} nearest  null: no number of the format
 * @property {import("./number_formats.js").NumberFormat} [format]  of a floating-point line
 * @property {{scale: number, zero: number}} [whole]  of a line of whole numbers
 */
import { FORMATS, SMALL, roundEven } from "./number_formats.js";
import { rangeScale } from "./quantisation.js";

const WHOLE = { int8: [-128, 127], int4: [-8, 7] };

/** @returns {Line} */
function floatLine(format) {
  const placeOf = (size) => parseInt(format.pattern(size).slice(1), 2);
  return {
    format,
    first: -format.most,
    last: format.most,
    value: (place) => Math.sign(place) * format.at(Math.abs(place)) + 0,
    nearest(x) {
      const rounded = format.round(x);
      return Number.isFinite(rounded) ? Math.sign(rounded) * placeOf(Math.abs(rounded)) + 0 : null;
    },
  };
}

/** @returns {Line} */
function wholeLine([first, last], low, high) {
  const { scale, zero } = rangeScale([low, high], first, last);
  return {
    whole: { scale, zero },
    first,
    last,
    value: (place) => scale * (place - zero),
    nearest: (x) => Math.min(last, Math.max(first, roundEven(x / scale) + zero)),
  };
}

/** The line of a format; int8 and int4 cut the range from low to high. */
export const lineOf = (name, low = -1, high = 1) =>
  WHOLE[name] ? wholeLine(WHOLE[name], low, high) : floatLine({ ...FORMATS, ...SMALL }[name]);

/** The places whose numbers lie from low to high: the first and the last. */
export function placesIn(line, low, high) {
  const search = (fits) => {
    let [from, to] = [line.first, line.last + 1];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (fits(line.value(middle))) to = middle;
      else from = middle + 1;
    }
    return from;
  };
  return [search((v) => v >= low), search((v) => v > high) - 1];
}

/** What a picture shows: from -reach to reach, or all whole numbers and a little more. */
export function spanOf(line, reach) {
  if (!line.whole) return [-reach, reach];
  const [low, high] = [line.first, line.last].map(line.value);
  const more = (high - low) / 30;
  return [low - more, high + more];
}

/** How many numbers lie there. */
export function within(line, [low, high]) {
  const [first, last] = placesIn(line, low, high);
  return last - first + 1;
}
