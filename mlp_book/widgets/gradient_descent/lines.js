/** One step in numbers, as text a reader can select: forward, error, backward, new weights. */
import { factorSix as factor, formatSix } from "../pieces/six_decimals.js";
import { stepLines } from "../pieces/step_lines.js";

/**
 * The rows of the arithmetic.
 * @param {import("./descent.js").Problem} problem
 * @returns {import("../pieces/step_lines.js").Group[]}
 */
function plan(problem) {
  const { weights, x, target } = problem;
  const of = (l, i) => weights.filter((w) => w.l === l && w.i === i);
  const nHidden = problem.network.sizes[1];
  const hidden = Array.from({ length: nHidden }, (_, i) => i);
  const dName = (w) => `d${w.name}`;
  const sum = (terms) => terms.join(" + ");
  const times = (a, b, k) => `${k === 0 ? formatSix(a) : factor(a)}·${factor(b)}`;
  const forward = hidden.flatMap((i) => [
    {
      name: `z1[${i + 1}]`,
      formula: sum(of(0, i).map((w) => `${w.name}·I[${w.j + 1}]`)),
      numbers: ({ theta }) => [sum(of(0, i).map((w, k) => times(theta[w.index], x[w.j], k)))],
      value: ({ pass }) => pass.z[0][i],
    },
    {
      name: `a1[${i + 1}]`,
      formula: `ReLU(z1[${i + 1}])`,
      numbers: ({ pass }) => [`ReLU(${formatSix(pass.z[0][i])})`],
      value: ({ pass }) => pass.a[0][i],
    },
  ]);
  forward.push({
    name: "O",
    formula: sum(of(1, 0).map((w) => `${w.name}·a1[${w.j + 1}]`)),
    numbers: ({ theta, pass }) => [sum(of(1, 0).map((w, k) => times(theta[w.index], pass.a[0][w.j], k)))],
    value: ({ output }) => output,
  });
  const error = [
    {
      name: "E",
      formula: "½·(O − t)²",
      numbers: ({ output }) => [`½·(${formatSix(output)} − ${factor(target)})²`],
      value: (step) => step.error,
    },
    {
      name: "dE/dO",
      formula: "O − t",
      numbers: ({ output }) => [`${formatSix(output)} − ${factor(target)}`],
      value: ({ slope }) => slope,
    },
  ];
  const back = [
    ...of(1, 0).map((w) => ({
      name: dName(w),
      formula: `dE/dO·a1[${w.j + 1}]`,
      numbers: ({ slope, pass }) => [times(slope, pass.a[0][w.j], 0)],
      value: ({ gradient }) => gradient[w.index],
    })),
    ...hidden.map((i) => ({
      name: `delta[${i + 1}]`,
      formula: `dE/dO·W2[${i + 1}]·ReLU′(z1[${i + 1}])`,
      numbers: ({ slope, theta, pass }) => [
        `${times(slope, theta[of(1, 0)[i].index], 0)}·${pass.z[0][i] > 0 ? 1 : 0}`,
      ],
      value: ({ delta }) => delta[i],
    })),
    ...weights
      .filter((w) => w.l === 0)
      .map((w) => ({
        name: dName(w),
        formula: `delta[${w.i + 1}]·I[${w.j + 1}]`,
        numbers: ({ delta }) => [times(delta[w.i], x[w.j], 0)],
        value: ({ gradient }) => gradient[w.index],
      })),
  ];
  const update = [...of(1, 0), ...weights.filter((w) => w.l === 0)].map((w) => ({
    name: `new ${w.name}`,
    formula: `${w.name} − η·${dName(w)}`,
    numbers: ({ theta, gradient }, rate) => [
      { name: w.name, text: formatSix(theta[w.index]) },
      ` − ${formatSix(rate)}·${factor(gradient[w.index])}`,
    ],
    value: ({ next }) => next[w.index],
  }));
  return [
    { title: "Forward", role: "forward", rows: forward },
    { title: "Error", role: "target", rows: error },
    { title: "Backward", role: "gradient", rows: back },
    { title: "The step", role: "parameter", rows: update },
  ];
}

/** @param {import("./descent.js").Problem} problem */
export const stepArithmetic = (problem) => stepLines(plan(problem), { format: formatSix });
