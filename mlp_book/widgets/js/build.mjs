/**
 * Bundles the widgets: `npm run build` (or `node build.mjs ROOT`, which writes under another root).
 *
 * Each widget becomes one ES module and one style sheet that Python reads; the host becomes one
 * plain script for the built page. The products are committed, so that installing the Python
 * package needs no node; a test builds them again and compares.
 */
import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import path from "node:path";

const here = path.dirname(fileURLToPath(import.meta.url));
const repository = path.resolve(here, "../../..");
const root = path.resolve(process.argv[2] ?? repository);

const WIDGETS = [
  "forward_pass",
  "question",
  "gradient_descent",
  "affine_map",
  "polyhedron",
  "neuron",
  "activation",
  "backpropagation",
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

await build({
  ...common,
  entryPoints: WIDGETS.map((name) => `${name}.js`),
  format: "esm",
  outdir: path.join(root, "mlp_book/widgets/static"),
});
await build({
  ...common,
  entryPoints: WIDGETS.map((name) => `${name}.css`),
  outdir: path.join(root, "mlp_book/widgets/static"),
});
await build({
  ...common,
  entryPoints: ["host.js"],
  format: "iife",
  outfile: path.join(root, "book/_assets/offline/widget-host.js"),
});
