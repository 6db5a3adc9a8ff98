/** How to read the symmetry widget's pictures. */
import { h } from "../pieces/dom.js";

export const lossKey = () =>
  h("p", { class: "mlp-hint" }, "Dashes ", h("span", { class: "mlp-key is-second" }), " all weights equal; full line ",
    h("span", { class: "mlp-key is-first" }), " random weights.");

export const reading = () => [
  h("p", { class: "mlp-hint" }, "In the planes: grey, the weights into each neuron; orange, its next step (a tiny one is drawn longer); dots, its way so far."),
  h("p", { class: "mlp-hint" }, "dW1[i,j] is the mean, over the four rows, of (y − t)·W2[1,i]·φ′(z1[i])·x[j]. Where two neurons have the same numbers, every factor is the same, and so is the step."),
];
