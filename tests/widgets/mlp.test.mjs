/** mlp.js against what mlp_core computes (FIXTURES, written by fixtures.py), to 1e-12. */
import assert from "node:assert/strict";
import { test } from "node:test";

import * as mlp from "../../mlp_book/widgets/mathematics/mlp.js";
import * as perceptron from "../../mlp_book/topics/perceptron.js";
import { close, fixtures } from "./fixtures.mjs";

test("it knows what mlp_core knows", () => {
  assert.deepEqual([...mlp.ACTIVATION_NAMES].sort(), fixtures.names.activations);
  assert.deepEqual([...mlp.LOSS_NAMES].sort(), fixtures.names.losses);
  assert.deepEqual(mlp.INITIALIZER_NAMES, fixtures.names.initializers);
  assert.deepEqual([...mlp.OPTIMIZER_NAMES].sort(), fixtures.names.optimizers);
  assert.deepEqual(mlp.CONVENTIONS, fixtures.names.conventions);
});

test("an activation is written as the page's lists write it", () => {
  for (const [name, text] of Object.entries(fixtures.texts)) assert.equal(mlp.makeActivation(name).label, text);
});

test("the parts of an activation and of a loss have mlp_core's names", () => {
  const inPython = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const strangers = (twin, names) => Object.keys(twin).filter((name) => !names.includes(inPython(name)));
  const { of_an_activation: activation, of_a_loss: loss } = fixtures.names;
  for (const name of mlp.ACTIVATION_NAMES) assert.deepEqual(strangers(mlp.makeActivation(name), activation), ["label"]);
  for (const name of mlp.LOSS_NAMES) assert.deepEqual(strangers(mlp.makeLoss(name), loss), []);
});

for (const { spec, z, a, derivative, d_a, d_z } of fixtures.activations) {
  test(`activation ${spec.name} ${spec.parameter ?? ""}`, () => {
    const activation = mlp.makeActivation(spec);
    const got = activation.function(z);
    close(got, a, "a");
    if (derivative) close(z.map((v, k) => activation.derivative(v, got[k])), derivative, "a'");
    else assert.equal(activation.derivative, null);
    close(activation.backward(z, got, d_a), d_z, "dL/dz");
  });
}

for (const [k, one] of fixtures.losses.entries()) {
  test(`loss ${one.loss}, case ${k}`, () => {
    const loss = mlp.makeLoss(one.loss);
    const m = one.output.length;
    const value = one.output.reduce((s, a, i) => s + loss.formula(a, one.target[i]) / m, 0);
    close(value, one.value, "value");
    const derivative = one.output.map((a, i) => loss.derivative(a, one.target[i], m));
    close(derivative, one.derivative, "derivative");
  });
}

for (const [k, one] of fixtures.networks.entries()) {
  const names = one.activations.map(({ name }) => name).join(", ");
  test(`network ${k}: ${one.sizes.join("-")} ${names}, ${one.loss}`, () => {
    const network = mlp.makeNetwork(one.sizes, one.activations);
    const loss = mlp.makeLoss(one.loss);
    assert.equal(network.nParameters, one.theta.length);
    const passes = one.X.map((x) => mlp.forward(network, one.theta, x));
    one.z.forEach((z, l) => close(passes.map((pass) => pass.z[l]), z, `z[${l}]`));
    one.a.forEach((a, l) => close(passes.map((pass) => pass.a[l]), a, `a[${l}]`));
    close(mlp.predict(network, one.theta, one.X[0]), one.a.at(-1)[0], "predict");
    const { delta, gradient } = mlp.backward(network, one.theta, passes, one.Y, loss);
    close(delta, one.delta, "delta");
    close(gradient, one.backward, "gradient");
    const both = mlp.valueAndGradient(network, one.theta, one.X, one.Y, loss);
    close(both.value, one.value, "value");
    close(both.gradient, one.gradient, "value's gradient");
  });
}

for (const [k, one] of fixtures.chains.entries()) {
  const hidden = one.activations[0].name;
  test(`chain rule ${k}: ${one.sizes.join("-")} ${hidden}, ${one.loss}, mistake ${one.mistake}`, () => {
    const network = mlp.makeNetwork(one.sizes, one.activations);
    const loss = mlp.makeLoss(one.loss);
    const pass = mlp.forward(network, one.theta, one.x);
    const chain = mlp.factors(network, one.theta, pass, [one.target], loss, one.mistake);
    for (const kind of ["dA", "slope", "delta"]) close(chain[kind], one[kind], kind);
    close(mlp.gradientOf(network, pass, chain.delta), one.gradient, "gradient");
    close(mlp.lossOf(network, pass, [one.target], loss), one.value, "value");
    // Differences of rounded losses: 1e-16/1e-6 and a little.
    const numerical = mlp.numericalGradient(network, one.theta, one.x, [one.target], loss);
    close(numerical, one.numerical, "differences", 1e-9);
    const errors = numerical.map((n, i) => Math.abs(n - one.gradient[i]));
    if (one.mistake === "none") assert.ok(Math.max(...errors) < 1e-9, `${Math.max(...errors)}`);
  });
}

test("the error of one derivative is relative to the larger of the two", () => {
  assert.equal(mlp.relativeError(2, 1), 0.5);
  assert.equal(mlp.relativeError(-1, 1), 2);
  assert.equal(mlp.relativeError(0, 0), 0);
});

test("each product of the forward pass adds up to z", () => {
  const [one] = fixtures.networks;
  const network = mlp.makeNetwork(one.sizes, one.activations);
  one.X.forEach((x, k) => {
    const pass = mlp.forward(network, one.theta, x);
    one.z.forEach((z, l) =>
      z[k].forEach((zi, i) => {
        const terms = mlp.products(network, one.theta, pass, l, i);
        const sum = terms.reduce((s, { product }) => s + product, 0);
        close(sum + one.theta[mlp.biasIndex(network, l, i)], zi, `z[${l}][${i}]`);
        for (const { weight, signal, product } of terms) assert.equal(product, weight * signal);
      }),
    );
  });
});

for (const { name, options, gradients, path, state: last } of fixtures.optimizers) {
  test(`optimizer ${name} ${options.convention ?? ""} ${options.learning_rate}`, () => {
    const optimizer = mlp.makeOptimizer(name, options);
    let theta = [0, 1, 2, 3, 4];
    let state = optimizer.init(theta);
    gradients.forEach((gradient, k) => {
      ({ theta, state } = optimizer.update(theta, gradient, state));
      close(theta, path[k], `update ${k + 1}`);
    });
    assert.deepEqual(Object.keys(state), Object.keys(last)); // by mlp_core's names
    for (const [part, expected] of Object.entries(last)) close(state[part], expected, part);
  });
}

for (const { seed, random, normal, sizes, activations, initial } of fixtures.randomness) {
  test(`seed ${seed} gives NumPy's numbers, uniform ones to the last bit`, () => {
    const uniform = new mlp.Generator(seed);
    assert.deepEqual(random.map(() => uniform.random()), random);
    const generator = new mlp.Generator(seed);
    close(normal.map(() => generator.normal()), normal, "normal");
  });
  test(`seed ${seed} gives mlp_core's networks`, () => {
    const network = mlp.makeNetwork(sizes, activations);
    for (const [name, theta] of Object.entries(initial)) {
      close(mlp.initialize(network, new mlp.Generator(seed), name), theta, name);
    }
    close(mlp.glorotUniform(network, new mlp.Generator(seed)), initial.glorot_uniform, "theta");
  });
}

test("errors say what, got and expected", () => {
  const network = mlp.makeNetwork([2, 1], ["relu"]);
  assert.throws(() => mlp.forward(network, [1, 2], [1, 1]), /theta has 2 numbers.*takes 3/);
  assert.throws(() => mlp.forward(network, [1, 2, 3], [1]), /x has 1 numbers.*takes 2/);
  assert.throws(() => mlp.makeNetwork([2, 1], []), /0 activations for 1 layers/);
  assert.throws(() => mlp.makeActivation("step"), /step: expected one of identity/);
  assert.throws(() => mlp.makeLoss("mae"), /mae: expected one of half_squared_error/);
  assert.throws(() => mlp.makeOptimizer("LBFGS"), /LBFGS: expected one of GradientDescent/);
  assert.throws(() => mlp.makeOptimizer("Adam", { convention: "torch" }), /torch/);
  assert.throws(() => mlp.initialize(network, new mlp.Generator(1), "he"), /he: expected one of zeros/);
  assert.throws(() => new mlp.Generator(-1), /seed is -1/);
});

for (const [k, one] of fixtures.neurons.entries()) {
  test(`neuron ${k}: ${one.n} inputs, ${one.activation}`, () => {
    const neuron = perceptron.makeNeuron(one.n, one.activation);
    const pass = mlp.forward(neuron, one.theta, one.x);
    const terms = mlp.products(neuron, one.theta, pass, 0, 0).map(({ product }) => product);
    close(terms, one.products, "products");
    close(pass.z[0][0], one.z, "z");
    close(pass.a[0][0], one.a, "a");
    for (const [gate, right] of Object.entries(one.right ?? {})) {
      const points = perceptron.sides(gate, one.theta.slice(0, 2), one.theta[2]);
      close(points.map(({ z }) => z), one.corners, "z of the corners");
      assert.deepEqual(points.map((point) => point.right), right, gate);
    }
  });
}

test("step fires above 0 only, and no weights among many do XOR", () => {
  const { activations } = perceptron.makeNeuron(2, "step");
  assert.deepEqual(activations[0].function([-1, -1e-300, 0, 1e-300, 1]), [0, 0, 0, 1, 1]);
  const grid = Array.from({ length: 21 }, (_, k) => (k - 10) / 5);
  const most = (gate) => {
    let best = 0;
    for (const w1 of grid) for (const w2 of grid) for (const b of grid) {
      best = Math.max(best, perceptron.sides(gate, [w1, w2], b).filter(({ right }) => right).length);
    }
    return best;
  };
  assert.deepEqual(["AND", "OR", "XOR"].map(most), [4, 4, 3]);
  assert.ok(perceptron.sides("none", [1, 1], 0).every(({ right, target }) => right === null && target === null));
});

test("the side of a line, cut out of a rectangle", () => {
  const box = { x: [0, 2], y: [0, 1] };
  assert.deepEqual(perceptron.halfPlane([1, 0], -1, box), {
    polygon: [[1, 0], [2, 0], [2, 1], [1, 1]],
    cuts: [[1, 0], [1, 1]],
  });
  assert.equal(perceptron.halfPlane([0, 0], 1, box).polygon.length, 4);
  assert.deepEqual(perceptron.halfPlane([0, 0], 0, box), { polygon: [], cuts: [] });
  const { polygon, cuts } = perceptron.halfPlane([1, 1], -2.5, box);
  assert.deepEqual(polygon, [[2, 0.5], [2, 1], [1.5, 1]]);
  assert.deepEqual(cuts, [[2, 0.5], [1.5, 1]]);
});

for (const { spec, z, slope, true: exact, borders } of fixtures.slopes) {
  test(`slopes and zones of ${spec.name} ${spec.parameter ?? ""}`, () => {
    const activation = mlp.makeActivation(spec);
    z.forEach((v, k) => {
      const got = mlp.slopeAt(activation, v);
      assert.ok(Math.abs(got - slope[k]) <= 4.5e-16, `slope at ${v}: ${got}, expected ${slope[k]}`);
      assert.equal(mlp.kindOf(got), mlp.kindOf(slope[k]), `kind at ${v}`);
      const unrounded = mlp.trueSlope(activation, v);
      const expected = exact ? exact[k] : slope[k];
      const off = Math.abs(unrounded - expected);
      assert.ok(off <= 1e-12 * expected, `true slope at ${v}: ${unrounded}, expected ${expected}`);
    });
    const ends = mlp.zonesOf(activation).flatMap(({ from, to }) => [from, to]);
    const near = [...new Set(ends)].filter((v) => Math.abs(v) < 8);
    assert.equal(near.length, borders.length);
    near.forEach((v, k) => assert.ok(Math.abs(v - borders[k]) < 2e-4, `${v} for ${borders[k]}`));
  });
}

test("rounding makes the slope of sigmoid exactly 0 from about 37, on one side only", () => {
  const sigmoid = mlp.makeActivation("sigmoid");
  assert.ok(mlp.slopeAt(sigmoid, 36) > 0);
  assert.equal(mlp.slopeAt(sigmoid, 37), 0);
  assert.ok(mlp.slopeAt(sigmoid, -37) > 8e-17);
  const dead = mlp.zonesOf(sigmoid).filter(({ kind }) => kind === "dead");
  assert.ok(Math.abs(dead[1].from - 36.7368) < 1e-3);
  const tanh = mlp.zonesOf(mlp.makeActivation("tanh")).filter(({ kind }) => kind === "dead");
  assert.ok(Math.abs(tanh[0].to + 19.06) < 0.5 && Math.abs(tanh[1].from - 19.06) < 0.5);
  const relu = mlp.zonesOf(mlp.makeActivation("relu"));
  assert.deepEqual(relu, [{ kind: "dead", from: -1000, to: 0 }]);
});

test("kinks", () => {
  const kinked = [{ name: "relu" }, { name: "leaky_relu" }, { name: "elu", parameter: 2 }];
  for (const one of kinked) assert.ok(mlp.hasKink(mlp.makeActivation(one)), one.name);
  const whole = [{ name: "elu" }, { name: "leaky_relu", parameter: 1 }, { name: "tanh" }];
  for (const one of whole) assert.ok(!mlp.hasKink(mlp.makeActivation(one)), one.name);
});
