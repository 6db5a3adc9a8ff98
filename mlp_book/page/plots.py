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


def output_bars(names: Sequence[str], outputs: np.ndarray, *, xlabel: str) -> Figure:
    """Outputs between 0 and 1 as bars, with one half marked."""
    figure, axes = subplots(figsize=(5.0, 2.8))
    bars = axes.bar(names, outputs, color=COLORS["forward"], width=0.5)
    axes.bar_label(bars, fmt="%.4f")
    axes.axhline(0.5, color=COLORS["parameter"], linestyle=":", linewidth=1)
    axes.set(ylim=(0, 1), xlabel=xlabel, ylabel="output y")
    return figure
