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
 * @property {number} inputWidth
 * @property {Point[][]} nodes    centres, nodes[0] are the inputs
 * @property {Point[]} heads      where each layer's name stands
 * @property {(l: number, i: number, j: number) => [Point, Point]} edge
 * @property {((l: number, i: number, j: number) => Point)=} weight  "edges" only
 * @property {((l: number, i: number) => Point)=} bias               "edges" only
 */

const INPUT_WIDTH = 78;
/**
 * The room that the parts of a picture take: a widget that writes more beside them asks for more.
 * @typedef {typeof ROOM} Room
 */
const ROOM = {
  node: { width: 108, height: 52 },
  field: { width: 54, height: 26, gap: 4 },
  card: { width: 94, height: 50, wide: 50 }, // `wide` is the height with layers from left to right
  /** The least height of a picture with the fields on its edges. */
  height: 0,
};
const HEAD = 22;
const TALLEST = 660;
/** Labels this far apart, in rows, are far enough. */
const ENOUGH = 0.32;

const centred = (n, k) => k - (n - 1) / 2;

/**
 * The place along the edges between two layers where their labels keep enough distance: as near
 * the middle as that allows, else where the distance is largest.
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
    const distance = Math.min(ENOUGH, ...heights.slice(1).map((v, k) => v - heights[k]));
    const gain = distance - best.distance;
    if (gain > 1e-9 || (gain > -1e-9 && Math.abs(t - 0.5) < Math.abs(best.t - 0.5))) {
      best = { t, distance };
    }
  }
  return best;
}

/** Names above columns: the first from the left edge, the last to the right one, others centred. */
const headsAbove = (nodes, width) =>
  nodes.map(([node], layer) => {
    const x = layer === 0 ? 0 : layer === nodes.length - 1 ? width : node.x;
    return { x, y: 0 };
  });

/** The height of a name above a row: where the fewest edges pass at the left. */
function headBeside(nodes, layer, nodeHeight) {
  const [first] = nodes[layer];
  const before = nodes[layer - 1]?.[0];
  const widens = before && first.x < before.x;
  return widens ? before.y + nodeHeight / 2 + 8 : first.y - nodeHeight / 2 - 24;
}

/** @returns {Layout | null}  null where the fields do not fit on the edges */
export function edgesLayout(sizes, width, room = {}) {
  const { node: NODE, field: FIELD, height: least } = { ...ROOM, ...room };
  const layers = sizes.length;
  const gap = (width - INPUT_WIDTH - (layers - 1) * NODE.width) / (layers - 1);
  const margin = (FIELD.width / 2 + 4) / gap;
  if (gap < FIELD.width + 16) return null;
  const places = sizes
    .slice(1)
    .map((n, l) => labelPlace(sizes[l], n, Math.max(margin, 0.25), Math.min(1 - margin, 0.75)));
  const nearest = Math.min(...places.map((place) => place.distance));
  const own = NODE.height + FIELD.height;
  const row = Math.max(own + 26, Math.ceil((FIELD.height + FIELD.gap) / nearest));
  const height = Math.max(HEAD + row * Math.max(...sizes) - 14, least);
  if (!Number.isFinite(row) || height > TALLEST) return null;
  const middle = HEAD + (height - HEAD) / 2 - FIELD.height / 2 + 4;
  const nodes = sizes.map((n, layer) =>
    Array.from({ length: n }, (_, k) => ({
      x: layer === 0 ? INPUT_WIDTH / 2 : INPUT_WIDTH + layer * (NODE.width + gap) - NODE.width / 2,
      y: middle + row * centred(n, k),
    })),
  );
  const edge = (l, i, j) => [
    { x: nodes[l][j].x + (l === 0 ? INPUT_WIDTH : NODE.width) / 2, y: nodes[l][j].y },
    { x: nodes[l + 1][i].x - NODE.width / 2, y: nodes[l + 1][i].y },
  ];
  return {
    mode: "edges",
    vertical: false,
    width,
    height,
    nodeWidth: NODE.width,
    nodeHeight: NODE.height,
    inputWidth: INPUT_WIDTH,
    nodes,
    heads: headsAbove(nodes, width),
    edge,
    weight: (l, i, j) => {
      const [from, to] = edge(l, i, j);
      const { t } = places[l];
      return { x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) };
    },
    bias: (l, i) => ({
      x: nodes[l + 1][i].x,
      y: nodes[l + 1][i].y + (NODE.height + FIELD.height) / 2 - 1,
    }),
  };
}

/** @returns {Layout} */
export function cardsLayout(sizes, width, room = {}) {
  const { card, height: least } = { ...ROOM, ...room };
  const vertical = width < 560;
  const most = Math.max(...sizes);
  const layers = sizes.length;
  const across = vertical ? most : layers;
  const space = vertical ? 6 : 60;
  const nodeWidth = Math.min(card.width, Math.max(62, (width - space * (across - 1)) / across));
  const total = Math.max(width, across * nodeWidth + (across - 1) * space);
  const nodeHeight = vertical ? card.height : card.wide;
  const pitch = vertical ? nodeHeight + 66 : nodeHeight + 16;
  const height = vertical ? layers * pitch - 36 : Math.max(HEAD + most * pitch, least);
  const fit = (total - space * (sizes[0] - 1)) / sizes[0];
  const inputWidth = vertical ? Math.min(100, fit) : nodeWidth;
  const nodes = sizes.map((n, layer) =>
    Array.from({ length: n }, (_, k) =>
      vertical
        ? { x: total / 2 + ((layer === 0 ? inputWidth : nodeWidth) + space) * centred(n, k), y: 28 + nodeHeight / 2 + layer * pitch }
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
  const heads = vertical
    ? nodes.map((_, layer) => ({ x: 0, y: headBeside(nodes, layer, nodeHeight) }))
    : headsAbove(nodes, total);
  return {
    mode: "cards",
    vertical,
    width: total,
    height,
    nodeWidth,
    nodeHeight,
    inputWidth,
    nodes,
    heads,
    edge,
  };
}

/** @returns {Layout} */
export const layoutOf = (sizes, width, room) =>
  (width >= 560 && edgesLayout(sizes, width, room)) || cardsLayout(sizes, width, room);
