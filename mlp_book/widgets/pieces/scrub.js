/** Dragging a number sideways, so many pixels a step. */
const PIXELS_A_STEP = 10;
const DRAG_STARTS = 4;

/**
 * @param {HTMLInputElement} input  what is pressed
 * @param {HTMLElement} element  gets the class is-dragged meanwhile
 * @param {object} number
 * @param {() => number} number.from  the number where the drag begins
 * @param {(from: number, steps: number, event: PointerEvent, begin: boolean) => boolean} number.move
 *   so many steps from there; `begin` until it says that the number has changed
 */
export function scrub(input, element, { from, move }) {
  let drag = null;
  input.addEventListener("pointerdown", (event) => {
    if (event.button === 0) drag = { x: event.clientX, from: from(), moving: false, begun: false };
  });
  input.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const moved = event.clientX - drag.x;
    if (!drag.moving) {
      if (Math.abs(moved) < DRAG_STARTS) return;
      drag.moving = true;
      input.setPointerCapture(event.pointerId);
      element.classList.add("is-dragged");
    }
    event.preventDefault();
    const changed = move(drag.from, Math.round(moved / PIXELS_A_STEP), event, !drag.begun);
    drag.begun ||= changed;
  });
  const drop = () => {
    drag = null;
    element.classList.remove("is-dragged");
  };
  input.addEventListener("pointerup", drop);
  input.addEventListener("pointercancel", drop);
  input.addEventListener("lostpointercapture", drop);
}
