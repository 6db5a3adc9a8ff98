/** What a sum of bends or bumps says: its formula with its numbers, its gaps in words. */
import { formatFactor, formatNumber } from "../pieces/format.js";
import { formatTiny } from "../pieces/scientific.js";

const f = formatNumber;

/** "x − 0.5", "x + 1", "x" */
const shifted = (c) => (c === 0 ? "x" : `x ${c < 0 ? "+" : "−"} ${f(Math.abs(c))}`);

/** A sum: the first term as it is, each later one with its sign before it. */
const joined = (first, terms) =>
  terms.reduce((text, { value, after }) => `${text} ${value < 0 ? "−" : "+"} ${f(Math.abs(value))}${after}`, f(first));

/** @param {import("../../topics/bends.js").Made} made */
export function curveFormula({ neuron, n, c, v, b }) {
  const of = (i) => (neuron === "relu" ? `·max(0, ${shifted(c[i])})` : `·bump(${shifted(c[i])})`);
  return joined(b, Array.from({ length: n }, (_, i) => ({ value: v[i], after: of(i) })));
}

export const bumpFormula = ({ k, r }) => `(tanh(${f(k)}·(u + ${f(r)})) − tanh(${f(k)}·(u − ${f(r)}))) / 2`;

/** v·a with its numbers, of one piece at x. */
export const pieceFormula = ({ neuron, c, v }, i, x) =>
  `${f(v[i])}·${neuron === "relu" ? "max(0, " : "bump("}${f(x)} ${c[i] < 0 ? "+" : "−"} ${f(Math.abs(c[i]))}) = `;

/** y at x: b and what each piece adds. */
export const sumFormula = (b, pieces) => `${[b, ...pieces].map((value, i) => (i ? formatFactor(value) : f(value))).join(" + ")} = `;

/** What the gaps say. */
export function verdict({ gap, at, by }, { jump }) {
  if (gap === 0) return { kind: "met", text: "The curve meets the target at every one of the 401 places." };
  const where = `The largest gap is ${formatTiny(gap)}, at x = ${f(at)}: y is too ${by > 0 ? "high" : "low"} there.`;
  const torn = jump && at === jump.at ? " An unbroken curve cannot be nearer than 0.5 to both sides of the jump." : "";
  return { kind: "open", text: where + torn };
}
