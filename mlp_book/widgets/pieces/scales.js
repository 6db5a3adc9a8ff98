/**
 * Axes: from numbers to pixels, and round numbers to mark. d3-scale would do it in 29 kB a bundle.
 *
 * @typedef {[number, number]} Interval
 * @typedef {((value: number) => number) & {invert: (pixel: number) => number}} Scale
 */

/**
 * @param {Interval} domain
 * @param {Interval} range  pixels
 * @returns {Scale}
 */
export function linear([d0, d1], [r0, r1]) {
  const scale = (value) => r0 + ((value - d0) / (d1 - d0)) * (r1 - r0);
  scale.invert = (pixel) => d0 + ((pixel - r0) / (r1 - r0)) * (d1 - d0);
  return scale;
}

/** The same in decades. */
export function logarithmic(domain, range) {
  const exponents = linear(domain.map(Math.log10), range);
  const scale = (value) => exponents(Math.log10(value));
  scale.invert = (pixel) => 10 ** exponents.invert(pixel);
  return scale;
}

/** The smallest of 1, 2, 5, 10, 20, ... (times a power of ten) that is `least` or more. */
export function roundUp(least) {
  const unit = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((f) => f * unit >= least * (1 - 1e-9));
  return Number((factor * unit).toPrecision(1));
}

/** Round numbers in an interval, about `count` of them. */
export function ticks([low, high], count) {
  const step = roundUp((high - low) / count);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

/** The powers of ten from low to high, at most `count` of them. */
export function decades([low, high], count) {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const stride = Math.max(1, Math.ceil((last - first + 1) / count));
  return Array.from({ length: last - first + 1 }, (_, k) => last - k).filter((_, k) => k % stride === 0);
}
