/** What mlp_core says (the file FIXTURES, written in every test run), and how near to it is near. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

export const TOLERANCE = 1e-12;

export const fixtures = JSON.parse(readFileSync(process.env.FIXTURES, "utf8"));

/** Numbers, and arrays of them: to 1e-12 of the number, or of 1 where it is smaller. */
export function close(got, expected, where, tolerance = TOLERANCE) {
  if (typeof expected === "object") {
    assert.equal(got.length, expected.length, `${where}: length`);
    expected.forEach((value, k) => close(got[k], value, `${where}[${k}]`, tolerance));
    return;
  }
  const error = Math.abs(got - expected) / Math.max(1, Math.abs(expected));
  assert.ok(error <= tolerance, `${where}: got ${got}, expected ${expected}`);
}
