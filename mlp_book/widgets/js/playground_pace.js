/** Steps and runs of training: one update, one epoch, or update after update in every frame. */
import { selectField } from "./choose.js";
import { h, setText } from "./dom.js";
import { runner } from "./runner.js";

const A_FRAME = 9; // milliseconds of computing, so that 16 are enough with drawing
const TOLD = 250; // milliseconds between two words to Python while it runs
const MOST = 200_000; // updates
const LEAP = 500; // updates of one Run without motion

/**
 * @param {object} options
 * @param {ReturnType<import("./session.js").session>} options.now
 * @param {() => ReturnType<import("./playground_run.js").makeProblem>} options.problem  of the present settings
 */
export function playgroundPace({ now, problem }) {
  let told = 0;
  let pace = 10;

  /** @returns {boolean}  whether training can go on */
  function move(count, enough, loud) {
    const { state } = now;
    const { run: next, broken } = problem().advance(state, state, Math.min(count, MOST - state.updates), enough);
    if (loud || performance.now() - told > TOLD) {
      told = performance.now();
      now.change({ ...state, ...next });
    } else now.show({ ...state, ...next });
    if (broken) {
      now.tell(`Update ${next.updates + 1} would give numbers that are not finite: training diverged. Reset, and take a learning rate smaller than ${state.learning_rate}.`);
    } else if (next.updates >= MOST) now.tell(`${MOST} updates are enough. Reset, or change a setting.`);
    return !broken && next.updates < MOST;
  }
  function press(count) {
    running.stop();
    now.tell("");
    now.remember();
    move(count, undefined, true);
  }
  function anEpoch() {
    const { perEpoch } = problem();
    press(perEpoch - (now.state.updates % perEpoch));
  }

  const running = runner({
    every: "frame",
    once() {
      const start = performance.now();
      return move(pace, () => performance.now() - start > A_FRAME, false);
    },
    onChange(on) {
      setText(run, on ? "Pause" : "Run");
      if (!on) now.change(now.state);
    },
  });
  function toggle() {
    if (running.isRunning()) {
      running.stop();
      return;
    }
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      press(LEAP);
      return;
    }
    now.tell("");
    now.remember();
    running.toggle();
  }

  const button = (text, onclick, main = "") => h("button", { type: "button", class: `mlp-button${main}`, onclick }, text);
  const run = button("Run", toggle, " is-main");
  const speed = selectField({
    label: "updates a frame",
    options: ["1", "10", "60", "600"].map((v) => [v, v]),
    onChoose(value) {
      pace = Number(value);
    },
  });
  speed.set(String(pace));
  const buttons = h("div", { class: "mlp-buttons" }, run, button("One update", () => press(1)), button("One epoch", anEpoch), speed.element);
  return { buttons, stop: running.stop };
}
