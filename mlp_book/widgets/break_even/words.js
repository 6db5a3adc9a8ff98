/** What the break-even says in words. */
import { formatNumber } from "../pieces/format.js";

/** Microseconds, with four digits or so. */
export const micro = (value) => formatNumber(value, value < 100 ? 2 : value < 1000 ? 1 : 0);
/** The first batch with which the GPU is the quicker one. */
const first = (crossing) => Math.max(1, Math.floor(crossing) + 1);

export function verdict({ cpu, gpu, crossing, rows, most }) {
  const winner = gpu < cpu ? "the GPU" : "the CPU's one core";
  const [more, less] = [Math.max(cpu, gpu), Math.min(cpu, gpu)];
  const now = `With ${rows} row${rows === 1 ? "" : "s"} ${winner} is ${formatNumber(more / less, 1)} times as fast.`;
  if (crossing < 1) return `${now} With such launches the GPU wins for every batch.`;
  if (crossing >= most) return `${now} The GPU wins for no batch of this picture.`;
  return `${now} The GPU wins from ${first(crossing)} rows on.`;
}
