/**
 * Error surfaces over two weights, to race optimisers on; as mlp_book/topics/surfaces.py computes them.
 *
 * @typedef {object} Surface
 * @property {(w: number[]) => number} value      E
 * @property {(w: number[]) => {value: number, gradient: number[]}} at  E and dE/dw
 * @property {(w: number[]) => number} distance   how far the nearest lowest point is
 */
import { makeLoss } from "../widgets/mathematics/losses.js";
import { forward, makeNetwork, valueAndGradient } from "../widgets/mathematics/network.js";

/** One whose error and gradient are formulas. */
const plain = ({ value, gradient, distance }) => ({
  value,
  at: (w) => ({ value: value(w), gradient: gradient(w) }),
  distance,
});

/** @type {() => Surface} */
const valley = () => plain({
  value: ([x, y]) => 0.5 * (x * x + 25 * y * y),
  gradient: ([x, y]) => [x, 25 * y],
  distance: ([x, y]) => Math.hypot(x, y),
});

/** @type {() => Surface} */
const saddle = () => plain({
  value: ([x, y]) => 0.5 * x * x + 0.25 * (y * y - 1) ** 2,
  gradient: ([x, y]) => [x, y * (y * y - 1)],
  distance: ([x, y]) => Math.hypot(x, Math.abs(y) - 1),
});

/** D4's network at its example, over the two weights of its output; W1 and the biases stay. */
function lecture() {
  const network = makeNetwork([2, 2, 1], ["relu", "identity"]);
  const [x, target] = [[0.5, 0.7], [1]];
  const loss = makeLoss("half_squared_error");
  const theta = (w) => [1, 3, -2, 4, 0, 0, w[0], w[1], 0];
  return {
    value: (w) => loss.formula(forward(network, theta(w), x).a[1], target),
    at(w) {
      const { value, gradient } = valueAndGradient(network, theta(w), [x], [target], loss);
      return { value, gradient: gradient.slice(6, 8) };
    },
    distance(w) {
      const { a } = forward(network, theta(w), x);
      return Math.abs(a[1][0] - target[0]) / Math.hypot(...a[0]); // E is 0 on a whole line
    },
  };
}

/** @type {() => Surface} */
const rosenbrock = () => plain({
  value: ([x, y]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
  gradient: ([x, y]) => [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
  distance: ([x, y]) => Math.hypot(x - 1, y - 1),
});

const MAKERS = { valley, saddle, lecture, rosenbrock };
export const SURFACE_NAMES = Object.keys(MAKERS);

/** @returns {Surface} */
export const makeSurface = (name) => MAKERS[name]();
