/** The curves of activations as a table. */
import { curveTable } from "../pieces/curve_table.js";
import { slopeAt } from "../mathematics/mlp.js";

const Z = [-6, -4, -2, -1, -0.5, 0, 0.5, 1, 2, 4, 6];

export function valuesTable() {
  const { element, update } = curveTable("The curves as a table");
  return {
    element,
    /** @param {import("../mathematics/activations.js").Activation[]} activations  elementwise */
    update(activations) {
      update({
        key: activations.map(({ name, parameter }) => `${name} ${parameter}`).join(),
        caption: `Values and derivatives of ${activations.map(({ label }) => label).join(" and ")}`,
        heads: ["z", ...activations.flatMap(({ label }) => [`${label}: a`, "φ′(z)"])],
        stops: Z,
        at: (z) => activations.flatMap((one) => [one.function([z])[0], slopeAt(one, z)]),
      });
    },
  };
}
