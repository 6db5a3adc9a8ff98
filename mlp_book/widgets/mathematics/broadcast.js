/** What NumPy makes of outputs of shape (m, 1) minus targets: (m, 1) again, or (m, m). */

const mean = (values) => values.reduce((s, v) => s + v, 0) / values.length;

/**
 * @param {number[]} outputs  a column, (m, 1)
 * @param {number[]} targets  as many
 * @param {boolean} column  their shape is (m, 1), not (m,)
 * @returns {{shape: [number, number], differences: number[][], mean: number, own: number}}
 *   differences: row j is output j minus each target that it meets; mean: of all their squares;
 *   own: of those of an output and its own target
 */
export function misses(outputs, targets, column) {
  const differences = outputs.map((y, j) => (column ? [y - targets[j]] : targets.map((t) => y - t)));
  return {
    shape: [outputs.length, column ? 1 : outputs.length],
    differences,
    mean: mean(differences.flat().map((d) => d * d)),
    own: mean(outputs.map((y, j) => (y - targets[j]) ** 2)),
  };
}

/** The sentence with which mlp_core refuses targets of shape (m,). */
export const refusal = (m) =>
  `mean_squared_error: output has shape (${m}, 1) and target (${m},), expected one shape (m, n_out) ` +
  "with m > 0; v[:, None] makes a column, v[None, :] one example";
