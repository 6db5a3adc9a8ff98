/** The bends' mathematics against what mlp_core computes (FIXTURES), to 1e-12. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { curveAt, evenBumps, joinTheDots, measure, TARGETS } from "../../../mlp_book/topics/bends.js";
import { close, fixtures } from "../fixtures.mjs";

for (const { target, made, y, error, gap } of fixtures.made) {
  test(`${target}, ${made.n} of ${made.neuron}`, () => {
    close(fixtures.x.map((x) => curveAt(made, x)), y, "y");
    const found = measure(made, TARGETS[target]);
    close(found.error, error, "error");
    close(found.gap, gap, "gap");
    const { jump, value } = TARGETS[target];
    const sides = [value(found.at), ...(jump?.at === found.at ? [jump.left] : [])];
    const gaps = sides.map((side) => curveAt(made, found.at) - side);
    assert.ok(gaps.some((one) => Math.abs(one - found.by) < 1e-12), "the gap is where it is said to be");
  });
}

for (const { target, n, values, dots, bumps } of fixtures.placed) {
  test(`${target}, ${n} placed evenly`, () => {
    close(fixtures.x.map(TARGETS[target].value), values, "values");
    for (const [got, expected] of [[joinTheDots(TARGETS[target], n), dots], [evenBumps(TARGETS[target], n), bumps]]) {
      for (const name of Object.keys(expected)) close(got[name], expected[name], name);
    }
  });
}

test("of equal gaps the first is named, be they rounded differently", () => {
  const flat = { neuron: "relu", n: 1, c: [0], v: [0], b: 1.1 };
  assert.equal(measure(flat, TARGETS.roof).at, -2);
});

test("an exact match has no gap and no error, whatever rounding leaves", () => {
  const roof = { neuron: "relu", n: 3, c: [-1, 0, 1], v: [1, -2, 1], b: 0 };
  const { gap, error } = measure(roof, TARGETS.roof);
  assert.deepEqual([gap, error], [0, 0]);
});

test("a jump is looked at from both sides", () => {
  const late = { neuron: "relu", n: 2, c: [-0.1, 0], v: [10, -10], b: 0 }; // right at 0, too high before it
  const { gap, at, by } = measure(late, TARGETS.jump);
  assert.deepEqual([gap, at, by], [1, 0, 1]);
});
