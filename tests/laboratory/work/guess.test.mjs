/** A guess beside a number: how it is read, and how far off it is said to be. */
import assert from "node:assert/strict";
import test from "node:test";
import { howFar, numberIn } from "../../../mlp_book/laboratory/work/guess.js";

const READ = [
  ["0.5", 0.5], ["0,5", 0.5], [" −3 ", -3], ["\u20123", -3], ["30 000", 30000], ["84 %", 84], ["84%", 84],
  ["1/4", 0.25], ["1e-3", 0.001], ["-0", 0], ["+2", 2],
];
const UNREAD = ["", " ", "many", "1/", "/2", "1/2/3", "3 apples", "1,2,3", "<b>1</b>"];

for (const [typed, value] of READ) {
  test(`${typed} is ${value}`, () => assert.equal(numberIn(typed) + 0, value + 0));
}
for (const typed of UNREAD) {
  test(`${JSON.stringify(typed)} is no number, and nothing is said`, () => {
    assert.equal(Number.isNaN(numberIn(typed)), true);
    assert.equal(howFar(typed, "3"), "");
  });
}

const SAID = [
  ["19", "19", "right: 19"],
  ["15", "19", "4 below 19"],
  ["30", "19", "11 above 19"],
  ["2.3", "2.3026", "0.0026 below 2.3026"],
  ["2.30258", "2.3026", "right: 2.3026"],
  ["2.3027", "2.3026", "0.0001 above 2.3026"],
  ["19.4", "19", "0.4 above 19"],
  ["0.8808", "-0.8808", "the size is right, the sign is not: −0.8808"],
  ["-1", "0", "1 below 0"],
  ["0", "0", "right: 0"],
  ["1/3", "0.5", "0.17 below 0.5"],
  ["1000000", "0.07", "1000000 above 0.07"],
];
for (const [typed, right, said] of SAID) {
  test(`${typed} against ${right}: ${said}`, () => assert.equal(howFar(typed, right), said));
}

test("infinity is no guess", () => assert.equal(howFar("1/0", "3"), ""));
