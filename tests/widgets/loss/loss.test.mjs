/** The loss widget's mathematics against what mlp_core computes (FIXTURES), to 1e-12. */
import assert from "node:assert/strict";
import { test } from "node:test";

import * as mlp from "../../../mlp_book/widgets/mathematics/mlp.js";
import { sceneOf } from "../../../mlp_book/widgets/loss/scene.js";
import { close, fixtures, TOLERANCE } from "../fixtures.mjs";

/** To 1e-12 of the number itself, however small it is. */
function closeRelative(got, expected, where) {
  const error = Math.abs(got - expected);
  assert.ok(error <= TOLERANCE * Math.abs(expected), `${where}: got ${got}, expected ${expected}`);
}

test("it knows the errors of the widget", () => {
  assert.deepEqual(mlp.ERROR_NAMES, [...new Set(fixtures.batches.map(({ name }) => name))]);
});

for (const [k, one] of fixtures.batches.entries()) {
  test(`batch ${k}: ${one.name}, ${one.reduction}`, () => {
    const got = mlp.batchLoss(one.name, one.outputs, one.targets, one.reduction);
    for (const what of ["each", "loss", "gradient"]) close(got[what], one[what], what);
    const m = one.reduction === "mean" ? 3 : 1;
    one.outputs.forEach((y, i) => {
      close(mlp.errorAt(one.name, y, one.targets[i]), one.each[i], "errorAt");
      close(mlp.errorSlope(one.name, y, one.targets[i]), one.gradient[i] * m, "errorSlope");
    });
  });
}

test("where y = t every slope is 0, the absolute error's by convention", () => {
  for (const name of mlp.ERROR_NAMES) assert.equal(mlp.errorSlope(name, 2, 2), 0);
});

for (const { z, t, y, value, exact } of fixtures.binary) {
  test(`binary cross-entropy at z = ${z}, t = ${t}`, () => {
    const got = mlp.binaryLoss(z, t);
    close(got.y, y, "y");
    close(got.loss, value, "loss");
    if (value > 1e-300) {
      closeRelative(mlp.makeLoss("binary_cross_entropy").formulaAtZ([z], [t]), value, "formulaAtZ");
    }
    for (const what of ["loss", "given", "slopeZ"]) {
      if (exact[what] > 1e-300 || exact[what] < -1e-300) closeRelative(got[what], exact[what], what);
      else close(got[what], exact[what], what);
    }
    if (exact.slopeY === null) assert.equal(got.slopeY, t ? -Infinity : Infinity);
    else closeRelative(got.slopeY, exact.slopeY, "slopeY");
  });
}

test("logit is the way back from sigmoid", () => {
  for (const z of [-9, -1, 0, 0.5, 9]) close(mlp.logit(mlp.binaryLoss(z, 1).y), z, `z = ${z}`);
});

for (const [k, one] of fixtures.categorical.entries()) {
  test(`categorical cross-entropy ${k}`, () => {
    const got = mlp.categoricalLoss(one.z, one.right);
    for (const what of ["a", "loss", "slopes"]) close(got[what], one[what], what);
    closeRelative(got.loss, one.loss, "loss");
  });
}

test("scores at the ends of float64 have a loss", () => {
  const { formulaAtZ } = mlp.makeLoss("categorical_cross_entropy");
  assert.equal(formulaAtZ([1e308, -1e308, 0], [1, 0, 0]), 0);
  assert.equal(formulaAtZ([1e308, -1e308, 0], [0, 1, 0]), Number.MAX_VALUE);
});

const START = { outputs: [2.5, 2, 7], targets: [2, 3, 4], z: -2, scores: [2, 1, 0], true_class: 2, chosen: 3 };

test("the curve over y stays fine when the point is far up the edge", () => {
  for (const [z, t] of [[-2, 1], [-800, 1], [800, 0]]) {
    const scene = sceneOf({ ...START, name: "binary_cross_entropy", axis: "y", z, t });
    const points = scene.curve(scene.domain);
    const gaps = points.slice(1).map(([x], k) => x - points[k][0]);
    assert.ok(Math.max(...gaps) < 0.05, `z = ${z}: ${Math.max(...gaps)}`);
    assert.ok(Math.max(...points.map(([, l]) => l)) > scene.heights[0][1], `z = ${z}: top`);
  }
});

test("a picture's tangent touches its curve, and its curve is the loss", () => {
  const states = [
    ...mlp.ERROR_NAMES.map((name) => ({ ...START, name })),
    ...[0, 1].flatMap((t) => ["y", "z"].map((axis) => ({ ...START, name: "binary_cross_entropy", t, axis }))),
    ...[1, 2, 3].map((chosen) => ({ ...START, name: "categorical_cross_entropy", chosen })),
  ];
  for (const state of states) {
    const scene = sceneOf(state);
    const where = JSON.stringify(state);
    const { x, value, slope } = scene.points[scene.chosen];
    const [here, ahead, behind] = [x, x + 1e-6, x - 1e-6].map((v) => scene.at(v)[0]);
    close(here, value, where);
    close(scene.at(x)[1], slope, where);
    assert.ok(Math.abs((ahead - behind) / 2e-6 - slope) < 1e-6, where);
    const all = [...scene.curve(scene.domain), ...scene.slopes(scene.domain)].flat();
    assert.ok(all.every(Number.isFinite), where);
    for (const [u, v] of scene.curve(scene.domain)) {
      if (u > 0.01 && u < 0.99) close(v, scene.at(u)[0], where);
    }
    for (const [u, v] of scene.slopes(scene.domain)) {
      if (u > 0.01 && u < 0.99) close(v, scene.at(u)[1], where);
    }
  }
});
