/** What an activation does at z, in formulas with the numbers in them and in words. */
import { formatNumber, raised } from "../pieces/format.js";
import { FAR, FLAT, hasKink, isSmooth, kindOf, trueSlope, trueSlopePower } from "../mathematics/mlp.js";
import { factorTiny, formatTiny } from "../pieces/scientific.js";
import { isIrrational } from "../mathematics/rounding.js";
import { joined, signOf, stretch } from "../pieces/stretch.js";

const f = formatTiny;
const LEAST = 2 ** -1022; // the smallest number with all its digits

/** 2.8·10⁻³²⁴ from its decimal logarithm. */
function fromPower(power) {
  const whole = Math.floor(power);
  const factor = (10 ** (power - whole)).toFixed(1);
  return factor === "10.0" ? raised(`1.0e${whole + 1}`) : raised(`${factor}e${whole}`);
}

const caseOf = (z) => (z > 0 ? ", since z\u00a0>\u00a00" : ", since z\u00a0≤\u00a00");

/**
 * How a comes about, and how the derivative does: each formula, then the same with numbers, then
 * (after the value) the case it belongs to.
 */
const FORMULAS = {
  identity: () => ({ a: ["z"], slope: [] }),
  sigmoid: (z, a) => ({
    a: ["1 / (1 + exp(−z))", () => `1 / (1 + exp(${f(-z)}))`],
    slope: ["a·(1 − a)", () => `${formatTiny(a)}·${formatTiny(1 - a)}`],
  }),
  tanh: (z, a) => ({
    a: ["tanh(z)", () => `tanh(${f(z)})`],
    slope: ["1 − a²", () => `1 − ${Math.abs(a) > 0.999 ? String(a * a) : f(a * a)}`],
  }),
  relu: (z) => ({ a: ["max(z, 0)", () => `max(${f(z)}, 0)`], slope: [], slopeCase: caseOf(z) }),
  leaky_relu: (z, a, p) => ({
    a: z > 0 ? ["z"] : ["slope·z", () => `${f(p)}·${factorTiny(z)}`],
    aCase: caseOf(z),
    slope: z > 0 ? [] : ["slope"],
    slopeCase: caseOf(z),
  }),
  elu: (z, a, p) => ({
    a: z > 0 ? ["z"] : ["alpha·(exp(z) − 1)", () => `${f(p)}·(exp(${f(z)}) − 1)`],
    aCase: caseOf(z),
    slope: z > 0 ? [] : ["alpha·exp(z)", () => `${f(p)}·exp(${f(z)})`],
    slopeCase: caseOf(z),
  }),
};

/** "a·(1 − a) ≈ 0.7311·0.2689 ≈ ", from symbols and, if there are any, numbers. */
function equation([symbols, numbers], rounded) {
  if (!symbols) return "";
  const shown = numbers ? [stretch(numbers)] : [];
  return joined({ text: symbols, rounded: false }, ...shown, { text: "", rounded });
}

/**
 * @param {import("../mathematics/mlp.js").Activation} activation
 * @returns {Record<"a" | "slope" | "tangent", [string, string]> & {signs: {a: string, slope: string}}}
 *   what stands before and after each value, and the sign behind the symbol
 */
export function formulas(activation, z, a, slope) {
  const made = FORMULAS[activation.name](z, a, activation.parameter);
  const irrational = isIrrational(activation.name, [z]);
  const [ofA, ofSlope] = [a, slope].map((value) => irrational || stretch(() => formatTiny(value)).rounded);
  const tangent = signOf({ rounded: irrational }, stretch(() => tangentOf(z, a, slope)));
  return {
    a: [equation(made.a, ofA), made.aCase ?? ""],
    slope: [equation(made.slope, ofSlope), made.slopeCase ?? ""],
    tangent: [`a + φ′(z)·(u − z) ${tangent} `, ""],
    signs: { a: made.a.length || !ofA ? "=" : "≈", slope: made.slope.length || !ofSlope ? "=" : "≈" },
  };
}

/** The tangent with its numbers: 0.7311 + 0.1966·(u − 1). */
export const tangentOf = (z, a, slope) =>
  `${formatTiny(a)} + ${factorTiny(slope)}·(u ${z < 0 ? `+ ${f(-z)}` : `− ${f(z)}`})`;


/** What the slope at z means for learning. */
export function verdict(activation, z, a, slope) {
  const { label } = activation;
  const smooth = isSmooth(activation);
  if (z === 0 && hasKink(activation)) {
    return { kind: "kink", text: `The curve has a kink at 0: it has no derivative there. This book takes ${f(slope)}, the slope on the left.` };
  }
  const kind = kindOf(slope);
  if (kind === "dead" && smooth) {
    const exact = trueSlope(activation, z);
    const size = exact >= LEAST ? `about ${formatTiny(exact)}` : `about ${fromPower(trueSlopePower(activation, z))}, too small for float64 to hold with its digits`;
    return { kind, text: `The derivative tends to 0 and never is 0, yet here float64 rounds it to exactly 0. The true one is ${size}. No gradient passes.` };
  }
  if (kind === "dead") {
    return { kind, text: "Slope 0: the derivative is exactly 0. A change of z does not change a, and no gradient passes." };
  }
  if (kind === "flat") {
    const few = smooth && Math.abs(slope) < LEAST ? ` float64 has few digits left here; the true one is about ${fromPower(trueSlopePower(activation, z))}.` : "";
    return { kind, text: `Nearly flat: ${smooth ? `${label} is saturated here` : "the slope is small"}, its derivative below ${FLAT}. Learning through it is slow.${few}` };
  }
  return { kind, text: `The slope says: 0.1 more z makes a about ${formatTiny(0.1 * slope)} larger.` };
}

const short = (value) => formatNumber(value, 2);

/** "z < −4.6" and the like, kept on one line. */
const interval = (zone) => inequality(zone).replaceAll(" ", "\u00a0");

function inequality({ from, to }) {
  if (from <= -FAR && to >= FAR) return "every z";
  if (from <= -FAR) return `z ${to === 0 ? "≤" : "<"} ${short(to)}`;
  if (to >= FAR) return `z > ${short(from)}`;
  return `${short(from)} < z ${to === 0 ? "≤" : "<"} ${short(to)}`;
}

/** The zones of an activation in words; one sentence a kind. */
export function zoneWords(activation, zones) {
  const places = (kind) => zones.filter((zone) => zone.kind === kind).map(interval).join(" and ");
  const [flat, dead] = [places("flat"), places("dead")];
  const { label } = activation;
  if (!flat && !dead) return [`${label} is never flat: its derivative is ${FLAT} or more for every z.`];
  return [
    flat && `${label} is nearly flat, its derivative below ${FLAT}: ${flat}.`,
    dead && isSmooth(activation) && `In float64 the derivative of ${label} rounds to exactly 0: ${dead}.`,
    dead && !isSmooth(activation) && `The derivative of ${label} is exactly 0: ${dead}.`,
  ].filter(Boolean);
}
