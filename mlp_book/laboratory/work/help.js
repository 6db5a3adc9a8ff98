/**
 * Help in steps after a code exercise: the check's sentence, one hint, another, the solution's
 * lines to be put in order, the solution. (That a step shows when the one before is open is
 * work.css's doing.)
 *
 * Opening the solution of an exercise that is not solved is possible, and is written down.
 */
import { isFolded, load } from "./page.js";

export function help(store, work) {
  // A toggle does not bubble; on its way down the document meets it.
  document.addEventListener(
    "toggle",
    ({ target }) => {
      const lines = target.open && target.querySelector(".work-lines:empty");
      if (!lines) return;
      load("work-lines")
        .then(() => work.lines(lines))
        .catch((error) => lines.replaceChildren(error.message));
    },
    true,
  );
  // Only a reader's click counts: printing opens every box, too.
  document.addEventListener("click", ({ target, isTrusted }) => {
    const solution = isTrusted && target.closest(".admonition-title")?.parentElement;
    const name = solution && solution.previousElementSibling?.dataset.help;
    if (!name || isFolded(solution) || store.get("solved", name) || store.get("solution", name)) return;
    store.set("solution", name, true);
  });
  addEventListener("laboratory:judged", ({ detail: { exercise, verdict } }) => {
    if (verdict === "right") store.set("solved", exercise, store.get("solved", exercise) ?? true);
  });
}
