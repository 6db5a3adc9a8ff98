/** How the error and the gradient of each surface come about, in symbols and in numbers. */
import { baseFour as base, factorFour as factor, formatFour as format } from "./four_digits.js";

const valley = [
  ["E", "½·(w[1]² + 25·w[2]²)", ({ w }) => `½·(${base(w[0])}² + 25·${base(w[1])}²)`],
  ["g[1]", "½·2·w[1]", ({ w }) => `½·2·${factor(w[0])}`],
  ["g[2]", "½·25·2·w[2]", ({ w }) => `½·25·2·${factor(w[1])}`],
];
const saddle = [
  ["E", "½·w[1]² + ¼·(w[2]² − 1)²", ({ w }) => `½·${base(w[0])}² + ¼·(${base(w[1])}² − 1)²`],
  ["g[1]", "½·2·w[1]", ({ w }) => `½·2·${factor(w[0])}`],
  ["g[2]", "w[2]·(w[2]² − 1)", ({ w }) => `${factor(w[1])}·(${base(w[1])}² − 1)`],
];
const output = ([x, y]) => 2.6 * x + 1.8 * y;
const lecture = [
  ["O", "2.6·w[1] + 1.8·w[2]", ({ w }) => `2.6·${factor(w[0])} + 1.8·${factor(w[1])}`, ({ w }) => output(w)],
  ["E", "½·(O − t)²", ({ w }) => `½·(${format(output(w))} − 1)²`],
  ["g[1]", "(O − t)·2.6", ({ w }) => `(${format(output(w))} − 1)·2.6`],
  ["g[2]", "(O − t)·1.8", ({ w }) => `(${format(output(w))} − 1)·1.8`],
];
const lag = ([x, y]) => y - x * x;
const rosenbrock = [
  ["d", "w[2] − w[1]²", ({ w }) => `${format(w[1])} − ${base(w[0])}²`, ({ w }) => lag(w)],
  ["E", "(1 − w[1])² + 100·d²", ({ w }) => `(1 − ${factor(w[0])})² + 100·${base(lag(w))}²`],
  [
    "g[1]",
    "−2·(1 − w[1]) − 400·w[1]·d",
    ({ w }) => `−2·(1 − ${factor(w[0])}) − 400·${factor(w[0])}·${factor(lag(w))}`,
  ],
  ["g[2]", "200·d", ({ w }) => `200·${factor(lag(w))}`],
];
const TABLES = { valley, saddle, lecture, rosenbrock };
const VALUES = { E: ({ error }) => error, "g[1]": ({ g }) => g[0], "g[2]": ({ g }) => g[1] };

/** @returns {import("../pieces/step_lines.js").Row[]} */
export const surfaceRows = (surface) =>
  TABLES[surface].map(([name, formula, numbers, value = VALUES[name]]) => ({
    name,
    formula,
    numbers: (step) => [numbers(step)],
    value,
  }));
