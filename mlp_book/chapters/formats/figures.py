"""Figures of *Formats and engines*: what lies where in a file, and a graph of operations."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots

LINES = colors("light", "line")
INKS = colors("light", "ink")
WASHES = colors("light", "wash")


def file_map(parts: Sequence[tuple[str, int]]) -> Figure:
    """Draw a file from its first byte to its last: the name of each part, and where it begins.

    Heights are equal and not to scale. The first two parts are the header, the others numbers.
    """
    figure, axes = subplots(figsize=(4.2, 0.42 * len(parts) + 0.5))
    start = 0
    for row, (name, size) in enumerate(parts):
        role = "forward" if row < 2 else "parameter"
        box = Rectangle((0, row), 1, 1, facecolor=WASHES[role], edgecolor=LINES[role], lw=1.2)
        axes.add_patch(box)
        _text(axes, 0.04, row + 0.5, name, INKS[role], ha="left")
        _text(axes, 0.96, row + 0.5, f"{size} bytes", INKS[role], ha="right")
        _text(axes, -0.03, row, str(start), INKS["parameter"], ha="right")
        start += size
    _text(axes, -0.03, len(parts), str(start), INKS["parameter"], ha="right")
    axes.set(xlim=(-0.22, 1.02), ylim=(len(parts) + 0.4, -0.4))
    axes.axis("off")
    return figure


def graph(nodes: Sequence[tuple[str, Sequence[str], str]]) -> Figure:
    """Draw a chain of operations from top to bottom, constants coming in from the left."""
    figure, axes = subplots(figsize=(3.6, 0.74 * len(nodes) + 0.8))
    _value(axes, nodes[0][1][0], -0.7)
    for row, (operation, inputs, output) in enumerate(nodes):
        _arrow(axes, (0, row - 0.58), (0, row - 0.24))
        _box(axes, operation, row)
        if len(inputs) > 1:
            _text(axes, -1.25, row, ", ".join(inputs[1:]), INKS["parameter"], ha="right")
            _arrow(axes, (-1.2, row), (-0.62, row))
        _arrow(axes, (0, row + 0.24), (0, row + 0.42), head=False)
        _value(axes, output, row + 0.5 if row + 1 < len(nodes) else row + 0.6)
    axes.set(xlim=(-2.1, 1.1), ylim=(len(nodes) - 0.1, -1))
    axes.axis("off")
    return figure


def _box(axes: Axes, operation: str, row: int) -> None:
    style = {"boxstyle": "round,pad=0.02", "facecolor": "white", "edgecolor": LINES["forward"]}
    axes.add_patch(FancyBboxPatch((-0.58, row - 0.22), 1.16, 0.44, lw=1.8, **style))
    _text(axes, 0, row, operation, INKS["parameter"])


def _value(axes: Axes, name: str, y: float) -> None:
    _text(axes, 0.12, y, name, INKS["forward"], ha="left")


def _arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], head: bool = True
) -> None:
    style = "-|>" if head else "-"
    ends = {"shrinkA": 0, "shrinkB": 0, "color": LINES["parameter"]}
    axes.annotate("", end, start, arrowprops={"arrowstyle": style, **ends})


def _text(axes: Axes, x: float, y: float, text: str, color: str, ha: str = "center") -> None:
    axes.text(x, y, text, color=color, ha=ha, va="center", fontsize=10)
