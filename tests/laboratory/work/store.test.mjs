/** What is kept: keys of this book alone, refusals with a sentence, foreign data as nothing. */
import assert from "node:assert/strict";
import test from "node:test";
import { LONGEST, createStore } from "../../../mlp_book/laboratory/work/store.js";
import { fakeStorage } from "./storage.mjs";

const make = (more = {}) => createStore({ storage: fakeStorage(), book: "mlp", page: "a/b", ...more });

test("what is set is there for the next page, under its own key", () => {
  const storage = fakeStorage();
  const first = make({ storage });
  assert.deepEqual(first.set("code", "log", "x = 1"), { kept: true, sentence: "" });
  assert.equal(make({ storage }).get("code", "log"), "x = 1");
  assert.deepEqual(Object.keys(storage.all()), ["mlp/1/a%2Fb/code/log"]);
});

test("another page, kind, id or book has its own", () => {
  const storage = fakeStorage();
  make({ storage }).set("code", "log", "mine");
  assert.equal(make({ storage, page: "a/c" }).get("code", "log"), undefined);
  assert.equal(make({ storage, book: "mlp2" }).get("code", "log"), undefined);
  const store = make({ storage });
  assert.equal(store.get("solved", "log"), undefined);
  assert.equal(store.get("code", "log/x"), undefined);
});

test("an id with slashes and signs comes back as it was", () => {
  const store = make();
  store.set("question", "a/b %2F <i>?</i>", 1);
  assert.equal(store.entries()[0].id, "a/b %2F <i>?</i>");
});

test("remove removes, forget removes all of this book and nothing else", () => {
  const storage = fakeStorage({ other: "1", "mlp/0/old": "x", "mlp-other/1/a": "y" });
  const store = make({ storage });
  store.set("code", "log", "1");
  store.set("quiz", "q", "2");
  store.remove("code", "log");
  assert.equal(store.get("code", "log"), undefined);
  assert.equal(store.get("quiz", "q"), "2");
  store.forget();
  assert.deepEqual(storage.all(), { other: "1", "mlp-other/1/a": "y" });
});

test("a full storage: one sentence, and the page goes on with the value", () => {
  const store = make({ storage: fakeStorage({}, { room: 0 }) });
  const { kept, sentence } = store.set("code", "log", "x");
  assert.equal(kept, false);
  assert.match(sentence, /no room left .* save your work to a file/);
  assert.equal(store.get("code", "log"), "x");
  assert.equal(store.entries().length, 1);
});

test("no storage, or one that refuses everything: one sentence, and the page goes on", () => {
  const refusing = new Proxy({}, { get: () => { throw new DOMException("no", "SecurityError"); } });
  for (const storage of [null, refusing]) {
    const store = make({ storage });
    const { kept, sentence } = store.set("code", "log", "x");
    assert.equal(kept, false);
    assert.match(sentence, /keeps nothing for this page/);
    assert.equal(store.get("code", "log"), "x");
    store.remove("code", "log");
    assert.equal(store.get("code", "log"), undefined);
    store.forget();
    assert.deepEqual(store.entries(), []);
  }
});

test("what is too long is not kept, and what stood there stays", () => {
  const store = make();
  store.set("code", "log", "short");
  assert.match(store.set("code", "log", "x".repeat(LONGEST)).sentence, /longer than 200,000/);
  assert.equal(store.get("code", "log"), "short");
});

test("what no store of this book wrote is not there", () => {
  const bad = ["", "null", "1", "[]", "{}", '{"at":"x","is":1}', '{"at":1}', "{", '{"at":null,"is":1}'];
  for (const text of bad) {
    const store = make({ storage: fakeStorage({ "mlp/1/a%2Fb/code/log": text }) });
    assert.equal(store.get("code", "log"), undefined, text);
    assert.deepEqual(store.entries(), [], text);
  }
  const keys = ["mlp/1/", "mlp/1/a/code", "mlp/1/a/b/code/log", "mlp/1/a/evil/log", "mlp/1/%/code/log"];
  const odd = make({ storage: fakeStorage(Object.fromEntries(keys.map((k) => [k, '{"at":1,"is":1}']))) });
  assert.deepEqual(odd.entries(), []);
});

test("an unknown kind is the programmer's mistake", () => {
  for (const kind of ["codes", "", "__proto__", undefined]) {
    assert.throws(() => make().get(kind, "log"), /is no kind, expected code,solved/);
  }
});

test("who subscribes hears every change, until he stops", () => {
  const store = make();
  const heard = [];
  const stop = store.subscribe(({ kind, id, value }) => heard.push([kind, id, value]));
  store.set("solved", "log", true);
  store.remove("solved", "log");
  store.forget();
  stop();
  store.set("solved", "log", true);
  assert.deepEqual(heard, [["solved", "log", true], ["solved", "log", undefined], [null, null, undefined]]);
});

test("of a file's entry and the browser's the newer stays", () => {
  let time = 10;
  const store = make({ now: () => time });
  store.set("code", "log", "here");
  const entry = { page: "a/b", kind: "code", id: "log", is: "file" };
  assert.equal(store.take({ ...entry, at: 9 }).taken, false);
  assert.equal(store.get("code", "log"), "here");
  assert.equal(store.take({ ...entry, at: 11 }).taken, true);
  assert.equal(store.get("code", "log"), "file");
});
