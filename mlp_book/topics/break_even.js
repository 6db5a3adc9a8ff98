/**
 * When a GPU begins to win, as mlp_book/topics/break_even.py has it; microseconds.
 *
 * @typedef {object} Lines
 * @property {number} fixed
 * @property {number} per_row
 * @property {number} gpu_row
 * @property {number[]} batches   where the CPU was measured
 * @property {number[]} measured  what it took there
 */
export const cpu = ({ fixed, per_row }, rows) => fixed + per_row * rows;
export const gpu = ({ gpu_row }, rows, launch, launches) => launches * launch + gpu_row * rows;
/** The rows at which both take as long; below 0 the GPU always wins. */
export const crossing = ({ fixed, per_row, gpu_row }, launch, launches) => (launches * launch - fixed) / (per_row - gpu_row);
/** What a launch may cost, if the GPU is to be as quick with so many rows. */
export const affordable = (lines, rows, launches) => (cpu(lines, rows) - lines.gpu_row * rows) / launches;
