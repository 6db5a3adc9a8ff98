/**
 * A state of the playground as a link and as Python. The link holds what the state is computed
 * from: settings, and theta and the optimiser's memory to the last bit. Data and the order of the
 * examples come from their seeds.
 */
import { memoryLength, MOST_UPDATES, networkOf, SETTINGS } from "./run.js";
import { CHOICES, fitting, LIMITS, MOST_LAYERS, MOST_NEURONS, NUMERIC, PLACES } from "./settings.js";
import { LAST_SEED } from "../pieces/seed-field.js";

const toText = (bytes) => {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};
const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const numbersToText = (numbers) => toText(new Uint8Array(Float64Array.from(numbers).buffer));
const numbersOf = (text) => [...new Float64Array(toBytes(text).buffer)];

const keyOf = (name) => `${name}=`;

/** What stands behind the # of a page's address. */
export function hashOf(name, state) {
  const rest = { updates: state.updates, x: state.x, chosen: state.chosen };
  const plain = { ...Object.fromEntries(SETTINGS.map((one) => [one, state[one]])), ...rest };
  const parts = [toText(new TextEncoder().encode(JSON.stringify(plain))), numbersToText(state.theta), numbersToText(state.memory)];
  return `#${keyOf(name)}${parts.join(".")}`;
}

const isWhole = (value, low, high) => Number.isInteger(value) && value >= low && value <= high;
const isBetween = (value, [low, high]) => typeof value === "number" && value >= low && value <= high;

/** The values of a choice as the state has them: numbers where its field makes numbers. */
const isOne = (name, value) => CHOICES[name].some(([key]) => value === (NUMERIC.includes(name) ? Number(key) : key));

/** What each setting must be, as the traits of PlaygroundWidget have it. */
const RULES = {
  ...Object.fromEntries(Object.entries(LIMITS).map(([name, limits]) => [name, (value) => isBetween(value, limits)])),
  ...Object.fromEntries(Object.keys(CHOICES).map((name) => [name, (value) => isOne(name, value)])),
  data_seed: (value) => isWhole(value, 0, LAST_SEED),
  seed: (value) => isWhole(value, 0, LAST_SEED),
  hidden: (value) => Array.isArray(value) && value.length <= MOST_LAYERS && value.every((n) => isWhole(n, 1, MOST_NEURONS)),
  updates: (value) => isWhole(value, 0, MOST_UPDATES),
  x: (value) => Array.isArray(value) && value.length === 2 && value.every((one) => isBetween(one, PLACES)),
  chosen: (value) => Array.isArray(value) && value.length === 2,
};
const NAMES = Object.keys(RULES);

/** Whether this is a state that the playground can be in: every part, and how they go together. */
function fits(state) {
  if (!NAMES.every((name) => RULES[name](state[name])) || Object.keys(fitting(state, {})).length > 0) return false;
  const network = networkOf(state);
  const [l, i] = state.chosen;
  return isWhole(l, 1, network.sizes.length - 1) && isWhole(i, 1, network.sizes[l])
    && state.theta.length === network.nParameters && state.memory.length === memoryLength(state, network)
    && [...state.theta, ...state.memory].every(Number.isFinite);
}

/** An address as it was written: some programs that pass links on write = as %3D. */
function plainOf(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash; // a lone %: the state behind it is damaged
  }
}

/**
 * The state in an address.
 * @returns {object | null | undefined}  undefined: the address has none for this widget; null: it is damaged
 */
export function stateIn(address, name) {
  const hash = plainOf(address);
  if (!hash.startsWith(`#${keyOf(name)}`)) return undefined;
  try {
    const [plain, theta, memory] = hash.slice(keyOf(name).length + 1).split(".");
    const read = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(toBytes(plain)));
    const known = Object.fromEntries(NAMES.map((one) => [one, read[one]])); // and nothing else
    const state = { ...known, theta: numbersOf(theta), memory: numbersOf(memory) };
    return fits(state) ? state : null;
  } catch {
    return null;
  }
}

/** Numbers as Python writes a list, some on a line. */
function rows(numbers) {
  const lines = [];
  for (let k = 0; k < numbers.length; k += 3) lines.push(`    ${numbers.slice(k, k + 3).join(", ")},`);
  return lines.join("\n");
}

/** Python that rebuilds data and network with mlp_core, and prints the same losses. */
export function pythonOf(state) {
  const { data, points, noise, data_seed, updates, theta, loss, test_share } = state;
  const network = networkOf(state);
  const names = network.activations.map(({ name }) => `"${name}"`).join(", ");
  const kept = Math.floor(points * (1 - test_share) + 0.5);
  const tested = kept < points
    ? ['test = mlp_core.evaluate(network, theta, X[kept:], Y[kept:], loss=loss)', 'print("test loss    ", test["loss"])']
    : [];
  return [
    `# The playground after update ${updates}: the same data, network and losses.`,
    "import numpy as np", "", "import mlp_core", "",
    `rng = np.random.default_rng(${data_seed})  # the data seed`,
    `X, Y = mlp_core.${data}(${points}, rng=rng, noise=${noise})`,
    `kept = ${kept}  # the first points are for training`, "",
    `sizes = (${network.sizes.join(", ")})`,
    `network = mlp_core.MLP(sizes, [${names}])`,
    `theta = np.array([\n${rows(theta)}\n])`,
    `loss = mlp_core.${loss}`, "",
    "train = mlp_core.evaluate(network, theta, X[:kept], Y[:kept], loss=loss)",
    'print("training loss", train["loss"])',
    ...tested, "",
  ].join("\n");
}
