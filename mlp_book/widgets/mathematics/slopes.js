/**
 * Where an activation is nearly flat or dead, as float64 has it, and what rounding hides.
 *
 * @typedef {import("./activations.js").Activation} Activation
 * @typedef {"open" | "flat" | "dead"} Kind
 * @typedef {{kind: Kind, from: number, to: number}} Zone
 */

/** A slope smaller than this is called nearly flat. */
export const FLAT = 0.01;
/** Zones are looked for this far out; nothing changes beyond. */
export const FAR = 1000;
const STRIDE = 0.5;

/** phi'(z) of an elementwise activation. */
export const slopeAt = (activation, z) => activation.derivative(z, activation.function([z])[0]);

/** @returns {Kind} */
export const kindOf = (slope) => (slope === 0 ? "dead" : Math.abs(slope) < FLAT ? "flat" : "open");

/** The z between low and high where the kind changes. */
function border(kindAt, low, high) {
  const left = kindAt(low);
  for (let k = 0; k < 60; k += 1) {
    const middle = (low + high) / 2;
    if (kindAt(middle) === left) low = middle;
    else high = middle;
  }
  return Math.abs(low) < 1e-9 ? 0 : low;
}

const found = new Map();

/**
 * The flat and dead zones from -FAR to FAR, from left to right.
 * @param {Activation} activation
 * @returns {Zone[]}
 */
export function zonesOf(activation) {
  const key = `${activation.name} ${activation.parameter}`;
  if (found.size > 50) found.clear();
  if (!found.has(key)) found.set(key, search(activation));
  return found.get(key);
}

function search(activation) {
  const kindAt = (z) => kindOf(slopeAt(activation, z));
  const zones = [{ kind: kindAt(-FAR), from: -FAR, to: -FAR }];
  for (let z = -FAR + STRIDE; z <= FAR; z += STRIDE) {
    const last = zones.at(-1);
    const kind = kindAt(z);
    if (kind === last.kind) last.to = z;
    else {
      last.to = border(kindAt, z - STRIDE, z);
      zones.push({ kind, from: last.to, to: z });
    }
  }
  return zones.filter(({ kind }) => kind !== "open");
}

const decay = (z) => Math.exp(-Math.abs(z));

/**
 * The slope without the rounding of a: 1 - a loses all digits where a is near 1, these do not.
 * @param {Activation} activation
 */
export function trueSlope(activation, z) {
  if (activation.name === "sigmoid") return decay(z) / (1 + decay(z)) ** 2;
  if (activation.name === "tanh") return (4 * decay(2 * z)) / (1 + decay(2 * z)) ** 2;
  return slopeAt(activation, z);
}

/**
 * The decimal logarithm of that slope, far out, where the slope itself may be less than any number
 * float64 has: there sigmoid' is exp(-|z|), tanh' 4 exp(-2|z|), elu' alpha exp(z).
 */
export function trueSlopePower({ name, parameter }, z) {
  const far = { sigmoid: -Math.abs(z), tanh: Math.log(4) - 2 * Math.abs(z), elu: Math.log(parameter ?? 1) + z }[name];
  return far / Math.LN10;
}

/** Is the curve bent at 0, so that it has no derivative there? */
export const hasKink = ({ name, parameter }) =>
  name === "relu" || ((name === "leaky_relu" || name === "elu") && parameter !== 1);

/** Is the derivative never 0, so that only rounding makes it so? */
export const isSmooth = ({ name }) => name === "sigmoid" || name === "tanh" || name === "elu";
