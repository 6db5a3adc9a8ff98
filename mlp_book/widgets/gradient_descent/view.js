/**
 * Gradient descent as a walk on the error's surface: D4's network, its learning rate and its point
 * in the reader's hands; every number of a step, the error by epoch and the log follow.
 *
 * Traits: sizes, activations, x, target, initial_theta, theta, learning_rate, epoch.
 */
import { ARRIVED, makeProblem, pointAt, sliceOf, stepFrom, verdict } from "./descent.js";
import { stepArithmetic } from "./lines.js";
import { descentPanel } from "./panel.js";
import { domainOf, fit, zoomIn, zoomOut } from "../pieces/descent_view.js";
import { History } from "../pieces/history.js";
import { liveRegion } from "../pieces/live.js";
import { makeNetwork } from "../mathematics/mlp.js";
import { runner } from "../pieces/runner.js";
import { formatSix } from "../pieces/six_decimals.js";
import { surfacePicture } from "../pieces/surface.js";
import { traits } from "../pieces/traits.js";
import { walkChart } from "../pieces/walk_chart.js";
import { walkLog } from "./walk_log.js";

const HALF = 0.5;
const MOST_EPOCHS = 500;
const PAUSE = 400;
const TOO_LARGE = 1e12; // an error beyond which no picture can follow

function render({ model, el }) {
  const network = makeNetwork(model.get("sizes"), model.get("activations"));
  const problem = makeProblem(network, model.get("x"), model.get("target")[0]);
  const byName = Object.fromEntries(problem.weights.map((weight) => [weight.name, weight.index]));
  const history = new History(1000);
  const live = liveRegion();
  let pair = { across: "W2[1]", up: "W2[2]" };
  let state = read();
  let step = null;
  let view = null;
  let past = null; // the walk before the last reset, to compare

  function read() {
    const path = [pointAt(problem, [...model.get("theta")], model.get("epoch"))];
    return { path, rate: model.get("learning_rate") };
  }
  const inPair = (theta) => [theta[byName[pair.across]], theta[byName[pair.up]]];
  const fitFrom = (start) => fit(inPair(start), HALF, [step.theta, step.next].map(inPair));

  /** Every change goes through here: one computation, one update of the page. */
  function show(next, { glide = false, refit = false, grow = true } = {}) {
    state = next;
    const { path, rate } = state;
    const now = path.at(-1);
    step = stepFrom(problem, now.theta, rate);
    if (refit || !view) view = fitFrom(model.get("initial_theta"));
    else if (grow) view = fit(view.center, view.half, [step.theta, step.next].map(inPair));
    const others = problem.weights.filter(({ name }) => name !== pair.across && name !== pair.up);
    surface.update({
      f: sliceOf(problem, now.theta, byName[pair.across], byName[pair.up]),
      key: others.map(({ index }) => now.theta[index]).join(),
      domain: domainOf(view),
      names: { x: pair.across, y: pair.up },
      walks: [{ points: path.map(({ theta }) => inPair(theta)), className: "mlp-walk-line" }],
      point: inPair(now.theta),
      tip: now.error < ARRIVED ? null : inPair(step.next),
      glide,
    });
    const line = (points, className) => ({ values: points.map(({ error }) => error), first: points[0].epoch, className });
    const lines = [line(path, "mlp-error-line")];
    if (past) lines.unshift(line(past.path, "mlp-past-line"));
    chart.update(lines);
    sums.update(step, rate);
    log.update(path);
    const said = verdict(problem, step, path.at(-2), formatSix);
    panel.update({ state, pair, others, said, past, canGoBack: history.length > 0 });
    return said;
  }

  function change(next, how) {
    const said = show(next, how);
    const now = next.path.at(-1);
    live.say(`Epoch ${now.epoch}: O = ${formatSix(now.output)}, E = ${formatSix(now.error)}. ${said.words}`);
    shared.write({ theta: now.theta, learning_rate: next.rate, epoch: now.epoch });
    return said;
  }

  const startAt = (theta) => [pointAt(problem, theta, 0)];
  const remember = () => history.push(state.path);

  /** One step of all weights; false where there is none to make. */
  function advance() {
    const { path, rate } = state;
    const next = pointAt(problem, step.next, path.at(-1).epoch + 1);
    if (!(next.error <= TOO_LARGE)) {
      panel.message(`The next step would bring the error to ${formatSix(next.error)}: the walk diverged. Step back, or reset.`);
      return false;
    }
    if (path.length > MOST_EPOCHS) {
      panel.message(`${MOST_EPOCHS} epochs are enough. Reset, or change the learning rate and reset.`);
      return false;
    }
    remember();
    const said = change({ path: [...path, next], rate }, { glide: true });
    return said.kind !== "dead" && said.kind !== "arrived";
  }

  const running = runner({ once: advance, every: PAUSE, onChange: (now) => panel.running(now) });

  function restart(rate) {
    running.stop();
    history.clear(); // Step back does not lead into another walk
    if (state.path.length > 1) past = state;
    change({ path: startAt([...model.get("initial_theta")]), rate }, { refit: true });
  }

  function back() {
    running.stop();
    const path = history.pop();
    if (path) change({ path, rate: state.rate }, { glide: true });
  }

  /** A hand moves weights: a new walk begins. */
  function moveTo(theta, how) {
    past = null;
    change({ path: startAt(theta), rate: state.rate }, how);
  }
  function takeOver() {
    running.stop();
    remember();
  }

  function choose(axis, name) {
    const other = axis === "across" ? "up" : "across";
    pair = { [axis]: name, [other]: pair[other] === name ? pair[axis] : pair[other] };
    show(state, { refit: true });
    live.say(`The picture is over ${pair.across} and ${pair.up}.`);
  }

  const zoom = (how) => {
    view = how === "in" ? zoomIn(view, inPair(step.theta)) : zoomOut(view);
    show(state, { grow: false });
  };

  const surface = surfacePicture({
    onGrab: takeOver,
    onDrag(u, v) {
      const theta = [...step.theta];
      theta[byName[pair.across]] = Number(u.toPrecision(6));
      theta[byName[pair.up]] = Number(v.toPrecision(6));
      moveTo(theta, { grow: false });
    },
  });
  const chart = walkChart({ title: "E by epoch", floor: 1e-12 });
  const sums = stepArithmetic(problem);
  const log = walkLog();
  const panel = descentPanel({
    problem,
    pictures: { surface, chart, sums, log, live },
    onStep: () => (running.stop(), advance()),
    onBack: back,
    onRun: running.toggle,
    onReset: () => restart(state.rate),
    onRate: (rate) => change({ path: state.path, rate }, { grow: false }),
    onPreset: restart,
    onEditBegins: takeOver,
    onEdit: (index, value) => moveTo(step.theta.with(index, value)),
    onChoose: choose,
    onZoom: zoom,
    say: live.say,
  });

  /** Python has moved the weights, or made a step. */
  function fromPython() {
    const next = read();
    const [before, now] = [state.path.at(-1), next.path[0]];
    const walks = now.epoch === before.epoch + 1;
    if (now.epoch === before.epoch && now.theta.every((v, k) => v === before.theta[k])) next.path = state.path;
    else if (walks) next.path = [...state.path, now];
    running.stop();
    show(next, { glide: walks });
  }
  const shared = traits(model, ["theta", "learning_rate", "epoch"], fromPython);

  panel.arrange(700);
  show(state);
  el.append(panel.element);
  const observer = new ResizeObserver(([entry]) => {
    const { width } = entry.contentRect;
    if (width > 0) panel.arrange(Math.floor(width));
  });
  observer.observe(panel.element);

  return () => {
    running.stop();
    observer.disconnect();
    live.stop();
    shared.forget();
  };
}

export default { render };
