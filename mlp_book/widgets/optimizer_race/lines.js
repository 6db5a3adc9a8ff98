/** The next step of one optimiser in numbers: gradient, what it remembers, the move, the new w. */
import { baseFour as base, factorFour as factor, formatFour as format } from "./four_digits.js";
import { adamCorrections } from "../mathematics/mlp.js";
import { stepLines } from "../pieces/step_lines.js";
import { surfaceRows } from "./surface_lines.js";

/** A row for each of the two weights; i counts from 0, at is "[1]". */
const each = (name, formula, numbers, value) =>
  [0, 1].map((i) => {
    const at = `[${i + 1}]`;
    return {
      name: `${name}${at}`,
      formula: formula(at),
      numbers: (step) => [numbers({ ...step, ...step.options }, i)],
      value: (step) => value(step, i),
    };
  });

/** A running mean: its own share of the old, the rest of the new. */
const mean = (name, letter, option, part, ofSquares) =>
  each(
    name,
    (at) => `${letter}·old ${name}${at} + (1 − ${letter})·g${at}${ofSquares ? "²" : ""}`,
    (step, i) => {
      const share = format(step[option]);
      const slope = ofSquares ? `${base(step.g[i])}²` : factor(step.g[i]);
      return `${share}·${factor(part(step.memory)[i])} + (1 − ${share})·${slope}`;
    },
    ({ next }, i) => part(next)[i],
  );

const corrections = ({ next, options }) => adamCorrections(next.t, options);
const MEANS = ["m", "v"];
const corrected = (step, i, k) => step.next[MEANS[k]][i] / corrections(step)[k];

/** Adam's mean without the pull of its start at 0. */
const hat = (name, letter, option, k) =>
  each(
    `${name}hat`,
    (at) => `${name}${at}/(1 − ${letter}^t)`,
    (step, i) => `${factor(step.next[name][i])}/(1 − ${format(step[option])}^${step.next.t})`,
    (step, i) => corrected(step, i, k),
  );

/** What Adam corrects with where epsilon stands before the correction. */
const factorOf = (step) => Math.sqrt(corrections(step)[1]) / corrections(step)[0];
const oneFactor = {
  name: "c",
  formula: "√(1 − β₂^t)/(1 − β₁^t)",
  numbers({ options: { beta1, beta2 }, next }) {
    return [`√(1 − ${format(beta2)}^${next.t})/(1 − ${format(beta1)}^${next.t})`];
  },
  value: factorOf,
};

const move = (formula, numbers) => each("move", formula, numbers, (step, i) => step.move[i]);
const eta = ({ learning_rate: rate }) => format(rate);
const underRoot = (G, epsilon, inside) =>
  inside ? `√(${format(G)} + ${format(epsilon)})` : `(√${base(G)} + ${format(epsilon)})`;

/** @type {Record<string, (keras: boolean) => import("../pieces/step_lines.js").Row[][]>}  memory and move */
const RULES = {
  GradientDescent: () => [[], move((at) => `−η·g${at}`, (step, i) => `−${eta(step)}·${factor(step.g[i])}`)],
  Momentum: () => [
    each(
      "v",
      (at) => `μ·old v${at} + η·g${at}`,
      (step, i) => `${format(step.momentum)}·${factor(step.memory.velocity[i])} + ${eta(step)}·${factor(step.g[i])}`,
      ({ next }, i) => next.velocity[i],
    ),
    move((at) => `−v${at}`, ({ next }, i) => `−${factor(next.velocity[i])}`),
  ],
  RMSProp: (keras) => [
    mean("G", "ρ", "rho", (memory) => memory.G, true),
    move(
      (at) => (keras ? `−η·g${at}/√(G${at} + ε)` : `−η·g${at}/(√G${at} + ε)`),
      (step, i) => `−${eta(step)}·${factor(step.g[i])}/${underRoot(step.next.G[i], step.epsilon, keras)}`,
    ),
  ],
  Adam: (keras) => [
    [
      ...mean("m", "β₁", "beta1", (memory) => memory.m, false),
      ...mean("v", "β₂", "beta2", (memory) => memory.v, true),
      ...(keras ? [oneFactor] : [...hat("m", "β₁", "beta1", 0), ...hat("v", "β₂", "beta2", 1)]),
    ],
    keras
      ? move(
          (at) => `−η·c·m${at}/(√v${at} + ε)`,
          (step, i) =>
            `−${eta(step)}·${format(factorOf(step))}·${factor(step.next.m[i])}/${underRoot(step.next.v[i], step.epsilon)}`,
        )
      : move(
          (at) => `−η·mhat${at}/(√vhat${at} + ε)`,
          (step, i) => `−${eta(step)}·${factor(corrected(step, i, 0))}/${underRoot(corrected(step, i, 1), step.epsilon)}`,
        ),
  ],
};

/**
 * @param {string} surface
 * @param {import("./race.js").Kind} kind
 * @param {string} [convention]  textbook or keras
 */
export function raceLines(surface, kind, convention) {
  const [memory, moves] = RULES[kind](convention === "keras");
  const arrivals = each(
    "new w",
    (at) => `w${at} + move${at}`,
    ({ w, move: by }, i) => `${format(w[i])} + ${factor(by[i])}`,
    ({ to }, i) => to[i],
  );
  const rows = surfaceRows(surface);
  const isSlope = ({ name }) => name.startsWith("g");
  const groups = [
    { title: "Error", role: "target", rows: rows.filter((one) => !isSlope(one)) },
    { title: "Gradient", role: "gradient", rows: rows.filter(isSlope) },
    { title: "What it remembers", role: "memory", rows: memory },
    { title: "The move", role: "parameter", rows: [...moves, ...arrivals] },
  ];
  return stepLines(groups.filter((group) => group.rows.length), { format });
}
