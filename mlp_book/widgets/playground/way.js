/**
 * The losses on the way to the present state, for the curve. A way belongs to the theta that it
 * led to: who comes back to a state finds the way that led there, and no other.
 *
 * @typedef {object} Stop
 * @property {number} u  updates made
 * @property {number} train  the training loss
 * @property {number | null} test  the test loss
 * @property {boolean} [hand]  a weight was changed by hand: here the loss jumped
 *
 * @typedef {object} How  how a theta was reached
 * @property {boolean} [hand]  by a change of the theta before
 * @property {boolean} [fresh]  by no way that is known, as from a link
 * @property {Stop[]} [between]  the stops between the theta before and this one
 */
const MOST = 300;
const RECENT = 20;

/** Every second stop of a long way, but for jumps and the last ones. */
export function thinned(stops, most = MOST) {
  if (stops.length <= most) return stops;
  const isKept = (stop, k) => k % 2 === 0 || k > stops.length - RECENT || stop.hand || stops[k + 1].hand;
  return stops.filter(isKept);
}

/** The way with a jump at its end; many changes at one update, as of a drag, are one jump. */
function jumped(stops, stop) {
  const last = stops.at(-1);
  const before = last.hand && last.u === stop.u ? stops.slice(0, -1) : stops;
  return before.at(-1).train === stop.train ? before : [...before, { ...stop, hand: true }];
}

export function wayStore() {
  const ways = new WeakMap();
  const told = new WeakMap();
  let last = { key: "", u: 0, stops: [] };
  return {
    /** Say, before it is shown, how a theta was reached. @param {How} how */
    tell: (theta, how) => told.set(theta, how),
    /** @returns {Stop[]}  from the beginning to this theta */
    to({ key, theta, updates: u, train, test }) {
      if (!ways.has(theta)) {
        const { hand = false, fresh = false, between = [] } = told.get(theta) ?? {};
        const stop = { u, train, test };
        const follows = !fresh && last.key === key && (hand || u > last.u);
        const onwards = () => (hand ? jumped(last.stops, stop) : thinned([...last.stops, ...between, stop]));
        ways.set(theta, follows ? onwards() : [stop]);
      }
      last = { key, u, stops: ways.get(theta) };
      return last.stops;
    },
  };
}
