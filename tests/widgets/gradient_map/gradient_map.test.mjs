/** The gradient map without a browser; FIXTURES are Python's. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { close, fixtures } from "../fixtures.mjs";

const book = "../../../mlp_book";
const { makeMap, MAP_NAMES, stepTo, WAYS } = await import(`${book}/topics/maps.js`);
const { compass, wordsOf } = await import(`${book}/widgets/gradient_map/words.js`);
const { base, equals, factor, format } = await import(`${book}/widgets/gradient_map/written.js`);
const { contoursOf, levelsOf, sampleGrid } = await import(`${book}/widgets/pieces/contours.js`);

test("the same functions as in Python", () => {
  assert.deepEqual([...MAP_NAMES].sort(), [...fixtures.names].sort());
  assert.deepEqual(WAYS, ["along", "against", "line"]);
});

test("every value, gradient and step is Python's, to 1e-12", () => {
  assert.ok(fixtures.points.length >= 150);
  for (const { surface, point, value, gradient, ends, size } of fixtures.points) {
    const map = makeMap(surface);
    close(map.value(point), value, `${surface} at ${point}: f`);
    close(map.gradient(point), gradient, `${surface} at ${point}: gradient`);
    for (const way of WAYS) close(stepTo(gradient, point, size, way), ends[way], `${surface}: ${way}`);
  }
});

test("where an arrow points", () => {
  assert.equal(compass([2, 4]), "up and to the right");
  assert.equal(compass([-1, 0]), "to the left");
  assert.equal(compass([0.001, -1]), "down"); // one part in a thousand is not said
  assert.equal(compass([-1, -1]), "down and to the left");
});

test("the words tell a slope, the last step, and a place without an arrow", () => {
  const now = { value: 2, gradient: [3, 4], length: 5 };
  assert.equal(wordsOf(now, null), "f grows fastest up and to the right: 5 for each unit of distance.");
  const told = (way) => wordsOf(now, { way, value: 4.5, foretold: 2 });
  assert.match(told("against"), /^Step against the arrow: f changed by −2.5; the slopes foretold −2\. f grows/);
  assert.match(told("along"), /^Step along the arrow: f changed by −2.5; the slopes foretold 2\./);
  assert.match(told("line"), /^Step along the line: f changed by −2.5; the slopes foretold 0\./);
  assert.match(wordsOf({ value: 0, gradient: [0, 0], length: 0 }, null), /^The gradient is 0 here: no arrow/);
  assert.match(wordsOf({ value: 0, gradient: [0, 1e-4], length: 1e-4 }, null), /^Hardly any slope is left here: 1·10⁻⁴/);
});

test("numbers: what floating point leaves behind is no digit, and 0 is 0 alone", () => {
  assert.equal(format(0.1 + 0.2), "0.3");
  assert.equal(equals(0.1 + 0.2), "=");
  assert.equal(equals(1 / 3), "≈");
  assert.equal(format(1.5e-5), "1.5·10⁻⁵");
  assert.equal(format(0), "0");
  assert.equal(factor(-2), "(−2)");
  assert.equal(base(-2), "(−2)");
  assert.equal(base(1.5e-5), "(1.5·10⁻⁵)");
  assert.equal(base(2), "2");
});

test("contour lines of a function that also lies below 0", () => {
  const first = makeMap("first");
  const values = sampleGrid((x, y) => first.value([x, y]), { x: [-1.6, 1.6], y: [-1.6, 1.6] }, 61);
  const levels = levelsOf(values, { even: 1 });
  assert.deepEqual(levels, [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const lines = contoursOf(values, 61, levels, 300, 300, (v) => v);
  assert.ok(lines.every(({ points }) => points.length > 0));
  // The line of -2 crosses y = 0, the middle of the picture, at x = -1.
  const middle = lines[1].points.filter(([, y]) => Math.abs(y - 150) < 3);
  assert.ok(middle.some(([x]) => Math.abs(x - (300 * 0.6) / 3.2) < 1), JSON.stringify(middle));
  const wide = sampleGrid((x, y) => first.value([x, y]), { x: [-10, 10], y: [-10, 10] }, 61);
  const few = levelsOf(wide, { even: 1 });
  assert.ok(few.length > 3 && few.length <= 16, few.join());
});
