/** What rounding alone leaves of a sum that is 0 on paper: 0.1 + 0.2 − 0.3 is 5.551·10⁻¹⁷ in float64. */

const ROUNDING = 2 ** -50; // of the largest term: each sum and product is off by 2^-53 of it at most

/** Is the sum of these terms 0 but for what rounding has left? */
export const isLeftover = (sum, terms) => sum !== 0 && Math.abs(sum) <= ROUNDING * Math.max(...terms.map(Math.abs));

/** The sum as paper has it. */
export const onPaper = (sum, terms) => (isLeftover(sum, terms) ? 0 : sum);
