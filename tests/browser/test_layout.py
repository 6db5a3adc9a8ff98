"""Nothing is cut, scrolls unseen or lies over another: every page, every width, whatever the font.

A page is loaded once. Its own font is then changed for a wide and for a narrow one, as where it
cannot be loaded: the same letters, 16 % wider than they are, as DejaVu's, or 15 % narrower, with
the same line heights. So the test needs no font of the machine.

A widget's states are tried with the rest of the article hidden, and once for each width that the
widget gets: windows of 960 and 1240 pixels give it the same, and its styles ask for no other. In
the book's own font no number that the text asks for may end in an ellipsis; in another it may.
"""

import re
from collections import defaultdict
from typing import NamedTuple

import pytest

from .support import ROOT, visit
from .test_book import HTML, PAGES

OFFENDERS = (ROOT / "tests" / "browser" / "layout.js").read_text(encoding="utf-8")
WIDGETS = ROOT / "mlp_book" / "widgets"
FONTS = ROOT / "book" / "_assets" / "fonts.css"
WIDTHS = (320, 360, 768, 960, 1240, 1280, 1600)
# The pages whose widgets have something to choose from.
CHOICES = (
    "digits.html",
    *(f"book/function/{name}.html" for name in ("activations", "examples", "matrices", "neuron")),
    "book/start/hour.html",
    *(f"book/learning/{name}.html" for name in ("autodiff", "backpropagation", "gradients")),
    *(f"book/learning/{name}.html" for name in ("gradient_descent", "initialisation", "losses")),
    *(f"book/training/{name}.html" for name in ("optimisers", "playground")),
    *("book/scale/precision.html", "book/application/digits.html"),
)
STRETCH = {"own font": 1.0, "wide font": 1.16, "narrow font": 0.85}
ASCENT, DESCENT = 98.4, 31.6  # per cent of the size, in the font itself

USE_FONT = """async (css) => {
  document.querySelectorAll('link[href*="fonts.css"], #tried-font').forEach((e) => e.remove());
  document.head.append(
    Object.assign(document.createElement("style"), { id: "tried-font", textContent: css }));
  document.body.getBoundingClientRect(); // a font is fetched when a layout asks for it
  await document.fonts.ready;
}"""
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"
UNFOLD = """() => {
  document.querySelectorAll(".toggle-hidden, .guess-waits").forEach((e) =>
    e.classList.remove("toggle-hidden", "guess-waits"));
  document.querySelectorAll("details").forEach((e) => { e.open = true; });
}"""
# Twice: what watches sizes answers in the first frame, and is drawn in the second.
MEASURE = """async (asked) => {
  await new Promise((done) => requestAnimationFrame(
    () => requestAnimationFrame(() => setTimeout(done))));
  await document.fonts.ready; // a sign that was not there before may bring a font of its own
  return (OFFENDERS)(asked);
}""".replace("OFFENDERS", OFFENDERS.strip().removesuffix(";"))
# The rest of an article takes time to lay out, and says nothing of one widget's layout.
ALONE = """(e) => {
  document.querySelectorAll(".tried-aside").forEach((one) => one.classList.remove("tried-aside"));
  document.getElementById("tried")?.removeAttribute("id");
  e.id = "tried";
  e.querySelectorAll("details").forEach((one) => { one.open = true; });
  for (; !e.matches(".bd-article, main, body"); e = e.parentElement)
    for (const one of e.parentElement.children)
      if (one !== e && !/^(STYLE|LINK|SCRIPT)$/.test(one.tagName)) one.classList.add("tried-aside");
}"""
STILL += " .tried-aside { display: none !important; }"
# All of the window that a widget's layout can know of, and how large its letters are.
ROOM = """(e) => `${e.getBoundingClientRect().width} in ${innerWidth <= 480},
  ${getComputedStyle(document.documentElement).fontSize}`"""


def fonts(stretch):
    """Return the book's fonts.css, its text and code fonts made wider or narrower."""
    css = FONTS.read_text(encoding="utf-8")
    css = css.replace('url("fonts/', f'url("{(HTML / "_static" / "fonts").as_uri()}/')
    if stretch == 1:
        return css
    lines = (
        f"size-adjust: {stretch:.0%}; ascent-override: {ASCENT / stretch:.1f}%; "
        f"descent-override: {DESCENT / stretch:.1f}%;"
    )
    changed, count = re.subn(r'(font-family: "Atkinson[^"]*";)', rf"\1 {lines}", css)
    assert count >= 6
    return changed


def faults(tab, scope="body", widths=WIDTHS):
    """Return what is wrong, with the fonts and widths where it is, in words."""
    where = defaultdict(list)
    for name, stretch in STRETCH.items():
        tab.evaluate(USE_FONT, fonts(stretch))
        for width in widths:
            tab.set_viewport_size({"width": width, "height": 900})
            for fault in tab.evaluate(MEASURE, {"scope": scope, "whole": stretch == 1}):
                where[fault].append(f"{name} {width} px")
    return [f"{fault} at {', '.join(places)}" for fault, places in where.items()]


def telling_widths(tab, widget):
    """Return the widths of the window, without those where a widget is as at a wider one."""
    rooms = {}
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        rooms[widget.evaluate(ROOM)] = width
    return sorted(rooms.values())


@pytest.mark.parametrize("page", PAGES)
def test_everything_is_seen_whole(browser, page):
    """The page as it comes, and with all its folds open, which shows more."""
    with visit(browser, (HTML / page).as_uri()) as (tab, _):
        tab.add_style_tag(content=STILL)
        tab.evaluate(UNFOLD)
        assert faults(tab) == []
        chooses = tab.locator("[data-mlp] select:visible").count() > 0
        assert chooses == (page in CHOICES)


class State(NamedTuple):
    """A widget as a chapter's text asks to set it: which one of its page, and what to do."""

    page: str
    widget: str
    number: int
    actions: tuple


def fill(label, value):
    return ("fill", label, value)


def choose(label, option):
    return ("choose", label, option)


def press(name, times=1):
    return ("press", name, times)


def drag(label, value):
    return ("drag", label, value)


def check(label):
    return ("check", label, None)


STATES = [
    # The hour: other drawings, the weight that tips the answer, other neurons, a run.
    State("start/hour", "digits", 0, (choose("recorded", "M"),)),
    State("start/hour", "digits", 1, (drag("w[8,6]", 2.5),)),
    State("start/hour", "digits", 1, (choose("recorded", "7"), fill("neuron", 24))),
    State("start/hour", "playground", 0, (press("One epoch", 3),)),
    State("start/hour", "playground", 0, (choose("hidden layers", "0"), press("One update"))),
    # The forward pass: the prediction, the exercises, the challenge's solution.
    State("function/forward_pass", "forward_pass", 0, (fill("W2[1,2]", 5), fill("b1[2]", -0.1))),
    State("function/forward_pass", "forward_pass", 0, (press("Reset"), fill("b1[2]", 0))),
    State("function/forward_pass", "forward_pass", 1, (fill("W2[1,2]", -2), fill("x[1]", 0))),
    State("function/forward_pass", "forward_pass", 2, (fill("W3[1,1]", 10), fill("b3[1]", -5))),
    # The batch: exercise 2, a fifth row, the output's sum; the trap with five rows.
    State("function/examples", "batch", 0, (press("Show neuron 2 of Z1"), fill("b1[2]", 0.2))),
    State("function/examples", "batch", 0, (press("Add an example"), fill("X[5,1]", -12.5))),
    State("function/examples", "batch", 0, (press("Show neuron 1 of Z3"),)),
    State("function/examples", "batch", 1, (choose("shape of t", "(m,), a list"),)),
    State("function/examples", "batch", 1, (press("Add an example"), fill("t[5]", -2.5))),
    # The neuron: an input of 10, every activation, the gates.
    State("function/neuron", "neuron", 0, (fill("w[2]", 0), fill("x[2]", 10))),
    State("function/neuron", "neuron", 0, (press("Reset"), fill("b", -4))),
    State("function/neuron", "neuron", 0, (choose("activation", "identity"),)),
    State("function/neuron", "neuron", 0, (choose("activation", "step"), fill("b", 1))),
    State("function/neuron", "neuron", 1, (fill("b", -1.5), choose("target", "XOR"))),
    # Matrices: the maps by name, the second map with ReLU, the camera.
    State("function/matrices", "affine_map", 0, (press("Identity"), fill("A[1,2]", 1))),
    State("function/matrices", "affine_map", 0, (press("Projection"),)),
    State("function/matrices", "affine_map", 1, (check("ReLU between F and G"),)),
    State("function/matrices", "polyhedron", 0, (fill("b[1]", -2), fill("b[3]", 12))),
    State("function/matrices", "polyhedron", 0, (choose("solid", "sphere: 320 faces"),)),
    # Activations: parameters, a comparison, far out, softmax.
    State("function/activations", "activation", 0, (choose("activation", "leaky ReLU"),)),
    State("function/activations", "activation", 0, (choose("compare with", "ELU"), fill("z", -5))),
    State("function/activations", "activation", 0, (choose("activation", "softmax"),)),
    # Build with bends: six joined dots, six bumps, the jump.
    State(
        "function/activations",
        "bends",
        0,
        (choose("match", "a wave"), fill("n", 6), press("Place them evenly")),
    ),
    State(
        "function/activations",
        "bends",
        0,
        (choose("with", "bumps of tanh"), fill("c[1]", -1.2345), press("Place them evenly")),
    ),
    State("function/activations", "bends", 0, (choose("match", "a jump"),)),
    # Losses: every loss, far logits.
    State("learning/losses", "loss", 0, (choose("loss", "absolute error (MAE)"),)),
    State("learning/losses", "loss", 0, (fill("y[1]", -4.25), choose("over the batch", "sum"))),
    State("learning/losses", "loss", 1, (choose("drawn over", "z, the logit"), fill("z", -40))),
    State("learning/losses", "loss", 1, (fill("z", -800),)),
    State("learning/losses", "loss", 1, (choose("t", "0"), fill("z", 40))),
    State("learning/losses", "playground", 0, (press("One update", 2),)),
    State("learning/losses", "loss", 2, (choose("curve over", "z[3]"), fill("z[1]", 8))),
    # The gradient map: downhill, equal slopes, every function's longest numbers, a refused step.
    State("learning/gradients", "gradient_map", 0, (press("Against the arrow", 12),)),
    State("learning/gradients", "gradient_map", 0, (fill("x", 1), fill("y", 0))),
    State(
        "learning/gradients",
        "gradient_map",
        0,
        (
            choose("function", "Rosenbrock's bent valley"),
            press("Against the arrow", 2),
            press("Along the line"),
            fill("step size", 1),
            press("Along the arrow"),
        ),
    ),
    State(
        "learning/gradients",
        "gradient_map",
        1,
        (choose("function", "narrow valley"), fill("step size", 0.08), press("Against the arrow")),
    ),
    State(
        "learning/gradients",
        "gradient_map",
        1,
        (choose("function", "D4's error over W2"), press("Along the line", 2)),
    ),
    # Gradient descent: steps, the log of ten, divergence.
    # A deep network at its start: all its layers, the longest numbers.
    State("learning/initialisation", "depth", 0, (fill("layers", 20),)),
    State("learning/initialisation", "depth", 0, (fill("scale", 2), choose("activation", "ReLU"))),
    State("learning/gradient_descent", "gradient_descent", 0, (press("Step"),)),
    State("learning/gradient_descent", "gradient_descent", 0, (press("Step", 9),)),
    State(
        "learning/gradient_descent",
        "gradient_descent",
        0,
        (press("Reset"), fill("learning rate", 0.5), press("Step", 4)),
    ),
    State(
        "learning/gradient_descent",
        "gradient_descent",
        0,
        (press("Reset"), fill("W2[1]", 0), fill("W2[2]", 0), press("Step")),
    ),
    # Backpropagation: half way, to the end, with a mistake and its comparison.
    State("learning/backpropagation", "backpropagation", 0, (press("Next", 9),)),
    State("learning/backpropagation", "backpropagation", 0, (press("To the end"),)),
    State(
        "learning/backpropagation",
        "backpropagation",
        0,
        (
            choose("Planted mistake", "slope of neuron 1 in the last neuron"),
            choose("Loss", "half squared error"),
        ),
    ),
    State("learning/autodiff", "backpropagation", 0, (press("To the end"),)),
    # Initialisation: equal weights, learnt for ten steps, a large scale.
    State("learning/initialisation", "symmetry", 0, (fill("constant", 0.5), press("10 steps"))),
    State(
        "learning/initialisation",
        "symmetry",
        0,
        (choose("initialiser", "normal with a scale"), fill("scale", 20), press("10 steps")),
    ),
    # Optimisers: the surfaces, some steps, another start.
    State("training/optimisers", "optimizer_race", 0, (press("10 steps", 2),)),
    State(
        "training/optimisers",
        "optimizer_race",
        0,
        (choose("surface", "saddle between two hollows"), fill("w[2]", 0.0001), press("10 steps")),
    ),
    State(
        "training/optimisers",
        "optimizer_race",
        0,
        (choose("surface", "Rosenbrock's bent valley"), press("10 steps")),
    ),
    # The playground: no hidden layer, two of eight, four; another penalty; a run.
    State("training/playground", "playground", 0, (choose("hidden layers", "0"),)),
    State("training/playground", "playground", 0, (choose("hidden layers", "4"),)),
    State(
        "training/playground",
        "playground",
        2,
        (
            choose("neurons in layer 1", "8"),
            choose("neurons in layer 2", "8"),
            choose("activation", "leaky ReLU"),
            choose("initialiser", "Glorot uniform"),
            choose("optimiser", "gradient descent"),
            fill("L2", 0.03),
        ),
    ),
    State("training/playground", "playground", 1, (press("One epoch", 3), press("Copy as link"))),
    State("training/playground", "playground", 1, (press("Copy as Python"),)),
    # Cores, number formats, digits.
    State(
        "scale/parallelism",
        "parallelism",
        0,
        (
            press("Default settings"),
            fill("examples m", 16),
            fill("inputs n_in", 128),
            fill("neurons n_out", 64),
            press("Step", 3),
        ),
    ),
    State("scale/gpu", "break_even", 0, (drag("microseconds a launch", 1), fill("launches", 1))),
    State("scale/gpu", "break_even", 0, (drag("microseconds a launch", 30), drag("rows", 52))),
    State("scale/precision", "number_line", 0, (choose("format", "FP8 (E4M3)"), fill("x", 500))),
    State("scale/precision", "number_line", 0, (choose("format", "float32"), fill("x", 0.1))),
    State("scale/precision", "number_line", 1, (fill("low", 0), fill("x", 5))),
    State("scale/precision", "precision", 0, (press("int8"),)),
    State("scale/precision", "precision", 0, (press("bfloat16"), fill("x[1]", 0.1))),
    State("scale/precision", "precision", 0, (press("float16"), fill("W1[1,1]", 70000))),
    State("application/digits", "digits", 0, (choose("recorded", "7 again"),)),
    State("application/digits", "digits", 0, (press("Next mistake"),)),
    State("application/digits", "digits", 0, (press("Clear"),)),
]


def act(widget, action):
    """Do what a reader does."""
    kind, name, value = action
    if kind == "press":
        for _ in range(value):
            widget.get_by_role("button", name=name, exact=True).first.click()
    elif kind == "check":
        widget.get_by_label(name, exact=True).check()
    elif kind == "drag":
        widget.get_by_label(name, exact=True).fill(str(value))
    elif kind == "choose":
        widget.get_by_label(name, exact=True).first.select_option(value)
    else:
        field = widget.get_by_label(name, exact=True).first
        field.fill(str(value))
        field.press("Enter")


def test_every_widget_has_a_state():
    """But for `question`: tests/widgets/question tries its states."""
    rooms = {path.parent.name for path in WIDGETS.glob("*/view.js")}
    assert {state.widget for state in STATES} == rooms - {"question"}


@pytest.mark.parametrize("page", sorted({state.page for state in STATES}))
def test_a_widget_is_seen_whole_in_every_state_of_the_text(browser, page):
    """One state after the other, without going back, unless the text says *Reset*."""
    with visit(browser, (HTML / "book" / f"{page}.html").as_uri()) as (tab, _):
        tab.add_style_tag(content=STILL)
        found = []
        widths = telling_widths(tab, tab.locator("[data-mlp]").first)
        for state in (state for state in STATES if state.page == page):
            tab.set_viewport_size({"width": 1280, "height": 900})
            scope = f'[data-mlp="{state.widget}"]'
            widget = tab.locator(scope).nth(state.number)
            widget.evaluate(ALONE)
            for action in state.actions:
                act(widget, action)
            found += [f"{state.actions}: {fault}" for fault in faults(tab, "#tried", widths)]
        assert found == []


# What can be chosen from: [what it is called, its letters' size].
SELECTS = """() => [...document.querySelectorAll("select")].filter((e) => e.checkVisibility())
  .map((e) => [`${e.closest("[data-mlp]")?.dataset.mlp} ${e.labels[0]?.textContent}`,
    parseFloat(getComputedStyle(e).fontSize)])"""


@pytest.mark.parametrize("page", CHOICES)
def test_a_finger_chooses_from_large_letters(browser, page):
    """Below 16 px a phone enlarges the page at a touch; and no choice is cut, the longest too."""
    with visit(browser, (HTML / page).as_uri(), touch=True) as (tab, _):
        tab.add_style_tag(content=STILL)
        tab.evaluate(UNFOLD)
        for width in (320, 360):
            tab.set_viewport_size({"width": width, "height": 900})
            selects = tab.evaluate(SELECTS)
            assert selects
            assert [one for one in selects if one[1] < 16] == []
            found = tab.evaluate(MEASURE, {"scope": "[data-mlp]", "whole": True})
            assert [fault for fault in found if fault.startswith("choice cut")] == []


def test_a_widget_knows_only_its_own_width_and_whether_the_window_is_a_phone():
    """Else widths that `telling_widths` leaves out could hide a fault."""
    styles = [path.read_text(encoding="utf-8") for path in WIDGETS.rglob("*.css")]
    asked = re.findall(r"@media [^{]*(?:width|height)[^{]*", " ".join(styles))
    assert {one.strip() for one in asked} == {"@media (max-width: 480px)"}
    assert not re.search(r"\d(?:[dsl]?v[wh]|vmin|vmax)\b", " ".join(styles))
