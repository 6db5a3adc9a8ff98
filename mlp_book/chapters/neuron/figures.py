"""Figures of the chapter *The neuron*: its parts, its activation, and the plane of its inputs."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots
from mlp_book.topics.perceptron import POINTS

LINES = colors("light", "line")
INKS = colors("light", "ink")
WASHES = colors("light", "wash")
EDGES = (-0.45, 1.45)


def image_and_answer(image: np.ndarray, answer: Sequence[float]) -> Figure:
    """An image as the numbers of its pixels, and the numbers that a network should answer."""
    figure, (left, right) = subplots(1, 2, figsize=(4.4, 2.8), width_ratios=[2, 1])
    left.imshow(image, cmap="Greys", vmin=0, vmax=1.6 * image.max())
    for (i, j), value in np.ndenumerate(image):
        left.text(j, i, f"{value:g}", ha="center", va="center", fontsize=9)
    left.set(xticks=[], yticks=[], xlabel=f"in: {image.size} numbers")
    shades = [LINES["forward"] if value else "white" for value in answer]
    places = np.arange(len(answer))
    right.barh(places, np.ones(len(answer)), color=shades, edgecolor=LINES["forward"])
    for place, value in zip(places, answer, strict=True):
        right.text(0.5, place, f"{value:g}", ha="center", va="center", fontsize=10)
        if value:
            right.texts[-1].set_color("white")
    right.set(xticks=[], yticks=places, ylabel="digit", xlabel=f"out: {len(answer)} numbers")
    right.invert_yaxis()
    return figure


def neuron_parts() -> Figure:
    """A neuron from left to right, with the parts of a nerve cell that gave it its picture."""
    figure, axes = subplots(figsize=(4.4, 2.6))
    ends = {"$x[1]$": 1.0, "$x[2]$": -1.0}
    for j, (name, y) in enumerate(ends.items(), start=1):
        axes.plot([0, 2.4], [y, 0], color=LINES["parameter"], lw=2, zorder=1)
        _ball(axes, 0, y, name, 900)
        _label(axes, 1.1, 0.55 * y, f"$w[{j}]$", INKS["parameter"])
    axes.plot([2.4, 5.3], [0, 0], color=LINES["forward"], lw=2, zorder=1)
    _ball(axes, 2.4, 0, r"$\Sigma + b$", 1900)
    _ball(axes, 4.0, 0, r"$\varphi$", 1200)
    axes.text(3.22, 0.12, "$z$", ha="center", fontsize=12, color=INKS["forward"])
    axes.annotate(
        "", (5.5, 0), (5.2, 0), arrowprops={"arrowstyle": "-|>", "color": INKS["forward"]}
    )
    axes.text(5.65, 0, "$a$", va="center", fontsize=12, color=INKS["forward"])
    parts = {0: "other\ncells", 1.2: "synapses,\ndendrites", 2.5: "cell\nbody", 4.0: "firing"}
    for x, part in {**parts, 5.2: "axon"}.items():
        axes.text(x, -1.65, part, ha="center", va="top", fontsize=9.5, style="italic")
    axes.set(xlim=(-0.6, 5.95), ylim=(-2.4, 1.45))
    axes.axis("off")
    return figure


def _ball(axes: Axes, x: float, y: float, text: str, size: float) -> None:
    axes.scatter([x], [y], s=size, color="white", edgecolor=LINES["forward"], lw=2, zorder=3)
    axes.text(x, y, text, ha="center", va="center", fontsize=10, zorder=4)


def _label(axes: Axes, x: float, y: float, text: str, ink: str) -> None:
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
    axes.text(x, y, text, ha="center", va="center", fontsize=10, color=ink, bbox=box, zorder=2)


def lecture_pass(x: Sequence[float], hidden: Sequence[float], output: float) -> Figure:
    """D4's two neurons and the third that takes their answers, with every number."""
    figure, axes = subplots(figsize=(4.4, 2.7))
    columns = [(x, "x"), (hidden, "a"), ([output], "y")]
    weights = [[[1, 3], [-2, 4]], [[0.5, 0.3]]]
    height = [np.array([0.8, -0.8]), np.array([0.8, -0.8]), np.array([0.0])]
    for l, W in enumerate(weights):
        for i, j in np.ndindex(np.shape(W)):
            start, end = np.array([l, height[l][j]]), np.array([l + 1, height[l + 1][i]])
            w = W[i][j]
            style = {"color": LINES["parameter"], "lw": 1 + 0.7 * abs(w), "zorder": 1}
            axes.plot(*zip(start, end, strict=True), "--" if w < 0 else "-", **style)
            at = start + (0.3 if l == 0 else 0.45) * (end - start)
            _label(axes, *at, _text(w), INKS["parameter"])
    for l, (values, name) in enumerate(columns):
        for i, value in enumerate(values):
            index = "" if l == 2 else f"[{i + 1}]"
            _ball(axes, l, height[l][i], f"${name}{index}$\n{_text(value)}", 1700)
    axes.set(xlim=(-0.25, 2.25), ylim=(-1.25, 1.25))
    axes.axis("off")
    return figure


def two_activations(
    functions: dict[str, Callable[[float], float]], marks: Sequence[float]
) -> Figure:
    """Activation functions side by side, on one scale, with the answers to some sums marked."""
    figure, panels = subplots(1, len(functions), figsize=(4.4, 2.4), sharey=True)
    for axes, (name, function) in zip(panels, functions.items(), strict=True):
        for z in (np.linspace(-3, 0, 50), np.linspace(1e-9, 3, 50)):  # a jump is no line
            axes.plot(z, [function(float(v)) for v in z], color=LINES["forward"], lw=2)
        for z in marks:
            axes.plot(z, function(z), "o", color=INKS["forward"], ms=7)
            axes.annotate(_text(z), (z, function(z)), (0, 8), textcoords="offset points",
                          ha="center", fontsize=9.5)  # fmt: skip
        axes.axhline(0, color=LINES["parameter"], lw=0.6, zorder=0)
        axes.axvline(0, color=LINES["parameter"], lw=0.6, zorder=0)
        axes.set(title=name, xlabel="z", xlim=(-3.2, 3.2), ylim=(-0.4, 3.4))
    panels[0].set_ylabel("a")
    return figure


def _text(value: float) -> str:
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")


def gates(neurons: dict[str, tuple[Sequence[float], float, Sequence[int]]]) -> Figure:
    """For each neuron (weights, bias) its line, the side where it fires, and a gate's points."""
    figure, panels = subplots(1, len(neurons), figsize=(4.4, 2.7), sharey=True)
    for axes, (name, (weights, bias, targets)) in zip(panels, neurons.items(), strict=True):
        (w1, w2), (low, high) = weights, EDGES
        x1 = np.array([low, high])
        x2 = -(bias + w1 * x1) / w2
        shade = {"facecolor": WASHES["forward"], "edgecolor": LINES["forward"], "hatch": "//"}
        axes.fill_between(x1, x2, high if w2 > 0 else low, alpha=0.6, lw=0, **shade)
        axes.plot(x1, x2, color="black", lw=1.6)
        _points(axes, targets)
        axes.set(title=name)
    panels[0].set_ylabel("x[2]")
    return figure


def _points(axes: Axes, targets: Sequence[int]) -> None:
    """The four inputs: filled with a 1 in it where the gate is 1, open with a 0 where it is 0."""
    for (x, y), target in zip(POINTS, targets, strict=True):
        fill, ink = (INKS["target"], "white") if target else ("white", INKS["target"])
        axes.scatter([x], [y], s=260, color=fill, edgecolor=INKS["target"], lw=2, zorder=3)
        axes.text(x, y, str(target), ha="center", va="center", color=ink, fontsize=10, zorder=4)
    ticks = {"xticks": [0, 1], "yticks": [0, 1]}
    axes.set(xlim=EDGES, ylim=EDGES, xlabel="x[1]", aspect="equal", **ticks)


def crossing(targets: Sequence[int]) -> Figure:
    """The points of a gate joined to their like: two segments that cross in the middle."""
    figure, axes = subplots(figsize=(3.4, 3.0))
    ones, zeros = ([p for p, t in zip(POINTS, targets, strict=True) if t == k] for k in (1, 0))
    axes.plot(*zip(*ones, strict=True), color=LINES["target"], lw=2)
    axes.plot(*zip(*zeros, strict=True), color=LINES["target"], lw=2, ls=":")
    axes.plot(0.5, 0.5, "s", color="black", ms=7, zorder=3)
    axes.annotate("middle", (0.5, 0.5), (16, -4), textcoords="offset points", fontsize=10)
    _points(axes, targets)
    axes.set_ylabel("x[2]")
    return figure
