/**
 * From strokes of a pen to the 8 x 8 counts that the network takes: the glue of the digit
 * application. The same operations in the same order as mlp_book/topics/strokes.py: the two agree bit for
 * bit. A drawing is a list of strokes, a stroke a list of points [x, y] on a sheet of 100 by 100.
 *
 * @typedef {[number, number]} Point
 * @typedef {Point[][]} Strokes
 */
export const SHEET = 100;
export const SIDE = 32;
export const BLOCK = 4;
export const WIDTH = 24;
export const DOT = 2;
export const INK = 313;
const BRUSHES = /* @__PURE__ */ Array.from({ length: 21 }, (_, k) => (k + 4) / 4);
const BLOCKS = 8; // SIDE / BLOCK

/**
 * The smallest box round all points; null for an empty sheet.
 * @param {Strokes} strokes
 */
export function boxOf(strokes) {
  const points = strokes.flat();
  if (points.length === 0) return null;
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** What a drawing is multiplied by to fill the bitmap; 0 for a dot, smaller than DOT both ways. */
export function scaleOf({ left, top, right, bottom }, brush) {
  if (Math.max(right - left, bottom - top) < DOT) return 0;
  const room = [[WIDTH - 2 * brush, right - left], [SIDE - 2 * brush, bottom - top]];
  const scales = room.filter(([, size]) => size > 0).map(([limit, size]) => limit / size);
  return Math.min(...scales);
}

/** The strokes in the bitmap: scaled, and with the middle of the box in its middle. */
export function placeStrokes(strokes, brush) {
  const box = boxOf(strokes);
  const [x0, y0, s] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2, scaleOf(box, brush)];
  const half = SIDE / 2;
  return strokes.map((stroke) => stroke.map(([x, y]) => [half + s * (x - x0), half + s * (y - y0)]));
}

/** The first and the last point of the bitmap that a line from a to b with the brush may reach. */
const reach = (a, b, brush) => [
  Math.max(0, Math.floor(Math.min(a, b) - brush) - 1),
  Math.min(SIDE - 1, Math.ceil(Math.max(a, b) + brush)),
];

/**
 * The bitmap, row by row: 1 within `brush` of a line, else 0.
 * @returns {Uint8Array}
 */
export function paintBitmap(placed, brush) {
  const bitmap = new Uint8Array(SIDE * SIDE);
  for (const stroke of placed) {
    stroke.forEach(([ax, ay], k) => {
      const [bx, by] = stroke[Math.min(k + 1, stroke.length - 1)];
      const [dx, dy] = [bx - ax, by - ay];
      const length = dx * dx + dy * dy;
      const [firstRow, lastRow] = reach(ay, by, brush);
      const [first, last] = reach(ax, bx, brush);
      for (let row = firstRow; row <= lastRow; row += 1) {
        const py = row + 0.5;
        for (let column = first; column <= last; column += 1) {
          const px = column + 0.5;
          const along = length > 0 ? ((px - ax) * dx + (py - ay) * dy) / length : 0;
          const t = Math.min(1, Math.max(0, along));
          const [ex, ey] = [px - (ax + t * dx), py - (ay + t * dy)];
          if (ex * ex + ey * ey <= brush * brush) bitmap[row * SIDE + column] = 1;
        }
      }
    });
  }
  return bitmap;
}

/** How many points of each 4 by 4 block are inked, row by row: 64 counts from 0 to 16. */
export function countBlocks(bitmap) {
  const counts = new Array(BLOCKS * BLOCKS).fill(0);
  bitmap.forEach((ink, k) => {
    const [row, column] = [Math.floor(k / SIDE / BLOCK), Math.floor((k % SIDE) / BLOCK)];
    counts[row * BLOCKS + column] += ink;
  });
  return counts;
}

/**
 * All steps, each of which can be looked at. Brushes are tried from the thinnest on, until the ink
 * reaches INK; the nearer of the last two is taken.
 * @param {Strokes} strokes
 */
export function stagesOf(strokes) {
  const drawn = strokes.filter((stroke) => stroke.length > 0);
  const box = boxOf(drawn);
  let best = { box, brush: 0, scale: 0, ink: 0, bitmap: new Uint8Array(SIDE * SIDE) };
  for (const brush of box ? BRUSHES : []) {
    const bitmap = paintBitmap(placeStrokes(drawn, brush), brush);
    const ink = bitmap.reduce((sum, v) => sum + v, 0);
    if (best.brush === 0 || Math.abs(ink - INK) < Math.abs(best.ink - INK)) {
      best = { box, brush, scale: scaleOf(box, brush), ink, bitmap };
    }
    if (ink >= INK) break;
  }
  return { ...best, pixels: countBlocks(best.bitmap) };
}
