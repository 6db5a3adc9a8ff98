"""Pictures of a tape, every value with what it was computed from, and of what it has trained."""

from collections import defaultdict
from collections.abc import Callable

import numpy as np
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots
from mlp_book.topics.tape import Value, tape

LINES = colors("light", "line")
INKS = colors("light", "ink")


def tape_graph(last: Value, names: dict[Value, str] | None = None) -> Figure:
    """Draw a tape from top to bottom: values blue, local slopes on the lines, gradients orange.

    A line leads from each value to what was computed from it. ``names`` gives the leaves names.
    """
    names = names or {}
    order = tape(last)
    level = _levels(order)
    rows = defaultdict(list)
    for value in order:
        rows[level[value]].append(value)
    place = {
        value: (2.0 * (k - (len(row) - 1) / 2), level[value])
        for row in rows.values()
        for k, value in enumerate(row)
    }
    height = 1 + max(level.values())
    figure, axes = subplots(figsize=(4.6, 0.85 * height))
    for value in order:
        for k, (parent, slope) in enumerate(zip(value.parents, value.slopes, strict=True)):
            twin = list(value.parents).count(parent) > 1
            far = level[parent] - level[value] > 1
            bend = 0.4 * (-1) ** k if twin else 0.6 if far else 0.0
            _arrow(axes, place[parent], place[value], slope, bend)
    for value, (x, y) in place.items():
        axes.scatter([x], [y], s=1500, color="white", edgecolor=LINES["forward"], lw=2, zorder=3)
        label = names.get(value, value.name)
        text = f"{label}\n{_text(value.data)}" if label else _text(value.data)
        style = {"ha": "center", "fontsize": 9, "zorder": 4}
        axes.text(x, y, text, va="center", color=INKS["forward"], **style)
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        style |= {"ha": "left", "weight": "bold", "bbox": box}
        axes.text(x + 0.5, y, _text(value.grad), va="center", color=INKS["gradient"], **style)
    axes.set(xlim=(-2.4, 2.9), ylim=(-0.6, height - 0.4))
    axes.axis("off")
    return figure


def moons(X: np.ndarray, Y: np.ndarray, score: Callable[[np.ndarray], float]) -> Figure:
    """Draw points of two classes, and the border where the score is 0."""
    figure, axes = subplots(figsize=(4.4, 3.2))
    x, y = np.linspace(-1.4, 2.4, 60), np.linspace(-0.9, 1.4, 40)
    heights = [[score(np.array([a, b])) for a in x] for b in y]
    axes.contour(x, y, heights, [0], colors=LINES["parameter"], linewidths=2)
    for value, role, mark in ((0, "forward", "o"), (1, "target", "^")):
        chosen = X[Y[:, 0] == value]
        axes.scatter(*chosen.T, color=LINES[role], marker=mark, s=26, label=f"target {value}")
    axes.set(xlabel="$x[1]$", ylabel="$x[2]$", xlim=x[[0, -1]], ylim=y[[0, -1]])
    axes.legend(frameon=False, loc="upper right")
    return figure


def _levels(order: list[Value]) -> dict[Value, int]:
    """How many steps lie at most between a value and the last one."""
    level = dict.fromkeys(order, 0)
    for value in reversed(order):
        for parent in value.parents:
            level[parent] = max(level[parent], level[value] + 1)
    return level


def _arrow(axes, start, end, slope, bend) -> None:
    axes.annotate(
        "",
        end,
        start,
        arrowprops={
            "arrowstyle": "-|>",
            "color": LINES["parameter"],
            "shrinkA": 18,
            "shrinkB": 18,
            "connectionstyle": f"arc3,rad={bend}",
        },
    )
    x = (start[0] + end[0]) / 2 - 0.5 * bend * (start[1] - end[1])
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    style = {"ha": "center", "va": "center", "fontsize": 8, "bbox": box, "zorder": 5}
    axes.text(x, (start[1] + end[1]) / 2, _text(slope), color=INKS["parameter"], **style)


def _text(value: float) -> str:
    """The number with a true minus sign."""
    return f"{round(value, 4):g}".replace("-", "\N{MINUS SIGN}")
