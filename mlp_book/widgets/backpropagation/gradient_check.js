/**
 * One parameter under the lens: its derivative as a product of factors, and beside it the central
 * difference, which knows nothing of the chain rule; then whether all parameters agree.
 */
import { gradientSymbols } from "./chain_text.js";
import { selectField } from "../pieces/choose.js";
import { h, setText } from "../pieces/dom.js";
import { factorDecided as f, formatDecided as n } from "../pieces/decided.js";
import { raised } from "../pieces/format.js";
import { incoming, relativeError, weightIndex, biasIndex } from "../mathematics/mlp.js";
import { joined, stretch } from "../pieces/stretch.js";

/** Below this distance two derivatives differ by rounding alone. */
const NOISE = 1e-8;
const TOLERANCE = 1e-6;
/** A difference across the kink of ReLU is no derivative. */
const KINK = 2e-5;
const MOST_NAMES = 6;

/** Every weight and bias with its name and place, in the order of theta. */
export function parametersOf(network, names) {
  const list = [];
  network.activations.forEach((_, l) => {
    for (let i = 0; i < network.sizes[l + 1]; i += 1) {
      for (let j = 0; j < network.sizes[l]; j += 1) {
        list[weightIndex(network, l, i, j)] = { name: names.W(l, i, j), l, i, j };
      }
      list[biasIndex(network, l, i)] = { name: names.b(l, i), l, i };
    }
  });
  return list;
}

/** The factors of dL/dz of a neuron, from the loss on: [symbol, value, kind, layer]. */
function path(network, g, names, { theta, chain }, l, i) {
  const last = network.activations.length - 1;
  const own = [g.slope(l, i), chain.slope[l][i], "slope", l];
  // Where y has rounded to 0 or 1 the two factors have lost their digits, and y − t is taken.
  const [product, delta] = [chain.dA[l][i] * chain.slope[l][i], chain.delta[l][i]];
  if (l === last && !(relativeError(product, delta) < TOLERANCE)) return [[g.delta(l, i), delta, "delta", l]];
  if (l === last || network.sizes[l + 2] > 1) return [[g.dA(l, i), chain.dA[l][i], "dA", l], own];
  const weight = [names.W(l + 1, 0, i), theta[weightIndex(network, l + 1, 0, i)]];
  return [...path(network, g, names, { theta, chain }, l + 1, 0), weight, own];
}

export const digits = (value) =>
  value === 0 ? "0" : value.toFixed(10).replace("-", "−").replace(/^−(0\.0+)$/, "$1");
export const small = (value) => {
  if (value === 0) return "0";
  return Math.abs(value) >= 0.001 ? n(value) : raised(value.toExponential(1));
};

export const agree = (g, d) => Math.abs(g - d) <= Math.max(NOISE, TOLERANCE * Math.max(Math.abs(g), Math.abs(d)));

export function gradientCheck({ network, names, options, onChoose }) {
  const g = gradientSymbols(names);
  const parameters = parametersOf(network, names);
  const select = selectField({ label: "Check the derivative by", options, onChoose });
  const line = (part) => h("p", { class: `mlp-check-${part}` });
  const [product, verdict, all] = ["chain", "verdict", "all"].map(line);
  const cells = ["analytic", "numeric", "error"].map((name) =>
    h("span", { class: `mlp-value${name === "analytic" ? " is-gradient" : ""}`, "data-value": name }),
  );
  const texts = ["Backpropagation", "Central difference", "Relative error"];
  const pairs = cells.map((cell, k) => h("div", { class: "mlp-check-pair" }, h("span", {}, texts[k]), " ", cell));
  const element = h(
    "div",
    { class: "mlp-check", role: "group", "aria-label": "Gradient check" },
    select.element,
    product,
    h("div", { class: "mlp-check-pairs" }, ...pairs),
    verdict,
    all,
  );

  /**
   * @param {object} now  theta, pass, chain, gradient, numerical, weight, mistake
   * @param {(kind: string, l: number) => boolean} known
   * @param {(kind: string, l: number) => number} stepOf  when it is computed, from 1
   * @returns {string}  what it says
   */
  function update(now, known, stepOf) {
    const at = parameters.findIndex(({ name }) => name === now.weight);
    const { name, l, i, j } = parameters[at];
    const kind = j === undefined ? "dB" : "dW";
    const here = known(kind, l);
    const [analytic, numeric] = [now.gradient[at], now.numerical[at]];
    const error = relativeError(analytic, numeric);
    select.set(now.weight);

    const factors = path(network, g, names, now, l, i);
    if (j !== undefined) {
      const arrives = l === 0 ? [] : ["a", l - 1];
      factors.push([g.signal(l, j), incoming(now.pass, l)[j], ...arrives]);
    }
    const symbols = factors.map(([symbol]) => symbol).join(" · ");
    const number = ([, value, what, layer], k) => (what && !known(what, layer) ? "?" : k === 0 ? n(value) : f(value));
    const numbers = stretch(() => factors.map(number).join(" · "));
    const result = here ? stretch(() => n(analytic)) : { text: "?", rounded: false };
    setText(product, `∂L/∂${name} = ${joined({ text: symbols, rounded: false }, numbers, result)}`);

    setText(cells[0], here ? digits(analytic) : `comes at step ${stepOf(kind, l)}`);
    setText(cells[1], digits(numeric));
    setText(cells[2], here ? small(error) : "?");
    const fine = agree(analytic, numeric);
    const kink = atKink(network, names, now.pass);
    const reason = kink
      ? ` ${kink} is at the kink of ReLU, where a difference is no derivative.`
      : now.mistake === "none" ? "" : " That is the planted mistake.";
    const tiny = error > TOLERANCE ? " Both are so small that only rounding differs." : "";
    setText(verdict, !here ? "" : fine ? `✓ They agree.${tiny}` : `✗ They disagree: one of the two is wrong.${reason}`);
    verdict.classList.toggle("is-wrong", here && !fine);
    verdict.classList.toggle("is-right", here && fine);
    setText(all, summary(now, known));
    return `${product.textContent}. ${verdict.textContent}`;
  }

  function summary({ gradient, numerical }, known) {
    const seen = parameters
      .map((p, k) => ({ ...p, fine: agree(gradient[k], numerical[k]) }))
      .filter(({ l, j }) => known(j === undefined ? "dB" : "dW", l));
    if (seen.length === 0) return "";
    const wrong = seen.filter(({ fine }) => !fine).map(({ name }) => name);
    const so = seen.length === parameters.length ? `all ${seen.length} derivatives` : `the ${seen.length} derivatives so far`;
    if (wrong.length === 0) return `Of ${so}, every one agrees with its difference.`;
    const some = wrong.slice(0, MOST_NAMES).join(", ");
    const rest = wrong.length > MOST_NAMES ? ` and ${wrong.length - MOST_NAMES} more` : "";
    return `Of ${so}, ${wrong.length} disagree with their differences: ${some}${rest}.`;
  }

  return { element, update };
}

/** The symbol of a neuron with ReLU whose z is at 0, if there is one. */
function atKink(network, names, pass) {
  for (const [l, activation] of network.activations.entries()) {
    if (activation.name !== "relu") continue;
    const i = pass.z[l].findIndex((z) => Math.abs(z) < KINK);
    if (i >= 0) return names.z(l, i);
  }
  return "";
}
