/**
 * Doing one thing again and again until it says it is over, or until the reader pauses it.
 * @param {object} options
 * @param {() => boolean} options.once  true: go on
 * @param {(running: boolean) => void} options.onChange
 * @param {number | "frame"} options.every  milliseconds, or with each picture of the screen
 */
export function runner({ once, onChange, every }) {
  let timer = null;
  const frames = every === "frame";
  function stop() {
    if (timer === null) return;
    if (frames) cancelAnimationFrame(timer);
    else clearInterval(timer);
    timer = null;
    onChange(false);
  }
  const tick = () => {
    if (frames) timer = requestAnimationFrame(tick);
    if (!once()) stop();
  };
  function toggle() {
    if (timer !== null) {
      stop();
      return;
    }
    timer = frames ? 0 : setInterval(tick, every);
    onChange(true);
    tick();
  }
  return { stop, toggle, isRunning: () => timer !== null };
}
