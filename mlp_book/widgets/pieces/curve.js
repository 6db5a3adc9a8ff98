/** The curve of an activation as points, for pictures. */

/**
 * @param {import("../mathematics/activations.js").Activation} activation  elementwise
 * @param {[number, number]} domain  of z
 * @param {number} count  how many intervals
 * @returns {[number, number][]}  (z, a); 0 is among them, where the kinks are
 */
export function curvePoints(activation, [low, high], count) {
  const z = Array.from({ length: count + 1 }, (_, k) => low + ((high - low) * k) / count);
  if (low < 0 && high > 0) z.push(-(high - low) * 1e-9, 0, (high - low) * 1e-9);
  z.sort((p, q) => p - q);
  const a = activation.function(z);
  return z.map((v, k) => [v, a[k]]);
}

/** Points as the d of an SVG path. */
export const pathOf = (points, x, y) =>
  points.map(([u, v], k) => `${k ? "L" : "M"}${x(u).toFixed(1)},${y(v).toFixed(1)}`).join("");
