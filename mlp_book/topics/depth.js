/** How large numbers are, layer by layer, in a deep network at its start; depth.py does the same. */
import { Generator, makeActivation } from "../widgets/mathematics/mlp.js";

const [NEURONS, EXAMPLES, MOST_LAYERS] = [32, 32, 20];
const FLAT = 0.01;
const AREA = NEURONS * NEURONS;

/** What one seed draws: inputs, slopes, and the units from which weights are made. */
function draw(seed, name) {
  const generator = new Generator(seed);
  const normals = (count) => Float64Array.from({ length: count }, () => generator.normal());
  const [X, slopes] = [normals(EXAMPLES * NEURONS), normals(EXAMPLES * NEURONS)];
  const count = MOST_LAYERS * AREA;
  const units = name === "glorot_uniform" ? Float64Array.from({ length: count }, () => generator.random()) : normals(count);
  return { X, slopes, units };
}

const drawn = new Map(); // of the last seed, by the kind of unit
let lastSeed = null;
function unitsOf(seed, name) {
  if (seed !== lastSeed) drawn.clear();
  lastSeed = seed;
  const kind = name === "glorot_uniform" ? "uniform" : "normal";
  if (!drawn.has(kind)) drawn.set(kind, draw(seed, name));
  return drawn.get(kind);
}

/** From a unit to a weight, as mlp_core's initialisers make it. */
const MAKERS = {
  small_normal: (scale) => (u) => 0 + scale * u,
  he_normal: () => (u) => 0 + Math.sqrt(2 / NEURONS) * u,
  glorot_uniform: () => {
    const r = Math.sqrt(6 / (2 * NEURONS));
    return (u) => -r + 2 * r * u;
  },
};

function typicalSize(values) {
  let sum = 0;
  for (const v of values) sum += v * v;
  return Math.sqrt(sum / values.length);
}

/** rows (m, n) times W^T, W (n, n): each row of W meets each row. */
function meet(rows, W) {
  const out = new Float64Array(rows.length);
  for (let k = 0; k < EXAMPLES; k += 1) {
    for (let i = 0; i < NEURONS; i += 1) {
      let sum = 0;
      for (let j = 0; j < NEURONS; j += 1) sum += W[i * NEURONS + j] * rows[k * NEURONS + j];
      out[k * NEURONS + i] = sum;
    }
  }
  return out;
}

const transposed = (W) => W.map((_, k) => W[(k % NEURONS) * NEURONS + Math.floor(k / NEURONS)]);

/**
 * @param {{layers: number, activation: string, initializer: string, scale: number, seed: number}} how
 * @returns {{a: number[], delta: number[], flat: number[]}}  typical sizes, and shares, by layer
 */
export function signals({ layers, activation, initializer, scale, seed }) {
  const { X, slopes, units } = unitsOf(seed, initializer);
  const make = MAKERS[initializer](scale);
  const phi = makeActivation(activation);
  const passes = [];
  let rows = X;
  for (let l = 0; l < layers; l += 1) {
    const W = units.subarray(l * AREA, (l + 1) * AREA).map(make);
    const z = meet(rows, W);
    const a = z.map((v) => phi.formula(v));
    const slope = z.map((v, k) => phi.derivative(v, a[k]));
    passes.push({ W, a, slope });
    rows = a;
  }
  const found = { a: [], delta: [], flat: [] };
  let back = slopes;
  for (const { W, a, slope } of passes.toReversed()) {
    const delta = back.map((g, k) => g * slope[k]);
    found.a.unshift(typicalSize(a));
    found.delta.unshift(typicalSize(delta));
    found.flat.unshift(slope.filter((v) => Math.abs(v) < FLAT).length / slope.length);
    back = meet(delta, transposed(W));
  }
  return found;
}
