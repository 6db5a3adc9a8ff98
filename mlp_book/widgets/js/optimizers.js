/**
 * Optimisers, as in mlp_core/optimizers.py: pure functions.
 * init(theta) -> state; update(theta, gradient, state) -> {theta, state}.
 *
 * Conventions: "textbook" adds epsilon to the root (D4, PyTorch; Kingma and Ba's algorithm 1 for
 * Adam); "keras" puts it under the root for RMSProp, and before the bias correction for Adam.
 */

const zeros = (theta) => Array.from(theta, () => 0);

const MAKERS = {
  GradientDescent: ({ learning_rate: rate }) => ({
    init: () => null,
    update: (theta, g, state) => ({ theta: theta.map((v, k) => v - rate * g[k]), state }),
  }),

  Momentum: ({ learning_rate: rate, momentum = 0.9 }) => ({
    init: zeros,
    update: (theta, g, velocity) => {
      const state = velocity.map((v, k) => momentum * v + g[k]);
      return { theta: theta.map((v, k) => v - rate * state[k]), state };
    },
  }),

  RMSProp: ({ learning_rate: rate = 1e-3, rho = 0.9, epsilon = 1e-7, convention = "textbook" }) => ({
    init: zeros,
    update: (theta, g, squares) => {
      const state = squares.map((s, k) => rho * s + (1 - rho) * g[k] * g[k]);
      const root =
        convention === "keras"
          ? (s) => Math.sqrt(s + epsilon)
          : (s) => Math.sqrt(s) + epsilon;
      return { theta: theta.map((v, k) => v - (rate * g[k]) / root(state[k])), state };
    },
  }),

  Adam: ({
    learning_rate: rate = 1e-3,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-8,
    convention = "textbook",
  }) => ({
    init: (theta) => ({ step: 0, mean: zeros(theta), square: zeros(theta) }),
    update: (theta, g, old) => {
      const step = old.step + 1;
      const mean = old.mean.map((v, k) => beta1 * v + (1 - beta1) * g[k]);
      const square = old.square.map((v, k) => beta2 * v + (1 - beta2) * g[k] * g[k]);
      const correct1 = 1 - beta1 ** step;
      const correct2 = 1 - beta2 ** step;
      const move =
        convention === "keras"
          ? (k) => ((rate * Math.sqrt(correct2)) / correct1) * (mean[k] / (Math.sqrt(square[k]) + epsilon))
          : (k) => (rate * (mean[k] / correct1)) / (Math.sqrt(square[k] / correct2) + epsilon);
      return { theta: theta.map((v, k) => v - move(k)), state: { step, mean, square } };
    },
  }),
};

export const OPTIMIZER_NAMES = Object.keys(MAKERS);

/**
 * @param {string} name
 * @param {object} options  the fields of mlp_core's class, with its names
 */
export function makeOptimizer(name, options = {}) {
  if (!Object.hasOwn(MAKERS, name)) {
    throw new Error(`optimizer ${name}: expected one of ${OPTIMIZER_NAMES.join(", ")}`);
  }
  const { convention = "textbook" } = options;
  if (convention !== "textbook" && convention !== "keras") {
    throw new Error(`${name}: convention is ${convention}, expected textbook or keras`);
  }
  return { name, ...MAKERS[name](options) };
}
