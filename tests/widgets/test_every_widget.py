"""What is asked of every widget in the browser: one table, four questions.

Can everybody use it? Can a thumb? Do page and Python hold the same numbers, whoever changes one?
Is the answer there within a frame? That nothing is cut or scrolls unseen is asked once, of the
built pages, in tests/browser/test_layout.py.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pytest

from mlp_book import widgets
from mlp_book.widgets.base import BookWidget
from tests.browser.support import axe_violations, set_theme, visit

from .on_page import assert_answers_quickly, assert_targets, button, field, mount, number, value
from .static_page import write_page

PHONE = {"width": 360, "height": 740, "touch": True}
THUMB = 40  # CSS pixels, of the buttons that a thumb presses often


class Row(NamedTuple):
    """A widget, what is done to it, and one of its numbers with its mirror in Python."""

    widget: Callable[[], Any]
    kernel: tuple[str, Any]  # a trait, and what Python sets it to
    field: tuple[str, str]  # a control, and what a reader types or chooses
    button: str  # one that a thumb taps
    shown: str  # the number of the page
    mirror: Callable[[Any], float]  # the same number, in Python
    span: tuple[float, float] = (-1, 1)  # what the first field of `slow` is moved through
    slow: tuple[str, str] | None = None  # the costly field and what it changes, if others
    busy: Callable[[], Any] | None = None  # the widget at its slowest, if another
    states: tuple[tuple, ...] = ((),)  # what is done before axe looks: (name, option or None)


def output(widget):
    """The last neuron's output for the widget's input."""
    return widget.network.predict(widget.theta, np.reshape(widget.x, (1, -1)))[0, 0]


def hidden_z(widget):
    """The sum of the hidden neuron that is shown."""
    x = np.array(widget.pixels) / 16
    return widget.network.forward(widget.present_theta, x).z[0][widget.neuron - 1]


ROWS = {
    "activation": Row(
        widgets.ActivationWidget, ("z", -3), ("z", "-4"), "z plus 0.1", "a", lambda w: w.a,
        span=(-5, 5),
        states=((("compare with", "leaky_relu"),), (("activation", "softmax"),)),
    ),
    "affine map": Row(
        widgets.AffineMapWidget, ("A", [[0, 2], [1, 0]]), ("A[1,1]", "0.5"), "b[1] minus 0.1",
        "F[1]", lambda w: (w.A @ w.x + w.b)[0], slow=("A[1,1]", "F[1]"),
        busy=lambda: widgets.AffineMapWidget(second=True, relu=True),
    ),
    "two affine maps": Row(
        lambda: widgets.AffineMapWidget(second=True, relu=True), ("b2", [1, -1]),
        ("A2[1,1]", "0.25"), "A2[1,1] plus 0.1", "G[1]", lambda w: w.apply(w.x)[0],
    ),
    "backpropagation": Row(
        widgets.BackpropagationWidget, ("step", 15), ("W1[1,1]", "0.3"), "To the end", "y",
        output,
        states=((), (("Next", None),) * 4, (("To the end", None),)),
    ),
    "batch": Row(
        widgets.BatchWidget, ("target_shape", "list"), ("X[2,1]", "0.5"), "W1[1,1] plus 0.1",
        "mean", lambda w: w.mean_of_squares,
        busy=lambda: widgets.BatchWidget(X=np.ones((5, 2)), target_shape="list"),
        states=(
            (), (("shape of t", "list"), ("Add an example", None), ("Show neuron 1 of Z3", None)),
        ),
    ),
    "bends": Row(
        widgets.BendsWidget, ("b", 0.5), ("v[1]", "0.5"), "x plus 0.1", "y", lambda w: w.y,
        busy=lambda: widgets.BendsWidget(neuron="tanh", n=6),
        states=((), (("with", "tanh"), ("n", "6"), ("Place them evenly", None))),
    ),
    "break-even": Row(
        widgets.BreakEvenWidget, ("rows", 64), ("launches", "40"), "launches plus 1", "gpu",
        lambda w: w.gpu, slow=("launches", "gpu"), span=(20, 60),
    ),
    "depth": Row(
        widgets.DepthWidget, ("activation", "relu"), ("layers", "5"), "layers plus 1", "a[3]",
        lambda w: w.signals.a[2], slow=("scale", "a[3]"), span=(0.05, 0.3),
        busy=lambda: widgets.DepthWidget(20, scale=0.2),
        states=((), (("initialiser", "he_normal"), ("layers", "20"))),
    ),
    "digits, one neuron": Row(
        lambda: widgets.DigitsWidget(show="neuron", start="4 again", held=(32, 62)),
        ("changed", [[32, 62, 1.5]]), ("w[8,6]", "2.5"), "neuron minus 1", "z", hidden_z,
        states=((("recorded", "M"),), (("neuron", "7"),)),
    ),
    "forward pass": Row(
        widgets.ForwardPassWidget, ("x", [0, 1]), ("W1[1,1]", "-1"), "W1[1,1] plus 0.1", "y",
        output,
    ),
    "gradient descent": Row(
        widgets.GradientDescentWidget, ("learning_rate", 0.2), ("W1[1,1]", "0.5"), "Step", "O",
        lambda w: w.output, slow=("W1[1,1]", "E"), states=((("Step", None),) * 8,),
    ),
    "gradient map": Row(
        widgets.GradientMapWidget, ("point", [-0.5, 0.75]), ("y", "0.5"), "Against the arrow", "f",
        lambda w: w.value, slow=("x", "f"),
        busy=lambda: widgets.GradientMapWidget("rosenbrock"),
        states=((), (("function", "lecture"), *[("Against the arrow", None)] * 2)),
    ),
    "loss": Row(
        lambda: widgets.LossWidget("binary_cross_entropy"), ("t", 0), ("z", "5"), "z plus 0.1",
        "L", lambda w: w.value, slow=("y[3]", "L"), span=(-5, 9),
        busy=lambda: widgets.LossWidget(chosen=3),
        states=tuple(
            (("loss", name),)
            for name in ("mean_absolute_error", "binary_cross_entropy", "categorical_cross_entropy")
        ),
    ),
    "neuron": Row(
        widgets.NeuronWidget, ("weights", [-1, 2]), ("b", "-2"), "w[1] plus 0.1", "z",
        lambda w: w.z, slow=("w[1]", "a"), states=((("Give up? Show weights for AND", None),),),
    ),
    "number line": Row(
        widgets.NumberLineWidget, ("reach", 1), ("format", "E4M3"), "x plus 0.1", "in sight",
        lambda w: w.in_sight, slow=("x", "stored"), span=(0, 7),
        busy=lambda: widgets.NumberLineWidget("E5M2"),
        states=((), (("format", "int8"),), (("format", "E4M3"), ("x", "500"))),
    ),
    "optimiser race": Row(
        widgets.OptimizerRaceWidget, ("steps", 7), ("learning rate of Adam", "0.5"), "10 steps",
        "E of Adam", lambda w: w.errors["Adam"][-1], slow=("w[1]", "E of Adam"),
        busy=lambda: widgets.OptimizerRaceWidget("lecture", steps=100),
        states=((("next step of", "Adam"), *[("10 steps", None)] * 6),),
    ),
    "parallelism": Row(
        widgets.ParallelismWidget, ("machine", "one"), ("examples m", "3"), "examples m plus 1",
        "entries", lambda w: w.schedules[w.machine].entries, span=(24, 64),
        busy=lambda: widgets.ParallelismWidget(64, 8, 64, round=128),
        states=((("share s that cannot be divided", "0.1"), ("Step", None)),),
    ),
    "polyhedron": Row(
        widgets.PolyhedronWidget, ("angles", [0, 0, 90]), ("b[2]", "-1"), "b[3] plus 0.1",
        "y[2]", lambda w: w.points[w.vertex, 1], slow=("b[2]", "y[2]"),
        busy=lambda: widgets.PolyhedronWidget("sphere-320"),
    ),
    "precision": Row(
        lambda: widgets.PrecisionWidget(format="float16"), ("x", [0, 1]), ("W1[1,1]", "0.3"),
        "W1[1,1] plus 0.1", "y(float16)", lambda w: w.forward_pass.output[0],
        states=((("float64", None),),),
    ),
    "symmetry": Row(
        widgets.SymmetryWidget, ("constant", 0.2), ("learning rate", "0.7"), "Step",
        "random L", lambda w: w.loss_random, slow=("learning rate", "epoch"), span=(0.1, 2),
        busy=lambda: stepped(widgets.SymmetryWidget(), 200),
        states=((("initialiser", "small_normal"), ("scale", "0.001"), ("10 steps", None)),),
    ),
    "playground": Row(
        lambda: widgets.PlaygroundWidget(hidden=[3]), ("l2", 0.01), ("W1[1,1]", "0.5"),
        "One epoch", "loss", lambda w: w.train_loss,
        states=((("hidden layers", "4"), ("neurons in layer 2", "8"), ("Copy as Python", None)),),
    ),
}  # fmt: skip


def stepped(widget, steps):
    """A widget after some steps."""
    widget.step(steps)
    return widget


def do(page, actions):
    """Press each (name, None), and give each (control, text) its text or option."""
    for name, text in actions:
        control = field(page, name).first
        if text is None:
            page.get_by_text(name, exact=True).or_(button(page, name)).first.click()
        elif control.evaluate("(e) => e.tagName") == "SELECT":
            control.select_option(text)
        else:
            control.fill(text)
            control.press("Enter")


def follow(page, widget):
    """Give a widget in Python what the page tells its kernel: the traits that changed."""
    state = {n: v for n, v in widget.get_state().items() if n[0] != "_" and n != "layout"}
    script = "(names) => Object.fromEntries(names.map((name) => [name, model.get(name)]))"
    told = page.evaluate(script, list(state))
    widget.set_state({name: told[name] for name in state if told[name] != state[name]})


def assert_mirrors(page, row, widget):
    """Fail unless the page's number is that of Python, to the printed digits."""
    assert number(page, row.shown) == pytest.approx(row.mirror(widget), rel=6e-4, abs=6e-5)


@pytest.fixture(params=ROWS)
def row(request):
    return ROWS[request.param]


def test_every_widget_has_a_row():
    kinds = {kind for kind in vars(widgets).values() if isinstance(kind, type)}
    kinds = {kind for kind in kinds if issubclass(kind, BookWidget)}
    asked = [row.widget() for row in ROWS.values()]  # traitlets makes a class of each
    missing = {kind for kind in kinds if not any(isinstance(one, kind) for one in asked)}
    own = {widgets.Question, widgets.Quiz}  # they have no number to mirror
    assert missing == own


@pytest.mark.parametrize("width", [1280, 360])
def test_everybody_can_use_it(browser, tmp_path, row, width):
    url = write_page(tmp_path / "index.html", row.widget())
    for actions in row.states:
        with visit(browser, url, width=width) as (page, _):
            page.locator("details").evaluate_all("(all) => all.forEach((e) => { e.open = true })")
            do(page, actions)
            for theme in ("light", "dark"):
                set_theme(page, theme)
                page.wait_for_timeout(200)
                assert axe_violations(page) == [], (theme, actions)
            assert_targets(page)


def test_a_thumb_can(browser, tmp_path, row):
    """On a page without Python; with a kernel the same tap gives Python the same number."""
    with visit(browser, write_page(tmp_path / "page.html", row.widget()), **PHONE) as (page, _):
        target = button(page, row.button).first
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= THUMB
        target.tap()
        page.wait_for_timeout(100)
        tapped = value(page, row.shown)
    widget = row.widget()
    with visit(browser, write_page(tmp_path / "empty.html"), **PHONE) as (page, _):
        mount(page, widget)
        button(page, row.button).first.evaluate("(e) => e.click()")  # without style it may move
        page.wait_for_timeout(100)
        assert page.evaluate("() => model.saved") > 0
        follow(page, widget)
        assert_mirrors(page, row, widget)
        assert value(page, row.shown) == tapped


def test_it_follows_python_and_python_follows_it(browser, tmp_path, row):
    widget = row.widget()
    with visit(browser, write_page(tmp_path / "empty.html")) as (page, _):
        mount(page, widget)
        trait, set_to = row.kernel
        page.evaluate("([name, value]) => model.set(name, value)", [trait, set_to])
        setattr(widget, trait, set_to)
        page.wait_for_timeout(100)
        assert_mirrors(page, row, widget)
        assert page.evaluate("() => model.saved") == 0  # what Python said is not said back
        do(page, [row.field])
        page.wait_for_timeout(100)
        assert page.evaluate("() => model.saved") > 0
        follow(page, widget)
        assert_mirrors(page, row, widget)
        assert page.evaluate("() => { cleanup(); return model.listeners() }") == 0


def test_it_answers_within_a_frame(browser, tmp_path, row, capsys):
    url = write_page(tmp_path / "index.html", (row.busy or row.widget)())
    label, shown = row.slow or (row.field[0], row.shown)
    with visit(browser, url) as (page, _):
        selector = f'[data-field="{label}"] input'
        assert_answers_quickly(page, capsys, label, selector, shown, row.span)
