/** The test digits, packed in a text: a letter a count, "a" for 0 to "q" for 16, then the digits. */
const CELLS = 64;
const ZERO = "a".charCodeAt(0);

/** @param {{pixels: string, digits: string}} packed */
export function examplesOf({ pixels, digits }) {
  return {
    labels: Array.from(digits, Number),
    /** The counts of test digit k, from 1. */
    pixels: (k) => Array.from({ length: CELLS }, (_, j) => pixels.charCodeAt((k - 1) * CELLS + j) - ZERO),
  };
}
