/** Lines in order: every right order is right, a wrong one is shown where it begins. */
import assert from "node:assert/strict";
import test from "node:test";
import { judgeOrder } from "../../../mlp_book/laboratory/work/order.js";

const PIECES = ["def f(x):", "    a = x", "    b = 2 * x", "    return a + b"];
const ORDERS = [[0, 1, 2, 3], [0, 2, 1, 3]];
const judge = (...used) => judgeOrder(used.map((k) => PIECES[k] ?? "    return a"), PIECES, ORDERS);

test("both right orders are right", () => {
  for (const order of ORDERS) {
    assert.deepEqual(judge(...order), { right: true, good: 4, sentence: "In order. Now write it, or open the solution." });
  }
});

test("a wrong order is shown where it begins", () => {
  assert.deepEqual(judge(1, 0, 2, 3), { right: false, good: 0, sentence: "The first line is not the first." });
  assert.equal(judge(0, 3, 1, 2).good, 1);
  assert.equal(judge(0, 3, 1, 2).sentence, "Line 2 does not belong there. The line above is in place.");
  assert.equal(judge(0, 2, 3, 1).sentence, "Line 3 does not belong there. The 2 lines above are in place.");
});

test("a wrong line is found, and one too many at the end too", () => {
  assert.equal(judge(0, 1, 9, 3).good, 2);
  assert.deepEqual(judge(0, 1, 2, 3, 9), { right: false, good: 4, sentence: "Line 5 does not belong there. The 4 lines above are in place." });
});

test("what is missing is said", () => {
  assert.equal(judge(0, 1, 2).sentence, "So far in place. 1 more line is needed: look below the mark.");
  assert.equal(judge(0).sentence, "So far in place. 3 more lines are needed: look below the mark.");
  assert.equal(judge().right, false);
});
