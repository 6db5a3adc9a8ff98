/** Gradient descent, contours and axes, without a browser; FIXTURES are mlp_core's. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { close, fixtures } from "../fixtures.mjs";

const book = "../../../mlp_book";
const { makeNetwork } = await import(`${book}/widgets/mathematics/mlp.js`);
const { makeProblem, pointAt, sliceOf, stepFrom, verdict } = await import(`${book}/widgets/gradient_descent/descent.js`);
const { contoursOf, labelPlaces, roundLevels, sampleGrid } = await import(`${book}/widgets/pieces/contours.js`);
const { decades, linear, logarithmic, roundUp, ticks } = await import(`${book}/widgets/pieces/scales.js`);
const { domainOf, fit, zoomIn, zoomOut } = await import(`${book}/widgets/pieces/descent_view.js`);
const { fixedSix, formatSix } = await import(`${book}/widgets/pieces/six_decimals.js`);
const { named } = await import(`${book}/widgets/pieces/stretch.js`);
const { powerOfTen } = await import(`${book}/widgets/pieces/walk_chart.js`);

const network = makeNetwork([2, 2, 1], ["relu", "identity"]);
const problem = makeProblem(network, fixtures.x, fixtures.target);

test("six weights, named as on paper", () => {
  const names = problem.weights.map(({ name }) => name);
  assert.deepEqual(names, ["W1[1,1]", "W1[1,2]", "W1[2,1]", "W1[2,2]", "W2[1]", "W2[2]"]);
  assert.deepEqual(problem.weights.map(({ index }) => index), [0, 1, 2, 3, 6, 7]);
});

test("every walk is mlp_core's, to 1e-12", () => {
  for (const { rate, thetas, outputs, errors, gradients } of fixtures.walks) {
    thetas.slice(0, -1).forEach((theta, k) => {
      const where = `eta ${rate}, epoch ${k}`;
      const step = stepFrom(problem, theta, rate);
      close(step.gradient, gradients[k], `${where}: gradient`);
      close([step.output, step.error], [outputs[k], errors[k]], `${where}: O and E`);
      close(step.next, thetas[k + 1], `${where}: the new weights`);
    });
  }
});

test("a slice of the surface is mlp_core's, to 1e-12", () => {
  const places = [-3, -2, -1, 0, 1, 2, 3];
  for (const { across, up, values } of fixtures.slices) {
    const f = sliceOf(problem, fixtures.walks[0].thetas[0], across, up);
    close(places.flatMap((v) => places.map((u) => f(u, v))), values, `over ${across} and ${up}`);
    const domain = { x: [-3, 3], y: [-3, 3] };
    close(Array.from(sampleGrid(f, domain, 7)), values, "the grid");
  }
});

test("what a step did is said in words", () => {
  const kinds = (rate) => {
    const { thetas } = fixtures.walks.find((walk) => walk.rate === rate);
    return thetas.slice(0, 5).map((theta, k) => {
      const before = k === 0 ? undefined : pointAt(problem, thetas[k - 1], k - 1);
      return verdict(problem, stepFrom(problem, theta, rate), before, formatSix).kind;
    });
  };
  assert.deepEqual(kinds(0.05), ["start", "downhill", "downhill", "downhill", "downhill"]);
  assert.deepEqual(kinds(0.1), ["start", "crossed", "downhill", "downhill", "arrived"]);
  assert.deepEqual(kinds(0.2), ["start", "grew", "crossed", "crossed", "crossed"]);
  assert.deepEqual(kinds(0.3), ["start", "grew", "grew", "grew", "crossed"]);
  assert.deepEqual(kinds(0.5), ["start", "grew", "grew", "dead", "dead"]);
  const half = stepFrom(problem, [1, 3, -2, -4, 0, 0, 0.5, 0.3, 0], 0.1);
  const said = verdict(problem, half, undefined, formatSix);
  assert.equal(said.kind, "half");
  assert.match(said.words, /^ReLU 2 is dead here: z1\[2\] = −3\.8\. /);
  assert.equal(half.gradient[2] || half.gradient[3] || half.gradient[7], 0);
});

test("six decimals, and powers of ten for what would vanish", () => {
  const table = [
    [3.98236, "3.98236"],
    [0.00006643529, "0.000066"],
    [1.525e-8, "1.525·10⁻⁸"],
    [-2e-9, "−2·10⁻⁹"],
    [0, "0"],
    [1, "1"],
    [-2.0126, "−2.0126"],
  ];
  for (const [value, text] of table) assert.equal(formatSix(value), text);
  assert.equal(fixedSix(0.3528), "0.352800");
  assert.equal(fixedSix(-0.352734), "−0.352734");
  assert.equal(named("E", () => formatSix(3.98236)), "E = 3.98236");
  assert.equal(named("E", () => formatSix(0.00006643529)), "E ≈ 0.000066");
});

test("scales and round numbers", () => {
  const scale = linear([0, 2], [0, 100]);
  assert.equal(scale(0.5), 25);
  assert.equal(scale.invert(25), 0.5);
  const log = logarithmic([1e-4, 1], [100, 0]);
  close(log(1e-2), 50, "log");
  close(log.invert(50), 1e-2, "log back");
  assert.deepEqual([0.3, 1, 1.1, 2.2, 7].map(roundUp), [0.5, 1, 2, 5, 10]);
  assert.deepEqual(ticks([-0.2, 0.8], 6), [-0.2, 0, 0.2, 0.4, 0.6, 0.8]);
  assert.deepEqual(decades([1e-4, 1], 7), [0, -1, -2, -3, -4]);
  assert.deepEqual(decades([1e-12, 10], 7), [1, -1, -3, -5, -7, -9, -11]);
  assert.deepEqual([3, 0, -2, -3, -12].map(powerOfTen), ["1000", "1", "0.01", "10⁻³", "10⁻¹²"]);
});

test("the view grows when the walk leaves it, and never shrinks by itself", () => {
  const start = fit([0.5, 0.3], 0.5, [[0.28, 0.15]]);
  assert.deepEqual(start, { center: [0.5, 0.3], half: 0.5 });
  const grown = fit(start.center, start.half, [[-0.59, -0.456]]);
  assert.equal(grown.half, 2);
  assert.equal(fit(grown.center, grown.half, [[0.5, 0.3]]).half, 2);
  assert.equal(fit(grown.center, grown.half, [[Infinity, NaN]]).half, 2);
  assert.deepEqual(zoomIn(grown, [1, 1]), { center: [1, 1], half: 1 });
  assert.equal(zoomOut(grown).half, 5);
  assert.deepEqual(domainOf(start), { x: [0, 1], y: [-0.2, 0.8] });
});

test("round levels below the highest value", () => {
  assert.deepEqual(roundLevels([0, 4.6], 5), [0.1, 0.2, 0.5, 1, 2]);
  assert.deepEqual(roundLevels([0.3, 4.6], 9), [0.5, 1, 2]);
  assert.deepEqual(roundLevels([3, 3], 5), []);
  assert.deepEqual(roundLevels([0, NaN, Infinity, 1], 3), [0.1, 0.2, 0.5]);
});

test("contours of a bowl are circles where they should be", () => {
  const n = 61;
  const values = sampleGrid((x, y) => x * x + y * y, { x: [-2, 2], y: [-2, 2] }, n);
  const [one] = contoursOf(values, n, [2.25], 400, 400);
  assert.ok(one.points.length > 40);
  const inner = one.points.filter(([x, y]) => Math.hypot(x - 200, y - 200) < 190);
  assert.ok(inner.length > 40);
  for (const [x, y] of inner) {
    assert.ok(Math.abs(Math.hypot(x - 200, y - 200) - 150) < 0.5, `${x}, ${y}`);
  }
  const slanted = sampleGrid((x, y) => (x > 0 && y > 0 ? 4 : 1), { x: [-2, 2], y: [-2, 2] }, n);
  const [corner] = contoursOf(slanted, n, [2], 400, 400);
  const inside = corner.points.filter(([x, y]) => x > 0 && x < 400 && y > 0 && y < 400);
  assert.ok(inside.every(([x, y]) => x > 190 && y < 210), "the highest y is at the top");
});

test("labels keep apart, inside, and away from the point", () => {
  const ring = (radius) =>
    Array.from({ length: 90 }, (_, k) => [200 + radius * Math.cos(k / 14.3), 200 + radius * Math.sin(k / 14.3)]);
  const lines = [100, 102, 104, 106].map((radius) => ({ level: radius, d: "", points: ring(radius) }));
  const places = labelPlaces(lines, 400, 400, [[250, 200]]);
  assert.equal(places.length, 4);
  const real = [...places.filter(Boolean).map(({ x, y }) => [x, y]), [250, 200]];
  assert.equal(real.length, 5);
  real.forEach(([x, y], k) => {
    assert.ok(x >= 18 && x <= 382 && y >= 18 && y <= 382);
    for (const [u, v] of real.slice(k + 1)) assert.ok(Math.hypot(x - u, y - v) >= 34);
  });
});
