/**
 * Initial weights, as in mlp_core/initializers.py: the same seed gives the same network.
 *
 * @typedef {import("./network.js").Network} Network
 * @typedef {import("./random.js").Generator} Generator
 */

/** name -> what draws one weight of a layer with n_in inputs and n_out outputs */
const DRAWS = {
  zeros: () => () => 0,
  small_normal: (scale) => (generator) => generator.normal(0, scale),
  glorot_uniform: () => (generator, nIn, nOut) => {
    const r = Math.sqrt(6 / (nIn + nOut));
    return generator.uniform(-r, r);
  },
  he_normal: () => (generator, nIn) => generator.normal(0, Math.sqrt(2 / nIn)),
};

export const INITIALIZER_NAMES = /* @__PURE__ */ Object.keys(DRAWS);

/** A theta whose weights come one by one, row by row, and whose biases are 0. */
function fill(network, next) {
  const theta = [];
  for (let l = 0; l + 1 < network.sizes.length; l += 1) {
    const [nIn, nOut] = [network.sizes[l], network.sizes[l + 1]];
    for (let k = 0; k < nIn * nOut; k += 1) theta.push(next(nIn, nOut));
    for (let k = 0; k < nOut; k += 1) theta.push(0);
  }
  return theta;
}

/**
 * mlp_core's `network.init(rng, initializer)`.
 * @param {Network} network
 * @param {Generator} generator
 * @param {string} name  as in mlp_core.INITIALIZERS
 * @param {number} [scale]  of small_normal
 * @returns {number[]}  theta
 */
export function initialize(network, generator, name, scale = 0.01) {
  if (!Object.hasOwn(DRAWS, name)) {
    throw new Error(`initializer ${name}: expected one of ${INITIALIZER_NAMES.join(", ")}`);
  }
  const draw = DRAWS[name](scale);
  return fill(network, (nIn, nOut) => draw(generator, nIn, nOut));
}

/** mlp_core's `network.init(rng)`: Glorot's uniform weights. */
export const glorotUniform = (network, generator) => initialize(network, generator, "glorot_uniform");

/** Every weight the same, every bias 0. */
export const constantWeights = (network, value) => fill(network, () => value);
