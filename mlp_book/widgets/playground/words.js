/** What the playground shows beside its numbers: where the data lie, and what the signs mean. */

/** A square that holds each data set. */
export const DOMAINS = {
  two_moons: [[-1.6, 2.6], [-1.85, 2.35]],
  circles: [[-1.6, 1.6], [-1.6, 1.6]],
  spirals: [[-1.3, 1.3], [-1.3, 1.3]],
  xor_clouds: [[-0.6, 1.6], [-0.6, 1.6]],
  surface: [[-1.2, 1.2], [-1.2, 1.2]],
};

/** The examples as points of a picture, those kept for the test too. */
export function examplesOf({ settings, train, test }) {
  const border = settings.data === "surface" ? 0 : 0.5;
  const of = ({ X, Y, m }, isTest) =>
    Array.from({ length: m }, (_, k) => ({ x: [X[2 * k], X[2 * k + 1]], one: Y[k] > border, test: isTest }));
  return [...of(test, true), ...of(train, false)];
}

/** @param {boolean} small  only the output is shown, no neuron and no ring */
export const KEY = (regression, small) => [
  `${regression ? "■ target above 0, ● target 0 or below" : "■ class 1, ● class 0"}; filled: training point, hollow: test point.`,
  ...(small ? [] : [
    "Pick a neuron of the graph by a click or by arrow keys.",
    "The ring is the x of the numbers: click in a picture to move it.",
  ]),
  "Run goes on to the next thousand updates. Step back takes back the last press or change; Reset goes to update 0 with the same seed.",
].join(" ");
