/**
 * Where the neurons, edges and numbers of a network's picture stand: pure geometry, in pixels.
 *
 * "edges": layers from left to right, and every weight's field on its own edge. "cards": for
 * narrow places (layers from top to bottom) and larger networks (from left to right); the fields
 * of one neuron at a time stand under the picture.
 *
 * @typedef {{x: number, y: number}} Point
 * @typedef {object} Layout
 * @property {"edges" | "cards"} mode
 * @property {boolean} vertical   layers from top to bottom
 * @property {number} width
 * @property {number} height
 * @property {number} nodeWidth
 * @property {number} nodeHeight
 * @property {Point[][]} nodes    centres, nodes[0] are the inputs
 * @property {Point[]} heads      where each layer's name stands
 * @property {(l: number, i: number, j: number) => [Point, Point]} edge
 * @property {((l: number, i: number, j: number) => Point)=} weight  "edges" only
 * @property {((l: number, i: number) => Point)=} bias               "edges" only
 */

const NODE = { width: 98, height: 52 };
const FIELD = { width: 58, height: 26, gap: 3 };
const HEAD = 30;
const TALLEST = 660;

const centred = (n, k) => k - (n - 1) / 2;

/**
 * The place along the edges between two layers where their labels keep the largest distance.
 * @returns {{t: number, distance: number}}  distance in rows
 */
export function labelPlace(nFrom, nTo, low, high) {
  let best = { t: (low + high) / 2, distance: 0 };
  for (let step = 0; step <= 60; step += 1) {
    const t = low + ((high - low) * step) / 60;
    const heights = [];
    for (let i = 0; i < nTo; i += 1) {
      for (let j = 0; j < nFrom; j += 1) {
        heights.push((1 - t) * centred(nFrom, j) + t * centred(nTo, i));
      }
    }
    heights.sort((a, b) => a - b);
    const distance = Math.min(2, ...heights.slice(1).map((v, k) => v - heights[k]));
    if (distance > best.distance + 1e-9) best = { t, distance };
  }
  return best;
}

/** @returns {Layout | null}  null where the fields do not fit on the edges */
export function edgesLayout(sizes, width) {
  const layers = sizes.length;
  const gap = (width - layers * NODE.width) / (layers - 1);
  const margin = (FIELD.width / 2 + 4) / gap;
  if (gap < FIELD.width + 16) return null;
  const places = sizes
    .slice(1)
    .map((n, l) => labelPlace(sizes[l], n, Math.max(margin, 0.25), Math.min(1 - margin, 0.75)));
  const nearest = Math.min(...places.map((place) => place.distance));
  const row = Math.max(96, Math.ceil((FIELD.height + FIELD.gap) / nearest));
  const height = HEAD + row * Math.max(...sizes);
  if (!Number.isFinite(row) || height > TALLEST) return null;
  const middle = HEAD + (height - HEAD) / 2 - FIELD.height / 2;
  const nodes = sizes.map((n, layer) =>
    Array.from({ length: n }, (_, k) => ({
      x: NODE.width / 2 + layer * (NODE.width + gap),
      y: middle + row * centred(n, k),
    })),
  );
  const edge = (l, i, j) => [
    { x: nodes[l][j].x + NODE.width / 2, y: nodes[l][j].y },
    { x: nodes[l + 1][i].x - NODE.width / 2, y: nodes[l + 1][i].y },
  ];
  return {
    mode: "edges",
    vertical: false,
    width,
    height,
    nodeWidth: NODE.width,
    nodeHeight: NODE.height,
    nodes,
    heads: nodes.map(([first]) => ({ x: first.x, y: 0 })),
    edge,
    weight: (l, i, j) => {
      const [from, to] = edge(l, i, j);
      const { t } = places[l];
      return { x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) };
    },
    bias: (l, i) => ({
      x: nodes[l + 1][i].x,
      y: nodes[l + 1][i].y + (NODE.height + FIELD.height) / 2 + 1,
    }),
  };
}

/** @returns {Layout} */
export function cardsLayout(sizes, width) {
  const vertical = width < 560;
  const most = Math.max(...sizes);
  const layers = sizes.length;
  const across = vertical ? most : layers;
  const space = vertical ? 8 : 60;
  const nodeWidth = Math.min(NODE.width, Math.max(62, (width - space * (across - 1)) / across));
  const total = Math.max(width, across * nodeWidth + (across - 1) * space);
  const nodeHeight = 50;
  const pitch = vertical ? nodeHeight + 62 : nodeHeight + 16;
  const height = vertical ? layers * pitch - 36 : HEAD + most * pitch;
  const nodes = sizes.map((n, layer) =>
    Array.from({ length: n }, (_, k) =>
      vertical
        ? { x: total / 2 + (nodeWidth + space) * centred(n, k), y: 24 + nodeHeight / 2 + layer * pitch }
        : {
            x: nodeWidth / 2 + (layer * (total - nodeWidth)) / (layers - 1),
            y: HEAD + (height - HEAD) / 2 + pitch * centred(n, k),
          },
    ),
  );
  const edge = (l, i, j) => {
    const [from, to] = [nodes[l][j], nodes[l + 1][i]];
    return vertical
      ? [{ x: from.x, y: from.y + nodeHeight / 2 }, { x: to.x, y: to.y - nodeHeight / 2 }]
      : [{ x: from.x + nodeWidth / 2, y: from.y }, { x: to.x - nodeWidth / 2, y: to.y }];
  };
  const heads = nodes.map(([first]) =>
    vertical ? { x: 0, y: first.y - nodeHeight / 2 - 20 } : { x: first.x, y: 0 },
  );
  return { mode: "cards", vertical, width: total, height, nodeWidth, nodeHeight, nodes, heads, edge };
}

/** @returns {Layout} */
export const layoutOf = (sizes, width) =>
  (width >= 560 && edgesLayout(sizes, width)) || cardsLayout(sizes, width);
