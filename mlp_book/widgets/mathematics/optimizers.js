/**
 * Optimisers, as in mlp_core/optimizers.py: pure functions.
 * init(theta) -> state; step(gradient, state) -> {step, state}, where the step is what is taken off
 * theta; update(theta, gradient, state) -> {theta, state} makes it.
 *
 * Conventions: "textbook" adds epsilon to the root (D4, PyTorch; Kingma and Ba's algorithm 1 for
 * Adam); "keras" puts it under the root for RMSProp, and before the bias correction for Adam.
 */

const zeros = (theta) => Array.from(theta, () => 0);

/** What Adam divides its two means by at update t, counted from 1. */
export const adamCorrections = (t, { beta1, beta2 }) => [1 - beta1 ** t, 1 - beta2 ** t];

const MAKERS = {
  GradientDescent: ({ learning_rate: rate }) => ({
    init: () => null,
    step: (g, state) => ({ step: Array.from(g, (slope) => rate * slope), state }),
  }),

  Momentum: ({ learning_rate: rate, momentum = 0.9 }) => ({
    init: zeros,
    step: (g, velocity) => {
      const state = velocity.map((v, k) => momentum * v + rate * g[k]);
      return { step: state, state };
    },
  }),

  RMSProp: ({ learning_rate: rate = 1e-3, rho = 0.9, epsilon = 1e-7, convention = "textbook" }) => ({
    init: zeros,
    step: (g, squares) => {
      const state = squares.map((s, k) => rho * s + (1 - rho) * g[k] * g[k]);
      const root =
        convention === "keras"
          ? (s) => Math.sqrt(s + epsilon)
          : (s) => Math.sqrt(s) + epsilon;
      return { step: state.map((s, k) => (rate * g[k]) / root(s)), state };
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
    step: (g, old) => {
      const step = old.step + 1;
      const mean = old.mean.map((v, k) => beta1 * v + (1 - beta1) * g[k]);
      const square = old.square.map((v, k) => beta2 * v + (1 - beta2) * g[k] * g[k]);
      const [correct1, correct2] = adamCorrections(step, { beta1, beta2 });
      const move =
        convention === "keras"
          ? (k) => ((rate * Math.sqrt(correct2)) / correct1) * (mean[k] / (Math.sqrt(square[k]) + epsilon))
          : (k) => (rate * (mean[k] / correct1)) / (Math.sqrt(square[k] / correct2) + epsilon);
      return { step: mean.map((_, k) => move(k)), state: { step, mean, square } };
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
  const { init, step } = MAKERS[name](options);
  const update = (theta, gradient, old) => {
    const { step: taken, state } = step(gradient, old);
    return { theta: theta.map((v, k) => v - taken[k]), state };
  };
  return { name, init, step, update };
}
