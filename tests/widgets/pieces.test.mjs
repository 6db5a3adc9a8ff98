/** The small shared pieces of the widgets, without a browser. */
import assert from "node:assert/strict";
import { test } from "node:test";

const book = "../../mlp_book";
const { formatFactor, formatNumber, formatShort, equals, parseNumber, symbols } = await import(
  `${book}/widgets/pieces/format.js`
);
const { judgeNumber } = await import(`${book}/widgets/question/judge.js`);
const { parse } = await import(`${book}/widgets/question/markup.js`);
const { cardsLayout, edgesLayout, labelPlace, layoutOf } = await import(`${book}/widgets/pieces/layout.js`);
const { ROOM } = await import(`${book}/widgets/backpropagation/gradient_layer.js`);
const { History } = await import(`${book}/widgets/pieces/history.js`);
const { Model } = await import(`${book}/widgets/host.js`);

test("numbers: four decimals, zeros only where digits were cut, a true minus sign", () => {
  const table = [
    [0.57468696, "0.5747"],
    [1.1, "1.1"],
    [0.1 + 0.2, "0.3"],
    [-0.1, "−0.1"],
    [-0.00001, "0"],
    [100, "100"],
    [0.99999, "1.0000"],
    [0.56996, "0.5700"],
    [Infinity, "∞"],
    [-Infinity, "−∞"],
    [NaN, "not a number"],
    [-12345678, "−1.235·10⁷"],
  ];
  for (const [value, text] of table) assert.equal(formatNumber(value), text);
  assert.equal(formatFactor(-0.4), "(−0.4)");
  assert.equal(formatFactor(0.4), "0.4");
  assert.equal(formatShort(-12.34567), "−12.346");
  assert.equal(formatShort(0.12345), "0.1235");
  assert.equal(formatShort(12345.678), "12346");
  assert.equal(formatShort(12340), "12340");
  assert.equal(formatNumber(80, 0), "80");
});

test("an equals sign only where the printed number is exact", () => {
  assert.equal(equals(0.1 + 0.2), "=");
  assert.equal(equals(0.57468696), "≈");
  assert.equal(equals(0.301), "=");
});

test("typed numbers: point or comma, any minus sign", () => {
  const table = { "0.5": 0.5, "0,5": 0.5, " −0.1 ": -0.1, "-.5": -0.5, "1e-3": 0.001, "+2": 2, "3.": 3 };
  for (const [text, value] of Object.entries(table)) assert.equal(parseNumber(text), value, text);
  for (const text of ["", "a", "1,2,3", "1.2.3", "0x10", "Infinity", "1 2", "--1"]) {
    assert.ok(Number.isNaN(parseNumber(text)), text);
  }
});

test("symbols are counted from 1, and a single output is y", () => {
  const names = symbols([2, 4, 2, 1]);
  assert.equal(names.x(0), "x[1]");
  assert.equal(names.W(2, 0, 0), "W3[1,1]");
  assert.equal(names.b(0, 1), "b1[2]");
  assert.equal(names.z(0, 0), "z1[1]");
  assert.equal(names.a(1, 1), "a2[2]");
  assert.equal(names.z(2, 0), "z3");
  assert.equal(names.a(2, 0), "y");
  assert.equal(symbols([2, 3]).a(0, 2), "y[3]");
});

test("a typed answer is judged to its printed decimals, with a word on every other case", () => {
  const question = {
    answer: -0.57468696,
    decimals: 4,
    right: "yes",
    hints: [[0.4253, "that is 1 - y"]],
    otherwise: "no",
  };
  const judge = (text) => judgeNumber(question, text);
  assert.deepEqual(judge("-0.5747"), { verdict: "right", feedback: "yes" });
  assert.equal(judge("−0,57468696").verdict, "right");
  assert.equal(judge("-0.57476").verdict, "wrong");
  assert.equal(judge("- 0.57470").verdict, "right");
  const exact = { ...question, answer: 0.4, decimals: 1, hints: [] };
  for (const text of ["0.4", ".40", "0,4", "4e-1"]) assert.equal(judgeNumber(exact, text).verdict, "right");
  for (const text of ["0.45", "0.36"]) assert.equal(judgeNumber(exact, text).verdict, "wrong");
  assert.equal(judge("-0.57").verdict, "again");
  assert.match(judge("-0.57").feedback, /4 decimals/);
  assert.equal(judge("-0.58").verdict, "wrong");
  assert.equal(judge("-1").verdict, "wrong");
  assert.equal(judge("0.4253").feedback, "that is 1 - y");
  assert.match(judge("0.5747").feedback, /sign/);
  assert.deepEqual(judge("7"), { verdict: "wrong", feedback: "no" });
  assert.equal(judge("  ").verdict, "again");
  assert.equal(judge("half").verdict, "again");
  assert.equal(judgeNumber({ ...question, answer: 0.04, decimals: 2 }, "0.0").verdict, "wrong");
  // Zeros at the end are decimals too: 0.5350 claims four, and is not 0.5347.
  const four = { ...question, answer: 0.5347, decimals: 4, hints: [] };
  assert.deepEqual(["0.535", "0.5350", "0.53470"].map((text) => judgeNumber(four, text).verdict), ["again", "wrong", "right"]);
});

test("a number rounded at a half, or written in groups, is asked for again", () => {
  const question = { right: "yes", hints: [], otherwise: "no" };
  const judge = (answer, decimals, text) => judgeNumber({ ...question, answer, decimals }, text);
  for (const text of ["0.88", "0,88", "0.9"]) assert.equal(judge(0.875, 3, text).verdict, "again");
  for (const text of ["0.1013", "0.1012", "0.101"]) assert.equal(judge(0.10125, 5, text).verdict, "again");
  for (const text of ["0.86", "0.89"]) assert.equal(judge(0.875, 3, text).verdict, "wrong");
  for (const text of ["2,753", "2 753", "2.753", "2\u202f753", "2'753"]) {
    assert.deepEqual(judge(2753, 0, text), {
      verdict: "again",
      feedback: "Is this 2753? Write it without a mark between the thousands.",
    });
  }
  assert.equal(judge(1.25, 3, "1,250").verdict, "right");
  assert.equal(judge(1.25, 3, "1,350").verdict, "wrong");
  assert.equal(judge(12600.5, 1, "12 600,5").verdict, "again");
  assert.equal(judge(3, 0, "3.000").verdict, "right");
  assert.equal(judge(3, 0, "0.300").verdict, "wrong");
  const foreseen = { ...question, answer: 100, decimals: 0, hints: [[0.1, "milli"], [0.01, "upside"]] };
  const words = ["0.1", "0.01", "0.3"].map((text) => judgeNumber(foreseen, text).feedback);
  assert.deepEqual(words, ["milli", "upside", "no"]);
});

test("markup: only the listed tags, everything else is text", () => {
  assert.deepEqual(parse("a<sub>1</sub> < 2"), ["a", { tag: "sub", children: ["1"] }, " < 2"]);
  assert.deepEqual(parse("<script>x</script>"), ["<script>x</script>"]);
  assert.deepEqual(parse('<b onclick="x">'), ['<b onclick="x">']);
});

test("labels on the edges do not meet, and stand between the neurons", () => {
  for (const sizes of [[2, 4, 2, 1], [3, 3, 2], [1, 1], [2, 3, 1], [4, 2]]) {
    for (const width of [640, 700, 900]) {
      const layout = edgesLayout(sizes, width);
      assert.ok(layout, `${sizes} at ${width}`);
      const boxes = [];
      for (let l = 0; l + 1 < sizes.length; l += 1) {
        for (let i = 0; i < sizes[l + 1]; i += 1) {
          boxes.push({ ...layout.bias(l, i), w: 66 });
          for (let j = 0; j < sizes[l]; j += 1) boxes.push({ ...layout.weight(l, i, j), w: 54 });
        }
      }
      boxes.forEach((p, a) =>
        boxes.slice(a + 1).forEach((q) => {
          const apart = Math.abs(p.x - q.x) >= (p.w + q.w) / 2 || Math.abs(p.y - q.y) >= 26;
          assert.ok(apart, `${sizes} at ${width}: ${JSON.stringify([p, q])}`);
        }),
      );
      for (const { x, y } of boxes) assert.ok(x > 26 && x < width - 26 && y > 13 && y < layout.height);
    }
  }
});

test("narrow places and larger networks get cards", () => {
  assert.equal(layoutOf([2, 4, 2, 1], 700).mode, "edges");
  assert.equal(layoutOf([2, 4, 2, 1], 310).mode, "cards");
  assert.equal(layoutOf([2, 4, 2, 1], 310).vertical, true);
  assert.equal(layoutOf([2, 4, 2, 1], 310).width, 310);
  assert.equal(layoutOf([8, 8, 8], 700).mode, "cards");
  assert.equal(cardsLayout([2, 8, 1], 310).width, 8 * 62 + 7 * 6);
  assert.ok(labelPlace(2, 4, 0.25, 0.75).distance > 0.3);
});

test("history gives back the last state first, and forgets the oldest", () => {
  const history = new History(2);
  for (const state of ["a", "b", "c"]) history.push(state);
  assert.equal(history.length, 2);
  assert.equal(history.pop(), "c");
  assert.equal(history.pop(), "b");
  assert.equal(history.pop(), undefined);
});

test("the host's model tells its listeners, once for a change", () => {
  const model = new Model({ x: 1, y: 2 });
  const heard = [];
  const listen = () => heard.push("x");
  model.on("change:x", listen);
  model.on("change", () => heard.push("any"));
  model.set("x", 1);
  assert.deepEqual(heard, []);
  model.set({ x: 3, y: 4 });
  assert.deepEqual(heard, ["x", "any", "any"]);
  model.off("change:x", listen);
  model.set("x", 5);
  model.off();
  model.set("x", 6);
  assert.deepEqual(heard, ["x", "any", "any", "any"]);
  assert.equal(model.get("x"), 6);
});

test("tiny numbers keep their power of ten, and 0 means exactly 0", async () => {
  const { equalsTiny, factorTiny, formatTiny } = await import(`${book}/widgets/pieces/scientific.js`);
  const table = [
    [0, "0"],
    [0.25, "0.25"],
    [8.533047625744066e-17, "8.533·10⁻¹⁷"],
    [-2e-5, "−2·10⁻⁵"],
    [0.0009, "9·10⁻⁴"],
    [0.001, "0.001"],
    [2 ** -52, "2.220·10⁻¹⁶"],
    [1, "1"],
    [1 - 2 ** -52, "1.0000"],
    [-0.105 - 1e-6, "−0.1050"],
    [12345678, "1.235·10⁷"],
  ];
  for (const [value, text] of table) assert.equal(formatTiny(value), text);
  assert.equal(factorTiny(-2e-5), "(−2·10⁻⁵)");
  assert.equal(equalsTiny(1), "=");
  assert.equal(equalsTiny(1 - 2 ** -52), "≈");
  assert.equal(equalsTiny(0.1 + 0.2), "=");
  assert.equal(equalsTiny(2e-5), "=");
  assert.equal(equalsTiny(8.533047625744066e-17), "≈");
});

test("axes have round numbers", async () => {
  const { linear, roundUp, ticks } = await import(`${book}/widgets/pieces/scales.js`);
  assert.deepEqual(ticks([-6, 6], 8), [-6, -4, -2, 0, 2, 4, 6]);
  assert.equal(roundUp(38.85), 50);
  const scale = linear([-1, 1], [0, 200]);
  assert.equal(scale(0.5), 150);
  assert.equal(scale.invert(150), 0.5);
});

test("with derivatives beside the weights the labels do not meet either", () => {
  const { height, width: wide } = ROOM.field;
  for (const sizes of [[3, 4, 1], [2, 2, 1], [1, 1, 1], [3, 3, 1]]) {
    for (const width of [640, 700, 900]) {
      const layout = edgesLayout(sizes, width, ROOM);
      assert.ok(layout, `${sizes} at ${width}`);
      const boxes = layout.nodes.slice(1).flat().map((p) => ({ ...p, w: layout.nodeWidth, h: layout.nodeHeight }));
      sizes.slice(1).forEach((n, l) => {
        for (let i = 0; i < n; i += 1) {
          boxes.push({ ...layout.bias(l, i), w: wide, h: height });
          for (let j = 0; j < sizes[l]; j += 1) boxes.push({ ...layout.weight(l, i, j), w: wide, h: height });
        }
      });
      boxes.forEach((p, a) =>
        boxes.slice(a + 1).forEach((q) => {
          const apart =
            Math.abs(p.x - q.x) >= (p.w + q.w) / 2 || Math.abs(p.y - q.y) >= (p.h + q.h) / 2 - 1;
          assert.ok(apart, `${sizes} at ${width}: ${JSON.stringify([p, q])}`);
        }),
      );
    }
  }
});
