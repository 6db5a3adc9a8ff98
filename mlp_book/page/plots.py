"""Figures of the book, in its one visual language: blue goes forward, dashes are negative."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib import font_manager
from matplotlib.figure import Figure

from mlp_book.page.arrays import PRINTED
from mlp_book.page.palette import colors
from mlp_core import MLP

COLORS = colors("light", "line")
FONT = "Atkinson Hyperlegible Course"  # the pages' font; tools/fonts.py made the files
for _file in sorted((Path(__file__).parent / "fonts").glob("*.ttf")):
    font_manager.fontManager.addfont(_file)


def subplots(
    rows: int = 1, columns: int = 1, *, figsize: tuple[float, float], **options: Any
) -> tuple[Figure, Any]:
    """Return a figure with its axes that pyplot does not know.

    It is shown once, where it is a cell's result, whichever program runs the notebook.
    """
    figure = Figure(figsize=figsize)
    return figure, figure.subplots(rows, columns, **options)


def use_style() -> None:
    """Set the book's look for figures and printed arrays, and make figure files reproducible."""
    np.set_printoptions(**PRINTED)
    mpl.rcParams.update(
        {
            "figure.figsize": (5.0, 3.2),
            "figure.dpi": 110,
            "figure.constrained_layout.use": True,
            "font.family": [FONT, "DejaVu Sans"],  # matplotlib's own, for Greek and signs
            "font.size": 11,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.prop_cycle": mpl.cycler(
                color=[COLORS["forward"], COLORS["gradient"], COLORS["target"], COLORS["parameter"]]
            ),
            "svg.hashsalt": "mlp",
            "savefig.transparent": True,
        }
    )
    try:
        from matplotlib_inline.backend_inline import set_matplotlib_formats
    except ImportError:  # outside Jupyter there is nothing to set
        return
    set_matplotlib_formats("svg")


def _rows(count: int) -> np.ndarray:
    """Heights of ``count`` nodes, the first on top, centred on 0."""
    return (count - 1) / 2 - np.arange(count)


def network_graph(network: MLP, theta: np.ndarray) -> Figure:
    """Draw a network as a graph with its weights on the edges and its biases in the neurons."""
    figure, axes = subplots(figsize=(5.2, 5.2))
    heights = [_rows(size) for size in network.sizes]
    layers = network.layers(theta)
    largest = max(np.abs(layer.W).max() for layer in layers)
    for number, (W, b) in enumerate(layers):
        for i, row in enumerate(W):
            for j, weight in enumerate(row):
                start, end = (number, heights[number][j]), (number + 1, heights[number + 1][i])
                axes.plot(
                    *zip(start, end, strict=True),
                    color=COLORS["parameter"],
                    linewidth=0.5 + 2.5 * abs(weight) / largest,
                    linestyle="--" if weight < 0 else "-",
                    zorder=1,
                )
                span = (0.34, 0.6) if W.shape[1] < 3 else (0.3, 0.75)
                at = np.linspace(*span, W.shape[1])[j]  # staggered: labels do not meet
                x, y = (np.array(start) * (1 - at) + np.array(end) * at).tolist()
                axes.text(
                    x,
                    y,
                    _text(weight),
                    fontsize=9,
                    ha="center",
                    va="center",
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2},
                    zorder=2,
                )
        for i, bias in enumerate(b):
            name = (
                "y" if number == len(layers) - 1 and len(b) == 1 else f"$a_{number + 1}[{i + 1}]$"
            )
            _node(axes, number + 1, heights[number + 1][i], f"{name}\n$b$ = {_text(bias)}")
    for j, height in enumerate(heights[0]):
        _node(axes, 0, height, f"$x_{j + 1}$")
    axes.set(xlim=(-0.4, len(layers) + 0.4), ylim=(heights[1][-1] - 0.6, heights[1][0] + 0.6))
    axes.axis("off")
    return figure


def _text(value: float) -> str:
    """The number with a true minus sign."""
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")


def _node(axes: mpl.axes.Axes, x: float, y: float, label: str) -> None:
    axes.scatter(
        [x], [y], s=1250, color="white", edgecolor=COLORS["forward"], linewidth=2, zorder=3
    )
    axes.text(x, y, label, ha="center", va="center", fontsize=8, zorder=4)


def output_bars(names: Sequence[str], outputs: np.ndarray, *, xlabel: str) -> Figure:
    """Outputs between 0 and 1 as bars, with one half marked."""
    figure, axes = subplots(figsize=(5.0, 2.8))
    bars = axes.bar(names, outputs, color=COLORS["forward"], width=0.5)
    axes.bar_label(bars, fmt="%.4f")
    axes.axhline(0.5, color=COLORS["parameter"], linestyle=":", linewidth=1)
    axes.set(ylim=(0, 1), xlabel=xlabel, ylabel="output y")
    return figure
