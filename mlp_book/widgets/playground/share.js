/**
 * A state of the playground as a link and as Python. The link holds what the state is computed
 * from: settings, and theta and the optimiser's memory to the last bit. Data and the order of the
 * examples come from their seeds.
 */
import { memoryLength, MOST_UPDATES, networkOf, SETTINGS } from "./run.js";
import { fitting } from "./settings.js";

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

const isChoice = (offer) => Array.isArray(offer[0]);

/** What a setting must be, as the traits of PlaygroundWidget have it. */
function ruleOf(name, options) {
  const offer = options[name];
  if (name === "hidden") {
    return (value) => Array.isArray(value) && value.length <= offer.layers && value.every((n) => isWhole(n, 1, offer.neurons));
  }
  if (isChoice(offer)) return (value) => offer.some(([one]) => one === value);
  return SEEDS.includes(name) ? (value) => isWhole(value, ...offer) : (value) => isBetween(value, offer);
}
const SEEDS = ["data_seed", "seed"];
const isPair = (value) => Array.isArray(value) && value.length === 2;
const REST = ["updates", "x", "chosen"];

/** Whether this is a state that the playground can be in: every part, and how they go together. */
function fits(state, options) {
  if (!SETTINGS.every((name) => ruleOf(name, options)(state[name])) || Object.keys(fitting(state, {})).length > 0) return false;
  if (!isWhole(state.updates, 0, MOST_UPDATES) || !isPair(state.x) || !isPair(state.chosen)) return false;
  const network = networkOf(state);
  const [l, i] = state.chosen;
  return state.x.every((one) => isBetween(one, options.x))
    && isWhole(l, 1, network.sizes.length - 1) && isWhole(i, 1, network.sizes[l])
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
export function stateIn(address, name, options) {
  const hash = plainOf(address);
  if (!hash.startsWith(`#${keyOf(name)}`)) return undefined;
  try {
    const [plain, theta, memory] = hash.slice(keyOf(name).length + 1).split(".");
    const read = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(toBytes(plain)));
    const known = Object.fromEntries([...SETTINGS, ...REST].map((one) => [one, read[one]])); // and nothing else
    const state = { ...known, theta: numbersOf(theta), memory: numbersOf(memory) };
    return fits(state, options) ? state : null;
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
