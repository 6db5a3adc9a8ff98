/**
 * The mathematics of the book's widgets, in JavaScript: one module for all of them. It mirrors
 * mlp_core, and tests/widgets compares the two to 1e-12. What is gathered here imports its
 * neighbours by their own names, so that nothing imports itself.
 *
 * @typedef {import("./network.js").Network} Network
 * @typedef {import("./network.js").ForwardPass} ForwardPass
 */
export { ACTIVATION_NAMES, makeActivation, softmax } from "./activations.js";
export * from "./affine.js";
export { batchPass } from "./batch.js";
export * from "./batch_loss.js";
export { misses, refusal } from "./broadcast.js";
export { factors, gradientOf, lossOf, numericalGradient, relativeError } from "./chain.js";
export { makeLoss, LOSS_NAMES } from "./losses.js";
export { adamCorrections, CONVENTIONS, makeOptimizer, OPTIMIZER_NAMES } from "./optimizers.js";
export {
  backward, biasIndex, deltas, forward, incoming, makeNetwork, predict, products, valueAndGradient, weightIndex,
} from "./network.js";
export { FAR, FLAT, hasKink, isSmooth, kindOf, slopeAt, trueSlope, trueSlopePower, zonesOf } from "./slopes.js";
export { constantWeights, glorotUniform, initialize, INITIALIZER_NAMES } from "./initializers.js";
export { Generator } from "./random.js";
export { splitAt, toyData, TOY_DATA_NAMES } from "./toy_data.js";
