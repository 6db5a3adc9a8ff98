/** The digit application's JavaScript against Python (FIXTURES): the glue bit for bit. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as mlp from "../../../mlp_book/widgets/mathematics/mlp.js";
import { placeStrokes, stagesOf } from "../../../mlp_book/topics/strokes.js";
import { percent, wordsOf } from "../../../mlp_book/widgets/digits/answer.js";
import { examplesOf } from "../../../mlp_book/widgets/digits/examples.js";

const fixtures = JSON.parse(readFileSync(process.env.FIXTURES, "utf8"));

for (const { name, strokes, box, scale, brush, bitmap, counts, placed } of fixtures.drawings) {
  test(`the glue of ${name}`, () => {
    const got = stagesOf(strokes);
    assert.deepEqual([got.box.left, got.box.top, got.box.right, got.box.bottom], box);
    assert.equal(got.scale, scale);
    assert.equal(got.brush, brush);
    assert.deepEqual(placeStrokes(strokes, brush), placed);
    assert.equal(got.bitmap.join(""), bitmap);
    assert.deepEqual(got.pixels, counts);
    assert.equal(got.ink, counts.reduce((p, q) => p + q, 0));
  });
}

test("a blank sheet has no ink", () => {
  for (const blank of [[], [[]]]) {
    const { box, pixels } = stagesOf(blank);
    assert.equal(box, null);
    assert.deepEqual(pixels, new Array(64).fill(0));
  }
});

test("all test digits: unpacked as they were packed, answered as mlp_core and ONNX Runtime answer", () => {
  const { sizes, activations, theta, tests, counts, labels, core, onnx } = fixtures;
  const network = mlp.makeNetwork(sizes, activations);
  const examples = examplesOf(tests);
  assert.deepEqual(examples.labels, labels);
  counts.forEach((expected, k) => {
    const pixels = examples.pixels(k + 1);
    assert.deepEqual(pixels, expected);
    const got = mlp.predict(network, theta, pixels.map((v) => v / 16));
    got.forEach((p, i) => {
      for (const other of [core, onnx]) assert.ok(Math.abs(p - other[k][i]) < 1e-12, `digit ${k + 1}, answer ${i}`);
    });
  });
});

test("no share is said to be 0 or all, unless it is", () => {
  const cases = [[0, "0 %"], [0.001, "< 1 %"], [0.006, "1 %"], [0.5, "50 %"], [0.994, "99 %"], [0.9992, "> 99 %"], [1, "100 %"]];
  for (const [p, words] of cases) assert.equal(percent(p), words);
  assert.equal(percent(0.0004, 1), "< 0.1 %");
  assert.equal(percent(0.99999, 1), "> 99.9 %");
  assert.equal(percent(0.9992, 1), "99.9 %");
});

test("the answer in words", () => {
  const p = [0.01, 0.01, 0, 0.92, 0, 0.04, 0, 0.01, 0, 0.01];
  assert.equal(wordsOf(p, 0).words, "looks like 3, 92 %; next 5, 4 %");
  assert.equal(wordsOf(p, 92).words, "looks like 3, 92 %; next 5, 4 %");
  assert.equal(wordsOf(p, 93).words, "I do not know: perhaps 3, 92 %; next 5, 4 %");
});
