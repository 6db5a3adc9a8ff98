/** Every "=" that a widget prints is true of the numbers that it prints; where one is rounded, it is "≈". */
import "./no_page.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const widgets = "../../mlp_book/widgets";
const load = (path) => import(`${widgets}/${path}`);
const { joined, named, signOf, stretch } = await load("pieces/stretch.js");
const { formatNumber, formatShort, symbols } = await load("pieces/format.js");
const { formatDecided } = await load("pieces/decided.js");
const { formatNarrow, formatTiny } = await load("pieces/scientific.js");
const { formatSix } = await load("pieces/six_decimals.js");
const { formatFour } = await load("optimizer_race/four_digits.js");
const { arithmetic } = await load("pieces/arithmetic.js");
const { mathLine, rowTimesColumn } = await load("pieces/math_lines.js");
const { softmaxPanel } = await load("pieces/softmax_panel.js");
const { formulas, tangentOf } = await load("activation/words.js");
const { formulas: coreFormulas } = await load("parallelism/lines.js");
const { batchLines, binaryLines, classLines, classVerdict, batchVerdict, shareText } = await load("loss/words.js");
const { makeSteps } = await load("backpropagation/chain_steps.js");
const { rowText } = await load("backpropagation/step_panel.js");
const { stepArithmetic } = await load("gradient_descent/lines.js");
const { makeProblem, stepFrom } = await load("gradient_descent/descent.js");
const mlp = await load("mathematics/mlp.js");
const { makeNeuron } = await import("../../mlp_book/topics/perceptron.js");

const VALUES = [0, 1, -1, 0.5, 0.1 + 0.2, 0.123456, -0.123456, 0.00012345, 0.0001, -3e-5, 1e-5, 1e-9, 1e-300, 7.5, -50, 40, 999999.5, -999999.9, 10000, 12345678];
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The number that a printed text says. */
function read(text) {
  const powers = text.replaceAll("−", "-").replace(/·10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, minus, digits) =>
    `e${minus ? "-" : ""}${[...digits].map((one) => RAISED.indexOf(one)).join("")}`);
  return powers;
}
const FUNCTIONS = {
  exp: Math.exp, ln: Math.log, log: Math.log, tanh: Math.tanh, ReLU: (v) => Math.max(v, 0), σ: (v) => 1 / (1 + Math.exp(-v)),
  sigmoid: (v) => 1 / (1 + Math.exp(-v)), ELU: (v) => (v > 0 ? v : Math.expm1(v)), step: (v) => Number(v > 0), max: Math.max,
};
/** What a side comes to, or null where there are letters in it. */
function worth(side) {
  const text = read(side).replaceAll("½", "0.5").replaceAll("·", "*").replaceAll("²", "**2").replace(/ln (\d[\d.e-]*)/g, "ln($1)")
    .replace(/\((-[\d.e-]+)\)\*\*/g, "($1)**").trim();
  const rest = text.replace(/\de-?\d/g, "0").replace(/(exp|ln|log|tanh|ReLU|σ|sigmoid|ELU|step|max)\(/g, "(");
  if (!text || /[^\d.\s()+*/,|-]/.test(rest)) return null;
  return new Function(...Object.keys(FUNCTIONS), `return ${text}`)(...Object.values(FUNCTIONS));
}

let checked = 0;
/** "a = b ≈ c": each "=" between two sides that are numbers must hold. */
function isTrue(equation) {
  const parts = equation.split(/ (=|≈) ?/);
  for (let k = 1; k < parts.length; k += 2) {
    if (parts[k] !== "=") continue;
    const [left, right] = [worth(parts[k - 1]), worth(parts[k + 1].split(/, (since|because)|  ?The same|✗/)[0])];
    if (left === null || right === null || Number.isNaN(left)) continue;
    checked += 1;
    const most = Math.max(...[left, right, ...(read(equation).match(/[\d.]+(e-?\d+)?/g) ?? []).map(Number)].map(Math.abs));
    assert.ok(Math.abs(left - right) <= 4e-12 * most, `${equation}: ${left} is not ${right}`);
  }
}
/** At least so many equals signs were looked at since the last call. */
function looked(least) {
  assert.ok(checked >= least, `only ${checked}`);
  checked = 0;
}

test("a formatter notes what it rounds, whatever it is", () => {
  for (const format of [formatNumber, formatDecided, formatTiny, formatNarrow, formatSix, formatFour, formatShort]) {
    for (const value of VALUES) {
      const { text, rounded } = stretch(() => format(value));
      const printed = Number(read(text));
      if (!rounded) assert.ok(Math.abs(printed - value) <= 1e-12 * Math.max(1, Math.abs(value)), `${format.name}(${value}) is ${text}`);
      if (printed === value) assert.equal(rounded, false, `${format.name}(${value}) is ${text}`);
    }
  }
  assert.equal(stretch(() => formatDecided(0.00012345)).text, "1.234·10⁻⁴");
  assert.equal(stretch(() => formatDecided(0.0003)).text, "0.0003");
});

test("the sign between two stretches is about both, and a stretch inside another is its own", () => {
  const [whole, cut] = [stretch(() => formatNumber(0.5)), stretch(() => formatNumber(0.123456))];
  assert.deepEqual([signOf(whole), signOf(cut), signOf(whole, cut)], ["=", "≈", "≈"]);
  assert.equal(joined(whole, cut, whole, whole), "0.5 ≈ 0.1235 ≈ 0.5 = 0.5");
  assert.equal(named("y", () => formatNumber(0.123456)), "y ≈ 0.1235");
  const outer = stretch(() => [formatNumber(0.5), stretch(() => formatNumber(0.123456)).text]);
  assert.equal(outer.rounded, false);
  assert.throws(() => stretch(() => { formatNumber(0.123456); throw new Error("stop"); }), /stop/);
  assert.equal(stretch(() => formatNumber(0.5)).rounded, false);
});

const NAMES = { x: (j) => `x[${j + 1}]`, W: (l, i, j) => `w[${j + 1}]`, b: () => "b", z: () => "z", a: () => "a" };
function neuronLine(activation, [w1, w2, b], x) {
  const network = makeNeuron(2, activation);
  const sums = arithmetic(network, NAMES, () => {});
  sums.update({ theta: [w1, w2, b] }, mlp.forward(network, [w1, w2, b], x));
  return sums.element.textContent;
}

test("a neuron's sum and its activation", () => {
  assert.equal(neuronLine("identity", [10000, 1, 0], [0.00012345, 1]),
    "z ≈ 10000·1.234·10⁻⁴ + 1·1 + 0 ≈ 1.2345 + 1 + 0 = 2.2345 a = 2.2345");
  assert.equal(neuronLine("identity", [1, 1, 0], [0.123456, 1]), "z ≈ 1·0.1235 + 1·1 + 0 ≈ 0.1235 + 1 + 0 ≈ 1.1235 a ≈ 1.1235");
  assert.equal(neuronLine("identity", [-50, 1, 0], [1, 0]), "z = −50·1 + 1·0 + 0 = −50 + 0 + 0 = −50 a = −50");
  assert.match(neuronLine("elu", [-50, 1, 0], [1, 0]), /a = ELU\(−50\) ≈ −1$/);
  assert.match(neuronLine("tanh", [1e-5, 1, 0], [1, 0]), /a = tanh\(1·10⁻⁵\) ≈ 1\.000·10⁻⁵$|≈ 1·10⁻⁵$/);
  assert.match(neuronLine("sigmoid", [0, 1, 0], [1, 0]), /a = sigmoid\(0\) = 0\.5$/);
  for (const activation of ["identity", "relu", "sigmoid", "tanh", "elu", "step"]) {
    for (const w of VALUES) for (const x of VALUES) {
      const text = neuronLine(activation, [w, 1, 0.25], [x, 0.5]);
      text.split(/ (?=a [=≈])/).forEach(isTrue);
    }
  }
  looked(1000);
});

test("softmax is irrational unless all z agree", () => {
  const panel = softmaxPanel({ n: 2, limits: [-9, 9], onEdit() {}, onShift() {}, onStep() {}, onMessage() {}, describedBy: "m" });
  const lines = (z) => {
    panel.update(z);
    return panel.element.all("div").filter((one) => one.attributes.class === "mlp-line").map((one) => one.textContent);
  };
  assert.deepEqual(lines([0, 0]), ["a[1] = 1 / (1 + 1) = 0.5", "a[2] = 1 / (1 + 1) = 0.5"]);
  assert.equal(lines([0, 800])[1], "a[2] = 1 / (0 + 1) ≈ 1");
  for (const v of VALUES) lines([v, 0.5]).forEach(isTrue);
});

test("rows times columns", () => {
  for (const a of VALUES) for (const x of VALUES) {
    const line = mathLine("F[1]");
    line.update(rowTimesColumn([a, 0.5], [x, 0.25], 1), a * x + 0.125 + 1);
    isTrue(line.element.textContent);
  }
  looked(200);
});

test("an activation's formulas", () => {
  for (const name of ["identity", "sigmoid", "tanh", "relu", "leaky_relu", "elu"]) {
    const activation = mlp.makeActivation(name, name === "leaky_relu" ? 0.123456 : undefined);
    for (const z of VALUES) {
      const [a, slope] = [activation.function([z])[0], mlp.slopeAt(activation, z)];
      const how = formulas(activation, z, a, slope);
      isTrue(`a ${how.signs.a} ${how.a[0]}${formatTiny(a)}`);
      isTrue(`φ′(z) ${how.signs.slope} ${how.slope[0]}${formatTiny(slope)}`);
      assert.ok(how.tangent[0].includes("≈") || !stretch(() => tangentOf(z, a, slope)).rounded);
    }
  }
  const elu = mlp.makeActivation("elu");
  assert.equal(formulas(elu, -50, -1, 0).a[0], "alpha·(exp(z) − 1) = 1·(exp(−50) − 1) ≈ ");
  assert.match(formulas(elu, -1e-9, -1e-9, 1).a[0], /exp\(−1·10⁻⁹\)/);
  looked(20);
});

test("a loss's lines", () => {
  const show = (lines) => Object.values(lines).forEach(([symbol, [before], value]) => isTrue(`${symbol} = ${before}${value}`));
  for (const y of VALUES) {
    for (const name of ["half_squared_error", "mean_squared_error"]) {
      for (const reduction of ["mean", "sum"]) show(batchLines({ name, outputs: [y, 0.123456, 1], targets: [0, 0.5, 1], reduction, chosen: 1 }));
    }
    for (const t of [0, 1]) show(binaryLines({ z: y, t }));
    show(classLines({ scores: [y, 0, 1], true_class: 1 }));
  }
  looked(100);
});

test("words about shares and slopes that have rounded", () => {
  assert.equal(shareText([1e-9, 0, 1e6], 2), "nearly 100 %");
  assert.equal(shareText([1e-30, 0, 1e6], 2), "nearly 100 %");
  assert.equal(shareText([1e-9, 0, 1e6], 0), "less than 1 %");
  assert.deepEqual([shareText([0, 0, 2], 2), shareText([0, 0, 2], 0), shareText([1, 3], 1)], ["100 %", "0 %", "75 %"]);
  const batch = { name: "half_squared_error", outputs: [0.01, 0, -100], targets: [0, 0, 100], chosen: 1 };
  assert.match(batchVerdict(batch).text, /Example 3 makes up nearly 100 % of L\./);
  const say = (scores, true_class) => classVerdict({ scores, true_class }).text;
  assert.match(say([-1000, 1000, 0], 2), /every slope to 0/);
  assert.doesNotMatch(say([-1000, 1000, 0], 2), /asks for more/);
  assert.match(say([-1000, 0, 0], 2), /that of class 3 for less, and the rest have rounded to 0/);
  assert.match(say([0, 1, 2], 2), /the others' for less; the three slopes/);
});

test("the chain rule's rows", () => {
  const sizes = [2, 2, 1];
  for (const hidden of ["sigmoid", "tanh", "relu"]) {
    const network = mlp.makeNetwork(sizes, [hidden, "sigmoid"]);
    const loss = mlp.makeLoss("binary_cross_entropy");
    for (const v of VALUES.filter((one) => Math.abs(one) < 100)) {
      const theta = [v, 0.5, 0.25, 0.123456, 0, 0.1, 1, v, 0.5];
      const x = [0.5, 1];
      const pass = mlp.forward(network, theta, x);
      const chain = mlp.factors(network, theta, pass, [1], loss);
      for (const step of makeSteps(network, symbols(sizes), loss)) {
        for (const row of step.rows({ theta, x, target: 1, mistake: "none", pass, chain })) isTrue(rowText(row));
      }
    }
  }
  looked(40);
});

test("a step of gradient descent", () => {
  const problem = makeProblem(mlp.makeNetwork([2, 2, 1], ["relu", "identity"]), [0.123456789, 2], 1);
  const sums = stepArithmetic(problem);
  for (const v of VALUES.filter((one) => Math.abs(one) < 100)) {
    sums.update(stepFrom(problem, [v, 0.5, 0.25, 0.123456789, 0, 0, 1, v, 0], 0.1), 0.1);
    for (const line of sums.element.all("div").filter((one) => one.attributes.class === "mlp-line")) isTrue(line.textContent);
  }
  assert.match(sums.element.textContent, /z1\[1\] = W1\[1,1\]·I\[1\] \+ W1\[1,2\]·I\[2\] ≈ /);
  looked(20);
});
