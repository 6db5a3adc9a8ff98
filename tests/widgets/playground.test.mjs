/** The playground's mathematics against what mlp_core computes (FIXTURES), to 1e-12. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as mlp from "../../mlp_book/widgets/js/mlp.js";
import { makeProblem, startOf } from "../../mlp_book/widgets/js/playground_run.js";

const fixtures = JSON.parse(readFileSync(process.env.FIXTURES, "utf8"));
const TOLERANCE = 1e-12;

function close(got, expected, where) {
  if (typeof expected === "object") {
    assert.equal(got.length, expected.length, `${where}: length`);
    expected.forEach((value, k) => close(got[k], value, `${where}[${k}]`));
    return;
  }
  const error = Math.abs(got - expected) / Math.max(1, Math.abs(expected));
  assert.ok(error <= TOLERANCE, `${where}: got ${got}, expected ${expected}`);
}

for (const { seed, sizes, orders, then } of fixtures.shuffles) {
  test(`seed ${seed} shuffles as NumPy does`, () => {
    const generator = new mlp.Generator(seed);
    sizes.forEach((m, k) => assert.deepEqual([...generator.permutation(m)], orders[k]));
    assert.equal(generator.random(), then);
  });
}

for (const { name, m, noise, X, Y } of fixtures.data) {
  test(`data ${name}, ${m} points, noise ${noise}`, () => {
    const made = mlp.toyData(name, m, new mlp.Generator(m), noise);
    close([...made.X], X, "X");
    close([...made.Y], Y, "Y");
  });
}

for (const [k, one] of fixtures.batches.entries()) {
  test(`batch ${k}: ${one.sizes.join("-")} ${one.activations.join(", ")}, ${one.loss}`, () => {
    const network = mlp.makeNetwork(one.sizes, one.activations);
    const pass = mlp.batchPass(network, 20); // more room than the batch takes
    const [X, Y] = [Float64Array.from(one.X), Float64Array.from(one.Y)];
    const loss = mlp.makeLoss(one.loss);
    for (const again of [1, 2]) {
      pass.forward(one.theta, X, 7);
      const gradient = pass.backward(one.theta, X, Y, 7, loss, new Float64Array(one.theta.length).fill(again));
      one.sizes.slice(1).forEach((n, l) => {
        close([...pass.z[l].slice(0, 7 * n)], one.z[l], `z[${l}]`);
        close([...pass.a[l].slice(0, 7 * n)], one.a[l], `a[${l}]`);
      });
      close(pass.lossOf(Y, 7, loss), one.value, "value");
      close([...gradient], one.gradient, "gradient");
    }
  });
}

for (const [k, { settings, updates, theta, ...one }] of fixtures.trainings.entries()) {
  test(`training ${k} ends where mlp_core.train does`, () => {
    const problem = makeProblem(settings);
    let run = startOf(settings);
    run = problem.advance(run, settings, 5).run; // in two parts, with a foreign order between
    problem.advance({ ...run, updates: 3 * updates }, settings, 1);
    const { run: end, broken } = problem.advance(run, settings, updates - 5);
    assert.equal(broken, false);
    assert.equal(end.updates, updates);
    close(end.theta, theta, "theta");
    close(problem.penalty(end.theta, settings.l2), one.penalty, "penalty");
    for (const name of ["train", "test"]) {
      const got = problem.measure(end.theta, problem[name]);
      if (one[name] === null) assert.equal(got, null);
      else {
        close(got.loss, one[name].loss, `${name} loss`);
        close(got.accuracy, one[name].accuracy, `${name} accuracy`);
      }
    }
  });
}

test("what diverges stops at the last finite numbers", () => {
  const settings = {
    ...fixtures.trainings[0].settings, data: "surface", loss: "half_squared_error", activation: "identity",
    optimizer: "gradient_descent", learning_rate: 100,
  };
  const { run, broken } = makeProblem(settings).advance(startOf(settings), settings, 1000);
  assert.ok(broken);
  assert.ok(run.updates > 0 && run.updates < 1000);
  assert.ok(run.theta.every(Number.isFinite));
});

test("errors say what is expected", () => {
  assert.throws(() => mlp.toyData("moons", 3, new mlp.Generator(1), 0), /moons: expected one of two_moons/);
  assert.throws(() => mlp.batchPass(mlp.makeNetwork([2, 3], ["softmax"]), 1), /softmax is not elementwise/);
});
