/**
 * Invented data sets, as in mlp_core/toy_data.py: the same seed gives the same points.
 *
 * @typedef {{X: Float64Array, Y: Float64Array, m: number}} Examples  X row by row, two numbers each
 * @typedef {import("./random.js").Generator} Generator
 */
const CORNERS = [[0, 0], [0, 1], [1, 1], [1, 0]];

const draws = (m, draw) => Float64Array.from({ length: m }, draw);

/** Points of two classes, 0, 1, 0, 1, ...: where each lies, and noise on both coordinates. */
function classes(m, generator, noise, place, arms = 2) {
  const X = new Float64Array(2 * m);
  for (let k = 0; k < m; k += 1) X.set(place(k, k % arms), 2 * k);
  return { X: X.map((v) => v + generator.normal(0, noise)), Y: draws(m, (_, k) => k % arms), m };
}

const MAKERS = {
  two_moons(m, generator, noise) {
    const angle = draws(m, () => generator.uniform(0, Math.PI));
    return classes(m, generator, noise, (k, lower) => {
      const [u, v] = [Math.cos(angle[k]), Math.sin(angle[k])];
      return lower ? [1 - u, 0.5 - v] : [u, v];
    });
  },
  circles(m, generator, noise) {
    const angle = draws(m, () => generator.uniform(0, 2 * Math.PI));
    return classes(m, generator, noise, (k, inner) => {
      const radius = inner ? 0.5 : 1;
      return [radius * Math.cos(angle[k]), radius * Math.sin(angle[k])];
    });
  },
  spirals(m, generator, noise) {
    const radius = draws(m, () => Math.sqrt(generator.uniform(0, 1)));
    return classes(m, generator, noise, (k, arm) => {
      const angle = 2 * Math.PI * (radius[k] + arm / 2);
      return [radius[k] * Math.cos(angle), radius[k] * Math.sin(angle)];
    });
  },
  xor_clouds: (m, generator, noise) => classes(m, generator, noise, (k) => CORNERS[k % 4]),
  surface(m, generator, noise) {
    const X = draws(2 * m, () => generator.uniform(-1, 1));
    const Y = draws(m, (_, k) => Math.sin(Math.PI * X[2 * k]) * Math.cos((Math.PI / 2) * X[2 * k + 1]));
    return { X, Y: Y.map((y) => y + generator.normal(0, noise)), m };
  },
};

export const TOY_DATA_NAMES = /* @__PURE__ */ Object.keys(MAKERS);

/**
 * @param {string} name  a function of mlp_core.toy_data
 * @param {number} m  how many points
 * @param {Generator} generator
 * @param {number} noise  the standard deviation
 * @returns {Examples}
 */
export function toyData(name, m, generator, noise) {
  if (!Object.hasOwn(MAKERS, name)) {
    throw new Error(`data ${name}: expected one of ${TOY_DATA_NAMES.join(", ")}`);
  }
  return MAKERS[name](m, generator, noise);
}

/** The first `count` examples, and the others. */
export function splitAt({ X, Y, m }, count) {
  const part = (from, to) => ({ X: X.slice(2 * from, 2 * to), Y: Y.slice(from, to), m: to - from });
  return { train: part(0, count), test: part(count, m) };
}
