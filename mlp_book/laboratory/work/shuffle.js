/** The same order for the same reader and the same list, another for another reader. */

/** @returns {number}  32 bits that change with every letter */
function hash(text) {
  let h = 2166136261;
  for (let k = 0; k < text.length; k += 1) h = Math.imul(h ^ text.charCodeAt(k), 16777619);
  return h >>> 0;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randoms(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @template T
 * @param {T[]} list
 * @param {number} seed  the reader's
 * @param {string} name  of the list
 * @returns {T[]}  a new list
 */
export function shuffled(list, seed, name) {
  const random = randoms((hash(name) ^ seed) >>> 0);
  const result = [...list];
  for (let k = result.length - 1; k > 0; k -= 1) {
    const other = Math.floor(random() * (k + 1));
    [result[k], result[other]] = [result[other], result[k]];
  }
  return result;
}
