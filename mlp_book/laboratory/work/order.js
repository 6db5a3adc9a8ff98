/**
 * Is this order of lines right, and if not, where does it stop being so?
 *
 * @param {string[]} used  the lines as the reader has put them
 * @param {string[]} pieces  the solution's lines
 * @param {number[][]} orders  every order of the pieces that does the same
 * @returns {{right: boolean, good: number, sentence: string}}  good: how many lines from the top
 */
export function judgeOrder(used, pieces, orders) {
  const same = (order) => {
    const first = order.findIndex((piece, k) => pieces[piece] !== used[k]);
    return first < 0 ? order.length : first;
  };
  const good = Math.max(...orders.map(same));
  const left = pieces.length - good;
  if (good === pieces.length && used.length === good) {
    return { right: true, good, sentence: "In order. Now write it, or open the solution." };
  }
  const begins = good === 0 ? "The first line is not the first" : `Line ${good + 1} does not belong there`;
  if (good < used.length) {
    const kept = good === 0 ? "" : ` The ${good === 1 ? "line" : `${good} lines`} above ${good === 1 ? "is" : "are"} in place.`;
    return { right: false, good, sentence: `${begins}.${kept}` };
  }
  return { right: false, good, sentence: `So far in place. ${left} more line${left > 1 ? "s are" : " is"} needed: look below the mark.` };
}
