"""Figures of *Billions of imprecise computations*: gaps, errors of sums, stalled training."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots
from mlp_book.topics.number_formats import FORMATS

LINES = colors("light", "line")


def gaps(names: Sequence[str]) -> Figure:
    """Draw the distance from a number to the next, over the number, in several formats."""
    figure, axes = subplots(figsize=(5.0, 3.6))
    values = np.geomspace(1e-9, 1e6, 3000)
    styles = [("--", "parameter"), ("-", "forward"), ("-.", "gradient")]
    for name, (line, role) in zip(names, styles, strict=False):
        one = FORMATS[name]
        kept = values[values <= one.largest]
        heights = [one.gap(v) for v in kept]
        axes.loglog(kept, heights, line, color=LINES[role], lw=1.6, label=name)
        if kept.size < values.size:
            axes.plot(kept[-1], heights[-1], "o", color=LINES[role])
            axes.text(kept[-1], heights[-1] / 8, "65504", fontsize=9, ha="center", va="top")
    axes.set(xlabel="the number", ylabel="gap to the next number")
    axes.legend(frameon=False, fontsize=10)
    axes.grid(visible=True, which="major", lw=0.4)
    return figure


def sum_errors(n: Sequence[int], errors: Sequence[float], worst: Sequence[float]) -> Figure:
    """Draw the usual error of a sum over its length, with the root and the worst case."""
    figure, axes = subplots(figsize=(5.0, 3.5))
    axes.loglog(n, worst, ":", color=LINES["target"], label="worst case: grows like n")
    root = errors[0] * np.sqrt(np.array(n) / n[0])
    axes.loglog(n, root, "--", color=LINES["parameter"], label="grows like the root of n")
    axes.loglog(n, errors, "o", color=LINES["forward"], label="measured")
    axes.set(xlabel="how many numbers are added, n", ylabel="error of the sum")
    axes.legend(frameon=False, fontsize=10)
    axes.grid(visible=True, which="major", lw=0.4)
    return figure


def losses(curves: Mapping[str, Sequence[float]], every: int) -> Figure:
    """Draw the loss of several runs over the updates."""
    figure, axes = subplots(figsize=(5.0, 3.4))
    styles = [("-", "parameter", 4), ("-.", "target", 2), ("--", "forward", 2)]
    for (name, values), (line, role, width) in zip(curves.items(), styles, strict=False):
        updates = every * np.arange(len(values))
        axes.plot(updates, values, line, color=LINES[role], lw=width, label=name)
    axes.set(xlabel="updates", ylabel="loss on the training rows", ylim=(0, None))
    axes.legend(frameon=False, fontsize=10)
    return figure
