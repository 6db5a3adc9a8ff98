/** The optimiser race without a browser; FIXTURES are mlp_core's. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { close, fixtures } from "../fixtures.mjs";

const book = "../../../mlp_book";
const { makeSurface, SURFACE_NAMES } = await import(`${book}/topics/surfaces.js`);
const { KINDS, listOf, makeRace, verdict } = await import(`${book}/widgets/optimizer_race/race.js`);
const { surfaceRows } = await import(`${book}/widgets/optimizer_race/surface_lines.js`);
const { baseFour, equalsFour, factorFour, formatFour } = await import(`${book}/widgets/optimizer_race/four_digits.js`);
const { formatNarrow } = await import(`${book}/widgets/pieces/scientific.js`);
const { leadingDigit, leadingNine, rungs } = await import(`${book}/widgets/pieces/units.js`);
const { roundLevels } = await import(`${book}/widgets/pieces/contours.js`);

const { goal, tooLarge, labels: names } = fixtures;

const stateOf = ({ surface, start, kind, options }, steps) => ({
  surface,
  start,
  optimizers: { [kind]: options },
  racing: [kind],
  steps,
});

test("the same surfaces and optimisers as in Python", () => {
  assert.deepEqual(SURFACE_NAMES, fixtures.names);
  assert.deepEqual(KINDS, fixtures.kinds);
});

test("every surface is Python's, to 1e-12", () => {
  for (const { surface: name, w, value, gradient, distance } of fixtures.points) {
    const surface = makeSurface(name);
    close(surface.value(w), value, `${name} at ${w}: E`);
    close(surface.at(w).value, value, `${name} at ${w}: E with its gradient`);
    close(surface.at(w).gradient, gradient, `${name} at ${w}: gradient`);
    close(surface.distance(w), distance, `${name} at ${w}: distance`);
  }
});

test("every walk is mlp_core's, to 1e-12, for 50 steps", () => {
  const race = makeRace({ goal, tooLarge, names });
  assert.ok(fixtures.walks.length >= 8 * 14);
  for (const one of fixtures.walks) {
    const where = `${one.kind} ${JSON.stringify(one.options)} on ${one.surface} from ${one.start}`;
    const walker = race.walker(one.kind, stateOf(one, 50));
    assert.equal(walker.path.length, 51, where);
    close(walker.path, one.path, where);
    close(walker.errors, one.errors, `${where}: E`);
    close(walker.distance, one.distances.at(-1), `${where}: distance`);
    const late = one.errors.flatMap((error, k) => (error < goal ? [] : [k]));
    const since = late.length ? late.at(-1) + 1 : 0;
    assert.equal(walker.since, since > 50 ? null : since, `${where}: since`);
    assert.equal(walker.left, since > 50 && late.length < 51, `${where}: left`);
  }
});

test("the next step is where the walk goes, forwards and after going back", () => {
  const race = makeRace({ goal, tooLarge, names });
  for (const one of fixtures.walks) {
    for (const k of [0, 30, 7]) {
      const step = race.nextStep(one.kind, stateOf(one, k));
      close(step.w, one.path[k], `${one.kind}: w`);
      close(step.to, one.path[k + 1], `${one.kind}: new w`);
      close(step.w.map((v, i) => v + step.move[i]), step.to, `${one.kind}: move`);
    }
  }
});

test("the rows of every surface add up", () => {
  for (const { surface, w, value, gradient } of fixtures.points) {
    const rows = Object.fromEntries(surfaceRows(surface).map((row) => [row.name, row]));
    const step = { w, error: value, g: gradient };
    for (const [name, expected] of [["E", value], ["g[1]", gradient[0]], ["g[2]", gradient[1]]]) {
      assert.equal(rows[name].value(step), expected);
    }
    if (rows.O) close(0.5 * (rows.O.value(step) - 1) ** 2, value, "E from O");
    if (rows.d) close(200 * rows.d.value(step), gradient[1], "g[2] from d");
    const number = (text) => Number(text.replaceAll("−", "-"));
    // What is written, computed as it is written, is what is said to come out.
    const written = (name) =>
      rows[name].numbers(step)[0].replaceAll("−", "-").replaceAll("·", "*").replaceAll("½", "0.5").replaceAll("¼", "0.25").replaceAll("²", "**2")
        .replace(/\*10\^(-?\d+)/g, "e$1");
    for (const name of Object.keys(rows)) {
      const got = new Function(`return ${written(name)}`)();
      const expected = rows[name].value(step);
      assert.ok(Math.abs(got - expected) < 2e-3 * Math.max(1, Math.abs(expected)), `${surface} ${name}: ${written(name)} is ${got}, not ${expected}`);
      assert.ok(Number.isFinite(number("1")));
    }
  }
});

test("a walk ends where it has diverged", () => {
  const race = makeRace({ goal, tooLarge, names });
  const state = stateOf({ surface: "valley", start: [-4, 2], kind: "GradientDescent", options: { learning_rate: 0.5 } }, 99);
  const walker = race.walker("GradientDescent", state);
  close(walker.errors, fixtures.diverging.errors, "E");
  assert.ok(walker.diverged);
  assert.ok(race.nextStep("GradientDescent", state).diverged);
  const { kind, words } = verdict([walker], 99, goal);
  assert.equal(kind, "grew");
  assert.match(words, /^GD has diverged: at step \d+ its E is \d\.\d{3}·10[⁰¹²³⁴⁵⁶⁷⁸⁹]+\. It is out\./);
  assert.doesNotMatch(words, /Lowest now/);
});

test("the race in words", () => {
  const one = (name, errors, more = {}) => ({
    name, errors, error: errors.at(-1), path: errors.map(() => [1, 2]), w: [1, 2], distance: 0.01, gradient: [1, 0], since: null, left: false, diverged: false, ...more,
  });
  const say = (walkers, steps = 3) => verdict(walkers, steps, 0.01);
  assert.equal(say([]).words, "Nobody takes part. Tick a name below.");
  assert.equal(say([one("GD", [5])], 0).words, "All start at w = [1, 2] with E = 5. Who gets below 0.01, and stays there?");
  assert.equal(say([one("GD", [5, 1]), one("Adam", [5, 0.5])]).words, "Lowest now: Adam, with E = 0.5. Nobody has been below 0.01 yet.");
  assert.match(say([one("GD", [5, 1]), one("Adam", [5, 1])]).words, /^Lowest now: GD and Adam, with E = 1\./);
  const race = say([one("GD", [5, 0.001], { since: 2 }), one("RMSProp", [5, 0.002], { since: 1 }), one("Adam", [5, 0.5], { left: true })]);
  assert.equal(race.words, "Lowest now: GD, with E = 0.001. Below 0.01: RMSProp since step 1, GD since step 2. Adam was below it, and is above it again.");
  const all = say([one("GD", [5, 1], { left: true }), one("Adam", [5, 2], { left: true })]);
  assert.equal(all.words, "Lowest now: GD, with E = 1. Nobody is below 0.01 now. GD and Adam were below it, and are above it again.");
  assert.equal(race.kind, "race");
  assert.match(say([one("GD", [5, 9])]).words, /GD stands higher than at the start\.$/);
  assert.equal(say([one("GD", [5, 9])]).kind, "grew");
  assert.match(say([one("GD", [5, 0.25], { gradient: [0.001, 0], distance: 1 })]).words, /GD hardly moves: its gradient is nearly 0, yet the nearest lowest point is 1 away\.$/);
  assert.equal(listOf(["a", "b", "c"]), "a, b and c");
});

test("four digits, so that a sum can be checked", () => {
  const table = [[0.0014899, "0.001490"], [0.05, "0.05"], [0.57468, "0.5747"], [32.00377, "32.0038"], [-0.0123456, "−0.01235"], [3.572e-4, "3.572·10⁻⁴"], [0, "0"], [-4, "−4"]];
  for (const [value, text] of table) assert.equal(formatFour(value), text);
  assert.equal(factorFour(-0.05), "(−0.05)");
  assert.deepEqual([baseFour(2), baseFour(-2), baseFour(1e-5)], ["2", "(−2)", "(1·10⁻⁵)"]);
  assert.deepEqual([equalsFour(0.05), equalsFour(0.0014899), equalsFour(1 / 3)], ["=", "≈", "≈"]);
  assert.deepEqual([formatNarrow(3.572e-4, 1), formatNarrow(-6.4e-12), formatNarrow(0.25)], ["3.6·10⁻⁴", "−6·10⁻¹²", "0.25"]);
});

test("steps of one in the leading digit, and of shares from 1 down", () => {
  const go = (unit, value, ...directions) =>
    directions.reduce((v, direction) => Number((v + direction * unit(v, direction)).toPrecision(6)), value);
  assert.equal(go(leadingDigit, 0.07, 1), 0.08);
  assert.equal(go(leadingDigit, 0.07, 1, 1, 1, 1), 0.2);
  assert.equal(go(leadingDigit, 0.2, -1, -1), 0.09);
  assert.equal(go(leadingDigit, 0.001, -1), 0.0009);
  assert.equal(go(leadingNine, 0.9, 1), 0.91);
  assert.equal(go(leadingNine, 0.9, -1), 0.8);
  assert.equal(go(leadingNine, 0.99, 1), 0.991);
  assert.equal(go(leadingNine, 0.999, -1), 0.998);
  assert.ok(Math.abs(leadingDigit(0.07, 1, 10) - 0.1) < 1e-15); // Shift
});

test("rungs of 1 and 3 in each decade", () => {
  const go = (value, factor, ...directions) =>
    directions.reduce((v, direction) => Number((v + direction * rungs(0.001)(v, direction, factor)).toPrecision(6)), value) + 0;
  assert.deepEqual([go(0.03, 1, 1), go(0.03, 1, 1, 1), go(0.03, 1, 1, 1, 1, 1)], [0.1, 0.3, 3]);
  assert.deepEqual([go(0.03, 1, -1), go(0.03, 1, -1, -1), go(0.03, 1, -1, -1, -1)], [0.01, 0.003, 0.001]);
  assert.deepEqual([go(0.02, 1, 1), go(0.02, 1, -1), go(0.05, 1, 1), go(0.05, 1, -1)], [0.03, 0.01, 0.1, 0.03]);
  assert.deepEqual([go(0.03, 10, 1), go(0.03, 10, -1), go(0.03, 0.1, 1), go(0.03, 0.1, -1)], [0.3, 0.003, 0.04, 0.02]);
  assert.deepEqual([go(0, 1, 1), go(0, 1, 1, 1), go(0.001, 1, -1), go(0, 1, -1)], [0.001, 0.003, 0, 0]);
});

test("levels a power of ten apart reach further down", () => {
  assert.deepEqual(roundLevels([0, 2500], 5, [1]), [0.1, 1, 10, 100, 1000]);
});
