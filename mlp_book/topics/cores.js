/**
 * A matrix product shared among cores: who computes what, and when (as mlp_book/topics/cores.py).
 *
 * One task is one entry of the output: n_in multiplications and n_in additions. In each round every
 * core takes the next entry, row by row. A tick is what a strong core needs for one operation. What
 * cannot be divided is done first, by one strong core.
 *
 * @typedef {object} Schedule
 * @property {number} entries
 * @property {number} operations
 * @property {number} rounds
 * @property {number} roundTime
 * @property {number} serial   ticks of what cannot be divided
 * @property {number} alone    ticks of all on one strong core
 * @property {number} time
 * @property {number} speedUp
 * @property {number} busy     of the cores' time in the product, the share in which they compute
 */

/** @returns {Schedule} */
export function schedule({ m, n_in: inputs, n_out: neurons }, { cores, slower = 1 }, share = 0) {
  const entries = m * neurons;
  const operations = 2 * inputs * entries;
  const rounds = Math.ceil(entries / cores);
  const roundTime = slower * 2 * inputs;
  const alone = operations / (1 - share);
  const serial = share * alone;
  const time = serial + rounds * roundTime;
  return {
    entries,
    operations,
    rounds,
    roundTime,
    serial,
    alone,
    time,
    speedUp: alone / time,
    busy: entries / (rounds * cores),
  };
}

/** The entries, counted from 0, of round `number`, counted from 1: from the first to before the last. */
export const inRound = (entries, cores, number) => [
  (number - 1) * cores,
  Math.min(number * cores, entries),
];

/** The entries, counted from 0, that core number `core`, counted from 1, computes. */
export function entriesOf(entries, cores, core) {
  const own = [];
  for (let entry = core - 1; entry < entries; entry += cores) own.push(entry);
  return own;
}

/** Amdahl's speed-up. */
export const amdahl = (share, cores) => 1 / (share + (1 - share) / cores);

/**
 * The machines that the reader compares.
 * @param {{few: number, many: number, slower: number}} settings
 */
export const machines = ({ few, many, slower }) => ({
  one: { cores: 1, slower: 1 },
  few: { cores: few, slower: 1 },
  many: { cores: many, slower },
});

/** All three, and the names of those that need the least time. */
export function compare(state) {
  const all = Object.entries(machines(state));
  const found = Object.fromEntries(all.map(([name, one]) => [name, schedule(state, one, state.share)]));
  const names = Object.keys(found);
  const least = Math.min(...names.map((name) => found[name].time));
  return { found, fastest: names.filter((name) => found[name].time <= least * (1 + 1e-12)) };
}

/** A state whose round and core exist. */
export function settled(state) {
  const { cores } = machines(state)[state.machine];
  const rounds = Math.ceil((state.m * state.n_out) / cores);
  return { ...state, round: Math.min(state.round, rounds), core: Math.min(state.core, cores) };
}
