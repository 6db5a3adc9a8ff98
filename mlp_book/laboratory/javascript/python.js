/** Python, once a page: a hidden iframe without origin and network, and a worker in it. */
import frame from "./frame.html";
import { SAID } from "./said.js";

const PATIENCE = 8_000; // milliseconds for the frame to say that it is there
const PACKS = ["python.js", "numpy.js", "course.js"];

function bytes(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const raw = atob(text);
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}

export class Python {
  #laboratory;
  #port = null;
  #ready; // a promise: the worker answers
  #settle;
  #running = null; // {id, text, done}
  #last = 0;
  #turn = Promise.resolve(); // runs wait for one another
  #started = null;

  constructor(laboratory) {
    this.#laboratory = laboratory;
  }

  /** Load everything and start; called twice it is one start, after a failure it is tried anew. */
  start() {
    this.#started ??= this.#start().catch((error) => {
      this.#started = null;
      throw error;
    });
    return this.#started;
  }

  async #start() {
    const { load, packs, times } = this.#laboratory;
    this.#expect();
    await Promise.all(PACKS.map(load));
    times.loaded = performance.now();
    const parts = { lock: packs.get("lock"), page: JSON.stringify(packs.get("page")) };
    for (const name of ["worker", "wasm", "stdlib", "numpy", "course"]) {
      parts[name] = bytes(packs.get(name));
    }
    const box = document.createElement("iframe");
    box.setAttribute("sandbox", "allow-scripts");
    box.title = "Python";
    box.hidden = true;
    box.srcdoc = frame;
    const shown = new Promise((done) => (box.onload = done));
    document.body.append(box);
    await shown;
    const { port1, port2 } = new MessageChannel();
    const here = new Promise((done, failed) => {
      const late = setTimeout(() => (box.remove(), failed(new Error(SAID.refused))), PATIENCE);
      port1.onmessage = ({ data }) => {
        if (data.kind !== "here") return;
        clearTimeout(late);
        done();
      };
    });
    box.contentWindow.postMessage("laboratory", "*", [port2]);
    await here;
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#hear(data);
    const buffers = Object.values(parts).flatMap((part) => part.buffer ?? []);
    port1.postMessage({ kind: "load", parts }, buffers);
    await this.#ready;
    for (const name of ["worker", "wasm", "stdlib", "numpy", "course"]) packs.delete(name);
    times.ready = performance.now();
  }

  #expect() {
    this.#ready = new Promise((done, failed) => (this.#settle = { done, failed }));
    this.#ready.catch(() => {}); // whoever waits is told
  }

  /** What comes out of the frame is data of unknown origin: a learner's code may send anything. */
  #hear(data) {
    const { kind, id } = data ?? {};
    if (kind === "ready") this.#settle.done();
    else if (kind === "failed") {
      this.#settle.failed(new Error(`${SAID.failed} ${String(data.text).slice(0, 300)}`));
      this.#end({ error: SAID.failed });
    } else if (!this.#running || id !== this.#running.id) return;
    else if (kind === "text") this.#running.text(String(data.stream), String(data.text));
    else if (kind === "broken") {
      this.restart();
      this.#end({ stopped: SAID.broken });
    } else if (kind === "done" && typeof data.answer === "string") this.#end(JSON.parse(data.answer));
  }

  #end(answer) {
    const run = this.#running;
    this.#running = null;
    run?.done(answer);
  }

  /** Run a request (running.py says what it holds) when its turn comes; `text` gets the output. */
  run(request, text, begun = () => {}) {
    const result = this.#turn.then(async () => {
      await this.start();
      await this.#ready;
      begun();
      return new Promise((done) => {
        this.#running = { id: (this.#last += 1), text, done };
        this.#port.postMessage({ kind: "run", id: this.#last, request: JSON.stringify(request) });
      });
    });
    this.#turn = result.catch(() => {});
    return result;
  }

  /** End what runs: the worker goes, a new one starts. */
  stop() {
    if (!this.#running) return;
    this.restart();
    this.#end({ stopped: SAID.stopped });
  }

  restart() {
    this.#expect();
    this.#port.postMessage({ kind: "restart" });
  }
}
