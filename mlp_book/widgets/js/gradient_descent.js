/**
 * Gradient descent as a walk on the error's surface: D4's network, its learning rate and its point
 * in the reader's hands; every number of a step, the error by epoch and the log follow.
 *
 * Traits: sizes, activations, x, target, initial_theta, theta, learning_rate, epoch.
 */
import { makeProblem, pointAt, sliceOf, stepFrom, verdict } from "./descent.js";
import { stepArithmetic } from "./descent_lines.js";
import { descentPanel } from "./descent_panel.js";
import { domainOf, fit, zoomIn, zoomOut } from "./descent_view.js";
import { History } from "./history.js";
import { liveRegion } from "./live.js";
import { makeNetwork } from "./mlp.js";
import { formatSix } from "./six_decimals.js";
import { surfacePicture } from "./surface.js";
import { walkChart } from "./walk_chart.js";
import { walkLog } from "./walk_log.js";

const HALF = 0.5;
const MOST_EPOCHS = 500;
const PAUSE = 400;

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
  let timer = null;
  let own = false;
  let asked = false;

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
      tip: inPair(step.next),
      glide,
    });
    chart.update([{ values: path.map(({ error }) => error), first: path[0].epoch, className: "mlp-error-line" }]);
    sums.update(step, rate);
    log.update(path);
    const said = verdict(problem, step, path.at(-2), formatSix);
    panel.update({ state, pair, others, said, running: timer !== null, canGoBack: history.length > 0 });
    return said;
  }

  function change(next, how) {
    const said = show(next, how);
    const now = next.path.at(-1);
    live.say(`Epoch ${now.epoch}: O = ${formatSix(now.output)}, E = ${formatSix(now.error)}. ${said.words}`);
    own = true;
    model.set("theta", now.theta);
    model.set("learning_rate", next.rate);
    model.set("epoch", now.epoch);
    model.save_changes();
    own = false;
    return said;
  }

  const startAt = (theta) => [pointAt(problem, theta, 0)];
  const remember = (withRate = false) => history.push({ path: state.path, rate: withRate ? state.rate : null });

  /** One step of all weights; false where there is none to make. */
  function advance() {
    const { path, rate } = state;
    const next = pointAt(problem, step.next, path.at(-1).epoch + 1);
    if (!Number.isFinite(next.error) || !step.next.every(Number.isFinite)) {
      panel.message("The numbers have grown too large to compute with: the walk diverged. Step back, or reset.");
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

  function pause() {
    clearInterval(timer);
    timer = null;
    panel.running(false);
  }

  function run() {
    if (timer !== null) return pause();
    timer = setInterval(() => {
      if (!advance()) pause();
    }, PAUSE);
    panel.running(true);
    if (!advance()) pause();
  }

  function restart(rate) {
    pause();
    remember(true);
    change({ path: startAt([...model.get("initial_theta")]), rate }, { refit: true });
  }

  function back() {
    pause();
    const past = history.pop();
    if (past) change({ path: past.path, rate: past.rate ?? state.rate }, { glide: true });
  }

  /** A hand has moved weights: a new walk begins. */
  function moveTo(theta) {
    change({ path: startAt(theta), rate: state.rate });
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
    onGrab() {
      pause();
      remember();
    },
    onDrag(u, v) {
      const theta = [...step.theta];
      theta[byName[pair.across]] = Number(u.toPrecision(6));
      theta[byName[pair.up]] = Number(v.toPrecision(6));
      change({ path: startAt(theta), rate: state.rate }, { grow: false });
    },
  });
  const chart = walkChart({ title: "E by epoch", floor: 1e-12 });
  const sums = stepArithmetic(problem);
  const log = walkLog();
  const panel = descentPanel({
    problem,
    pictures: { surface, chart, sums, log, live },
    onStep() {
      pause();
      advance();
    },
    onBack: back,
    onRun: run,
    onReset: () => restart(state.rate),
    onRate: (rate) => change({ path: state.path, rate }, { grow: false }),
    onPreset: restart,
    onEditBegins() {
      pause();
      remember();
    },
    onEdit: (index, value) => moveTo(step.theta.with(index, value)),
    onChoose: choose,
    onZoom: zoom,
    say: live.say,
  });

  /** Python's changes arrive one trait at a time: they are read together. */
  const fromPython = () => {
    if (own || asked) return;
    asked = true;
    queueMicrotask(() => {
      asked = false;
      const next = read();
      const last = state.path.at(-1);
      const walks = next.path[0].epoch === last.epoch + 1;
      const stays = next.path[0].epoch === last.epoch && next.path[0].theta.every((v, k) => v === last.theta[k]);
      if (stays) next.path = state.path;
      else if (walks) next.path = [...state.path, ...next.path];
      pause();
      show(next, { glide: walks });
    });
  };
  const traits = ["change:theta", "change:learning_rate", "change:epoch"];
  for (const name of traits) model.on(name, fromPython);

  panel.arrange(700);
  show(state);
  el.append(panel.element);
  const observer = new ResizeObserver(([entry]) => {
    const { width } = entry.contentRect;
    if (width > 0) panel.arrange(Math.floor(width));
  });
  observer.observe(panel.element);

  return () => {
    clearInterval(timer);
    observer.disconnect();
    live.stop();
    for (const name of traits) model.off(name, fromPython);
  };
}

export default { render };
