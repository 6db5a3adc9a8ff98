"""Figures of initialisation: activations blue, gradients orange, losses vermilion."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots

LINES = colors("light", "line")
STYLES = ("-", "--", ":", "-.")
MARKS = ("o", "s", "^", "D")


def losses(walks: Mapping[str, Sequence[float]], *, log: bool = False) -> Figure:
    """The loss by step, one line a start, told apart by their dashes and by name."""
    figure, axes = subplots(figsize=(5.0, 3.2))
    for style, (name, values) in zip(STYLES, walks.items(), strict=False):
        axes.plot(values, style, color=LINES["target"], lw=2, label=name)
    axes.set(xlabel="step", ylabel="loss", yscale="log" if log else "linear")
    if not log:
        axes.set_ylim(0, None)
    axes.legend(frameon=False)
    return figure


def ridges(rows: Mapping[str, Sequence[np.ndarray]], limits: tuple[float, float]) -> Figure:
    """Histograms of activations, one above the other: layer 1 on top; one panel a start."""
    figure, panels = subplots(len(rows), 1, figsize=(5.0, 2.3 * len(rows)), sharex=True)
    edges = np.linspace(*limits, 61)
    for axes, (name, layers) in zip(np.atleast_1d(panels), rows.items(), strict=True):
        for number, a in enumerate(layers, start=1):
            share = np.histogram(a, bins=edges)[0] / a.size
            height = np.repeat(0.9 * share / max(share.max(), 1e-12), 2)
            at = np.repeat(edges, 2)[1:-1]
            line, wash = LINES["forward"], {"alpha": 0.35, "lw": 0}
            axes.fill_between(at, -number, -number + height, color=line, **wash)
            axes.plot(at, -number + height, color=line, lw=1)
        axes.set(
            title=f"{name}", ylabel="layer", xlim=limits, yticks=-np.arange(1, len(layers) + 1)
        )
        axes.set_yticklabels(range(1, len(layers) + 1))
        axes.tick_params(axis="y", length=0, labelsize=8)
    axes.set(xlabel="activation")
    return figure


def sizes(
    forward: Mapping[str, Sequence[float]], back: Mapping[str, Sequence[float]] | None = None
) -> Figure:
    """The typical size by layer, on a log scale: of activations, and of deltas below them."""
    panels = [(forward, "activations, going forward", "forward")]
    if back is not None:
        panels.append((back, "deltas, going back", "gradient"))
    figure, rows = subplots(len(panels), 1, figsize=(5.0, 2.9 * len(panels)), sharex=True)
    for axes, (lines, title, color) in zip(np.atleast_1d(rows), panels, strict=True):
        _lines(axes, lines, LINES[color])
        axes.set(title=title, ylabel="typical size", yscale="log")
    axes.set(xlabel="layer")
    return figure


def _lines(axes: Axes, lines: Mapping[str, Sequence[float]], color: str) -> None:
    for style, mark, (name, values) in zip(STYLES, MARKS, lines.items(), strict=False):
        layers = np.arange(1, len(values) + 1)
        axes.plot(layers, values, style, marker=mark, ms=4, color=color, label=name)
        axes.set(xticks=layers)
    axes.legend(frameon=False, fontsize=9)
