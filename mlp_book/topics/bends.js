/**
 * Curves that hidden neurons make together, as mlp_book/topics/bends.py has them: bends of ReLU,
 * bumps of two tanh.
 *
 * @typedef {object} Made  a curve
 * @property {"relu" | "tanh"} neuron
 * @property {number} n    how many pieces
 * @property {number[]} c  the kinks, or the bumps' centres
 * @property {number[]} v  the bends, or the bumps' heights
 * @property {number} b
 * @property {number} k    the bumps' steepness
 * @property {number} r    half their width
 */
export const LOW = -2;
export const HIGH = 2;
const STEPS = 400; // between the places where gaps are measured

/** name -> f(x), and where it jumps: the place, and what it tends to from the left */
export const TARGETS = {
  roof: { value: (x) => Math.max(0, 1 - Math.abs(x)), corners: [-1, 0, 1] },
  arch: { value: (x) => 1 - (x * x) / 4 },
  wave: { value: (x) => Math.sin((Math.PI * x) / 2) },
  quick: { value: (x) => Math.sin(2 * Math.PI * x) },
  jump: { value: (x) => (x < 0 ? 0 : 1), jump: { at: 0, left: 0 } },
};

/** What piece i sends, before its v: max(0, z) of z = x - c[i], or its bump. */
export function activationAt({ neuron, c, k, r }, i, x) {
  const z = x - c[i];
  return neuron === "relu" ? Math.max(0, z) : (Math.tanh(k * (z + r)) - Math.tanh(k * (z - r))) / 2;
}

/** What piece i adds to y. */
export const pieceAt = (made, i, x) => made.v[i] * activationAt(made, i, x);

/** y at x. @param {Made} made */
export function curveAt(made, x) {
  let y = made.b;
  for (let i = 0; i < made.n; i += 1) y += pieceAt(made, i, x);
  return y;
}

const TIE = 1e-12; // of two gaps that differ by rounding alone the first counts

/** How far a curve is from its target. @param {Made} made */
export function measure(made, { value, jump }) {
  let total = 0;
  let worst = { gap: 0, at: LOW, by: 0 };
  const look = (x, by) => {
    if (Math.abs(by) > worst.gap + TIE) worst = { gap: Math.abs(by), at: x, by };
  };
  for (let i = 0; i <= STEPS; i += 1) {
    const x = (i - STEPS / 2) / 100;
    const y = curveAt(made, x);
    if (jump?.at === x) look(x, y - jump.left);
    look(x, y - value(x));
    total += (y - value(x)) ** 2;
  }
  return { ...worst, error: worst.gap === 0 ? 0 : total / (STEPS + 1) };
}

/** n bends whose curve meets the target at n + 1 even places. */
export function joinTheDots({ value }, n) {
  const x = Array.from({ length: n + 1 }, (_, i) => LOW + ((HIGH - LOW) * i) / n);
  const slopes = x.slice(1).map((next, i) => (value(next) - value(x[i])) / (next - x[i]));
  return { c: x.slice(0, n), v: slopes.map((slope, i) => slope - (slopes[i - 1] ?? 0)), b: value(LOW) };
}

/** n bumps side by side, each as high as the target in its middle. */
export function evenBumps({ value }, n) {
  const r = (HIGH - LOW) / n / 2;
  const c = Array.from({ length: n }, (_, i) => LOW + r * (2 * i + 1));
  return { c, v: c.map(value), b: 0, r };
}
