/**
 * Many controls of one kind are one stop of the Tab key; arrow keys, Home and End go from one to
 * the next. Tab comes back to the one that was used last.
 */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * @param {HTMLElement[]} controls  in their order; the first is the stop
 * @param {HTMLElement} [stop]  another one is
 */
export function roving(controls, stop = controls[0]) {
  const enter = (one) => controls.forEach((other) => {
    other.tabIndex = other === one ? 0 : -1;
  });
  enter(stop);
  controls.forEach((one, k) => {
    one.addEventListener("focus", () => enter(one));
    one.addEventListener("keydown", (event) => {
      const last = controls.length - 1;
      const to = { Home: 0, End: last }[event.key] ?? (k + (STEPS[event.key] ?? NaN) + controls.length) % controls.length;
      if (Number.isNaN(to) || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      controls[to].focus();
    });
  });
}
