/**
 * Doing one thing again and again until it says it is over, or until the reader pauses it.
 * @param {object} options
 * @param {() => boolean} options.once  true: go on
 * @param {(running: boolean) => void} options.onChange
 * @param {number} options.every  milliseconds
 */
export function runner({ once, onChange, every }) {
  let timer = null;
  function stop() {
    if (timer === null) return;
    clearInterval(timer);
    timer = null;
    onChange(false);
  }
  const tick = () => {
    if (!once()) stop();
  };
  function toggle() {
    if (timer !== null) {
      stop();
      return;
    }
    timer = setInterval(tick, every);
    onChange(true);
    tick();
  }
  return { stop, toggle };
}
