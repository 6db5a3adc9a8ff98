/** The sharing of a product among cores without a browser; FIXTURES are Python's. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const book = "../../../mlp_book";
const { amdahl, compare, entriesOf, inRound, machines, schedule, settled } = await import(`${book}/topics/cores.js`);
const { verdict } = await import(`${book}/widgets/parallelism/view.js`);
const { formulas } = await import(`${book}/widgets/parallelism/lines.js`);
const { inWords } = await import(`${book}/widgets/parallelism/grid.js`);

const fixtures = JSON.parse(readFileSync(process.env.FIXTURES, "utf8"));

function close(got, expected, where) {
  const error = Math.abs(got - expected) / Math.max(1, Math.abs(expected));
  assert.ok(error <= 1e-12, `${where}: got ${got}, expected ${expected}`);
}

test("schedules are Python's", () => {
  for (const { size, cores, slower, share, expected } of fixtures.schedules) {
    const [m, n_in, n_out] = size;
    const got = schedule({ m, n_in, n_out }, { cores, slower }, share);
    assert.equal(Object.keys(got).length, Object.keys(expected).length);
    for (const [name, value] of Object.entries(expected)) close(got[name], value, `${size} on ${cores}: ${name}`);
  }
});

test("who computes what is Python's", () => {
  for (const { entries, cores, rounds, of } of fixtures.orders) {
    rounds.forEach(([from, to], k) => assert.deepEqual(inRound(entries, cores, k + 1), [from, to]));
    of.forEach((own, k) => assert.deepEqual(entriesOf(entries, cores, k + 1), own));
  }
});

test("Amdahl's law is Python's, with infinitely many cores too", () => {
  for (const { share, cores, expected } of fixtures.amdahl) close(amdahl(share, cores ?? Infinity), expected, `${share} ${cores}`);
});

const base = { m: 4, n_in: 8, n_out: 8, few: 16, many: 4000, slower: 25, share: 0, machine: "few", core: 0, round: 0 };

test("each machine, and who is fastest", () => {
  for (const { state, fastest, times } of fixtures.compared) {
    const got = compare({ ...base, ...state });
    assert.deepEqual(got.fastest, fastest);
    for (const [name, time] of Object.entries(times)) close(got.found[name].time, time, name);
  }
  assert.deepEqual(machines(base).many, { cores: 4000, slower: 25 });
});

test("a round and a core that are no more are given up", () => {
  const { round, core } = settled({ ...base, round: 9, core: 99 });
  assert.deepEqual([round, core], [2, 16]);
  const one = settled({ ...base, machine: "one", round: 9, core: 3 });
  assert.deepEqual([one.round, one.core], [9, 1]);
});

test("every line is the formula with its numbers, and comes out", () => {
  for (const part of [{}, { machine: "many" }, { share: 0.1 }, { m: 64, n_out: 64, machine: "many", share: 0.25 }, { machine: "one", m: 3, slower: 7 }]) {
    const state = { ...base, ...part };
    const one = compare(state).found[state.machine];
    for (const [symbol, name, words, value] of formulas(state, one)) {
      if (value === "no limit") continue;
      const sum = words.split(/[=≈]/).map((text) => text.trim()).filter(Boolean).at(-1)
        .replaceAll("⌈", "Math.ceil(").replaceAll("⌉", ")").replaceAll("·", "*").replaceAll("−", "-").replaceAll(" %", "");
      const got = new Function(`return ${sum}`)();
      const wanted = Number(value.replace(" %", ""));
      const scale = name === "busy" ? 100 : 1;
      assert.ok(Math.abs(got * scale - wanted) <= 0.06 + 2e-3 * Math.abs(wanted), `${symbol}: ${words} gives ${got}, not ${value}`);
    }
  }
});

test("what happens, in words", () => {
  const say = (part) => verdict({ ...base, ...part }, compare({ ...base, ...part }), fixtures.titles);
  assert.equal(say({}), "32 entries wait for 16 cores.");
  assert.equal(say({ m: 1 }), "8 entries wait for 16 cores. 8 cores will find nothing to do.");
  assert.equal(say({ m: 1, n_out: 15 }), "15 entries wait for 16 cores. 1 core will find nothing to do.");
  assert.equal(say({ round: 1 }), "16 cores compute one entry each, 0 are idle.");
  assert.equal(say({ m: 3, round: 2 }), "8 cores compute one entry each, 8 are idle. All is done after 32 ticks. For this product fastest: a few strong cores.");
  assert.match(say({ m: 1, n_out: 1, round: 1 }), /^1 core computes one entry, 15 are idle\..* equally fast: one strong core and a few strong cores\.$/);
  assert.match(say({ m: 1, n_out: 15, round: 1 }), /^15 cores compute one entry each, 1 is idle\./);
});

test("entries in words", () => {
  assert.equal(inWords([0, 3, 4], 4), "(1, 1), (1, 4), (2, 1)");
  assert.equal(inWords([0, 1, 2, 3, 4, 5, 6], 4, 2), "(1, 1), (1, 2) and 5 more");
});
