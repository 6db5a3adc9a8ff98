"""Figures of activations: the curve in blue, its slope in dashed orange, both with their names."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots
from mlp_core import Activation

LINES = colors("light", "line")
INKS = colors("light", "ink")
SMALL = 10
WIDTH = 5.0


def _cross(axes: Axes) -> None:
    """Mark the two zero lines."""
    axes.axhline(0, color=LINES["parameter"], lw=0.6, zorder=0)
    axes.axvline(0, color=LINES["parameter"], lw=0.6, zorder=0)


def bend(straight: Callable[..., np.ndarray], bent: Callable[..., np.ndarray]) -> Figure:
    """Two chains of two neurons: one without an activation between them, one with ReLU."""
    figure, (left, right) = subplots(1, 2, figsize=(WIDTH, 2.7), sharey=True)
    x = np.linspace(-2, 2, 401)
    for axes, function, title in (
        (left, straight, "nothing between"),
        (right, bent, "ReLU between"),
    ):
        axes.plot(x, function(x), color=LINES["forward"], lw=2)
        axes.set_title(title, fontsize=11)
        axes.set(xlabel="input x", xticks=range(-2, 3))
        _cross(axes)
    left.set(ylabel="output")
    return figure


def tangent(activation: Activation, z: float) -> Figure:
    """One curve, and the straight line that touches it at ``z``."""
    at = np.array([z])
    a = activation.function(at)
    slope = float(activation.derivative(at, a)[0])
    figure, axes = subplots(figsize=(WIDTH, 2.9))
    grid = np.linspace(-6, 6, 400)
    axes.plot(grid, activation.function(grid), color=LINES["forward"], lw=2)
    near = np.array([z - 2.6, z + 1.9])
    axes.plot(near, a[0] + slope * (near - z), "--", color=LINES["gradient"], lw=2)
    axes.plot(at, a, "o", color=LINES["forward"], ms=8)
    axes.annotate(
        f"a = {a[0]:.4f}",
        (z, a[0]),
        (12, -16),
        textcoords="offset points",
        color=INKS["forward"],
        fontsize=SMALL,
    )
    end = near[0]
    axes.annotate(
        f"slope {slope:.4f}",
        (end, a[0] + slope * (end - z)),
        (-8, 12),
        textcoords="offset points",
        color=INKS["gradient"],
        fontsize=SMALL,
        ha="right",
    )
    axes.set(xlabel="z", ylabel="a", xticks=range(-6, 7, 2))
    _cross(axes)
    return figure


def curves(
    panels: Mapping[str, Activation], *, low: float = -1.5, high: float = 2.5, reach: float = 4
) -> Figure:
    """Curve and slope of each activation, two panels in a row, all on one scale."""
    rows = -(-len(panels) // 2)
    figure, grid = subplots(
        rows,
        2,
        figsize=(WIDTH, 2.15 * rows + 0.5),
        sharex=True,
        sharey=True,
        squeeze=False,
    )
    gap = 1e-9  # a slope that jumps is drawn in two pieces
    left, right = np.linspace(-reach, -gap, 300), np.linspace(gap, reach, 300)
    whole = np.concatenate([left, right])
    for axes, (title, activation) in zip(grid.flat, panels.items(), strict=True):
        (curve,) = axes.plot(whole, activation.function(whole), color=LINES["forward"], lw=2)
        for piece in (left, right):
            slope = activation.derivative(piece, activation.function(piece))
            (line,) = axes.plot(piece, slope, "--", color=LINES["gradient"], lw=2)
        axes.set_title(title, fontsize=11)
        axes.set(ylim=(low, high), xlim=(-reach, reach))
        _cross(axes)
    for axes in grid[-1]:
        axes.set(xlabel="z")
    figure.legend(
        [curve, line],
        ["the activation a", "its slope"],
        loc="outside upper center",
        ncols=2,
        frameon=False,
        fontsize=SMALL,
    )
    return figure


def through_layers(slopes: Mapping[str, Sequence[float]]) -> Figure:
    """How fast the first number moves the last one, after each layer, on a scale of powers."""
    figure, axes = subplots(figsize=(WIDTH, 3.3))
    styles = ("o-", "s--", "^:", "d-.")
    for (name, values), style in zip(slopes.items(), styles, strict=False):
        layers = np.arange(1, len(values) + 1)
        axes.semilogy(layers, values, style, color=LINES["gradient"], ms=5, lw=1.2)
        axes.annotate(
            name,
            (layers[-1], values[-1]),
            (7, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            color=INKS["gradient"],
        )
    axes.set(xlabel="layers", ylabel="slope of the whole chain", xlim=(0, 25))
    axes.set_xticks(range(0, 21, 5))
    axes.set_ylim(1e-15, 30)
    return figure


def shares(cases: Mapping[str, np.ndarray]) -> Figure:
    """Softmax of several score lists: bars that always add up to 1, each with its share."""
    figure, row = subplots(1, len(cases), figsize=(WIDTH, 2.6), sharey=True)
    for axes, (title, values) in zip(row, cases.items(), strict=True):
        names = [str(k + 1) for k in range(len(values))]
        bars = axes.bar(names, values, color=LINES["forward"], width=0.7)
        axes.bar_label(bars, fmt="%.2f", fontsize=SMALL)
        axes.set_title(title, fontsize=11)
        axes.set(ylim=(0, 1))
    row[0].set(ylabel="share")
    figure.supxlabel("class", fontsize=11)
    return figure
