/**
 * A polyhedron, turned and moved by an affine map y = A v + b, seen in perspective by a camera that
 * stands still.
 *
 * Traits: solid, angles (degrees, about axes 1, 2, 3), b, vertex (from 0), initial (the same).
 * Named values: A[i,j], y[i], u[i]; faces, vertices, facing; "count matrix", "count map",
 * "count faces", "count multiplications", "count divisions", "count per second".
 */
import { h, setAttribute, setText, uniqueId, valueText } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";
import { rotation3 } from "../mathematics/mlp.js";
import { makeSolid } from "../../topics/solids.js";
import { makeFrame, NEAR } from "../../topics/space.js";
import { numberField } from "../pieces/number-field.js";
import { onThemeChange, scene } from "./scene.js";
import { session } from "../pieces/session.js";
import { slider } from "../pieces/slider.js";
import { cornerNumbers, cost, vertexTable } from "./space_numbers.js";

const NAMES = ["solid", "angles", "b", "vertex"];
const DEGREES_A_PIXEL = 0.5;
const TURNS = ["up, down", "left, right", "roll"];
const WAYS = ["right", "up", "away"];

const kind = (name) => name.split("-")[0]; // "sphere-80" -> "sphere"
const wrapped = (degrees) => ((((degrees + 180) % 360) + 360) % 360) - 180;

function render({ model, el }) {
  const now = session({ model, names: NAMES, draw });
  const solids = new Map();
  const solidOf = (name) => {
    if (!solids.has(name)) solids.set(name, makeSolid(name));
    return solids.get(name);
  };

  function draw(state) {
    const { angles, b, vertex } = state;
    const solid = solidOf(state.solid);
    const F = { A: rotation3(angles), b };
    const frame = makeFrame(solid, F);
    const seen = frame.facing.filter(Boolean).length;
    const behind = solid.faces.length - frame.painted.length;
    const hidden = !solid.faces.some((face, k) => frame.facing[k] && face.includes(vertex));
    picture.paint(solid, frame, { corner: vertex, label: `vertex ${vertex + 1}`, hidden });
    chooser.value = state.solid;
    angles.forEach((angle, k) => turns[k].set(angle, `${formatNumber(angle)}°`));
    b.forEach((value, k) => moves[k].set(value));
    which.set(vertex + 1);
    setText(counts.vertices, String(solid.vertices.length));
    setText(counts.faces, String(solid.faces.length));
    setText(counts.facing, String(seen));
    setText(outside, behind ? `${behind} faces are behind the camera or nearer than ${NEAR}: not painted.` : "");
    setText(covered, hidden ? ` Vertex ${vertex + 1} is hidden: its ring is dashed.` : "");
    numbers.update(F, solid, frame, vertex);
    price.update(solid);
    table.update(solid, frame);
    const turned = angles.map((angle) => `${formatNumber(angle)}°`).join(", ");
    const moved = b.map((value) => formatNumber(value)).join(", ");
    const words = `${kind(state.solid)} with ${solid.faces.length} faces, turned by ${turned}, moved by [${moved}]; ${seen} faces look at the camera`;
    setAttribute(picture.canvas, "aria-label", words);
    return words;
  }

  const picture = scene({
    onDrag: (right, down, begin) => {
      const [first, second, third] = now.state.angles;
      const angles = [first - down * DEGREES_A_PIXEL, second - right * DEGREES_A_PIXEL, third];
      now.edit({ angles: angles.map(wrapped) }, begin);
    },
  });
  const option = (name) => {
    const n = solidOf(name).faces.length;
    return h("option", { value: name }, `${kind(name)}: ${n} faces`);
  };
  const chooser = h("select", { id: uniqueId("solid"), class: "mlp-select" }, ...model.get("options").solid.map(([name]) => option(name)));
  chooser.addEventListener("change", () => now.edit({ solid: chooser.value, vertex: 0 }));
  const turns = TURNS.map((words, k) => {
    const onInput = (value, begin) => now.edit({ angles: now.state.angles.with(k, value) }, begin);
    return slider({ label: `angle[${k + 1}]`, low: -180, high: 180, step: 1, onInput });
  });
  const moves = WAYS.map((_, k) =>
    numberField({
      label: `b[${k + 1}]`,
      onInput: (value) => now.edit({ b: now.state.b.with(k, value) }, false),
      ...now.fields,
    }),
  );
  const which = numberField({
    label: "vertex",
    limits: () => [1, solidOf(now.state.solid).vertices.length],
    unit: 1,
    whole: true,
    onInput: (number) => now.edit({ vertex: number - 1 }, false),
    ...now.fields,
  });

  const counts = Object.fromEntries(["vertices", "faces", "facing"].map((name) => [name, valueText(name)]));
  const covered = h("span");
  const outside = h("p", { class: "mlp-note" });
  const numbers = cornerNumbers();
  const price = cost();
  const table = vertexTable();
  const beside = (control, words) => h("div", { class: "mlp-control" }, control, h("span", { class: "mlp-note" }, words));
  const root = h(
    "div",
    { class: "mlp-widget mlp-polyhedron", role: "group", "aria-label": "Polyhedron in space" },
    now.bar(hint()),
    h(
      "div",
      { class: "mlp-space" },
      h(
        "div",
        {},
        picture.canvas,
        h("p", { class: "mlp-facts" }, counts.vertices, " vertices, ", counts.faces, " faces; ", counts.facing, " look at the camera.", covered),
        outside,
      ),
      h(
        "div",
        { class: "mlp-controls" },
        h("div", { class: "mlp-row" }, h("label", { for: chooser.id }, "solid"), chooser),
        ...turns.map((turn, k) => beside(turn.element, TURNS[k])),
        ...moves.map((move, k) => beside(move.element, WAYS[k])),
        h("div", { class: "mlp-row" }, which.element),
      ),
    ),
    now.message,
    numbers.element,
    price.element,
    table.element,
  );

  const repaint = () => now.show(now.state);
  const forgetTheme = onThemeChange(repaint);
  // The page's colours are known once the canvas stands there.
  const end = now.begin(el, root, picture.canvas, repaint);
  return () => {
    forgetTheme();
    end();
  };
}

const hint = () =>
  h(
    "p",
    { class: "mlp-hint" },
    "The camera stands still; the map turns and moves the world. Drag the picture, or use the ",
    "sliders. Faces are painted from the farthest to the nearest, so that near ones cover far ones.",
  );

export default { render };
