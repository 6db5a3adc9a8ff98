/**
 * NumPy's normal numbers: the ziggurat of Marsaglia and Tsang (2000) with 256 layers of equal area
 * under exp(-x²/2), as `Generator.standard_normal` walks it. Most draws take one 64-bit word.
 */
const LAYERS = 256;
const WORD = 2 ** 52;
/** Where the tail begins. */
const TAIL = 3.6541528853610087963519472518;
/** The area of a layer, exact for this tail: its height times its width, and the tail beyond. */
const AREA = 0.004928673233974658;

const density = (x) => Math.exp(-0.5 * x * x);

/** The right edges of the layers, from the top's 0 down to the tail's. */
function layerEdges() {
  const all = new Float64Array(LAYERS);
  all[LAYERS - 1] = TAIL;
  for (let k = LAYERS - 2; k > 0; k -= 1) {
    all[k] = Math.sqrt(-2 * Math.log(AREA / all[k + 1] + density(all[k + 1])));
  }
  return all;
}
const edges = /* @__PURE__ */ layerEdges();
/** The bottom layer, with the tail, as wide as if it were a rectangle. */
const BOTTOM = /* @__PURE__ */ (() => AREA / density(TAIL))();

/** Beyond the last edge, by Marsaglia's own method. */
function fromTail(negative, generator) {
  for (;;) {
    const x = -Math.log1p(-generator.random()) / TAIL;
    const y = -Math.log1p(-generator.random());
    if (2 * y > x * x) return negative ? -(TAIL + x) : TAIL + x;
  }
}

/**
 * A number from N(0, 1): NumPy's `standard_normal()`.
 * @param {{bits: () => bigint, random: () => number}} generator
 */
export function standardNormal(generator) {
  for (;;) {
    const word = generator.bits();
    const layer = Number(word & 0xffn);
    const place = Number((word >> 9n) & 0xfffffffffffffn);
    const width = layer === 0 ? BOTTOM : edges[layer];
    const x = (word & 0x100n ? -1 : 1) * place * (width / WORD);
    const inner = layer === 0 ? TAIL : edges[layer - 1];
    if (place < (inner / width) * WORD) return x;
    if (layer === 0) return fromTail(Boolean((place / 256) & 1), generator);
    const [low, high] = [density(edges[layer]), density(edges[layer - 1])];
    if ((high - low) * generator.random() + low < density(x)) return x;
  }
}
