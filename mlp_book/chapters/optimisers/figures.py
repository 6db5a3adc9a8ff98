"""Figures of the chapter *Optimisers*: ways over an error surface, losses, lengths of steps."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots

LINES = colors("light", "line")
# No meaning by colour alone: each line has its own colour, dashes and mark.
STYLES = (
    {"color": LINES["forward"], "ls": "-"},
    {"color": LINES["gradient"], "ls": "--"},
    {"color": LINES["parameter"], "ls": ":"},
    {"color": LINES["target"], "ls": "-."},
)
Error = Callable[[float, float], float]
Window = tuple[float, float, float, float]


def _map(axes: Axes, error: Error, window: Window, levels: Sequence[float]) -> None:
    """The error as contour lines; the window is left, right, bottom, top."""
    left, right, bottom, top = window
    w1, w2 = np.linspace(left, right, 120), np.linspace(bottom, top, 120)
    heights = np.array([[error(a, b) for a in w1] for b in w2])
    axes.contour(w1, w2, heights, levels, colors=LINES["target"], linewidths=0.8, alpha=0.7)
    axes.set(xlim=(left, right), ylim=(bottom, top))


def _way(axes: Axes, way: np.ndarray, *, marks: bool = True) -> None:
    """The places of a walk, the first one larger."""
    axes.plot(*way.T, "o-" if marks else "-", color=LINES["forward"], ms=3, lw=1.2)
    axes.plot(*way[0], "o", color=LINES["parameter"], ms=7, zorder=4)


def ways(
    error: Error,
    walks: Mapping[str, np.ndarray],
    *,
    window: Window,
    levels: Sequence[float],
    names: tuple[str, str] = ("w1, along", "w2, across"),
    lowest: tuple[float, float] = (0.0, 0.0),
) -> Figure:
    """Walks over one surface, each on its own map, under each other and on one scale."""
    figure, rows = subplots(len(walks), figsize=(5.0, 1.75 * len(walks) + 0.4), sharex=True)
    for axes, (title, way) in zip(np.ravel(rows), walks.items(), strict=True):
        _map(axes, error, window, levels)
        _way(axes, way)
        axes.plot(*lowest, "+", color=LINES["target"], ms=11, mew=2)
        axes.set_title(title, fontsize=11)
        axes.set(ylabel=names[1])
    np.ravel(rows)[-1].set(xlabel=names[0])
    return figure


def batches(
    error: Error,
    walks: Mapping[int, np.ndarray],
    errors: Mapping[int, Sequence[float]],
    *,
    window: Window,
    levels: Sequence[float],
    lowest: tuple[float, float],
) -> Figure:
    """The way of W2 for three sizes of batch, and below right the errors after each epoch."""
    figure, panels = subplots(2, 2, figsize=(5.2, 5.4))
    maps, log = panels.flat[:3], panels.flat[3]
    for axes, (size, way) in zip(maps, walks.items(), strict=True):
        _map(axes, error, window, levels)
        _way(axes, way, marks=size > 1)
        axes.plot(*lowest, "+", color=LINES["target"], ms=11, mew=2)
        axes.set_title(_batch(size), fontsize=11)
        axes.set(xlabel="W2[1]", ylabel="W2[2]", xticks=(0, 0.4))
    for (size, values), style in zip(errors.items(), STYLES, strict=False):
        log.semilogy(range(1, len(values) + 1), values, **style, lw=1.5, label=_batch(size))
    log.set_title("error", fontsize=11)
    log.set(xlabel="epoch")
    log.legend(frameon=False, fontsize=9)
    return figure


def _batch(size: int) -> str:
    return "1 example" if size == 1 else f"{size} examples"


def lengths_by_layer(lengths: Mapping[str, Sequence[float]]) -> Figure:
    """The length of each layer's part of the gradient, on a log scale."""
    figure, axes = subplots(figsize=(5.0, 3.2))
    for (name, values), style, mark in zip(lengths.items(), STYLES, "osD", strict=False):
        axes.semilogy(range(1, len(values) + 1), values, marker=mark, **style, label=name)
    axes.axhline(1, color=LINES["parameter"], lw=0.8, alpha=0.6)
    axes.set(xlabel="layer", ylabel="length of the gradient")
    axes.legend(frameon=False)
    return figure
