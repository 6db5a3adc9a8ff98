/**
 * The learner's Python: one classic worker, made from text (a blob), which no network can reach.
 *
 * esbuild makes one text of this file and of Pyodide's two modules. The page sends the bytes: no
 * file is fetched, so it works from file:// and over http alike. Messages in:
 *   {kind: "start", module: WebAssembly.Module, stdlib, lock, numpy, course, page}
 *   {kind: "run", id, request}         request and page are JSON, as mlp_book/laboratory/running.py
 * Messages out:
 *   {kind: "ready"}, {kind: "failed", text}, {kind: "text", id, stream, text},
 *   {kind: "done", id, answer}, {kind: "broken", id}
 */
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { loadPyodide } from "pyodide/pyodide.mjs";

const MEMORY = "https://in.memory/"; // a name alone: nothing is fetched from it
const MOST_PAGES = 16_384; // of 64 KiB: 1 GiB. A list without end then stops with MemoryError.
let python;
let run;
let page;

/** Pyodide asks for its files by address: give it the bytes that came with the message. */
function serve(files, module) {
  globalThis.fetch = async (input) => {
    const name = String(input.url ?? input).slice(MEMORY.length);
    if (!files.has(name)) throw new TypeError("This page has no network.");
    return new Response(files.get(name));
  };
  // The module was compiled once, outside; what stands in for its file is not read.
  WebAssembly.instantiateStreaming = async (response, imports) => {
    await response;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength / 65_536 + pages > MOST_PAGES) throw new RangeError("no more memory");
    return grow.call(this, pages);
  };
}

async function start({ module, stdlib, lock, numpy, course, page: cells }) {
  page = cells;
  serve(
    new Map([
      ["pyodide.asm.wasm", new Uint8Array(8)],
      ["python_stdlib.zip", stdlib],
    ]),
    module,
  );
  python = await loadPyodide({
    indexURL: MEMORY,
    createPyodideModule,
    lockFileContents: lock,
    packageBaseUrl: MEMORY,
    env: { PYTHONDONTWRITEBYTECODE: "1", HOME: "/home/learner" },
    stdin: () => undefined,
  });
  const folder = python.FS.readdir("/lib").find((name) => /^python3\.\d+$/.test(name));
  python.unpackArchive(numpy, "zip", { extractDir: `/lib/${folder}/site-packages` });
  python.unpackArchive(course, "zip", { extractDir: "/home/course" });
  python.runPython("import sys; sys.path.insert(0, '/home/course')");
  const runner = python.pyimport("mlp_book.laboratory.running");
  run = runner.run;
  runner.warm(page);
  postMessage({ kind: "ready" });
}

onmessage = async ({ data }) => {
  if (data.kind === "start") {
    try {
      await start(data);
    } catch (error) {
      postMessage({ kind: "failed", text: String(error?.message ?? error) });
    }
  } else if (data.kind === "run") {
    const { id } = data;
    const say = (stream, text) => postMessage({ kind: "text", id, stream, text });
    try {
      postMessage({ kind: "done", id, answer: run(page, data.request, say) });
    } catch {
      // Python itself is broken: the engine's stack is used up, or its memory is.
      postMessage({ kind: "broken", id });
    }
  }
};
