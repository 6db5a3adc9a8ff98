/** The function, its slopes and a step at the point, each with its formula and its numbers. */
import { stepLines } from "../pieces/step_lines.js";
import { base, equals, factor, format } from "./written.js";

/** A row whose numbers follow from the point alone. */
const row = (name, formula, numbers, value) => ({ name, formula, numbers: (now) => [numbers(now.point)], value });
const f = (formula, numbers) => row("f", formula, numbers, (now) => now.value);
const byX = (formula, numbers) => row("∂f/∂x", formula, numbers, (now) => now.gradient[0]);
const byY = (formula, numbers) => row("∂f/∂y", formula, numbers, (now) => now.gradient[1]);
const part = (name, formula, numbers, of) => row(name, formula, numbers, (now) => of(now.point));

const output = ([x, y]) => 2.6 * x + 1.8 * y;
const lag = ([x, y]) => y - x * x;

/** The rows of each function: what comes before f, f itself, and its two slopes. */
const TABLES = {
  first: {
    value: [f("2x + y⁴", ([x, y]) => `2·${factor(x)} + ${base(y)}⁴`)],
    slopes: [byX("2·1 + 0", () => "2·1 + 0"), byY("0 + 4·y³", ([, y]) => `0 + 4·${base(y)}³`)],
  },
  saddle: {
    value: [f("½·x² + ¼·(y² − 1)²", ([x, y]) => `½·${base(x)}² + ¼·(${base(y)}² − 1)²`)],
    slopes: [byX("½·2·x", ([x]) => `½·2·${factor(x)}`), byY("¼·2·(y² − 1)·2·y", ([, y]) => `¼·2·(${base(y)}² − 1)·2·${factor(y)}`)],
  },
  valley: {
    value: [f("½·(x² + 25·y²)", ([x, y]) => `½·(${base(x)}² + 25·${base(y)}²)`)],
    slopes: [byX("½·2·x", ([x]) => `½·2·${factor(x)}`), byY("½·25·2·y", ([, y]) => `½·25·2·${factor(y)}`)],
  },
  lecture: {
    value: [
      part("O", "2.6·x + 1.8·y", ([x, y]) => `2.6·${factor(x)} + 1.8·${factor(y)}`, output),
      f("½·(O − t)²", (p) => `½·(${format(output(p))} − 1)²`),
    ],
    slopes: [
      byX("(O − t)·2.6", (p) => `(${format(output(p))} − 1)·2.6`),
      byY("(O − t)·1.8", (p) => `(${format(output(p))} − 1)·1.8`),
    ],
  },
  rosenbrock: {
    value: [
      part("d", "y − x²", ([x, y]) => `${format(y)} − ${base(x)}²`, lag),
      f("(1 − x)² + 100·d²", (p) => `(1 − ${factor(p[0])})² + 100·${base(lag(p))}²`),
    ],
    slopes: [
      byX("−2·(1 − x) − 400·x·d", (p) => `−2·(1 − ${factor(p[0])}) − 400·${factor(p[0])}·${factor(lag(p))}`),
      byY("200·d", (p) => `200·${factor(lag(p))}`),
    ],
  },
};

const length = {
  name: "|∇f|",
  formula: "√((∂f/∂x)² + (∂f/∂y)²)",
  numbers: ({ gradient: [u, v] }) => [`√(${base(u)}² + ${base(v)}²)`],
  value: ({ length }) => length,
};
const at = ([x, y]) => `f(${format(x)}, ${format(y)})`;
const after = (way, sign) => ({
  name: `f ${way}`,
  formula: `f(x ${sign} s·∂f/∂x, y ${sign} s·∂f/∂y)`,
  numbers: ({ ends }) => [at(ends[way])],
  value: ({ values }) => values[way],
});
const foretold = {
  name: "foretold change",
  formula: "s·|∇f|²",
  numbers: ({ size, gradient: [u, v] }) => [`${format(size)}·(${base(u)}² + ${base(v)}²)`],
  value: ({ foretold }) => foretold,
};

/** @param {string} name  of the function */
export const mapLines = (name) =>
  stepLines(
    [
      { title: "The function", role: "forward", rows: TABLES[name].value },
      { title: "Its slopes and their arrow", role: "gradient", rows: [...TABLES[name].slopes, length] },
      {
        title: "A step of size s, along the arrow and against it",
        role: "parameter",
        rows: [foretold, after("along", "+"), after("against", "−")],
      },
    ],
    { format, equals },
  );
