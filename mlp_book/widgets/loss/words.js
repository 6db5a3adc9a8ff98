/** Losses in formulas with the numbers in them, and in words. */
import { formatNumber } from "../pieces/format.js";
import { batchLoss, binaryLoss, categoricalLoss, errorAt, errorSlope } from "../mathematics/mlp.js";
import { factorTiny, formatTiny } from "../pieces/scientific.js";
import { joined, stretch } from "../pieces/stretch.js";

const f = formatTiny;
/**
 * A line: what stands before the value, and the value. The last part has numbers in it and is a
 * function, so that what it rounds is noticed.
 * @param {(string | (() => string))[]} parts
 * @param {boolean} [irrational]  of logarithms and exponentials; where they overflow, they do not
 */
function line(parts, value, irrational = false) {
  const end = stretch(() => formatTiny(value));
  const rounded = Number.isFinite(value) && (irrational || end.rounded);
  const stretches = parts.map((part) => (typeof part === "string" ? { text: part, rounded: false } : stretch(part)));
  return [[joined(...stretches, { text: "", rounded }), ""], end.text];
}

/** What sums of decimals leave behind in floating point is taken away. */
export const clean = (value) => Number(value.toPrecision(12));

/** A difference with its numbers: 2.5 − (−1). */
const difference = (p, q) => `${f(p)} − ${factorTiny(q)}`;

const ERRORS = {
  half_squared_error: { loss: (d) => `½·(${d})²`, slope: (d) => d },
  mean_squared_error: { loss: (d) => `(${d})²`, slope: (d) => `2·(${d})` },
  mean_absolute_error: { loss: (d) => `|${d}|`, slope: (d) => `sign(${d})` },
};

/** The lines of the chosen example and of the batch. */
export function batchLines({ name, outputs, targets, reduction, chosen: k }) {
  const [y, t] = [outputs[k - 1], targets[k - 1]];
  const { loss: writtenLoss, slope: writtenSlope } = ERRORS[name];
  const [value, slope] = [errorAt(name, y, t), errorSlope(name, y, t)].map(clean);
  const { each, loss, gradient } = batchLoss(name, outputs, targets, reduction);
  const symbols = `y[${k}] − t[${k}]`;
  const terms = (parts) => (reduction === "mean" ? `(${parts.join(" + ")}) / ${each.length}` : parts.join(" + "));
  const share = reduction === "mean" ? [`dl[${k}]/dy[${k}] / ${each.length}`, () => `${formatTiny(slope)} / ${each.length}`] : [`dl[${k}]/dy[${k}]`];
  return {
    l: [`l[${k}]`, ...line([writtenLoss(symbols), () => writtenLoss(difference(y, t))], value)],
    slope: [`dl[${k}]/dy[${k}]`, ...line([writtenSlope(symbols), () => writtenSlope(difference(y, t))], slope)],
    L: ["L", ...line([terms(each.map((_, i) => `l[${i + 1}]`)), () => terms(each.map((one) => formatTiny(clean(one))))], clean(loss))],
    dL: [`dL/dy[${k}]`, ...line(share, clean(gradient[k - 1]))],
  };
}

/** The share of one part in whole percent: 100 % is all there is, and 0 % nothing. */
export function shareText(parts, k) {
  const total = parts.reduce((p, q) => p + q, 0);
  const whole = Math.round((100 * parts[k]) / total);
  if (whole === 100 && parts.some((part, i) => i !== k && part > 0)) return "nearly 100 %";
  return whole === 0 && parts[k] > 0 ? "less than 1 %" : `${whole} %`;
}

/** What the slope of the chosen example asks for, and who makes up the loss. */
export function batchVerdict({ name, outputs, targets, chosen: k }) {
  const [y, t] = [outputs[k - 1], targets[k - 1]];
  const slope = errorSlope(name, y, t);
  const { each } = batchLoss(name, outputs, targets, "sum");
  const total = each.reduce((p, q) => p + q, 0);
  const worst = each.indexOf(Math.max(...each));
  const share = total > 0 ? ` Example ${worst + 1} makes up ${shareText(each, worst)} of L.` : " Every answer is right.";
  if (slope === 0) {
    const kink = name === "mean_absolute_error" ? `The curve has a kink at t[${k}] and no derivative there; 0 is taken.` : `y[${k}] is right: the slope is 0.`;
    return { kind: "flat", text: kink + share };
  }
  const way = slope > 0 ? ["large", "less"] : ["small", "more"];
  if (Math.abs(y - t) < 0.1) return { kind: "open", text: `y[${k}] is a little too ${way[0]}: less than 0.1 ${way[1]}, and it is right.${share}` };
  return { kind: "open", text: `y[${k}] is too ${way[0]}: at this slope, 0.1 ${way[1]} lowers l[${k}] by about ${formatTiny(clean(0.1 * Math.abs(slope)))}.${share}` };
}

/** dl/dy from y, or from z where y has rounded to 0 or 1 and cannot be divided by. */
function slopeByY(one, y, e) {
  if (one) return y === 0 ? ["−(1 + exp(−z))", () => `−(1 + ${e()})`] : ["−1 / y", () => `−1 / ${formatTiny(y)}`];
  return y === 1 ? ["1 + exp(z)", () => `1 + ${e()}`] : ["1 / (1 − y)", () => `1 / (1 − ${formatTiny(y)})`];
}

/** Whether y has rounded to what the truth is not: its logarithm is infinite. */
const unfit = (y, t) => y === 1 - t;

/** The lines of binary cross-entropy. */
export function binaryLines({ z, t }) {
  const { y, loss, slopeZ, slopeY } = binaryLoss(z, t);
  const one = t === 1;
  const fromY = -Math.log(one ? y : 1 - y) + 0; // 0, not -0
  const e = () => `exp(${f(one ? -z : z)})`;
  return {
    y: ["y", ...line(["1 / (1 + exp(−z))", () => `1 / (1 + exp(${f(-z)}))`], y, z !== 0)],
    "l from y": ["l", ...line(one ? ["−log(y)", () => `−log(${formatTiny(y)})`] : ["−log(1 − y)", () => `−log(1 − ${formatTiny(y)})`], fromY, true)],
    L: ["l from z", ...line([one ? "log(1 + exp(−z))" : "log(1 + exp(z))", () => `log(1 + ${e()})`], loss, true)],
    "dL/dy": [unfit(y, t) ? "dl/dy from z" : "dl/dy", ...line(slopeByY(one, y, e), slopeY, z !== 0)],
    "dL/dz": ["dl/dz", ...line(["y − t", () => `${formatTiny(y)} − ${t}`], slopeZ, z !== 0)],
  };
}

/** How surprising the answer made what happened. */
export function binaryVerdict({ z, t }) {
  const { y, given, loss } = binaryLoss(z, t);
  if (unfit(y, t)) {
    const why = t === 1 ? "y is smaller than any number float64 has, so it is 0" : "float64 rounds y to 1, so 1 − y is 0";
    return { kind: "flat", text: `Confident and wrong: ${why}, and the loss from y is infinite. From z it is finite and exact: ${formatTiny(loss)}.` };
  }
  const heads = formatNumber(loss / Math.LN2, 1);
  const surprise = loss < 0.05 ? "hardly any surprise" : `as surprising as ${heads} ${heads === "1" ? "head" : "heads in a row"}`;
  return { kind: "open", text: `The true answer, ${t}, was given the probability ${formatTiny(given)}: ${surprise}.` };
}

const READABLE = [-7, 16];

/** The lines of categorical cross-entropy. */
export function classLines({ scores, true_class: right }) {
  const { a, loss, slopes } = categoricalLoss(scores, right - 1);
  const top = Math.max(...scores);
  const by = top >= READABLE[0] && top <= READABLE[1] ? 0 : top;
  const total = scores.reduce((s, v) => s + Math.exp(v - by), 0);
  const fromA = -Math.log(a[right - 1]) + 0;
  const own = () => `− ${factorTiny(scores[right - 1])}`;
  const written = by === 0 ? [`log(sum of exp(z)) − z[${right}]`, () => `log(${formatTiny(total)}) ${own()}`] : [`log(sum of exp(z − ${factorTiny(by)})) + ${factorTiny(by)} − z[${right}]`, () => `log(${formatTiny(total)}) + ${factorTiny(by)} ${own()}`];
  return {
    "l from a": ["l", ...line([`−log(a[${right}])`, () => `−log(${formatTiny(a[right - 1])})`], fromA, true)],
    L: ["l from z", ...line(written, loss, true)],
    ...Object.fromEntries(slopes.map((slope, i) => {
      const t = Number(i === right - 1);
      return [`dL/dz[${i + 1}]`, [`dl/dz[${i + 1}]`, ...line([`a[${i + 1}] − ${t}`, () => `${formatTiny(a[i])} − ${t}`], slope, true)]];
    })),
  };
}

export function classVerdict({ scores, true_class: right }) {
  const { a, loss, slopes } = categoricalLoss(scores, right - 1);
  const own = a[right - 1];
  if (own === 0) return { kind: "flat", text: `Confident and wrong: float64 rounds a[${right}] to 0, and the loss from a is infinite. From z it is finite and exact: ${formatTiny(loss)}.` };
  const given = `The true class ${right} was given the probability ${formatTiny(own)}.`;
  if (slopes.every((slope) => slope === 0)) return { kind: "flat", text: `${given} float64 has rounded every slope to 0: nothing is asked for.` };
  const asked = slopes.flatMap((slope, i) => (slope > 0 ? [i + 1] : []));
  const others = asked.length === slopes.length - 1 ? "the others' for less" : `that of class ${asked.join(" and ")} for less, and the rest have rounded to 0`;
  return { kind: "open", text: `${given} Its slope asks for more, ${others}; the three slopes add up to 0.` };
}
