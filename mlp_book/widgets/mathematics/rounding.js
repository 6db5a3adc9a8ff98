/** What rounding alone leaves of a sum that is 0 on paper: 0.1 + 0.2 − 0.3 is 5.551·10⁻¹⁷ in float64. */

const ROUNDING = 2 ** -50; // of the largest term: each sum and product is off by 2^-53 of it at most

/** Is the sum of these terms 0 but for what rounding has left? */
export const isLeftover = (sum, terms) => sum !== 0 && Math.abs(sum) <= ROUNDING * Math.max(...terms.map(Math.abs));

/** The sum as paper has it. */
export const onPaper = (sum, terms) => (isLeftover(sum, terms) ? 0 : sum);

/**
 * Is phi(z[i]) a number that no decimal writes whole? Of sigmoid, tanh, ELU below 0 and softmax it
 * is, but for a few z, as exp of a fraction is irrational: also where float64 has rounded it to 1.
 * @param {string} name
 * @param {number[]} z  of the whole layer
 */
export function isIrrational(name, z, i = 0) {
  if (!Number.isFinite(z[i])) return false;
  if (name === "softmax") return z.some((v) => v !== z[i]);
  return name === "elu" ? z[i] < 0 : (name === "sigmoid" || name === "tanh") && z[i] !== 0;
}
