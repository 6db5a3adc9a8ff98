"""Figures of matrices: which row belongs to which neuron, and what maps do to the plane."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots
from mlp_book.topics.solids import make_solid, perspective, rotation

LINES = colors("light", "line")
INKS = colors("light", "ink")
WASHES = colors("light", "wash")
BLUE = np.array([0.0, 0.45, 0.7])
LIGHT = np.array([0.48, 0.64, -0.6])  # of length 1: from the right, above, behind
SQUARE = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])


def _text(value: float) -> str:
    """The number with a true minus sign."""
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")


def row_of_neuron(W: npt.ArrayLike, row: int) -> Figure:
    """Draw a layer as a graph beside its matrix, with one neuron and its row brought out."""
    W = np.asarray(W, dtype=float)
    figure, axes = subplots(figsize=(4.4, 2.3))
    inputs, neurons = _heights(W.shape[1]), _heights(W.shape[0])
    for i, j in np.ndindex(W.shape):
        chosen = i == row
        start, end = np.array([0.0, inputs[j]]), np.array([1.9, neurons[i]])
        axes.plot(
            *zip(start, end, strict=True),
            color=LINES["forward" if chosen else "parameter"],
            lw=2.5 if chosen else 1,
            ls="--" if W[i, j] < 0 else "-",
            zorder=1 + chosen,
        )
        x, y = start + (0.3 if i != j else 0.55) * (end - start)  # crossing edges stay readable
        _number(axes, x, y, W[i, j], chosen)
    for names, x, heights in (("x", 0.0, inputs), ("z", 1.9, neurons)):
        for k, height in enumerate(heights):
            edge = LINES["forward" if names == "x" or k == row else "parameter"]
            axes.scatter([x], [height], s=680, color="white", edgecolor=edge, lw=2, zorder=4)
            axes.text(x, height, f"{names}[{k + 1}]", ha="center", va="center", zorder=5)
    left, width = 3.1, 0.62
    for i, height in enumerate(neurons):
        if i == row:
            size = (width * W.shape[1], 0.6)
            box = Rectangle((left - width / 2, height - 0.3), *size, color=WASHES["forward"])
            axes.add_patch(box)
        axes.text(left - 0.5, height, f"row {i + 1}", ha="right", va="center")
        for j in range(W.shape[1]):
            _number(axes, left + width * j, height, W[i, j], i == row, boxed=False, size=13)
    axes.text(left + width * (W.shape[1] - 1) / 2, 1.15, "$W_1$", ha="center", size=13)
    axes.set(xlim=(-0.3, left + width * W.shape[1]), ylim=(-1.1, 1.5))
    axes.axis("off")
    return figure


def _heights(count: int) -> np.ndarray:
    return 1.3 * ((count - 1) / 2 - np.arange(count))


def _number(
    axes: Axes,
    x: float,
    y: float,
    value: float,
    chosen: bool,
    *,
    boxed: bool = True,
    size: int = 11,
) -> None:
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5} if boxed else None
    ink, weight = INKS["forward" if chosen else "parameter"], "bold" if chosen else "normal"
    style = {"ha": "center", "va": "center", "zorder": 3, "size": size}
    axes.text(x, y, _text(value), color=ink, weight=weight, bbox=box, **style)


def turned_then_moved(A: npt.ArrayLike, b: npt.ArrayLike) -> Figure:
    """Draw the unit square, what the matrix makes of it, and where the translation puts that."""
    figure, axes = subplots(figsize=(3.8, 2.9))
    turned = SQUARE @ np.asarray(A, dtype=float).T
    moved = turned + np.asarray(b, dtype=float)
    stages = (
        (SQUARE, "x", {"ls": ":", "edgecolor": LINES["parameter"], "facecolor": "none"}),
        (turned, "A x", {"ls": "--", "edgecolor": LINES["forward"], "facecolor": "none"}),
        (moved, "A x + b", {"edgecolor": LINES["forward"], "facecolor": WASHES["forward"]}),
    )
    for corners, name, style in stages:
        axes.add_patch(Polygon(corners, lw=2, **style))
        axes.text(*corners.mean(axis=0) - [0, 0.3], name, ha="center", va="center")
        axes.scatter(*corners[1], color=INKS["parameter"], zorder=3, s=28)  # where (1, 0) goes
    arrow = {"arrowstyle": "->", "color": INKS["parameter"], "lw": 1.5}
    axes.annotate("", xy=moved[1], xytext=turned[1], arrowprops=arrow)
    middle = turned[1] + np.asarray(b) / 3
    axes.annotate("b", middle, xytext=(-4, 6), textcoords="offset points", ha="right")
    everything = np.vstack([SQUARE, turned, moved])
    low, high = everything.min(axis=0) - 0.4, everything.max(axis=0) + 0.4
    axes.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]), xlabel="first number")
    axes.set(ylabel="second number", aspect="equal")
    axes.set(xticks=np.arange(np.ceil(low[0]), high[0]), yticks=np.arange(np.ceil(low[1]), high[1]))
    axes.grid(color=WASHES["parameter"])
    axes.set_axisbelow(True)
    return figure


def with_and_without(
    x: np.ndarray, functions: dict[str, Callable[[np.ndarray], np.ndarray]]
) -> Figure:
    """Draw functions of one number over each other: the first dashed, the others solid."""
    figure, axes = subplots(figsize=(4.0, 2.5))
    for k, (name, function) in enumerate(functions.items()):
        style = {"color": LINES["forward"], "lw": 2.5} if k else {"color": LINES["parameter"]}
        axes.plot(x, function(x), ls="-" if k else "--", label=name, **style)
    axes.set(xlabel="x", ylabel="y")
    axes.legend(frameon=False, loc="upper center")
    return figure


def few_and_many(names: Sequence[str], angles: npt.ArrayLike, b: npt.ArrayLike) -> Figure:
    """Draw solids beside each other as the camera sees them, far faces first."""
    figure, panels = subplots(1, len(names), figsize=(4.2, 2.2))
    for axes, name in zip(np.atleast_1d(panels), names, strict=True):
        vertices, faces = make_solid(name)
        points = vertices @ rotation(angles).T + np.asarray(b, dtype=float)
        picture = perspective(points)
        for face in sorted(faces, key=lambda face: -points[list(face), 2].mean()):
            corners = points[list(face)]
            outward = corners.mean(axis=0) - points.mean(axis=0)
            light = (1 + outward @ LIGHT / np.linalg.norm(outward)) / 2  # 0 turned away, 1 towards
            shade = np.minimum(BLUE + (1 - BLUE) * 0.9 * light, 1)
            lines = {"edgecolor": INKS["parameter"], "lw": 0.9 if len(faces) < 100 else 0.2}
            axes.add_patch(Polygon(picture[list(face)], facecolor=shade, **lines))
        reach = np.abs(picture).max() * 1.05
        axes.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
        axes.set_title(f"{len(faces)} faces", fontsize=11)
        axes.axis("off")
    return figure
