/**
 * Bundles the widgets: `npm run build` (or `node build.mjs ROOT`, which writes under another root).
 *
 * Each widget becomes one ES module and one style sheet that Python reads; the host becomes one
 * plain script for the built page. The products are committed, so that installing the Python
 * package needs no node; a test builds them again and compares.
 */
import { build, transform } from "esbuild";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";

const here = path.dirname(fileURLToPath(import.meta.url));
const repository = path.resolve(here, "../..");
const root = path.resolve(process.argv[2] ?? repository);

const WIDGETS = [
  "forward_pass",
  "question",
  "gradient_descent",
  "gradient_map",
  "affine_map",
  "polyhedron",
  "neuron",
  "activation",
  "loss",
  "backpropagation",
  "symmetry",
  "optimizer_race",
  "playground",
  "digits",
  "precision",
  "parallelism",
];
const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  target: ["es2022", "chrome111", "firefox115", "safari16.4"],
  logLevel: "warning",
};

const css = { loader: "css", minify: true, charset: "utf8", target: common.target };
const statics = path.join(root, "mlp_book/widgets/static");
const palette = (await transform(await readFile(path.join(here, "pieces/palette.css"), "utf8"), css)).code;
for (const name of WIDGETS) {
  // A widget marks its place with its name, and its rules hold there alone: two widgets on one
  // page may give one class two looks. `:where` keeps every rule as strong as it was written.
  await build({
    ...common,
    stdin: {
      contents: `import widget from "./${name}/view.js";
        const render = (view) => { view.el.dataset.mlp = "${name}"; return widget.render(view); };
        export default { ...widget, render };`,
      resolveDir: here,
    },
    format: "esm",
    outfile: path.join(statics, `${name}.js`),
  });
  const { outputFiles } = await build({
    absWorkingDir: here,
    bundle: true,
    entryPoints: [`${name}/view.css`],
    external: ["./pieces/palette.css"],
    write: false,
  });
  const rules = outputFiles[0].text.replace('@import "./pieces/palette.css";', "");
  const scoped = await transform(`:where([data-mlp="${name}"]) {${rules}}`, css);
  await mkdir(statics, { recursive: true });
  await writeFile(path.join(statics, `${name}.css`), palette + scoped.code);
}
await build({
  ...common,
  entryPoints: ["host.js"],
  format: "iife",
  outfile: path.join(root, "book/_assets/offline/widget-host.js"),
});
// What keeps a reader's work: the first is on every page, the others are loaded when asked for.
// All are plain scripts, since modules are blocked in pages opened from files.
const WORK = { work: "start", "work-kept": "kept", "work-file": "file_buttons", "work-lines": "order_lines" };
for (const [name, entry] of Object.entries(WORK)) {
  await build({
    ...common,
    entryPoints: [`../laboratory/work/${entry}.js`],
    format: "iife",
    outfile: path.join(root, `book/_assets/offline/${name}.js`),
  });
}
const style = await transform(await readFile(path.join(here, "../laboratory/work/work.css"), "utf8"), css);
await writeFile(path.join(root, "book/_assets/offline/work.css"), style.code);
