/**
 * A contour map of f(x, y) with a point to drag: its gradient as an arrow, its two slopes as
 * tangents on two cuts, all of it in numbers, and steps along the arrow or against it.
 *
 * Traits: surfaces, surface, point, size, initial; options.
 */
import { makeMap, stepTo } from "../../topics/maps.js";
import { selectField } from "../pieces/choose.js";
import { domainOf, fit, zoomIn, zoomOut } from "../pieces/descent_view.js";
import { h, setText } from "../pieces/dom.js";
import { numberField } from "../pieces/number-field.js";
import { session } from "../pieces/session.js";
import { surfacePicture } from "../pieces/surface.js";
import { leadingDigit } from "../pieces/units.js";
import { cutsPicture } from "./cuts.js";
import { mapLines } from "./lines.js";
import { wordsOf } from "./words.js";
import { format } from "./written.js";

const TRAITS = ["surface", "point", "size"];
const [WIDE, GAP, NARROW, LOW] = [620, 16, 460, 400];
// Its heights span many powers of ten, and its valley is narrow.
const DETAIL = { rosenbrock: { grid: 161, count: 5, factors: [1] } };
const BUTTONS = { against: "Against the arrow", along: "Along the arrow", line: "Along the line" };

function render({ model, el }) {
  const [surfaces, options] = ["surfaces", "options"].map((name) => model.get(name));
  const farthest = options.point[1];
  let view = null; // null: the whole map
  let seen = "";
  let lines = null;

  const traitsNow = () => Object.fromEntries(TRAITS.map((name) => [name, model.get(name)]));
  /** A walk begins where the point was put; `last` is the step that led here. */
  const begun = (state) => ({ ...state, trail: [[...state.point]], last: null });
  const now = session({
    model,
    names: TRAITS,
    read: () => begun(traitsNow()),
    write: ({ surface, point, size }) => ({ surface, point, size }),
    initial() {
      view = null;
      return begun(model.get("initial"));
    },
    draw,
  });

  /** All that is computed, once. */
  function computed({ surface, point, size }) {
    const { value, gradient } = makeMap(surface);
    const slopes = gradient(point);
    const ends = Object.fromEntries(Object.keys(BUTTONS).map((way) => [way, stepTo(slopes, point, size, way)]));
    const values = Object.fromEntries(Object.entries(ends).map(([way, end]) => [way, value(end)]));
    const [u, v] = slopes;
    const foretold = size * (u * u + v * v); // by how much a step along the arrow changes f
    return { point, size, f: value, value: value(point), gradient: slopes, length: Math.hypot(u, v), foretold, ends, values };
  }

  function draw(state) {
    const { surface, point, size, last } = state;
    const place = surfaces[surface];
    const here = computed(state);
    if (!view || !seen.startsWith(`${surface},`)) view = place;
    if (seen !== `${surface},${point}`) view = fit(view.center, view.half, [point]);
    if (!seen.startsWith(`${surface},`)) {
      lines = mapLines(surface);
      sums.replaceChildren(lines.element);
    }
    seen = `${surface},${point}`;
    drawPictures(state, here);
    lines.update(here);
    where.set(surface);
    places.forEach((one, i) => one.set(point[i]));
    sizeField.set(size);
    setText(formula, `f = ${place.formula}. `);
    const said = wordsOf(here, last);
    setText(words, said);
    setText(note, `The arrow has ${format(size)} of the gradient's length, and a step goes as far. A tiny arrow is drawn longer.`);
    now.tell("");
    return `f(${point.map(format).join(", ")}) = ${format(here.value)}. ${said}`;
  }

  function drawPictures({ surface, point, trail }, here) {
    const { even } = surfaces[surface];
    const domain = domainOf(view);
    map.update({
      f: (x, y) => here.f([x, y]),
      key: surface,
      detail: even ? { even } : DETAIL[surface],
      domain,
      names: { x: "x", y: "y" },
      walks: [{ points: trail, className: "mlp-walk-line" }],
      point,
      tip: here.length === 0 ? null : here.ends.along,
      glide: false,
    });
    cuts.update({ value: here.f, point, gradient: here.gradient, domain });
  }

  const zoom = (outwards) => () => {
    view = outwards ? zoomOut(view) : zoomIn(view, now.state.point);
    drawPictures(now.state, computed(now.state));
  };

  /** A step, unless it leads off the map. */
  function walk(way) {
    const { trail } = now.state;
    const { ends, value, length, foretold } = computed(now.state);
    const end = ends[way];
    if (!end.every((v) => Math.abs(v) <= farthest)) {
      now.tell(`This step would lead to (${end.map(format).join(", ")}), off the map: it ends at ${farthest}. Take a smaller step size.`);
      return;
    }
    if (length === 0) {
      now.tell("There is no arrow here, so there is no step.");
      return;
    }
    now.edit({ point: end, trail: [...trail, end], last: { way, value, foretold } });
  }
  const put = (point) => now.edit(begun({ ...now.state, point }), false);

  const map = surfacePicture({
    onGrab: now.remember,
    onDrag: (x, y) => put([x, y].map((v) => Math.min(farthest, Math.max(-farthest, Number(v.toPrecision(3)))))),
  });
  const cuts = cutsPicture();
  const where = selectField({
    label: "function",
    options: options.surface,
    onChoose(surface) {
      const { start, size } = surfaces[surface];
      view = null;
      now.edit(begun({ surface, point: [...start], size }));
    },
  });
  // What the typing has ended, the walk, is put back with it.
  const places = ["x", "y"].map((label, i) =>
    numberField({ label, limits: options.point, onInput: (value) => put(now.state.point.with(i, value)), ...now.fields, onRestore: now.restore }),
  );
  const sizeField = numberField({
    label: "step size",
    limits: options.size,
    unit: leadingDigit,
    onInput: (size) => now.edit({ size, last: null }, false),
    ...now.fields,
    onRestore: now.restore, // the words on the last step, too
  });

  const button = (text, onclick, attributes = {}) => h("button", { type: "button", class: "mlp-button", onclick, ...attributes }, text);
  const formula = h("strong");
  const { back, reset } = now.buttons;
  const steps = h("div", { class: "mlp-buttons" }, ...Object.entries(BUTTONS).map(([way, text]) =>
    button(text, () => walk(way), way === "against" ? { class: "mlp-button is-main" } : {})), back, reset);
  const [words, sums] = [h("span", { class: "mlp-verdict-words" }), h("div")];
  const note = h("p", { class: "mlp-hint" });
  const root = h(
    "div",
    { class: "mlp-widget mlp-gradient-map", role: "group", "aria-label": "A map of a function and its gradient" },
    h("div", { class: "mlp-where" }, where.element, ...[...places, sizeField].map(({ element }) => element)),
    steps,
    h("p", { class: "mlp-verdict" }, formula, words),
    now.message,
    h(
      "div",
      { class: "mlp-two" },
      h(
        "div",
        { class: "mlp-left" },
        map.element,
        h(
          "div",
          { class: "mlp-under" },
          note,
          h("span", { class: "mlp-zoom" }, button("−", zoom(true), { "aria-label": "Zoom out" }), button("+", zoom(false), { "aria-label": "Zoom in" })),
        ),
      ),
      h("div", { class: "mlp-right" }, cuts.element),
    ),
    sums,
  );

  function arrange(width) {
    const wide = width >= WIDE;
    root.classList.toggle("is-wide", wide);
    const left = wide ? Math.round((width - GAP) / 2) : Math.min(width, NARROW);
    map.arrange(left);
    cuts.arrange(wide ? width - left - GAP : left, wide ? left : LOW);
  }
  arrange(700);
  return now.begin(el, root, sums, arrange);
}

export default { render };
