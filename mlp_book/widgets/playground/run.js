/**
 * What the playground computes, all of it from mlp.js: data, network and training rule of some
 * settings, and where training stands after so many updates.
 *
 * @typedef {object} Run
 * @property {number[]} theta
 * @property {number[]} memory  what the optimiser remembers, one vector after another
 * @property {number} updates
 *
 * @typedef {import("./way.js").Stop} Stop
 */
import {
  batchPass, Generator, initialize, makeLoss, makeNetwork, makeOptimizer, splitAt, toyData, weightIndex,
} from "../mathematics/mlp.js";

export const SETTINGS = [
  "data", "points", "noise", "test_share", "data_seed", "hidden", "activation", "initializer", "seed",
  "loss", "optimizer", "learning_rate", "batch_size", "l2",
];
/** These may change while it trains; every other one starts again from the seed. */
export const LIVE = ["learning_rate", "l2"];
export const MOST_UPDATES = 200_000;
const SCALE = 0.5; // of small_normal
const PART = 20; // updates from one measurement to the next
const RULES = { gradient_descent: "GradientDescent", momentum: "Momentum", rmsprop: "RMSProp", adam: "Adam" };

export const isRegression = ({ data }) => data === "surface";
export const networkOf = ({ data, hidden, activation }) =>
  makeNetwork([2, ...hidden, 1], [...hidden.map(() => activation), data === "surface" ? "identity" : "sigmoid"]);

/** What all of a run has in common, but for what is live. */
export const keyOf = (settings) =>
  JSON.stringify(SETTINGS.filter((name) => !LIVE.includes(name)).map((name) => settings[name]));

/** The generator as it is when the initial weights have been drawn, and those weights. */
function begin(settings, network) {
  const generator = new Generator(settings.seed);
  return { generator, theta: initialize(network, generator, settings.initializer, SCALE) };
}

/** The vectors of theta's length that an optimiser remembers; Adam also counts its updates, t. */
const REMEMBERED = { gradient_descent: [], momentum: ["velocity"], rmsprop: ["G"], adam: ["m", "v"] };
export const memoryLength = ({ optimizer }, network) => REMEMBERED[optimizer].length * network.nParameters;

/** @returns {Run}  before the first update */
export function startOf(settings) {
  const network = networkOf(settings);
  const memory = new Array(memoryLength(settings, network)).fill(0);
  return { theta: begin(settings, network).theta, memory, updates: 0 };
}

/** The optimiser's state from its flat vector, and back. */
function unpack({ optimizer }, memory, updates, n) {
  const vectors = REMEMBERED[optimizer].map((name, k) => [name, Float64Array.from(memory.slice(k * n, (k + 1) * n))]);
  return { ...Object.fromEntries(vectors), t: updates };
}
const pack = ({ optimizer }, state) => REMEMBERED[optimizer].flatMap((name) => [...state[name]]);

/** @param {Record<string, any>} settings */
export function makeProblem(settings) {
  const network = networkOf(settings);
  const all = toyData(settings.data, settings.points, new Generator(settings.data_seed), settings.noise);
  const { train, test } = splitAt(all, Math.floor(settings.points * (1 - settings.test_share) + 0.5));
  const loss = makeLoss(settings.loss);
  const size = Math.min(settings.batch_size, train.m);
  const perEpoch = Math.ceil(train.m / size);
  const n = network.nParameters;
  const pass = batchPass(network, settings.points);
  const [X, Y] = [new Float64Array(2 * size), new Float64Array(size)];
  const gradient = new Float64Array(n);
  const isWeight = new Uint8Array(n);
  network.sizes.slice(1).forEach((rows, l) => {
    const from = weightIndex(network, l, 0, 0);
    isWeight.fill(1, from, from + rows * network.sizes[l]);
  });
  let shuffle = null; // the generator, how many orders it has given, and the last of them

  /** The order of the examples in an epoch, counted from 0. */
  function orderOf(epoch) {
    if (shuffle === null || shuffle.count > epoch + 1) shuffle = { ...begin(settings, network), count: 0, order: null };
    for (; shuffle.count <= epoch; shuffle.count += 1) shuffle.order = shuffle.generator.permutation(train.m);
    return shuffle.order;
  }

  /** Gather the batch of an update, counted from 0; returns its size. */
  function gather(update) {
    const order = orderOf(Math.floor(update / perEpoch));
    const from = (update % perEpoch) * size;
    const m = Math.min(size, train.m - from);
    for (let k = 0; k < m; k += 1) {
      const row = order[from + k];
      X[2 * k] = train.X[2 * row];
      X[2 * k + 1] = train.X[2 * row + 1];
      Y[k] = train.Y[row];
    }
    return m;
  }

  /**
   * Some updates more.
   * @param {Run} run
   * @param {{learning_rate: number, l2: number}} live
   * @param {number} count
   * @param {() => boolean} [enough]  asked after each update: stop here
   * @returns {{run: Run, broken: boolean}}  broken: the next update gives numbers that are not finite
   */
  function advance(run, live, count, enough = () => false) {
    const rule = makeOptimizer(RULES[settings.optimizer], { learning_rate: live.learning_rate });
    let { updates } = run;
    let theta = Float64Array.from(run.theta);
    let state = unpack(settings, run.memory, updates, n);
    const end = updates + count;
    let broken = false;
    while (updates < end) {
      const m = gather(updates);
      pass.forward(theta, X, m);
      pass.backward(theta, X, Y, m, loss, gradient);
      if (live.l2 > 0) for (let k = 0; k < n; k += 1) if (isWeight[k]) gradient[k] += live.l2 * theta[k];
      const next = rule.update(theta, gradient, state);
      broken = !next.theta.every(Number.isFinite);
      if (broken) break;
      ({ theta, state } = next);
      updates += 1;
      if (enough()) break;
    }
    return { run: { theta: [...theta], memory: pack(settings, state), updates }, broken };
  }

  /** Loss and accuracy over some examples; null where there are none. */
  function measure(theta, examples) {
    if (examples.m === 0) return null;
    const outputs = pass.forward(theta, examples.X, examples.m);
    let right = 0;
    for (let k = 0; k < examples.m; k += 1) right += outputs[k] > 0.5 === examples.Y[k] > 0.5;
    return { loss: pass.lossOf(examples.Y, examples.m, loss), accuracy: right / examples.m, right };
  }

  const losses = ({ theta, updates: u }) => ({ u, train: measure(theta, train).loss, test: measure(theta, test)?.loss ?? null });
  const isFinite_ = ({ theta, memory }) => memory.every(Number.isFinite) && Number.isFinite(measure(theta, train).loss);

  /**
   * The same, measured on the way; and it ends where parameters, memory or loss would not be finite.
   * @returns {{run: Run, broken: boolean, between: Stop[]}}
   */
  function walk(run, live, count, enough = () => false) {
    const end = run.updates + count;
    const between = [];
    let [at, full] = [run, true];
    while (full && at.updates < end) {
      if (at !== run) between.push(losses(at));
      const part = Math.min(PART, end - at.updates);
      const next = advance(at, live, part, enough);
      if (next.broken || !isFinite_(next.run)) return { ...lastFinite(at, live), broken: true, between };
      full = next.run.updates === at.updates + part;
      at = next.run;
    }
    return { run: at, broken: false, between };
  }
  function lastFinite(run, live) {
    for (let at = run; ; ) {
      const next = advance(at, live, 1);
      if (next.broken || !isFinite_(next.run)) return { run: at };
      at = next.run;
    }
  }

  return { settings, network, train, test, perEpoch, advance, walk, measure, penalty };

  /** l2/2 times the sum of the squares of all weights, biases left out. */
  function penalty(theta, l2) {
    if (l2 === 0) return 0; // also where the weights' squares are too large for a number
    let sum = 0;
    for (let k = 0; k < n; k += 1) if (isWeight[k]) sum += theta[k] * theta[k];
    return (l2 / 2) * sum;
  }
}
