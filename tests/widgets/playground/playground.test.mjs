/** The playground's mathematics against what mlp_core computes (FIXTURES), to 1e-12. */
import assert from "node:assert/strict";
import { test } from "node:test";

import * as mlp from "../../../mlp_book/widgets/mathematics/mlp.js";
import { makeProblem, startOf } from "../../../mlp_book/widgets/playground/run.js";
import { thinned, wayStore } from "../../../mlp_book/widgets/playground/way.js";
import { close, fixtures } from "../fixtures.mjs";

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
        assert.equal("accuracy" in one[name], settings.data !== "surface"); // prices have none
        if ("accuracy" in one[name]) close(got.accuracy, one[name].accuracy, `${name} accuracy`);
      }
    }
  });
}

const diverging = {
  ...fixtures.trainings[0].settings, data: "surface", loss: "half_squared_error", activation: "identity",
  optimizer: "gradient_descent",
};

test("what diverges stops at the last finite numbers", () => {
  const settings = { ...diverging, learning_rate: 100 };
  const { run, broken } = makeProblem(settings).advance(startOf(settings), settings, 1000);
  assert.ok(broken);
  assert.ok(run.updates > 0 && run.updates < 1000);
  assert.ok(run.theta.every(Number.isFinite));
});

test("a walk is measured on the way, and where it ends it is finite", () => {
  const settings = fixtures.trainings[0].settings;
  const problem = makeProblem(settings);
  const start = startOf(settings);
  const { run, broken, between } = problem.walk(start, settings, 50);
  assert.deepEqual(run, problem.advance(start, settings, 50).run);
  assert.equal(broken, false);
  assert.deepEqual(between.map(({ u }) => u), [20, 40]);
  const there = problem.advance(start, settings, 40).run.theta;
  assert.equal(between[1].train, problem.measure(there, problem.train).loss);
  assert.equal(between[1].test, problem.measure(there, problem.test).loss);
  const wild = { ...diverging, learning_rate: 100 };
  const one = makeProblem(wild);
  const end = one.walk(startOf(wild), wild, 1000);
  assert.ok(end.broken);
  assert.ok(Number.isFinite(one.measure(end.run.theta, one.train).loss));
  const beyond = one.advance(end.run, wild, 1);
  assert.ok(beyond.broken || !Number.isFinite(one.measure(beyond.run.theta, one.train).loss));
  assert.equal(end.run.updates, fixtures.diverges - 1);
  assert.deepEqual(one.walk(end.run, wild, 7).run, end.run); // there it stays
});

test("a way follows its theta", () => {
  const store = wayStore();
  const [a, b, c, d, e, f] = Array.from({ length: 6 }, () => [0]);
  const to = (theta, updates, train, key = "k") => store.to({ key, theta, updates, train, test: null }).map(({ u, hand }) => (hand ? `${u}!` : u));
  assert.deepEqual(to(a, 0, 1), [0]);
  store.tell(b, { between: [{ u: 20, train: 0.8, test: null }] });
  assert.deepEqual(to(b, 40, 0.5), [0, 20, 40]);
  store.tell(c, { hand: true });
  assert.deepEqual(to(c, 40, 3), [0, 20, 40, "40!"]);
  store.tell(d, { hand: true });
  assert.deepEqual(to(d, 40, 2), [0, 20, 40, "40!"]); // one drag, one jump
  store.tell(e, { hand: true });
  assert.deepEqual(to(e, 40, 0.5), [0, 20, 40]); // and back by hand
  assert.deepEqual(to(d, 40, 2), [0, 20, 40, "40!"]);
  assert.deepEqual(to(f, 41, 1.9), [0, 20, 40, "40!", 41]);
  assert.deepEqual(to(b, 40, 0.5), [0, 20, 40]); // Step back
  assert.deepEqual(to([0], 0, 1), [0]); // Reset
  assert.deepEqual(to([0], 0, 1.5), [0]); // Reset after a change at update 0: no jump
  const linked = [0];
  store.tell(linked, { fresh: true });
  assert.deepEqual(to(linked, 30, 0.7), [30]);
  assert.deepEqual(to([0], 31, 0.7, "other"), [31]);
});

test("a long way is thinned, its jumps stay", () => {
  const stops = Array.from({ length: 100 }, (_, u) => ({ u, hand: u === 51 }));
  const kept = thinned(stops, 60).map(({ u }) => u);
  assert.deepEqual(kept.slice(24, 29), [48, 50, 51, 52, 54]);
  assert.deepEqual(kept.slice(-3), [97, 98, 99]);
  assert.ok(kept.length < 65);
  assert.equal(thinned(stops, 100), stops);
});

test("errors say what is expected", () => {
  assert.throws(() => mlp.toyData("moons", 3, new mlp.Generator(1), 0), /moons: expected one of two_moons/);
  assert.throws(() => mlp.batchPass(mlp.makeNetwork([2, 3], ["softmax"]), 1), /softmax is not elementwise/);
});
