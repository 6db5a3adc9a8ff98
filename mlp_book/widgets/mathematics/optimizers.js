/**
 * Optimisers, as in mlp_core/optimizers.py: pure functions.
 * init(theta) -> state; step(gradient, state) -> {step, state}, where the step is what is taken off
 * theta; update(theta, gradient, state) -> {theta, state} makes it. A state has the names of
 * mlp_core's: velocity; G; m, v and t.
 *
 * Conventions: "textbook" adds epsilon to the root (D4, PyTorch; Kingma and Ba's algorithm 1 for
 * Adam); "keras" puts it under the root for RMSProp, and before the bias correction for Adam.
 */

const zeros = (theta) => Array.from(theta, () => 0);

/** What Adam divides its two means by at update t, counted from 1. */
export const adamCorrections = (t, { beta1, beta2 }) => [1 - beta1 ** t, 1 - beta2 ** t];

const MAKERS = {
  GradientDescent: ({ learning_rate: rate }) => ({
    init: () => ({}),
    step: (g, state) => ({ step: Array.from(g, (one) => rate * one), state }),
  }),

  Momentum: ({ learning_rate: rate, momentum = 0.9 }) => ({
    init: (theta) => ({ velocity: zeros(theta) }),
    step: (g, old) => {
      const velocity = old.velocity.map((v, k) => momentum * v + rate * g[k]);
      return { step: velocity, state: { velocity } };
    },
  }),

  RMSProp: ({ learning_rate: rate = 1e-3, rho = 0.9, epsilon = 1e-7, convention = "textbook" }) => ({
    init: (theta) => ({ G: zeros(theta) }),
    step: (g, old) => {
      const G = old.G.map((s, k) => rho * s + (1 - rho) * g[k] * g[k]);
      const root =
        convention === "keras"
          ? (s) => Math.sqrt(s + epsilon)
          : (s) => Math.sqrt(s) + epsilon;
      return { step: G.map((s, k) => (rate * g[k]) / root(s)), state: { G } };
    },
  }),

  Adam: ({
    learning_rate: rate = 1e-3,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-8,
    convention = "textbook",
  }) => ({
    init: (theta) => ({ m: zeros(theta), v: zeros(theta), t: 0 }),
    step: (g, old) => {
      const t = old.t + 1;
      const m = old.m.map((one, k) => beta1 * one + (1 - beta1) * g[k]);
      const v = old.v.map((one, k) => beta2 * one + (1 - beta2) * g[k] * g[k]);
      const [correct1, correct2] = adamCorrections(t, { beta1, beta2 });
      const move =
        convention === "keras"
          ? (k) => ((rate * Math.sqrt(correct2)) / correct1) * (m[k] / (Math.sqrt(v[k]) + epsilon))
          : (k) => (rate * (m[k] / correct1)) / (Math.sqrt(v[k] / correct2) + epsilon);
      return { step: m.map((_, k) => move(k)), state: { m, v, t } };
    },
  }),
};

export const CONVENTIONS = ["textbook", "keras"];
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
  if (!CONVENTIONS.includes(convention)) {
    throw new Error(`${name}: convention is ${convention}, expected ${CONVENTIONS.join(" or ")}`);
  }
  const { init, step } = MAKERS[name](options);
  const update = (theta, gradient, old) => {
    const { step: taken, state } = step(gradient, old);
    return { theta: theta.map((v, k) => v - taken[k]), state };
  };
  return { name, init, step, update };
}
