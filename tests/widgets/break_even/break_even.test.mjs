/** The break-even against Python (FIXTURES), and what is said of it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { affordable, cpu, crossing, gpu } from "../../../mlp_book/topics/break_even.js";
import { micro, verdict } from "../../../mlp_book/widgets/break_even/words.js";

const { lines, cases } = JSON.parse(readFileSync(process.env.FIXTURES, "utf8"));
const near = (got, wanted) => assert.ok(Math.abs(got - wanted) <= 1e-12 * Math.abs(wanted), `${got}, expected ${wanted}`);

test("the same numbers as Python's", () => {
  for (const { launch, rows, launches, ...wanted } of cases) {
    near(cpu(lines, rows), wanted.cpu);
    near(gpu(lines, rows, launch, launches), wanted.gpu);
    near(crossing(lines, launch, launches), wanted.crossing);
    near(affordable(lines, rows, launches), wanted.affordable);
  }
});

const says = (launch, rows, launches = 48) =>
  verdict({ cpu: cpu(lines, rows), gpu: gpu(lines, rows, launch, launches), crossing: crossing(lines, launch, launches), rows, most: 8192 });

test("who wins, and from where on", () => {
  assert.match(says(5, 16), /^With 16 rows the GPU is .* wins from 12 rows on\.$/);
  assert.match(says(15, 16), /^With 16 rows the CPU's one core is 2\.7 .* wins from 87 rows on\.$/);
  assert.match(says(1, 1), /^With 1 row the GPU .* wins for every batch\.$/);
  assert.match(verdict({ cpu: 1, gpu: 2, crossing: 9999, rows: 2, most: 8192 }), /no batch/);
});
test("from the first batch on at which it says so, and not before", () => {
  for (const launch of [5, 6.5, 10, 15, 22]) {
    const from = Number(/from (\d+) rows/.exec(says(launch, 1))[1]);
    assert.ok(gpu(lines, from, launch, 48) < cpu(lines, from));
    assert.ok(gpu(lines, from - 1, launch, 48) >= cpu(lines, from - 1));
  }
  assert.equal(micro(720.12), "720.1");
});
