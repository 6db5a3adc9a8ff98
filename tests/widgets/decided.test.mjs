/**
 * What is shown agrees with what is decided; what a link says is true of the playground, or refused.
 * FIXTURES are the playground's options.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { isLeftover, onPaper } from "../../mlp_book/widgets/mathematics/rounding.js";
import { formatDecided, formatDecidedShort } from "../../mlp_book/widgets/pieces/decided.js";
import { areaWords, paperDeterminant } from "../../mlp_book/widgets/affine_map/determinant_lines.js";
import { makeProblem, stepFrom, verdict } from "../../mlp_book/widgets/gradient_descent/descent.js";
import { formatNumber } from "../../mlp_book/widgets/pieces/format.js";
import * as mlp from "../../mlp_book/widgets/mathematics/mlp.js";
import * as perceptron from "../../mlp_book/topics/perceptron.js";
import { startOf } from "../../mlp_book/widgets/playground/run.js";
import { hashOf, stateIn } from "../../mlp_book/widgets/playground/share.js";
import { changeSix, fixedSix, formatSix } from "../../mlp_book/widgets/pieces/six_decimals.js";
import { verdict as slopeWords } from "../../mlp_book/widgets/activation/words.js";
import { binaryLines } from "../../mlp_book/widgets/loss/words.js";

const tenths = (k) => k / 10; // as the fields' steps make them
/** The sign that a reader sees. */
const seen = (text) => (text === "0" ? 0 : text.startsWith("−") ? -1 : 1);

test("z on paper 0: the sign that is seen is the sign that decides, for 900 pairs of weights", () => {
  let fires = 0;
  for (let i = 1; i <= 30; i += 1) {
    for (let j = 1; j <= 30; j += 1) {
      const [weights, bias] = [[tenths(i), tenths(j)], -tenths(i + j)];
      const network = perceptron.makeNeuron(2, "step");
      const { z, a } = mlp.forward(network, [...weights, bias], [1, 1]);
      for (const text of [formatDecided(z[0][0]), formatDecidedShort(z[0][0])]) {
        assert.equal(seen(text) > 0, a[0][0] === 1, `${weights} ${bias}: z is shown as ${text}, a as ${a[0][0]}`);
        assert.equal(seen(text), Math.sign(z[0][0]) + 0);
      }
      const { leftover, right } = perceptron.sides("AND", weights, bias)[3];
      assert.equal(right, a[0][0] === 1);
      assert.equal(leftover, z[0][0] !== 0); // on paper all of them are 0
      assert.equal(onPaper(z[0][0], [...weights, bias]), 0);
      fires += formatNumber(z[0][0]) === "0" && a[0][0] === 1;
    }
  }
  assert.equal(fires, 88); // so often four decimals alone would say "step(0) = 1"
});

test("the same where the input is no whole number, and for what is typed tiny", () => {
  for (const [w, x, b] of [[0.1, 3, -0.3], [0.7, 0.1, -0.07], [3e-5, 1, 0], [1e-300, 1, 0], [-3e-5, 1, 0]]) {
    const z = mlp.forward(perceptron.makeNeuron(2, "step"), [w, 0, b], [x, 0]).z[0][0];
    assert.equal(seen(formatDecided(z)), Math.sign(z));
  }
  assert.equal(isLeftover(3e-5, [3e-5, 0, 0]), false);
  assert.equal(formatDecided(3e-5), "3·10⁻⁵");
  assert.equal(formatDecided(0.1 + 0.2 - 0.3), "5.551·10⁻¹⁷");
  assert.equal(formatDecided(-0), "0");
});

test("what is said of areas agrees with the determinant that is shown", () => {
  for (let k = 0; k < 10_000; k += 1) {
    const A = [[k % 10, Math.floor(k / 10) % 10], [Math.floor(k / 100) % 10, Math.floor(k / 1000)]].map((row) => row.map(tenths));
    const exact = Math.round(A[0][0] * 10) * Math.round(A[1][1] * 10) - Math.round(A[0][1] * 10) * Math.round(A[1][0] * 10);
    assert.equal(paperDeterminant(A) === 0, exact === 0);
    assert.equal(formatDecided(paperDeterminant(A)) === "0", /flattened|same place/.test(areaWords(A)));
  }
  assert.match(areaWords([[1e-6, 0], [0, 1e6]]), /^Areas stay the same/);
  assert.equal(areaWords([[1e-6, 0], [0, 1e-6]]), "Areas shrink to 1·10⁻¹² of what they were.");
  assert.match(areaWords([[1e6, 1e6], [1e6, 1e6]]), /flattened/);
  assert.equal(areaWords([[0.99999, 0], [0, 1]]), "Areas stay nearly the same.");
});

test("a quarter turn is exact, and a turn that scales is called one", () => {
  for (const degrees of [-180, -90, 0, 90, 180]) {
    assert.ok(mlp.rotation(degrees).flat().every(Number.isInteger));
  }
  const { angle, factor } = mlp.turnOf([[1, -1], [1, 1]]);
  assert.ok(Math.abs(angle - 45) < 1e-12 && Math.abs(factor - Math.SQRT2) < 1e-12);
  assert.equal(mlp.turnOf([[1, 1], [0, 1]]), null);
  assert.equal(mlp.turnOf([[0, 0], [0, 0]]), null);
});

test("an error that did not fall is not said to have fallen", () => {
  const network = mlp.makeNetwork([1, 1, 1], ["relu", "identity"]);
  const problem = makeProblem(network, [1], 1);
  const at = (theta, before) => verdict(problem, stepFrom(problem, theta, 0.1), before, formatSix).words;
  const here = [1, 0, 2, 0]; // O = 2, E = 0.5
  assert.match(at(here, { output: 0, error: 0.5 }), /past the target 1\. The error is still 0\.5\.$/);
  assert.match(at(here, { output: 2, error: 0.5 }), /^The error is still 0\.5/);
  assert.equal(at(here, { output: 2, error: 0.5 + 1e-9 }), "The error fell by 1·10⁻⁹, to 0.5.");
  assert.equal(at(here, { output: 2, error: 0.6 }), "The error fell from 0.6 to 0.5.");
  assert.match(at(here, { output: 2, error: 0.5 - 1e-9 }), /^The error grew by 1·10⁻⁹, to 0\.5\./);
});

test("a log has no minus zero", () => {
  assert.equal(fixedSix(-1e-9), "0.000000");
  assert.equal(changeSix(-1e-9), "−1.0·10⁻⁹");
  assert.equal(changeSix(-0.5), "−0.500000");
  assert.equal(fixedSix(0), "0.000000");
  assert.equal(fixedSix(-6e-7), "−0.000001");
});

test("a slope that float64 rounds away is told as it is", () => {
  const words = (name, z) => {
    const activation = mlp.makeActivation(name);
    const a = activation.function([z])[0];
    return slopeWords(activation, z, a, mlp.slopeAt(activation, z)).text;
  };
  assert.match(words("sigmoid", 40), /about 4\.248·10⁻¹⁸\./);
  // exp(-745) by the logarithm: 10^-323.5494; the nearest that float64 has is 4.9e-324.
  assert.match(words("sigmoid", 745), /about 2\.8·10⁻³²⁴, too small for float64/);
  assert.match(words("sigmoid", -1000), /about 5\.1·10⁻⁴³⁵, too small for float64/);
  assert.match(words("tanh", 400), /about 1\.5·10⁻³⁴⁷, too small for float64/);
});

test("no slope is said to be 1 over 0", () => {
  for (const [z, t] of [[40, 0], [1000, 0], [-800, 1], [-40, 1], [40, 1]]) {
    const [[before], value] = [binaryLines({ z, t })["dL/dy"][1], binaryLines({ z, t })["dL/dy"][2]];
    assert.doesNotMatch(before, /\/ (0|\(1 − 1\)) [=≈]/);
    assert.ok(value);
  }
  assert.deepEqual(binaryLines({ z: 40, t: 0 })["dL/dy"].slice(0, 2), ["dl/dy from z", ["1 + exp(z) = 1 + exp(40) ≈ ", ""]]);
});

const { options } = JSON.parse(readFileSync(process.env.FIXTURES, "utf8"));
const settings = {
  data: "two_moons", points: 200, noise: 0.1, test_share: 0.5, data_seed: 1, hidden: [4, 2], activation: "tanh",
  initializer: "glorot_uniform", seed: 1, loss: "binary_cross_entropy", optimizer: "adam", learning_rate: 0.03,
  batch_size: 10, l2: 0,
};
const whole = { ...settings, ...startOf(settings), x: [0.5, -0.5], chosen: [1, 2] };

test("a link gives back the state, however its signs are written", () => {
  const hash = hashOf("moons", whole);
  assert.deepEqual(stateIn(hash, "moons", options), whole);
  assert.deepEqual(stateIn(hash.replaceAll("=", "%3D"), "moons", options), whole);
  assert.deepEqual(stateIn(hash.replaceAll("=", "%3d").replaceAll(".", "%2E"), "moons", options), whole);
  assert.equal(stateIn(hash, "circles", options), undefined);
  assert.equal(stateIn("#%", "moons", options), undefined);
  assert.equal(stateIn(`${hash}%`, "moons", options)?.seed, undefined);
});

const BAD = {
  optimizer: [["adam"], "newton", null, 3],
  data: [["two_moons"], "toString", undefined],
  activation: [["tanh"], "softmax"],
  initializer: ["normal"],
  loss: ["hinge"],
  points: ["200", [200], 201, 1e9],
  batch_size: ["10", 0],
  test_share: ["0.5", 0.3],
  noise: ["0.1", -1, 0.6, NaN],
  learning_rate: [0, 1000, "0.03", null],
  l2: [-1, 2],
  seed: [-1, 1.5, "1", 1e6],
  data_seed: [-1, null],
  hidden: [4, "42", [9], [0], [1.5], ["4"], [1, 1, 1, 1, 1], { length: 1 }],
  updates: [-1, 0.5, 1e9, "0"],
  x: [[1e300, 0], [0], [0, 0, 0], ["0", 0], "00", null, [null, 0], [11, 0]],
  chosen: [[0, 1], [4, 1], [1, 5], [1, "1"], "11", null, [1]],
};

test("a link that says anything else is damaged, and no page error", () => {
  for (const [name, values] of Object.entries(BAD)) {
    for (const value of values) {
      const hash = hashOf("moons", { ...whole, [name]: value });
      assert.equal(stateIn(hash, "moons", options), null, `${name}: ${JSON.stringify(value)}`);
    }
  }
  for (const name of ["theta", "memory"]) {
    for (const value of [[], [1], [...whole[name].slice(1), NaN], [...whole[name].slice(1), Infinity]]) {
      assert.equal(stateIn(hashOf("moons", { ...whole, [name]: value }), "moons", options), null);
    }
  }
  for (const rest of ["", ".", "..", "a.b.c", "bnVsbA..", "W10.."]) assert.equal(stateIn(`#moons=${rest}`, "moons", options), null);
});

test("only what belongs to the state is taken from a link", () => {
  const hash = hashOf("moons", whole);
  const [plain, ...rest] = hash.slice("#moons=".length).split(".");
  const more = { ...JSON.parse(atob(plain)), initial: { seed: 3 }, __proto__x: 1 };
  const state = stateIn(`#moons=${[btoa(JSON.stringify(more)), ...rest].join(".")}`, "moons", options);
  assert.deepEqual(state, whole);
});
