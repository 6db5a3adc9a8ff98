/**
 * A seeded generator: the same numbers as NumPy's `default_rng(seed).random()`, so that one seed
 * gives one network in Python and in the page. PCG64 (O'Neill's XSL-RR, 128 bits of state) seeded
 * by NumPy's SeedSequence.
 */
import { standardNormal } from "./normal.js";

const MASK64 = (1n << 64n) - 1n;
const MASK128 = (1n << 128n) - 1n;
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;

/** SeedSequence(seed).generate_state(8): eight 32-bit words. */
function seedWords(seed) {
  const entropy = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, 0, 0];
  let hash = 0x43b0d7e5;
  const mixIn = (word) => {
    let v = word ^ hash;
    hash = Math.imul(hash, 0x931e8875);
    v = Math.imul(v, hash);
    return v ^ (v >>> 16);
  };
  const pool = entropy.map(mixIn);
  for (let from = 0; from < 4; from += 1) {
    for (let to = 0; to < 4; to += 1) {
      if (from === to) continue;
      const v = Math.imul(0xca01f9dd, pool[to]) - Math.imul(0x4973f715, mixIn(pool[from]));
      pool[to] = (v | 0) ^ ((v | 0) >>> 16);
    }
  }
  hash = 0x8b51f9dd;
  return Array.from({ length: 8 }, (_, k) => {
    let v = pool[k % 4] ^ hash;
    hash = Math.imul(hash, 0x58f38ded);
    v = Math.imul(v, hash);
    return (v ^ (v >>> 16)) >>> 0;
  });
}

export class Generator {
  /** @param {number} seed  a whole number from 0 to 2^53 - 1 */
  constructor(seed) {
    if (!Number.isSafeInteger(seed) || seed < 0) {
      throw new Error(`seed is ${seed}, expected a whole number from 0 to 2^53 - 1`);
    }
    const words = seedWords(seed).map(BigInt);
    const pair = (k) => words[k] | (words[k + 1] << 32n);
    this.increment = ((((pair(4) << 64n) | pair(6)) << 1n) | 1n) & MASK128;
    this.state = 0n;
    this.step();
    this.state = (this.state + ((pair(0) << 64n) | pair(2))) & MASK128;
    this.step();
    this.upper = null; // what `half` has kept back
  }

  step() {
    this.state = (this.state * MULTIPLIER + this.increment) & MASK128;
  }

  /** The next 64 bits. */
  bits() {
    this.step();
    const folded = ((this.state >> 64n) ^ this.state) & MASK64;
    const turn = this.state >> 122n;
    return ((folded >> turn) | (folded << (64n - turn))) & MASK64;
  }

  /** A number in [0, 1), NumPy's `random()`. */
  random() {
    return Number(this.bits() >> 11n) / 2 ** 53;
  }

  /** NumPy's `uniform(low, high)`. */
  uniform(low, high) {
    return low + (high - low) * this.random();
  }

  /** NumPy's `normal(mean, deviation)`. */
  normal(mean = 0, deviation = 1) {
    return mean + deviation * standardNormal(this);
  }

  /** The next 32 bits: of a word the lower half, then the upper one. */
  half() {
    if (this.upper !== null) {
      const kept = this.upper;
      this.upper = null;
      return kept;
    }
    const word = this.bits();
    this.upper = Number(word >> 32n);
    return Number(word & 0xffffffffn);
  }

  /** A whole number from 0 to `most`, below 2^31, each as likely: drawn until one fits. */
  upTo(most) {
    const mask = 2 ** (32 - Math.clz32(most)) - 1;
    let value;
    do value = (this.half() & mask) >>> 0;
    while (value > most);
    return value;
  }

  /** NumPy's `permutation(n)`: 0, 1, ... n - 1 in a new order. */
  permutation(n) {
    const order = Int32Array.from({ length: n }, (_, k) => k);
    for (let i = n - 1; i > 0; i -= 1) {
      const j = this.upTo(i);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }
}
