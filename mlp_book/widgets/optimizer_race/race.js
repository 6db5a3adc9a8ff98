/**
 * Optimisers on one surface, from one start: where each was at every step, what its next step is,
 * and what is to be said about all of them.
 *
 * @typedef {"GradientDescent" | "Momentum" | "RMSProp" | "Adam"} Kind
 * @typedef {object} Walker
 * @property {Kind} kind
 * @property {string} name  as the page has it
 * @property {number[][]} path    from the start on
 * @property {number[]} errors    E at each of them
 * @property {number[]} w         where it is
 * @property {number} error       E there
 * @property {number} distance    from there to the nearest lowest point
 * @property {number[]} gradient  dE/dw there
 * @property {number | null} since  the step from which on E has been below the goal, up to now
 * @property {boolean} left       E was below the goal, and is not now
 * @property {boolean} diverged   E passed what can be computed with: it is out
 * @property {unknown} memory     its optimiser's state
 */
import { formatFour } from "./four_digits.js";
import { makeOptimizer, OPTIMIZER_NAMES } from "../mathematics/mlp.js";
import { makeSurface } from "../../topics/surfaces.js";
import { named } from "../pieces/stretch.js";

export const KINDS = OPTIMIZER_NAMES;

/** A walk that grows when more of it is asked for. */
function trackOf(surface, rule, start, tooLarge) {
  const path = [start];
  const first = surface.at(start);
  const errors = [first.value];
  const gradients = [first.gradient];
  const memories = [rule.init(start)];
  return (steps) => {
    while (path.length <= steps && errors.at(-1) <= tooLarge) {
      const next = rule.update(path.at(-1), gradients.at(-1), memories.at(-1));
      const { value, gradient } = surface.at(next.theta);
      path.push(next.theta);
      errors.push(value);
      gradients.push(gradient);
      memories.push(next.state);
    }
    const end = Math.min(steps, path.length - 1);
    const [walked, heights] = [path, errors].map((all) => all.slice(0, end + 1));
    return { path: walked, errors: heights, gradient: gradients[end], memory: memories[end] };
  };
}

/**
 * @param {object} options
 * @param {number} options.goal
 * @param {number} options.tooLarge
 * @param {Record<Kind, string>} options.names  as the page has them
 */
export function makeRace({ goal, tooLarge, names }) {
  const surfaces = {};
  const tracks = {}; // of each kind, the last one: most changes touch one optimiser, or add a step
  const surfaceOf = (name) => (surfaces[name] ??= makeSurface(name));

  /** @returns {Walker} */
  function walker(kind, { surface: name, start, optimizers, steps }) {
    const surface = surfaceOf(name);
    const key = JSON.stringify([name, start, optimizers[kind]]);
    if (tracks[kind]?.key !== key) {
      const rule = makeOptimizer(kind, optimizers[kind]);
      tracks[kind] = { key, to: trackOf(surface, rule, [...start], tooLarge) };
    }
    const { path, errors, gradient, memory } = tracks[kind].to(steps);
    const [w, error] = [path.at(-1), errors.at(-1)];
    const since = errors.findLastIndex((value) => !(value < goal)) + 1;
    return {
      kind,
      name: names[kind],
      path,
      errors,
      w,
      error,
      distance: surface.distance(w),
      gradient,
      since: since < errors.length ? since : null,
      left: since === errors.length && errors.some((value) => value < goal),
      diverged: !(error <= tooLarge),
      memory,
    };
  }

  /** Everything that the next step of one of them computes. */
  function nextStep(kind, state) {
    const { w, error, gradient: g, memory, diverged } = walker(kind, state);
    const options = state.optimizers[kind];
    const { step, state: next } = makeOptimizer(kind, options).step(g, memory);
    const move = Array.from(step, (v) => -v);
    return { kind, options, w, error, g, memory, next, move, to: w.map((v, i) => v + move[i]), diverged };
  }

  return { surfaceOf, walker, nextStep };
}

/** "A", "A and B", "A, B and C". */
export const listOf = (words) =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

const STILL = 0.05; // the gradient's length
const FAR = 0.1;

/**
 * The race in words, most important first.
 * @param {Walker[]} walkers
 * @param {number} steps
 * @param {number} goal
 * @returns {{kind: "start" | "race" | "grew", words: string}}
 */
export function verdict(walkers, steps, goal) {
  if (!walkers.length) return { kind: "start", words: "Nobody takes part. Tick a name below." };
  const { errors, path } = walkers[0];
  if (steps === 0) {
    const [x, y] = path[0].map(formatFour);
    return { kind: "start", words: `All start at w = [${x}, ${y}] with ${named("E", () => formatFour(errors[0]))}. Who gets below ${goal}, and stays there?` };
  }
  const names = (chosen) => listOf(chosen.map(({ name }) => name));
  const out = walkers.filter(({ diverged }) => diverged);
  const running = walkers.filter(({ diverged }) => !diverged);
  const higher = running.filter((one) => one.error > one.errors[0]);
  const said = out.map((one) => `${one.name} has diverged: at step ${one.errors.length - 1} its E is ${formatFour(one.error)}. It is out.`);
  if (running.length) {
    const lowest = Math.min(...running.map(({ error }) => error));
    const first = running.filter(({ error }) => error === lowest);
    said.push(`Lowest now: ${names(first)}, with ${named("E", () => formatFour(lowest))}.`);
  }
  const below = walkers.filter((one) => one.since !== null).sort((a, b) => a.since - b.since);
  const places = below.map((one) => `${one.name} since step ${one.since}`);
  const left = running.filter((one) => one.left);
  if (places.length) said.push(`Below ${goal}: ${places.join(", ")}.`);
  else said.push(left.length ? `Nobody is below ${goal} now.` : `Nobody has been below ${goal} yet.`);
  if (left.length) said.push(`${names(left)} ${left.length > 1 ? "were" : "was"} below it, and ${left.length > 1 ? "are" : "is"} above it again.`);
  const still = running.filter((one) => Math.hypot(...one.gradient) < STILL && one.distance > FAR);
  for (const one of still) {
    said.push(`${one.name} hardly moves: its gradient is nearly 0, yet the nearest lowest point is ${formatFour(one.distance)} away.`);
  }
  if (higher.length) said.push(`${names(higher)} ${higher.length > 1 ? "stand" : "stands"} higher than at the start.`);
  return { kind: out.length || higher.length ? "grew" : "race", words: said.join(" ") };
}
