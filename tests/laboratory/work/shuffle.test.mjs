/** One order for one reader, another for another; no order is preferred. */
import assert from "node:assert/strict";
import test from "node:test";
import { shuffled } from "../../../mlp_book/laboratory/work/shuffle.js";

const LIST = ["a", "b", "c", "d"];

test("the same reader meets the same order, and the list stays as it was", () => {
  assert.deepEqual(shuffled(LIST, 7, "q"), shuffled([...LIST], 7, "q"));
  assert.deepEqual(LIST, ["a", "b", "c", "d"]);
  assert.deepEqual([...shuffled(LIST, 7, "q")].sort(), LIST);
});

test("another reader or another question has another order", () => {
  const orders = (seeds, names) =>
    new Set(seeds.flatMap((seed) => names.map((name) => shuffled(LIST, seed, name).join(""))));
  assert.equal(orders(Array.from({ length: 300 }, (_, k) => k), ["q"]).size, 24);
  assert.equal(orders([5], Array.from({ length: 300 }, (_, k) => `question ${k}`)).size, 24);
});

test("each place is as likely for each", () => {
  const count = Array.from({ length: 4 }, () => 0);
  for (let seed = 0; seed < 4000; seed += 1) count[shuffled(LIST, seed * 7919, "q").indexOf("a")] += 1;
  for (const one of count) assert.ok(one > 880 && one < 1120, String(count));
});
