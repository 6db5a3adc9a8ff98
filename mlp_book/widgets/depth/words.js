/** What is to be said of the numbers of a deep network at its start. */
import { raised } from "../pieces/format.js";
import { formatTiny } from "../pieces/scientific.js";

const TIMES = 10; // as often larger or smaller still counts as level
const MOSTLY = 0.5;
const LARGE = 1e4; // sizes run over twenty powers of ten: from here on the power is what counts

/** A size, in at most ten signs. */
export const formatSize = (size) => (size >= LARGE && Number.isFinite(size) ? raised(size.toExponential(3)) : formatTiny(size));

/** How one size became another. */
function course(from, to, { fade, grow, level }) {
  if (to < from / TIMES) return fade;
  return to > from * TIMES ? grow : level;
}

/**
 * @param {{a: number[], delta: number[], flat: number[]}} found
 * @param {string} activation  half of all ReLU are silent: that is no fault
 */
export function verdict({ a, delta, flat }, activation) {
  const last = a.length;
  const share = flat.at(-1);
  const forward = course(1, a.at(-1), {
    fade: `The signal fades: layer ${last} sends numbers of size ${formatSize(a.at(-1))}.`,
    grow: `The signal explodes: layer ${last} sends numbers of size ${formatSize(a.at(-1))}.`,
    level: `The signal comes through: size ${formatSize(a.at(-1))} in layer ${last}.`,
  });
  const back = course(1, delta[0], {
    fade: `On the way back the slopes vanish: ${formatSize(delta[0])} is left in layer 1.`,
    grow: `On the way back the slopes explode: ${formatSize(delta[0])} in layer 1.`,
    level: `The slopes come back: size ${formatSize(delta[0])} in layer 1.`,
  });
  const stuck = share > MOSTLY && activation !== "relu" ? ` In layer ${last}, ${Math.round(100 * share)} % of the activations lie where the curve is flat.` : "";
  return `${forward}${stuck} ${back}`;
}

const REACH = 12; // powers of ten to each side
/** Where a bar begins and ends, in per cent of its track, whose middle is the size 1. */
export function bar(size) {
  if (!(size > 0)) return { left: 0, width: 50 };
  const half = (50 * Math.max(-REACH, Math.min(REACH, Math.log10(size)))) / REACH;
  return half < 0 ? { left: 50 + half, width: -half } : { left: 50, width: half };
}
