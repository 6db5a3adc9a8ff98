/**
 * The steps of a forward and a backward pass, in order: what each computes, by which formula,
 * where on the graph, and the same with numbers. Pure: no page.
 */
import { backwardSteps } from "./backward_steps.js";
import { forwardSteps, lossStep } from "./forward_steps.js";

/** @returns {Step[]} */
export function makeSteps(network, names, loss) {
  const layers = network.activations.map((_, l) => l);
  return [
    ...layers.flatMap((l) => forwardSteps(network, names, l)),
    lossStep(network, loss),
    ...layers.toReversed().flatMap((l) => backwardSteps(network, names, loss, l)),
  ];
}
