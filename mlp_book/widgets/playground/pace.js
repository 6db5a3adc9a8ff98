/** Steps and runs of training: one update, one epoch, or frame by frame to the next thousand. */
import { selectField } from "../pieces/choose.js";
import { h, setText } from "../pieces/dom.js";
import { MOST_UPDATES as MOST } from "./run.js";
import { runner } from "../pieces/runner.js";

const A_FRAME = 9; // milliseconds of computing, so that 16 are enough with drawing
const TOLD = 250; // milliseconds between two words to Python while it runs
const THOUSAND = 1000; // a run ends at the next multiple, so that its numbers can be compared

/**
 * @param {object} options
 * @param {ReturnType<import("../pieces/session.js").session>} options.now
 * @param {() => ReturnType<import("./run.js").makeProblem>} options.problem  of the present settings
 * @param {(theta: number[], how: import("./way.js").How) => void} options.onWay
 * @param {number} options.pace  updates a frame, at first
 */
export function playgroundPace({ now, problem, onWay, pace }) {
  let told = 0;
  let goal = 0; // where the run ends
  let used = null; // the learning rate of the last update
  const nextGoal = () => (Math.floor(now.state.updates / THOUSAND) + 1) * THOUSAND;

  /** @returns {boolean}  whether training can go on */
  function move(count, enough, loud) {
    const { state } = now;
    if (state.updates === 0) used = null;
    const { run: next, broken, between } = problem().walk(state, state, Math.min(count, MOST - state.updates), enough);
    if (next.updates > state.updates) {
      used = state.learning_rate;
      onWay(next.theta, { between });
      if (loud || performance.now() - told > TOLD) {
        told = performance.now();
        now.change({ ...state, ...next });
      } else now.show({ ...state, ...next });
    }
    if (broken) {
      now.tell(`Update ${next.updates + 1} would give numbers that are not finite: training diverged. Reset, and take a learning rate smaller than ${used ?? state.learning_rate}. What you see is update ${next.updates}.`);
    } else if (next.updates >= MOST) now.tell(`${MOST} updates are enough. Reset, or change a setting.`);
    return !broken && next.updates < MOST;
  }
  function press(count) {
    running.stop();
    now.tell("");
    now.press(() => move(count, undefined, true));
  }
  function anEpoch() {
    const { perEpoch } = problem();
    press(perEpoch - (now.state.updates % perEpoch));
  }

  const running = runner({
    every: "frame",
    once() {
      const start = performance.now();
      const left = goal - now.state.updates;
      return move(Math.min(pace, left), () => performance.now() - start > A_FRAME, false) && now.state.updates < goal;
    },
    onChange(on) {
      setText(run, on ? "Pause" : "Run");
      if (on) return;
      now.change(now.state);
      now.ends();
    },
  });
  function toggle() {
    if (running.isRunning()) {
      running.stop();
      return;
    }
    goal = nextGoal();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      press(goal - now.state.updates);
      return;
    }
    now.tell("");
    now.begins();
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
