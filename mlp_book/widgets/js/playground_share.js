/**
 * A state of the playground as a link and as Python. The link holds what the state is computed
 * from: settings, and theta and the optimiser's memory to the last bit. Data and the order of the
 * examples come from their seeds.
 */
import { ACTIVATION_NAMES, INITIALIZER_NAMES } from "./mlp.js";
import { memoryLength, networkOf, SETTINGS } from "./playground_run.js";
import { CHOICES, fitting, LIMITS, MOST_LAYERS, MOST_NEURONS } from "./playground_settings.js";
import { LAST_SEED } from "./seed-field.js";

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

/** Whether these are settings that the playground has. */
function fits(settings) {
  const within = ([name, [low, high]]) => typeof settings[name] === "number" && settings[name] >= low && settings[name] <= high;
  const known = ([name, options]) => options.some(([value]) => value === String(settings[name]));
  const { hidden, data_seed, seed } = settings;
  return Object.entries(LIMITS).every(within) && Object.entries(CHOICES).every(known)
    && ACTIVATION_NAMES.includes(settings.activation) && INITIALIZER_NAMES.includes(settings.initializer)
    && [data_seed, seed].every((one) => isWhole(one, 0, LAST_SEED))
    && Array.isArray(hidden) && hidden.length <= MOST_LAYERS && hidden.every((n) => isWhole(n, 1, MOST_NEURONS))
    && Object.keys(fitting(settings, {})).length === 0;
}

/**
 * The state in an address.
 * @returns {object | null | undefined}  undefined: the address has none for this widget; null: it is damaged
 */
export function stateIn(hash, name) {
  if (!hash.startsWith(`#${keyOf(name)}`)) return undefined;
  try {
    const [plain, theta, memory] = hash.slice(keyOf(name).length + 1).split(".");
    const state = { ...JSON.parse(new TextDecoder().decode(toBytes(plain))), theta: numbersOf(theta), memory: numbersOf(memory) };
    if (!fits(state) || !isWhole(state.updates, 0, 1e7)) return null;
    const network = networkOf(state);
    if (state.theta.length !== network.nParameters || state.memory.length !== memoryLength(state, network)) return null;
    if (![...state.theta, ...state.memory, ...state.x].every(Number.isFinite) || state.x.length !== 2) return null;
    const [l, i] = state.chosen;
    if (!isWhole(l, 1, network.sizes.length - 1) || !isWhole(i, 1, network.sizes[l])) return null;
    return state;
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
