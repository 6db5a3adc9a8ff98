/** The number line against Python (FIXTURES), and what is said of it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { lineOf, placesIn, spanOf, within } from "../../../mlp_book/topics/number_line.js";
import { bitsOf, counted, formula, short, verdict } from "../../../mlp_book/widgets/number_line/words.js";

const { xs, cases } = JSON.parse(readFileSync(process.env.FIXTURES, "utf8"));

for (const { name, low, high, ends, places, values, within: counts } of cases) {
  test(`${name} from ${low} to ${high}`, () => {
    const line = lineOf(name, low, high);
    assert.deepEqual([line.first, line.last], ends);
    const found = xs.map(line.nearest);
    assert.deepEqual(found, places);
    assert.deepEqual(found.map((place) => (place === null ? null : line.value(place))), values);
    for (const [reach, many] of counts) assert.equal(within(line, [-reach, reach]), many);
  });
}

const says = (name, x, ...range) => {
  const line = lineOf(name, ...range);
  return verdict(line, x, line.nearest(x));
};

test("a number of the format is kept", () => assert.match(says("E2M1", 1.5), /kept as it is/));
test("what is rounded is off by a share", () => assert.equal(says("E4M3", 0.1), "0.1 becomes 0.1015625. It is off by 0.0016, 1.56 % of it."));
test("what is too small becomes 0", () => assert.match(says("E2M1", 0.2), /nearer to 0/));
test("what is too large: an end, infinity, no number", () => {
  assert.match(says("int8", 5, -1, 2), /clipped/);
  assert.match(says("E2M1", -9), /becomes −6, .*clipped/);
  assert.match(says("float16", 70000), /becomes infinity/);
  assert.match(says("E4M3", 500), /448: it becomes not a number/);
});
test("bits, formula and places", () => {
  const line = lineOf("E4M3");
  assert.deepEqual(bitsOf(line, "E4M3", 0.1).map(([text]) => text), ["0", "0011", "101"]);
  assert.equal(formula(line, 0.1, 29), "(−1)^0 · 2^(3 − 7) · (1 + 5/2^3)");
  assert.equal(formula(lineOf("E2M1"), 0.5, 1), "(−1)^0 · 2^(1 − 1) · 1/2^1");
  const whole = lineOf("int8", -0.55, 2);
  assert.deepEqual(bitsOf(whole, "int8", 0.3, -43)[0], ["11010101", "whole number"]);
  assert.deepEqual(placesIn(lineOf("E2M1"), 0.9, 4), [2, 6]);
  const [low, high] = spanOf(whole, 8);
  assert.ok(low < -0.55 && high > 2);
  assert.equal(counted(1234567), "1\u202f234\u202f567");
  assert.equal(short(-1 / 3, 3), "−0.333");
});
