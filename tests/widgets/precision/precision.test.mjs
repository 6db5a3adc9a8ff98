/** The precision widget's mathematics against NumPy and ml_dtypes (FIXTURES), bit for bit. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { forwardIn, parameterBytes } from "../../../mlp_book/topics/low_precision.js";
import { forward, makeNetwork } from "../../../mlp_book/widgets/mathematics/mlp.js";
import { FORMATS, SMALL, sameDigits } from "../../../mlp_book/topics/number_formats.js";

const fixtures = JSON.parse(readFileSync(process.env.FIXTURES, "utf8"));
const view = new DataView(new ArrayBuffer(8));

function number(hex) {
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

/** Equal bits; all NaN are one. */
const same = (got, hex, where) => {
  const wanted = number(hex);
  assert.ok(Object.is(got, wanted), `${where}: got ${got}, expected ${wanted}`);
};

const values = fixtures.rounding.values.map(number);

test("there are thousands of values", () => assert.ok(values.length > 5000));

for (const [name, wanted] of Object.entries(fixtures.rounding.formats)) {
  const format = { ...FORMATS, ...SMALL }[name];
  test(`${name} rounds as NumPy does`, () => {
    values.forEach((v, k) => same(format.round(v), wanted.rounded[k], `${name}(${v})`));
  });
  test(`${name} has the same bits, there and back`, () => {
    values.forEach((v, k) => {
      assert.equal(format.pattern(v), wanted.patterns[k], `${name}(${v})`);
      same(format.value(wanted.patterns[k]), wanted.rounded[k], `${name}(${wanted.patterns[k]})`);
    });
  });
  test(`${name} has the same gaps`, () => {
    values.forEach((v, k) => {
      if (Number.isFinite(number(wanted.rounded[k]))) same(format.gap(v), wanted.gaps[k], `${name}, ${v}`);
    });
  });
}

test("16 bits: every pattern has its value and comes back", () => {
  for (const format of [FORMATS.float16, FORMATS.bfloat16]) {
    for (let k = 0; k < 2 ** 16; k += 1) {
      const pattern = k.toString(2).padStart(16, "0");
      const value = format.value(pattern);
      if (!Number.isNaN(value)) assert.equal(format.pattern(value), pattern);
    }
  }
});

test("the same digits", () => {
  for (const [value, reference, digits] of fixtures.digits) {
    assert.equal(sameDigits(number(value), number(reference)), digits, `${number(value)} and ${number(reference)}`);
  }
});

fixtures.cases.forEach((one, k) => {
  const network = makeNetwork(one.sizes, one.activations);
  for (const name of Object.keys(one.passes)) {
    test(`pass ${k} in ${name}`, () => {
      const pass = forwardIn(name, network, one.theta, one.x);
      const wanted = one.passes[name];
      for (const what of ["z", "a"]) {
        wanted[what].forEach((layer, l) =>
          layer.forEach((hex, i) => {
            const [got, number64] = [pass[what][l][i], number(hex)];
            const where = `${what}${l + 1}[${i + 1}]`;
            // exp and tanh may differ in float64's last bit; all other operations may not.
            const after = what === "a" ? l : l - 1;
            const smooth = one.activations.slice(0, after + 1).some((a) => a !== "relu");
            if (name === "float64" && smooth) assert.ok(Math.abs(got - number64) <= 1e-15 || Object.is(got, number64), where);
            else same(got + 0, hex === "8000000000000000" ? "0000000000000000" : hex, where);
          }),
        );
      }
      assert.equal(parameterBytes(name, network), one.bytes[name]);
    });
  }
  test(`whole numbers ${k}`, () => {
    const { layers } = forwardIn("int8", network, one.theta, one.x);
    one.whole.forEach(({ scales, ...wanted }, l) => {
      for (const what of Object.keys(wanted)) assert.deepEqual(layers[l][what], wanted[what], what);
      same(layers[l].wScale, scales[0], "wScale");
      same(layers[l].aScale, scales[1], "aScale");
    });
  });
  test(`float64 ${k} is the forward pass of the other widgets`, () => {
    const pass = forwardIn("float64", network, one.theta, one.x);
    const plain = forward(network, one.theta, one.x);
    plain.z.forEach((z, l) => z.forEach((v, i) => assert.equal(pass.z[l][i], v)));
  });
});
