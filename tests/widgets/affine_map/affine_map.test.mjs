/** Affine maps and solids against what NumPy and mlp_core compute (FIXTURES), to 1e-12. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import * as mlp from "../../../mlp_book/widgets/mathematics/mlp.js";
import * as solids from "../../../mlp_book/topics/solids.js";
import * as space from "../../../mlp_book/topics/space.js";
import { areaWords } from "../../../mlp_book/widgets/affine_map/determinant_lines.js";
import { rowTimesColumn } from "../../../mlp_book/widgets/pieces/math_lines.js";
import { joined } from "../../../mlp_book/widgets/pieces/stretch.js";
import { close, fixtures } from "../fixtures.mjs";

for (const [k, one] of fixtures.pairs.entries()) {
  test(`pair of maps ${k}`, () => {
    const { F, G, x, stages, joined } = one;
    close(mlp.applyAffine(F, x), stages.identity.first, "F(x)");
    for (const [relu, expected] of [[false, stages.identity], [true, stages.relu]]) {
      const got = mlp.composeStages(F, G, relu, x);
      for (const name of ["first", "between", "second"]) close(got[name], expected[name], name);
    }
    const H = mlp.composeAffine(G, F);
    close(H.A, joined.A, "A2 A");
    close(H.b, joined.b, "A2 b + b2");
    close(mlp.applyAffine(H, x), stages.identity.second, "H(x)");
    close(mlp.determinant(F.A), one.det, "det");
    close(mlp.bends(F, x, one.to), one.bends, "bends");
  });
}

test("turns of the plane and of space", () => {
  for (const { angles, plane, space } of fixtures.turns) {
    close(mlp.rotation(angles[0]), plane, `rotation ${angles[0]}`);
    close(mlp.rotation3(angles), space, `rotation ${angles}`);
    close(Math.cos((mlp.angleOf(plane) * Math.PI) / 180), plane[0][0], "angleOf");
    close(Math.sin((mlp.angleOf(plane) * Math.PI) / 180), plane[1][0], "angleOf");
  }
  assert.equal(mlp.angleOf([[1, 0], [0, -1]]), null);
  assert.equal(mlp.angleOf([[2, 0], [0, 2]]), null);
  assert.equal(mlp.angleOf([[1, 1], [0, 1]]), null);
  assert.equal(mlp.angleOf([[0, 0], [0, 0]]), null);
});

for (const one of fixtures.solids) {
  test(`solid ${one.name}`, () => {
    const solid = solids.makeSolid(one.name);
    close(solid.vertices, one.vertices, "vertices");
    assert.deepEqual(solid.faces, one.faces);
    const frame = space.makeFrame(solid, one.F);
    close(frame.points, one.points, "points");
    close(frame.picture, one.picture, "picture");
    assert.deepEqual(frame.facing, one.facing);
    assert.equal(frame.painted.length, one.faces.length);
    const depths = frame.painted.map(({ face }) => one.depth[face]);
    depths.slice(1).forEach((depth, k) => assert.ok(depth <= depths[k] + 1e-9, `painted ${k}`));
    close(frame.painted.map(({ light }) => light), frame.painted.map(({ face }) => one.light[face]), "light");
  });
}

test("what is behind the camera is not painted", () => {
  const solid = solids.makeSolid("cube");
  const at = (b3) => space.makeFrame(solid, { A: mlp.rotation3([0, 0, 0]), b: [0, 0, b3] }).painted.length;
  assert.deepEqual([6, 1.2, 1, 0, -6].map(at), [6, 6, 1, 1, 0]);
  assert.equal(at(-1.5), 0);
});

test("the multiplications and divisions of a frame are counted truly", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "count-"));
  writeFileSync(path.join(folder, "package.json"), '{"type": "module"}');
  const book = new URL("../../../mlp_book/", import.meta.url);
  const factor = "(?<!e-)([\\w.]+(?:\\[\\w+\\])*)";
  for (const place of ["widgets/mathematics/activations.js", "widgets/mathematics/affine.js", "topics/space.js"]) {
    const name = path.basename(place);
    const text = readFileSync(new URL(place, book), "utf8")
      .replaceAll("../widgets/mathematics/", "./")
      .split("\n")
      .map((line) =>
        /Math\.PI|^ \*|multiplications|2 \* 27|corners|sides/.test(line)
          ? line
          : line
              .replaceAll(new RegExp(`${factor} \\* ${factor}`, "g"), "globalThis.times($1, $2)")
              .replaceAll(new RegExp(`([a-z]+|\\)) \\/ (away|face\\.length)`, "g"), "$1 / globalThis.by($2)"),
      );
    writeFileSync(path.join(folder, name), text.join("\n"));
  }
  const load = (name) => import(pathToFileURL(path.join(folder, name)));
  const [affine, space] = [await load("affine.js"), await load("space.js")];
  const count = { times: 0, by: 0 };
  globalThis.times = (a, b) => ((count.times += 1), a * b);
  globalThis.by = (a) => ((count.by += 1), a);
  for (const name of ["cube", "dodecahedron", "sphere-80"]) {
    const solid = solids.makeSolid(name);
    count.times = count.by = 0;
    space.makeFrame(solid, { A: affine.rotation3([20, 30, 40]), b: [0, 0, 6] });
    const told = space.operations(solid);
    assert.deepEqual(count, { times: told.multiplications, by: told.divisions }, name);
  }
});

test("which pairs with ReLU are still one map", () => {
  const F = (A, b) => ({ A, b });
  const G = F([[0.5, -1], [1, 0.5]], [1, -1]);
  for (const { F: one, G: two } of fixtures.pairs) assert.equal(mlp.keepsLinesStraight(one, two), false);
  const straight = [
    [F([[0, 0], [0, 0]], [-1, -1]), G], // F is constant
    [F([[1, 0], [0, 0]], [0, -1]), F([[0, 1], [0, 3]], [5, 1])], // G ignores the entry that bends
    [F([[1, 2], [-1, -2]], [1, -1]), F([[1, -1], [2, -2]], [1, 2])], // ReLU(t) - ReLU(-t) = t
  ];
  for (const [one, two] of straight) assert.equal(mlp.keepsLinesStraight(one, two), true);
  assert.equal(mlp.keepsLinesStraight(F([[1, 2], [-1, -2]], [1, -1]), F([[1, 1], [0, 0]], [0, 0])), false);
});

test("which pairs with ReLU are the one map for both, whatever x is", () => {
  const F = (A, b) => ({ A, b });
  const G = F([[0.5, -1], [1, 0.5]], [1, -1]);
  const slanted = F([[1, -1], [1, 1]], [0, -1]);
  const told = (one, two) => [mlp.neverNegative(one), mlp.agreeEverywhere(one, two)];
  for (const { F: one, G: two } of fixtures.pairs) assert.deepEqual(told(one, two), [false, false]);
  assert.deepEqual(told(F([[0, 0], [0, 0]], [1, 0]), G), [true, true]);
  assert.deepEqual(told(F([[0, 0], [0, 0]], [1, -1]), G), [false, false]); // straight, but not H
  assert.deepEqual(told(F([[0, 0], [0, 1]], [1, 1]), G), [false, false]);
  assert.deepEqual(told(slanted, F([[0, 0], [0, 0]], [3, 1])), [false, true]); // G looks at nothing
  assert.deepEqual(told(F([[1, 0], [0, 0]], [0, 1]), F([[0, 1], [0, 3]], [5, 1])), [false, true]);
  assert.deepEqual(told(F([[1, 2], [1, 2]], [1, 1]), F([[1, -1], [2, -2]], [1, 2])), [false, true]);
  // ReLU(t) - ReLU(-t) = t is straight, but H has 2 t
  assert.deepEqual(told(F([[1, 2], [-1, -2]], [1, -1]), F([[1, -1], [2, -2]], [1, 2])), [false, false]);
});

test("a line's image has a corner where ReLU bends it", () => {
  const F = { A: [[1, 0], [0, 1]], b: [0, 0] };
  const relu = (p) => p.map((v) => Math.max(0, v));
  const image = mlp.imageLine([[-1, 1], [1, 1]], relu, (p, q) => mlp.bends(F, p, q));
  assert.deepEqual(image, [[0, 1], [0, 1], [1, 1]]);
  assert.deepEqual(mlp.imageLine([[0, 0], [2, 4]], (p) => p), [[0, 0], [2, 4]]);
});

test("the determinant in words", () => {
  const table = [
    [[[1, 0], [0, 1]], "Areas stay the same."],
    [[[0, -1], [1, 0]], "Areas stay the same."],
    [[[1.5, 0], [0, 2]], "Areas grow 3 times."],
    [[[0.5, 0], [0, 0.5]], "Areas shrink to 0.25 of what they were."],
    [[[0, 1], [1, 0]], "Areas stay the same, and the plane is flipped over, as in a mirror: look at the flag."],
    [[[0.1, 0.3], [0.1, 0.3]], "The plane is flattened to a line: no area is left, and there is no way back."],
    [[[0, 0], [0, 0]], "Every point goes to the same place."],
  ];
  for (const [A, words] of table) assert.equal(areaWords(A), words);
});

test("a row times a column, with its numbers", () => {
  const written = (...numbers) => joined(...rowTimesColumn(...numbers));
  assert.equal(written([1.5, -0.5], [-1, 1], 1), "1.5·(−1) + (−0.5)·1 + 1 = −1.5 + (−0.5) + 1");
  assert.equal(written([1, 2], [3, 4]), "1·3 + 2·4 = 3 + 8");
});

test("errors say what, got and expected", () => {
  assert.throws(() => solids.makeSolid("teapot"), /solid teapot: expected one of cube, octahedron/);
});
