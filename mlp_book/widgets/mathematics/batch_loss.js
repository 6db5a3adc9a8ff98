/**
 * What the loss widget computes. Three examples with one output each, their losses and the slopes
 * of the batch's loss; cross-entropies from z, where they are exact whatever y rounds to.
 */
import { makeActivation, softmax } from "./activations.js";
import { makeLoss, softplus } from "./losses.js";

/**
 * The mean absolute error: in mlp_core it is a metric, here it has a slope too. Where y = t there
 * is a kink, and no derivative; 0 is taken.
 */
const absolute = {
  formula: ([y], [t]) => Math.abs(y - t),
  derivative: ([y], [t], m) => [Math.sign(y - t) / m],
};

export const ERROR_NAMES = ["half_squared_error", "mean_squared_error", "mean_absolute_error"];

const errorOf = (name) => (name === "mean_absolute_error" ? absolute : makeLoss(name));

/** The loss of one example with one output. */
export const errorAt = (name, y, t) => errorOf(name).formula([y], [t]);

/** Its slope along y. */
export const errorSlope = (name, y, t) => errorOf(name).derivative([y], [t], 1)[0];

/**
 * @param {string} name  of ERROR_NAMES
 * @param {number[]} outputs
 * @param {number[]} targets
 * @param {"mean" | "sum"} reduction  of the examples' losses
 * @returns {{each: number[], loss: number, gradient: number[]}}  gradient: dL/dy of each example
 */
export function batchLoss(name, outputs, targets, reduction) {
  const m = reduction === "mean" ? outputs.length : 1;
  const each = outputs.map((y, i) => errorAt(name, y, targets[i]));
  const total = each.reduce((s, one) => s + one, 0);
  const gradient = outputs.map((y, i) => errorOf(name).derivative([y], [targets[i]], m)[0]);
  return { each, loss: total / m, gradient };
}

const sigmoid = (z) => makeActivation("sigmoid").function([z])[0];

/** The z whose sigmoid is y. */
export const logit = (y) => Math.log(y / (1 - y));

/**
 * Binary cross-entropy of y = sigmoid(z) against t, 0 or 1.
 * @returns {{y: number, given: number, loss: number, slopeZ: number, slopeY: number}}
 *   given: the probability that was given to what happened, y or 1 - y; slopeZ = y - t and slopeY,
 *   both without the rounding of y
 */
export function binaryLoss(z, t) {
  const side = t === 1 ? 1 : -1;
  return {
    y: sigmoid(z),
    given: sigmoid(side * z),
    loss: softplus(-side * z),
    slopeZ: -side * sigmoid(-side * z),
    slopeY: -side * (1 + Math.exp(-side * z)),
  };
}

/**
 * Categorical cross-entropy of a = softmax(z) when class `right` (from 0) is the true one.
 * @returns {{a: number[], loss: number, slopes: number[]}}  slopes: dL/dz = a - t
 */
export function categoricalLoss(z, right) {
  const a = softmax(z);
  const t = z.map((_, i) => Number(i === right));
  const loss = makeLoss("categorical_cross_entropy").formulaAtZ(z, t);
  return { a, loss, slopes: a.map((v, i) => v - t[i]) };
}
