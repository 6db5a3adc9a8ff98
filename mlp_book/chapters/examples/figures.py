"""Figures of *All examples at once*: one batch laid out two ways, and times over its size."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots

LINES = colors("light", "line")
INKS = colors("light", "ink")


def two_layouts(Z: np.ndarray, example: int) -> Figure:
    """Draw a batch with one example a row, and below it with one a column; frame one example."""
    figure, (above, below) = subplots(2, 1, figsize=(5.0, 5.2), gridspec_kw={"hspace": 0.12})
    m, n = Z.shape
    _table(above, Z, [f"example {k + 1}" for k in range(m)], [f"neuron {i + 1}" for i in range(n)])
    _frame(above, (0, example), n, 1)
    above.set_title("one example a row (this book)", fontsize=11)
    _table(
        below, Z.T, [f"neuron {i + 1}" for i in range(n)], [f"example {k + 1}" for k in range(m)]
    )
    _frame(below, (example, 0), 1, n)
    below.set_title("one example a column (D3)", fontsize=11)
    return figure


def _table(axes: Axes, values: np.ndarray, rows: Sequence[str], columns: Sequence[str]) -> None:
    height, width = values.shape
    for (i, j), value in np.ndenumerate(values):
        text = f"{value:.1f}".replace("-", "\N{MINUS SIGN}")
        axes.text(j + 0.5, i + 0.5, text, ha="center", va="center", color=INKS["forward"])
    axes.set(xlim=(0, width), ylim=(height, 0))
    axes.set_xticks(np.arange(width) + 0.5, columns, fontsize=9)
    axes.set_yticks(np.arange(height) + 0.5, rows, fontsize=9)
    axes.tick_params(length=0, labelbottom=False, labeltop=True)
    axes.spines[:].set_visible(False)
    axes.add_patch(
        Rectangle((0, 0), width, height, fill=False, ec=LINES["parameter"], clip_on=False)
    )


def _frame(axes: Axes, corner: tuple[int, int], width: int, height: int) -> None:
    axes.add_patch(
        Rectangle(corner, width, height, fill=False, ec=LINES["forward"], lw=2.5, clip_on=False)
    )


def times(
    examples: Sequence[int],
    stored: Mapping[str, Sequence[float]],
    now: Mapping[str, Mapping[int, float]],
) -> Figure:
    """Draw stored times over the number of examples as lines, this run's as hollow marks."""
    figure, axes = subplots(figsize=(5.0, 3.9))
    styles = {
        "loops": ("Python loops", "target", "-", "o"),
        "examples": ("one product an example", "parameter", "--", "s"),
        "matrices": ("one product for all", "forward", "-", "^"),
    }
    for name, (label, color, line, marker) in styles.items():
        stored_us = 1e6 * np.asarray(stored[name])
        axes.loglog(examples, stored_us, line, marker=marker, ms=5, color=LINES[color], label=label)
        if name in now:
            ms, values = np.array(list(now[name].items())).T
            axes.loglog(
                ms, 1e6 * values, marker, ms=11, mfc="none", mew=1.5, color=LINES[color], ls="none"
            )
    axes.set(xlabel="examples m", ylabel="microseconds for all of them")
    axes.legend(frameon=False, fontsize=10)
    axes.grid(visible=True, which="major", lw=0.4)
    return figure
