/** The pictures of the affine-map widget: the plane before and after F, and after both maps. */
import { h, setAttribute, setText } from "../pieces/dom.js";
import { applyAffine, bends, composeStages } from "../mathematics/mlp.js";
import { plane } from "./plane.js";
import { slider } from "../pieces/slider.js";
import { pointText, samePoint } from "./two_maps.js";

const CORNERS = [[0, 0], [1, 0], [1, 1], [0, 1]];

/**
 * @param {object} options
 * @param {(name: string, at: number[], begin: boolean) => void} options.onDrag
 * @param {() => void} options.onZoom  the window changed: draw again
 */
export function affinePictures({ onDrag, onZoom }) {
  let reach = 3;
  const tips = ["origin", "column 1", "column 2"];
  const left = plane({
    title: "x → F(x)",
    marks: { ...Object.fromEntries(tips.map((name) => [name, "tip"])), "F(x)": "after", x: "before" },
    draggable: [...tips, "x"],
    onDrag,
  });
  const right = plane({
    title: "Both maps",
    marks: { result: "after", ring: "ring", x: "before" },
    draggable: ["x"],
    onDrag,
  });
  const zoom = slider({
    label: "picture",
    low: 2,
    high: 10,
    step: 1,
    onInput: (value) => {
      reach = value;
      onZoom();
    },
  });
  const pair = h("div", { class: "mlp-planes" }, left.element, right.element);
  const element = h("div", { class: "mlp-pictures" }, pair, zoom.element);

  const common = (map) => {
    const ends = CORNERS.map((corner) => pointText(map(corner))).join(", ");
    const words = `Before in grey, after in blue. The corners of the unit square go to ${ends}.`;
    return { reach, map, words };
  };

  function update({ x, second, relu }, { F, G, stages }) {
    const mapF = (v) => applyAffine(F, v);
    const tip = (v, label, below) => ({ at: mapF(v), label, below });
    const [height1, height2] = [[1, 0], [0, 1]].map((v) => mapF(v)[1]); // labels stay out of the square
    left.update({
      ...common(mapF),
      arrows: true,
      way: [x, stages.first],
      marks: {
        origin: tip([0, 0], ""),
        "column 1": tip([1, 0], "column 1", height1 <= height2),
        "column 2": tip([0, 1], "column 2", height2 < height1),
        "F(x)": { at: stages.first, label: "F(x)" },
        x: { at: x, label: "x" },
      },
    });
    setText(left.caption, second ? "First: x → F(x)" : "x → F(x)");
    setAttribute(pair, "data-second", second);
    right.element.hidden = !second;
    zoom.set(reach, `−${reach} to ${reach}`);
    if (!second) return;
    const same = samePoint(stages.second, stages.joined);
    setText(right.caption, relu ? "Both: x → G(ReLU(F(x)))" : "Both: x → G(F(x))");
    right.update({
      ...common((v) => composeStages(F, G, relu, v).second),
      bendsOn: relu ? (from, to) => bends(F, from, to) : undefined,
      arrows: !relu,
      way: [x, stages.second],
      marks: {
        result: { at: stages.second, label: same ? "G and H" : "G" },
        ring: { at: stages.joined, label: same ? "" : "H(x)" },
        x: { at: x, label: "x" },
      },
    });
  }
  return { element, update };
}
