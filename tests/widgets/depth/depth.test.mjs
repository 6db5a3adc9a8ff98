/** The deep network at its start against what mlp_core computes (FIXTURES). */
import assert from "node:assert/strict";
import { test } from "node:test";

import { signals } from "../../../mlp_book/topics/depth.js";
import { bar, formatSize, verdict } from "../../../mlp_book/widgets/depth/words.js";
import { close, fixtures } from "../fixtures.mjs";

for (const { how, a, delta, flat } of fixtures.cases) {
  test(JSON.stringify(how), () => {
    const found = signals(how);
    const relative = (got, wanted) => got.map((value, k) => value / wanted[k]);
    close(relative(found.a, a), a.map(() => 1), "a");
    close(relative(found.delta, delta), delta.map(() => 1), "delta");
    assert.deepEqual(found.flat, flat);
  });
}

test("a deeper network begins as a shallower one", () => {
  const how = { activation: "tanh", initializer: "he_normal", scale: 1, seed: 4 };
  const [short, long] = [3, 9].map((layers) => signals({ ...how, layers }).a);
  assert.deepEqual(long.slice(0, 3), short);
});

test("another seed draws anew, and the first one comes back", () => {
  const at = (seed) => signals({ layers: 2, activation: "tanh", initializer: "small_normal", scale: 0.1, seed }).a;
  const first = at(1);
  assert.notDeepEqual(at(2), first);
  assert.deepEqual(at(1), first);
});

test("words for what fades, comes through, explodes, is stuck", () => {
  const level = { a: [1, 0.5], delta: [0.4, 0.6], flat: [0, 0] };
  assert.match(verdict(level), /comes through: size 0\.5 in layer 2\. The slopes come back/);
  assert.match(verdict({ ...level, a: [0.1, 0.01] }), /fades: layer 2 sends numbers of size 0.01/);
  assert.match(verdict({ ...level, a: [7, 49] }), /explodes: layer 2/);
  assert.match(verdict({ ...level, delta: [1e-9, 1] }), /vanish: .* is left in layer 1/);
  assert.match(verdict({ ...level, delta: [1e9, 1] }), /slopes explode/);
  assert.doesNotMatch(verdict({ ...level, flat: [0, 0.75] }, "relu"), /flat/);
  assert.match(verdict({ ...level, flat: [0, 0.75] }, "tanh"), /75 % of the activations lie where/);
});

test("a size is short, however large or small", () => {
  assert.deepEqual([0, 1, 0.25, 9999.1236, 12345.6, 1.2321e12, 4.5e-17].map(formatSize),
    ["0", "1", "0.25", "9999.1236", "1.235·10⁴", "1.232·10¹²", "4.5·10⁻¹⁷"]);
});

test("bars begin in the middle, at the size 1", () => {
  assert.deepEqual(bar(1), { left: 50, width: 0 });
  assert.deepEqual(bar(1e-6), { left: 25, width: 25 });
  assert.deepEqual(bar(1e30), { left: 50, width: 50 });
  assert.deepEqual(bar(0), { left: 0, width: 50 });
});
