/** A number field shows its number, or says that it shows another. */
import "./no_page.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const { numberField } = await import("../../mlp_book/widgets/pieces/number-field.js");
const { full, shorter } = await import("../../mlp_book/widgets/pieces/field_text.js");
const { seedField } = await import("../../mlp_book/widgets/pieces/seed-field.js");

test("a shorter text that is another number is marked", () => {
  assert.deepEqual(shorter(123456.7), ["≈123500", "≈123000", "≈120000", "≈1e5"]);
  assert.equal(shorter(999999.5)[0], "≈1000000");
  assert.equal(shorter(-999999.9).at(-1), "≈-1e6");
  assert.deepEqual(shorter(1e5), ["100000", "100000", "100000", "1e5"]);
  for (const value of [0.1234567, -3, 1e-7, 250]) {
    for (const text of shorter(value)) assert.ok(text.startsWith("≈") || Number(text) === value, text);
    assert.equal(Number(full(value)), value);
  }
});

const make = (said) => numberField({ label: "w", onInput() {}, onStep() {}, onMessage: (words) => said.push(words), describedBy: "m" });

test("with the focus, and in its tooltip, a field holds the whole number", () => {
  const field = make([]);
  field.set(0.1234567);
  assert.equal(field.input.title, "0.1234567");
  field.input.focus();
  assert.equal(field.input.value, "0.1234567");
  field.set(123456.78);
  assert.equal(field.input.value, "123456.78");
  field.input.blur();
  field.set(2);
  assert.equal(field.input.title, "");
});

test("a refusal goes when the number that was kept is typed again", () => {
  const said = [];
  const field = make(said);
  field.set(2);
  field.input.type("x");
  assert.match(said.at(-1), /2 is kept/);
  field.input.blur();
  field.input.type("2");
  assert.equal(said.at(-1), "");
  const words = [];
  const { element, set } = seedField({ limits: [1, 9], onSeed() {}, onMessage: (text) => words.push(text), describedBy: "m" });
  set(3);
  const [input] = element.all("input");
  const type = (text) => {
    input.valueAsNumber = Number(text);
    input.type(text);
  };
  type("3.5");
  input.dispatchEvent(new Event("change"));
  assert.match(words.at(-1), /3 is kept/);
  type("3");
  assert.equal(words.at(-1), "");
});
