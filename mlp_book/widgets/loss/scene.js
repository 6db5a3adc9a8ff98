/**
 * What the picture of a loss shows: curves, points and targets, out of the widget's state.
 *
 * @typedef {object} Point
 * @property {number} x
 * @property {number} value  the loss there
 * @property {number} slope
 * @property {string} text   the number of the example, or ""
 * @typedef {object} Scene
 * @property {string} key  what the curves depend on
 * @property {[string, string]} titles  of the two panels
 * @property {boolean} falling          high on the left: the title stands on the right
 * @property {string} axis              name of the horizontal axis
 * @property {[number, number]} domain
 * @property {[[number, number], [number, number]]} heights
 * @property {(domain: [number, number]) => [number, number][]} curve  (x, loss)
 * @property {(domain: [number, number]) => [number, number][]} slopes
 * @property {((domain: [number, number]) => [number, number][])[]} others  thin curves
 * @property {Point[]} points   one can be dragged by each
 * @property {number} chosen    which of them the curve belongs to, from 0
 * @property {{x: number, text: string}[]} targets
 * @property {(x: number) => number} snap  to where a dragged point may stand
 * @property {number[]} stops   for the table of the curve
 * @property {(x: number) => [number, number]} at  loss and slope there
 */
import { binaryLoss, categoricalLoss, ERROR_NAMES, errorAt, errorSlope } from "../mathematics/mlp.js";
import { roundUp } from "../pieces/scales.js";

const SAMPLES = 320;
const FAR = 100;
const USUAL = 8;
const FARTHEST = 11; // so that a point can be dragged to 10
const STEEPEST = 100; // the lower panel shows no more
const BEYOND = 12; // and exp(12) lies far outside

export const isError = (name) => ERROR_NAMES.includes(name);

const clamp = (v, low, high) => Math.min(high, Math.max(low, v));
const tidy = (v) => Number(v.toFixed(4));

/** Even steps through the domain, and both sides of a kink. */
function places([low, high], kink = null) {
  const x = Array.from({ length: SAMPLES + 1 }, (_, k) => low + ((high - low) * k) / SAMPLES);
  if (kink !== null) x.push(kink - 1e-9, kink, kink + 1e-9);
  return x.sort((p, q) => p - q);
}

/** From 0, or from -top, up to top, with a little room. */
const upTo = (top) => [-0.06 * top, 1.06 * top];
const bothWays = (top) => [-1.08 * top, 1.08 * top];
const oneWay = (top, sign) => (sign < 0 ? [-1.08 * top, 0.12 * top] : [-0.12 * top, 1.08 * top]);
const atLeast = (least, values) => roundUp(Math.max(least, 1.1 * Math.max(...values.map(Math.abs))));

function batchScene({ name, outputs, targets, chosen }) {
  const all = [...outputs, ...targets];
  const t = targets[chosen - 1];
  const points = outputs.map((x, i) => ({
    x,
    value: errorAt(name, x, targets[i]),
    slope: errorSlope(name, x, targets[i]),
    text: String(i + 1),
  }));
  const lossOf = (target) => (domain) =>
    places(domain, target).map((x) => [x, errorAt(name, x, target)]);
  return {
    key: JSON.stringify([name, targets, chosen]),
    titles: [`loss l[${chosen}] of example ${chosen}`, `its slope dl[${chosen}]/dy[${chosen}]`],
    falling: false,
    axis: "prediction y",
    domain: [Math.min(0, Math.floor(Math.min(...all) - 1)), Math.max(FARTHEST, Math.ceil(Math.max(...all) + 1))],
    heights: [
      upTo(atLeast(4, points.map(({ value }) => value))),
      bothWays(atLeast(1, points.map(({ slope }) => slope))),
    ],
    curve: lossOf(t),
    slopes: (domain) => places(domain, t).map((x) => [x, errorSlope(name, x, t)]),
    others: targets.filter((_, i) => i !== chosen - 1).map(lossOf),
    points,
    chosen: chosen - 1,
    targets: targets.map((x, i) => ({ x, text: `t[${i + 1}]` })),
    snap: (x) => tidy(Math.round(clamp(x, -FAR, FAR) * 20) / 20),
    stops: [...new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, t])].sort((p, q) => p - q),
    at: (x) => [errorAt(name, x, t), errorSlope(name, x, t)],
  };
}

const rounded = (step, limit) => (x) => tidy(clamp(Math.round(x / step) * step, -limit, limit));

const reachOf = (z) => (Math.abs(z) <= USUAL ? USUAL : roundUp(Math.abs(z) * 1.05));

function overProbability({ z, t }) {
  const { y, loss, slopeY } = binaryLoss(z, t);
  const top = atLeast(4, [loss]);
  // Equal steps of the loss, so that the curve is smooth where it is steep: y = exp(-l). Beyond
  // exp(-BEYOND) all y fall on the edge, and one more point does.
  const losses = Array.from({ length: SAMPLES + 1 }, (_, k) => (BEYOND * k) / SAMPLES);
  losses.push(1.2 * Math.max(top, BEYOND));
  const sign = t === 1 ? -1 : 1;
  const curve = (value) => () =>
    losses.map((l) => [t === 1 ? Math.exp(-l) : -Math.expm1(-l), value(l)]).sort(([p], [q]) => p - q);
  return {
    key: JSON.stringify([t, top]),
    titles: [t === 1 ? "l = −log(y)" : "l = −log(1 − y)", "its slope dl/dy"],
    falling: sign < 0,
    axis: "y, the probability of 1",
    domain: [0, 1],
    heights: [upTo(top), oneWay(Math.min(STEEPEST, atLeast(8, [Math.min(slopeY * sign, STEEPEST)])), sign)],
    curve: curve((l) => l),
    slopes: curve((l) => sign * Math.exp(Math.min(l, BEYOND))),
    others: [],
    points: [{ x: y, value: loss, slope: slopeY, text: "" }],
    chosen: 0,
    targets: [{ x: t, text: "t" }],
    snap: (x) => tidy(clamp(Math.round(x * 1000) / 1000, 0.001, 0.999)),
    stops: [0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999],
    at: (p) => [t === 1 ? -Math.log(p) : -Math.log1p(-p), sign / (t === 1 ? p : 1 - p)],
  };
}

/** A loss over some z: from `lossAt` and `slopeAt`; falling with slopes to -1, or rising to 1. */
function overLogit(key, [title, name], z, sign, lossAt, slopeAt) {
  const of = (f) => (domain) => places(domain).map((x) => [x, f(x)]);
  const reach = reachOf(z);
  return {
    key,
    titles: [title, `its slope dl/d${name}`],
    falling: sign < 0,
    axis: name,
    domain: [-reach, reach],
    heights: [upTo(atLeast(9, [lossAt(z)])), oneWay(1, sign)],
    curve: of(lossAt),
    slopes: of(slopeAt),
    others: [],
    points: [{ x: z, value: lossAt(z), slope: slopeAt(z), text: "" }],
    chosen: 0,
    targets: [],
    snap: reach > USUAL ? rounded(0.5, 1000) : rounded(0.05, 1000),
    stops: [-8, -4, -2, -1, 0, 1, 2, 4, 8],
    at: (v) => [lossAt(v), slopeAt(v)],
  };
}

function overScore({ scores, true_class: right, chosen }) {
  const k = chosen - 1;
  const at = (v) => categoricalLoss(scores.with(k, v), right - 1);
  return overLogit(
    JSON.stringify([scores.with(k, 0), right, chosen]),
    [`l over z[${chosen}], the other z fixed`, `z[${chosen}]`],
    scores[k],
    chosen === right ? -1 : 1,
    (v) => at(v).loss,
    (v) => at(v).slopes[k],
  );
}

/** @returns {Scene} */
export function sceneOf(state) {
  if (isError(state.name)) return batchScene(state);
  if (state.name === "categorical_cross_entropy") return overScore(state);
  if (state.axis === "y") return overProbability(state);
  const { z, t } = state;
  const at = (v) => binaryLoss(v, t);
  const title = `l = log(1 + exp(${t === 1 ? "−z" : "z"}))`;
  return overLogit(`${t}`, [title, "z"], z, t === 1 ? -1 : 1, (v) => at(v).loss, (v) => at(v).slopeZ);
}
