"""Figures of practice: answers of networks blue; targets, truths and errors vermilion."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots

LINES = colors("light", "line")
STYLES = ("-", "--", ":", "-.")
MARKS = ("o", "s", "^", "D")


def answers(
    x: np.ndarray,
    lines: Mapping[str, Sequence[np.ndarray]],
    *,
    truth: np.ndarray | None = None,
    points: tuple[np.ndarray, np.ndarray] | None = None,
    inside: Sequence[tuple[float, float]] = (),
    ylim: tuple[float, float] | None = None,
) -> Figure:
    """What networks answer over one input; under one name, the answers of several seeds.

    `points` are the examples, `inside` the stretches of x that they cover, shaded.
    """
    figure, axes = subplots(figsize=(5.0, 3.4))
    for low, high in inside:
        axes.axvspan(low, high, color=LINES["parameter"], alpha=0.15, lw=0)
    for style, (name, curves) in zip(STYLES, lines.items(), strict=False):
        for k, y in enumerate(curves):
            label = name if k == 0 else None
            axes.plot(x, y, style, color=LINES["forward"], lw=1.6, label=label)
    if truth is not None:
        axes.plot(x, truth, color=LINES["target"], lw=3, alpha=0.45, label="truth", zorder=1)
    if points is not None:
        axes.plot(*points, "o", ms=5, color=LINES["target"], label="examples")
    axes.set(xlabel="x", ylabel="answer", ylim=ylim, xlim=(x.min(), x.max()))
    _legend_below(figure)
    return figure


def errors(
    lines: Mapping[str, tuple[Sequence[float], Sequence[float]]],
    *,
    xlabel: str,
    ylabel: str,
    mark: float | None = None,
    log: str = "",
    marks: bool = True,
) -> Figure:
    """Errors as lines, told apart by dashes, marks and name; `log` names axes, as "xy"."""
    figure, axes = subplots(figsize=(5.0, 3.2))
    for style, sign, (name, (x, y)) in zip(STYLES, MARKS, lines.items(), strict=False):
        axes.plot(x, y, style, marker=sign if marks else "", color=LINES["target"], label=name)
    axes.set(xlabel=xlabel, ylabel=ylabel)
    if mark is not None:
        axes.axvline(mark, color=LINES["parameter"], ls="-.", lw=1)
    for axis in log:
        axes.set(**{f"{axis}scale": "log"})
    if "x" in log:  # the numbers tried, not powers of ten
        axes.set_xticks(x, [f"{value:g}" for value in x])
        axes.minorticks_off()
    if "y" not in log:
        axes.set_ylim(0, None)
    _legend_below(figure)
    return figure


def seeds(
    groups: Mapping[str, Mapping[str, Sequence[float]]],
    *,
    ylabel: str,
    xlabel: str,
    log: bool = False,
) -> Figure:
    """One mark a seed: for each name a series of marks over the labels of the x axis.

    Lines join the means. With `log` the labels are numbers, and lie on a logarithmic scale.
    """
    figure, axes = subplots(figsize=(5.0, 3.4))
    labels = list(next(iter(groups.values())))
    places = np.log2(np.array(labels, dtype=float)) if log else np.arange(len(labels))
    shifts = np.linspace(-0.12, 0.12, len(groups)) if len(groups) > 1 else [0.0]
    series = zip(STYLES, MARKS, shifts, groups.items(), strict=False)
    for style, sign, shift, (name, values) in series:
        means = [np.mean(values[label]) for label in labels]
        axes.plot(places + shift, means, style, color=LINES["target"], lw=1.2)
        for place, label in zip(places, labels, strict=True):
            at = np.full(len(values[label]), place + shift)
            axes.plot(at, values[label], sign, ms=4.5, mfc="none", color=LINES["target"])
        look = {"color": LINES["target"], "mfc": "none", "ms": 4.5, "lw": 1.2}
        axes.plot([], [], style, marker=sign, label=name, **look)  # line and mark, in the legend
    axes.set(xlabel=xlabel, ylabel=ylabel, ylim=(0, None), xticks=places)
    axes.set_xticklabels(labels)
    if len(groups) > 1:
        _legend_below(figure)
    return figure


def _legend_below(figure: Figure) -> None:
    figure.legend(loc="outside lower center", ncols=2, frameon=False, fontsize=9)
