/** The names of walks, written at their ends. */
import { s, setAttribute } from "./dom.js";

const LINE = 15; // pixels from one name to the next
const LETTER = 9;
const ASIDE = 10;
const SAMPLE = 6; // pixels of a walk that a name may hide or spare

/** Those walks that have a name, and their end in the picture. */
const named = (walks, width, height) =>
  walks.filter(({ name, places }) => {
    const [x, y] = places.at(-1);
    return name && x >= 0 && x <= width && y >= 0 && y <= height;
  });

const text = ({ name, className }, { x, y, anchor }) =>
  s("text", { class: className, x: x.toFixed(1), y: y.toFixed(1), dy: "0.35em", "text-anchor": anchor }, name);

/** Names that would cover one another move apart, up and down: their order stays. */
function spread(places, height) {
  const sorted = [...places].sort((a, b) => a.y - b.y);
  const sideBySide = (a, b) => a.to <= b.from || b.to <= a.from;
  for (let round = 0; round < 60; round += 1) {
    for (let k = 1; k < sorted.length; k += 1) {
      for (let j = 0; j < k; j += 1) {
        const missing = LINE - (sorted[k].y - sorted[j].y);
        if (missing <= 0 || sideBySide(sorted[j], sorted[k])) continue;
        sorted[j].y -= missing / 2;
        sorted[k].y += missing / 2;
      }
    }
    for (const place of sorted) place.y = Math.min(height - 6, Math.max(8, place.y));
  }
}

/** Names beside the ends, right of them where there is room: for walks over the steps. */
export function namesInColumn(walks, width, height) {
  const found = named(walks, width, height);
  const places = found.map(({ name, places: all }) => {
    const [x, y] = all.at(-1);
    const long = name.length * LETTER;
    const left = x + ASIDE + long > width;
    const from = left ? x - ASIDE - long : x + ASIDE;
    return { from, to: from + long, y, x: left ? x - ASIDE : x + ASIDE, anchor: left ? "end" : "start" };
  });
  spread(places, height);
  return found.map((walk, k) => text(walk, places[k]));
}

/** Points along all walks, not farther apart than a few pixels. */
function sampled(walks) {
  return walks.flatMap(({ places }) =>
    places.flatMap(([x, y], k) => {
      const [u, v] = places[Math.max(0, k - 1)];
      const parts = Math.min(40, Math.max(1, Math.ceil(Math.hypot(x - u, y - v) / SAMPLE)));
      return Array.from({ length: parts }, (_, j) => [x + ((u - x) * j) / parts, y + ((v - y) * j) / parts]);
    }),
  );
}

/** Places for a name around the end of its walk; the first are the nearest. */
function* around([x, y], long) {
  for (const far of [0, 1, 2, 3, 4]) {
    const [dx, dy] = [ASIDE + 6 * far, ASIDE + 4 + LINE * far];
    for (const up of [0, -1, 1]) {
      for (const side of [1, -1]) yield { x: x + side * dx, y: y + up * (up ? dy - 6 : 0), anchor: side > 0 ? "start" : "end" };
      if (up) yield { x: x - long / 2, y: y + up * dy, anchor: "start" };
    }
  }
}

const boxOf = ({ x, y, anchor }, long) => ({ left: anchor === "end" ? x - long : x, top: y - LINE / 2, long });
const within = ({ left, top, long }, [x, y]) => x > left && x < left + long && y > top && y < top + LINE;
const meet = (a, b) => a.left < b.left + b.long && b.left < a.left + a.long && Math.abs(a.top - b.top) < LINE;

/** Hide the labels (texts centred at their x) that a name would be written over. */
export function giveWay(labels, names) {
  const at = (element, attribute) => Number(element.getAttribute(attribute));
  const boxes = names.map((name) => {
    const place = { x: at(name, "x"), y: at(name, "y"), anchor: name.getAttribute("text-anchor") };
    return boxOf(place, name.textContent.length * LETTER);
  });
  for (const label of labels) {
    const long = label.textContent.length * LETTER;
    const box = boxOf({ x: at(label, "x") - long / 2, y: at(label, "y") }, long);
    setAttribute(label, "visibility", boxes.some((other) => meet(other, box)) ? "hidden" : null);
  }
}

/** Names beside the ends, where they hide the least of the walks and nothing of one another. */
export function namesAround(walks, width, height) {
  const points = sampled(walks);
  const taken = [];
  return named(walks, width, height).map((walk) => {
    const long = walk.name.length * LETTER;
    let best = null;
    for (const place of around(walk.places.at(-1), long)) {
      const box = boxOf(place, long);
      const out = box.left < 0 || box.left + long > width || box.top < 0 || box.top + LINE > height;
      const cost = 1000 * (Number(out) + taken.filter((other) => meet(other, box)).length) + points.filter((at) => within(box, at)).length;
      if (!best || cost < best.cost) best = { cost, place, box };
      if (cost === 0) break;
    }
    taken.push(best.box);
    return text(walk, best.place);
  });
}
