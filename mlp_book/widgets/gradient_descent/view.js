/**
 * Gradient descent as a walk on the error's surface: D4's network, its learning rate and its point
 * in the reader's hands; every number of a step, the error by epoch and the log follow.
 *
 * Traits: sizes, activations, x, target, initial_theta, theta, learning_rate, epoch; options.
 */
import { ARRIVED, makeProblem, pointAt, sliceOf, stepFrom, verdict } from "./descent.js";
import { stepArithmetic } from "./lines.js";
import { descentPanel } from "./panel.js";
import { domainOf, fit, zoomIn, zoomOut } from "../pieces/descent_view.js";
import { makeNetwork } from "../mathematics/mlp.js";
import { runner } from "../pieces/runner.js";
import { session } from "../pieces/session.js";
import { formatSix } from "../pieces/six_decimals.js";
import { surfacePicture } from "../pieces/surface.js";
import { walkChart } from "../pieces/walk_chart.js";
import { walkLog } from "./walk_log.js";
import { named } from "../pieces/stretch.js";

const HALF = 0.5;
const MOST_EPOCHS = 500;
const PAUSE = 400;
const TOO_LARGE = 1e12; // an error beyond which no picture can follow

function render({ model, el }) {
  const network = makeNetwork(model.get("sizes"), model.get("activations"));
  const problem = makeProblem(network, model.get("x"), model.get("target")[0]);
  const byName = Object.fromEntries(problem.weights.map((weight) => [weight.name, weight.index]));
  let pair = { across: "W2[1]", up: "W2[2]" };
  let step = null;
  let view = null; // null: to be fitted anew
  let past = null; // the walk before the last reset, to compare
  let drawn = null; // the path on the page
  let said = null; // the verdict on it

  const inPair = (theta) => [theta[byName[pair.across]], theta[byName[pair.up]]];
  const fitFrom = (start) => fit(inPair(start), HALF, [step.theta, step.next].map(inPair));

  /** Where the traits stand; where Python has made a step, at the end of the present path. */
  function read(present) {
    const path = [pointAt(problem, [...model.get("theta")], model.get("epoch"))];
    const rate = model.get("learning_rate");
    if (!present) return { path, rate };
    running.stop();
    const [before, here] = [present.path.at(-1), path[0]];
    if (here.epoch === before.epoch + 1) return { path: [...present.path, here], rate };
    const stays = here.epoch === before.epoch && here.theta.every((v, k) => v === before.theta[k]);
    return { path: stays ? present.path : path, rate };
  }
  function write({ path, rate }) {
    const { theta, epoch } = path.at(-1);
    return { theta, learning_rate: rate, epoch };
  }

  /** The walk on the page, some steps further. */
  const goesOn = (path) => path !== drawn && path[0] === drawn?.[0];

  /** One computation, one update of the page. */
  function draw({ path, rate }, { by, glide = by === "back" || (by === "python" && goesOn(path)), grow = true }) {
    const here = path.at(-1);
    step = stepFrom(problem, here.theta, rate);
    if (!view) view = fitFrom(model.get("initial_theta"));
    else if (grow) view = fit(view.center, view.half, [step.theta, step.next].map(inPair));
    const others = problem.weights.filter(({ name }) => name !== pair.across && name !== pair.up);
    const moves = here.error >= ARRIVED && inPair(step.next).some((v, k) => v !== inPair(here.theta)[k]);
    surface.update({
      f: sliceOf(problem, here.theta, byName[pair.across], byName[pair.up]),
      key: others.map(({ index }) => here.theta[index]).join(),
      domain: domainOf(view),
      names: { x: pair.across, y: pair.up },
      walks: [{ points: path.map(({ theta }) => inPair(theta)), className: "mlp-walk-line" }],
      point: inPair(here.theta),
      tip: moves ? inPair(step.next) : null,
      glide,
    });
    const line = (points, className) => ({ values: points.map(({ error }) => error), first: points[0].epoch, className });
    const lines = [line(path, "mlp-error-line")];
    if (past) lines.unshift(line(past.path, "mlp-past-line"));
    chart.update(lines);
    sums.update(step, rate);
    log.update(path);
    said = verdict(problem, step, path.at(-2), formatSix);
    panel.update({ here, rate, pair, others, said, past, moves });
    drawn = path;
    now.tell("");
    return `Epoch ${here.epoch}: ${named("O", () => formatSix(here.output))}, ${named("E", () => formatSix(here.error))}. ${said.words}`;
  }

  const startAt = (theta) => [pointAt(problem, theta, 0)];
  /** The walk so far becomes the one to compare. */
  function initial() {
    running.stop();
    view = null;
    const { path } = now.state;
    if (path.length > 1) past = now.state;
    return { path: startAt([...model.get("initial_theta")]) };
  }
  const now = session({
    model, names: ["theta", "learning_rate", "epoch"], read, write, draw, initial, runs: true, kept: ["rate"],
  });

  /** One step of all weights; false where there is none to make. */
  function advance() {
    const { path } = now.state;
    const next = pointAt(problem, step.next, path.at(-1).epoch + 1);
    if (!(next.error <= TOO_LARGE)) {
      now.tell(`The next step would bring the error to ${formatSix(next.error)}: the walk diverged. Step back, or reset.`);
      return false;
    }
    if (path.length > MOST_EPOCHS) {
      now.tell(`${MOST_EPOCHS} epochs are enough. Reset, or change the learning rate and reset.`);
      return false;
    }
    now.edit({ path: [...path, next] }, true, { glide: true });
    return said.kind !== "dead" && said.kind !== "arrived";
  }

  const running = runner({ once: advance, every: PAUSE, onChange: (on) => panel.running(on) });

  /** A hand moves weights: a new walk begins. */
  function moveTo(theta, how) {
    past = null;
    now.edit({ path: startAt(theta) }, false, how);
  }
  function takeOver() {
    running.stop();
    now.remember();
  }

  function choose(axis, name) {
    const other = axis === "across" ? "up" : "across";
    pair = { [axis]: name, [other]: pair[other] === name ? pair[axis] : pair[other] };
    view = null;
    now.show(now.state);
    now.say(`The picture is over ${pair.across} and ${pair.up}.`);
  }

  const zoom = (how) => {
    view = how === "in" ? zoomIn(view, inPair(step.theta)) : zoomOut(view);
    now.show(now.state, { grow: false });
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
    limits: model.get("options").learning_rate,
    pictures: { surface, chart, sums, log },
    now,
    onStep: () => (running.stop(), advance()),
    onRun: running.toggle,
    onStop: running.stop,
    onRate: (rate) => now.edit({ rate }, false, { grow: false }),
    onPreset: (rate) => now.reset({ rate }),
    onEditBegins: takeOver,
    onEdit: (index, value) => moveTo(step.theta.with(index, value)),
    onChoose: choose,
    onZoom: zoom,
  });

  panel.arrange(700);
  const end = now.begin(el, panel.element, panel.element, panel.arrange);
  return () => {
    running.stop();
    end();
  };
}

export default { render };
