/**
 * Numbers over the plane as colours on a canvas: blue above 0, grey below, the page's background
 * at 0. The same for a small picture and a large one.
 *
 * @typedef {[number, number, number]} Colour
 * @typedef {{zero: Colour, above: Colour, below: Colour, line: Colour}} Inks
 */
const hex = (text) => [1, 3, 5].map((k) => parseInt(text.slice(k, k + 2), 16));

/** The colours of the present theme. @returns {Inks} */
export function inksOf(element) {
  const style = getComputedStyle(element);
  const colour = (name) => hex(style.getPropertyValue(`--mlp-${name}`).trim());
  return { zero: colour("background"), above: colour("forward-line"), below: colour("parameter-line"), line: colour("text") };
}

/** Call when the reader changes the theme; returns what ends it. */
export function onTheme(callback) {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(callback);
  const filter = { attributes: true, attributeFilter: ["data-theme", "data-jp-theme-light"] };
  for (const element of [document.documentElement, document.body]) observer.observe(element, filter);
  media.addEventListener("change", callback);
  return () => {
    observer.disconnect();
    media.removeEventListener("change", callback);
  };
}

/** The corners of an n x n grid over a square, flat, row by row from the lowest. */
export function gridOver([[x0, x1], [y0, y1]], n) {
  const points = new Float64Array(2 * n * n);
  for (let row = 0, k = 0; row < n; row += 1) {
    for (let column = 0; column < n; column += 1, k += 2) {
      points[k] = x0 + ((x1 - x0) * column) / (n - 1);
      points[k + 1] = y0 + ((y1 - y0) * row) / (n - 1);
    }
  }
  return points;
}

/** Every stride-th of some numbers, from an offset on: one neuron's of a batch. */
export function pick(values, count, stride, offset) {
  const picked = new Float64Array(count);
  for (let k = 0; k < count; k += 1) picked[k] = values[k * stride + offset];
  return picked;
}

/** The number that has the full colour: 1 where outputs are bounded, else the largest there is. */
export function reachOf(values, bounded) {
  if (bounded) return 1;
  let most = 1e-9;
  for (const v of values) if (Math.abs(v) > most && Number.isFinite(v)) most = Math.abs(v);
  return most;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} n  the canvas becomes n x n pixels
 * @param {Float64Array} values  row by row, the lowest first
 * @param {Inks} inks
 * @param {number} reach  what has the full colour
 * @param {Float64Array} [signs]  where these change sign, a line is drawn
 */
export function paint(canvas, n, values, inks, reach, signs) {
  if (canvas.width !== n) canvas.width = canvas.height = n;
  const context = canvas.getContext("2d");
  const image = context.createImageData(n, n);
  const { data } = image;
  const { zero, above, below, line } = inks;
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column < n; column += 1) {
      const k = row * n + column;
      const v = values[k];
      const share = Math.min(1, Math.abs(v) / reach) || 0;
      const full = v < 0 ? below : above;
      const at = 4 * ((n - 1 - row) * n + column);
      const side = signs && signs[k] > 0;
      const crossed = signs && ((column + 1 < n && signs[k + 1] > 0 !== side) || (row + 1 < n && signs[k + n] > 0 !== side));
      for (let c = 0; c < 3; c += 1) data[at + c] = crossed ? line[c] : zero[c] + share * (full[c] - zero[c]);
      data[at + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
}
