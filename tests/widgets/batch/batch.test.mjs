/** What the batch widget says of outputs and targets, against NumPy and mlp_core (FIXTURES). */
import assert from "node:assert/strict";
import { test } from "node:test";

import { misses, refusal } from "../../../mlp_book/widgets/mathematics/mlp.js";
import { close, fixtures } from "../fixtures.mjs";

for (const one of fixtures.cases) {
  const m = one.outputs.length;
  for (const shape of ["column", "list"]) {
    test(`${m} outputs minus a ${shape}, to ${one.targets[0]}`, () => {
      const got = misses(one.outputs, one.targets, shape === "column");
      assert.deepEqual(got.shape, one[shape].shape);
      close(got.differences, one[shape].differences, "differences");
      close(got.mean, one[shape].mean, "mean");
      close(got.own, one.own, "own");
    });
  }
  test(`mlp_core's sentence for ${m}, to ${one.targets[0]}`, () => assert.equal(refusal(m), one.refusal));
}
