/** Save and load: nothing is lost, and what is read is data, never more. */
import assert from "node:assert/strict";
import test from "node:test";
import { createStore } from "../../../mlp_book/laboratory/work/store.js";
import { LARGEST, asFile, takeFile } from "../../../mlp_book/laboratory/work/work_file.js";
import { fakeStorage } from "./storage.mjs";

const NOW = 1_800_000_000_000;
const make = (more = {}) =>
  createStore({ storage: fakeStorage(), book: "mlp", page: "book/a", now: () => NOW, ...more });
const file = (entries, more = {}) =>
  JSON.stringify({ format: "mlp-computed work", version: 1, entries, ...more });
const good = { page: "book/a", kind: "code", id: "log", at: 5, is: "x = 1" };

function filled() {
  const store = make();
  store.set("code", "log", "x = '<b>'");
  store.set("solved", "a.log", "x = 2");
  store.set("solved", "a.sum", true);
  store.set("solution", "a.sum", true);
  store.set("prediction", "0123abcd", { values: ["3", ""], about: "y; why" });
  store.set("question", "What is y?", { answer: "0,5", first: "wrong" });
  store.set("quiz", "Which?", { answer: "18", first: "right" });
  store.set("chapter", "progress", { done: 1, of: 7, shown: 0, quiz: [1, 5] });
  store.set("reader", "seed", 12, "*");
  return store;
}

test("what was saved is loaded into an empty browser, all of it, of all pages", () => {
  const store = filled();
  store.set("code", "sum", "2", "book/other");
  const other = make();
  assert.equal(takeFile(other, asFile(store, NOW), NOW), "Loaded 10 entries.");
  assert.deepEqual(other.entries(), store.entries());
});

test("loading twice changes nothing", () => {
  const store = filled();
  const before = store.entries();
  assert.equal(takeFile(store, asFile(store, NOW), NOW), "Loaded 0 entries. 9 entries here are as new or newer and stayed.");
  assert.deepEqual(store.entries(), before);
});

const REFUSED = [
  ["nothing", "", /damaged/],
  ["half a file", asFile(filled(), NOW).slice(0, 200), /damaged/],
  ["a picture", "\u0000PNG", /damaged/],
  ["another JSON", '{"a": 1}', /no file of work saved from this book/],
  ["null", "null", /no file of work/],
  ["a list", "[]", /no file of work/],
  ["a newer edition", file([good], { version: 2 }), /newer edition .* \(format 2; this page reads up to 1\)/],
  ["no edition", file([good], { version: "1" }), /does not say which edition/],
  ["edition 0", file([good], { version: 0 }), /does not say which edition/],
  ["no entries", file({ length: 3 }), /holds no list of answers/],
  ["too many entries", file(Array.from({ length: 20_001 }, () => 1)), /holds no list of answers/],
  ["too large", " ".repeat(LARGEST + 1), /too large/],
];
for (const [name, content, sentence] of REFUSED) {
  test(`${name}: one sentence, and nothing is changed`, () => {
    const store = filled();
    const before = store.entries();
    const said = takeFile(store, content, NOW);
    assert.match(said, sentence);
    assert.match(said, /Nothing was changed\.$/);
    assert.deepEqual(store.entries(), before);
  });
}

const ODD = [
  null, 1, "x", [], {},
  { ...good, kind: "evil" }, { ...good, kind: "__proto__" }, { ...good, kind: ["code"] },
  { ...good, page: "../etc" }, { ...good, page: "" }, { ...good, page: 3 }, { ...good, page: "a".repeat(201) },
  { ...good, id: 3 }, { ...good, id: "x".repeat(401) },
  { ...good, at: "5" }, { ...good, at: null }, { ...good, is: undefined },
  { ...good, is: 3 }, { ...good, is: { toString: "x" } }, { ...good, is: "x".repeat(200_001) },
  { ...good, kind: "solved", is: false }, { ...good, kind: "solution", is: 1 },
  { ...good, kind: "prediction", is: { values: "3", about: "" } },
  { ...good, kind: "prediction", is: { values: [{}], about: "" } },
  { ...good, kind: "prediction", is: { values: Array(31).fill("1"), about: "" } },
  { ...good, kind: "prediction", is: { values: ["3"] } },
  { ...good, kind: "question", is: { answer: 3, first: "right" } },
  { ...good, kind: "quiz", is: { answer: "3", first: "again" } }, { ...good, kind: "quiz", is: null },
  { ...good, kind: "chapter", is: { done: -1, of: 2, shown: 0, quiz: [0, 0] } },
  { ...good, kind: "chapter", is: { done: 1, of: 2, shown: 0, quiz: ["<b>", 0] } },
  { ...good, kind: "reader", is: "12" },
];
for (const odd of ODD) {
  test(`an entry that is none is left out, the others are taken: ${JSON.stringify(odd).slice(0, 70)}`, () => {
    const store = make();
    const said = takeFile(store, file([odd, good]), NOW);
    assert.equal(said, "Loaded 1 entry. 1 entry of the file could not be understood and was left out.");
    assert.equal(store.entries().length, 1);
    assert.equal(store.get("code", "log"), "x = 1");
  });
}

test("markup in a file stays text", () => {
  const store = make();
  takeFile(store, file([{ ...good, is: "<img src=x onerror=alert(1)>" }]), NOW);
  assert.equal(store.get("code", "log"), "<img src=x onerror=alert(1)>");
});

test("a time from the future does not win for ever", () => {
  const store = make();
  takeFile(store, file([{ ...good, at: NOW * 2 }]), NOW);
  assert.equal(store.entries()[0].at, NOW);
});

test("no room: what was taken stays, and it is said", () => {
  const store = make({ storage: fakeStorage({}, { room: 40 }) });
  const said = takeFile(store, file([good, { ...good, id: "long", is: "x".repeat(100) }]), NOW);
  assert.match(said, /^Loaded 1 entry\. Your browser has no room left/);
});
