/**
 * Makes what the laboratory's pages load; `tools/laboratory.py` calls it.
 *
 *   node packs.mjs scripts TARGET          laboratory.js and .css (before a click), editor.js (after)
 *   node packs.mjs python WHEEL TARGET     python.js, numpy.js: Pyodide, its library, NumPy
 *   node packs.mjs course LIST TARGET      course.js: the files of the JSON list, from the repository
 *
 * A pack is a plain script that hands over base64, so that it can be loaded from file://. Python's
 * files are compiled by the very Pyodide that will read them, run under Node: compiling them at
 * every start would cost a reader half of the waiting. The same input gives the same bytes.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const repository = path.resolve(here, "../..");
const pyodide = path.join(repository, "node_modules/pyodide");
const [task, ...given] = process.argv.slice(2);
const target = path.resolve(given.pop());
await mkdir(target, { recursive: true });

const common = {
  absWorkingDir: path.join(here, "javascript"),
  bundle: true,
  minify: true,
  write: false,
  charset: "utf8",
  legalComments: "none",
  target: ["es2022", "chrome111", "firefox115", "safari16.4"],
  format: "iife",
  loader: { ".html": "text" },
  logLevel: "warning",
};

async function bundled(entry, options = {}) {
  return (await build({ ...common, entryPoints: [entry], ...options })).outputFiles[0].text;
}

const write = (name, text) => writeFile(path.join(target, name), text);
const pack = (name, value) =>
  `mlpLaboratory.receive(${JSON.stringify(name)},${JSON.stringify(value)});\n`;
const base64 = (name, bytes) => pack(name, Buffer.from(bytes).toString("base64"));

async function scripts() {
  await write("laboratory.js", await bundled("laboratory.js"));
  await write("editor.js", await bundled("editor.js"));
  await write("laboratory.css", await bundled("laboratory.css"));
}

/** Pyodide's own lock names NumPy's file and its sum; whoever carries the file, that decides. */
async function checkedWheel(file) {
  const bytes = await readFile(file);
  const lock = JSON.parse(await readFile(path.join(pyodide, "pyodide-lock.json")));
  const sum = createHash("sha256").update(bytes).digest("hex");
  const wanted = lock.packages.numpy.sha256;
  if (sum !== wanted) throw new Error(`${file} has the sum ${sum}, Pyodide's lock wants ${wanted}`);
  return { bytes, lock: { info: lock.info, packages: {} } };
}

async function python(file) {
  const wheel = await checkedWheel(file);
  const library = await readFile(path.join(pyodide, "python_stdlib.zip"));
  const compiled = await compile({
    stdlib: { zip: library, shown: "/lib/python314.zip/", optimize: 2 },
    numpy: { zip: wheel.bytes, shown: "/lib/python3.14/site-packages/", optimize: 2, spare: true },
  });
  const worker = await bundled("worker.js", {
    // A classic worker: from file:// Chromium starts no module worker out of a blob. Pyodide
    // refuses classic ones, because it would import() a second file; that file's function comes
    // along here (createPyodideModule). Its test is whether importScripts is there.
    banner: { js: "self.importScripts = undefined;" },
    define: { "import.meta.url": "self.location.href" },
    external: ["node:*", "ws"],
  });
  const zipped = (data) => gzipSync(data, { level: 9 });
  const wasm = await readFile(path.join(pyodide, "pyodide.asm.wasm"));
  await write(
    "python.js",
    base64("worker", zipped(worker)) +
      base64("wasm", zipped(wasm)) +
      base64("stdlib", compiled.stdlib) +
      pack("lock", wheel.lock),
  );
  await write("numpy.js", base64("numpy", compiled.numpy));
}

async function course(list) {
  const files = {};
  for (const name of JSON.parse(await readFile(list, "utf8"))) {
    files[name] = await readFile(path.join(repository, name));
  }
  const { zip } = await compile({ zip: { files, shown: "/home/course/", optimize: 0, keep: true } });
  await write("course.js", base64("course", zip));
}

/** Compile Python's files with Pyodide itself; see compile.py for what it makes of each part. */
async function compile(parts) {
  const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, "pyodide.mjs")));
  const engine = await loadPyodide();
  engine.FS.writeFile("/home/compile.py", await readFile(path.join(here, "compile.py")));
  engine.runPython("import sys; sys.path.insert(0, '/home')");
  const made = {};
  for (const [name, { zip, files, ...options }] of Object.entries(parts)) {
    const source = `/home/${name}`;
    if (zip) engine.FS.writeFile(source, zip);
    for (const [file, bytes] of Object.entries(files ?? {})) {
      engine.FS.mkdirTree(path.posix.dirname(`${source}/${file}`));
      engine.FS.writeFile(`${source}/${file}`, bytes);
    }
    const bytes = engine.pyimport("compile").compiled.callKwargs(source, options);
    made[name] = bytes.toJs();
    bytes.destroy();
  }
  return made;
}

try {
  await { scripts, python, course }[task](...given);
} catch (error) {
  console.error(String(error.message ?? error).slice(-1500));
  process.exit(1);
}
process.exit(0); // Pyodide keeps Node waiting
