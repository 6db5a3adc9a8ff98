"""Figures of *An application*: digits as numbers, the way to them, mistakes, and hidden neurons."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import COLORS, subplots
from mlp_book.topics.strokes import BLOCK, SIDE, Stages

TEXT = colors("light")["text"]
INK = LinearSegmentedColormap.from_list("ink", ["white", TEXT])
BLUE = LinearSegmentedColormap.from_list("blue", ["white", COLORS["forward"]])
SIGNED = LinearSegmentedColormap.from_list(
    "signed", [COLORS["parameter"], "white", COLORS["forward"]]
)


def digits(images: np.ndarray, titles: Sequence[str], *, columns: int = 4) -> Figure:
    """Draw images of 64 pixels, 0 to 1, with their titles: ink is dark."""
    rows = -(-len(images) // columns)
    figure, panels = subplots(rows, columns, figsize=(4.8, 1.5 * rows), squeeze=False)
    for axes in panels.flat:
        axes.axis("off")
    for axes, image, title in zip(panels.flat, images, titles, strict=False):
        axes.imshow(image.reshape(8, 8), cmap=INK, vmin=0, vmax=1)
        axes.set_title(title, fontsize=10)
    return figure


def _numbers(axes: Axes, values: np.ndarray, limit: float, size: float) -> None:
    for (row, column), value in np.ndenumerate(values):
        color = "white" if value > limit else TEXT
        axes.text(column, row, value, color=color, ha="center", va="center", fontsize=size)


def counted(stages: Stages) -> Figure:
    """Draw a bitmap with its blocks, and beside it the counts of the blocks."""
    figure, (left, right) = subplots(1, 2, figsize=(5.0, 2.7))
    left.imshow(stages.bitmap, cmap=INK, extent=(0, SIDE, SIDE, 0), vmin=0, vmax=1)
    for k in range(BLOCK, SIDE, BLOCK):
        left.axhline(k, color=COLORS["forward"], lw=0.7)
        left.axvline(k, color=COLORS["forward"], lw=0.7)
    left.set_title("bitmap, 32 × 32", fontsize=10)
    right.imshow(stages.counts, cmap=BLUE, vmin=0, vmax=32)
    _numbers(right, stages.counts, 16, 9)
    right.set_title("counts, 8 × 8", fontsize=10)
    for axes in (left, right):
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set_visible(True)
    return figure


def confusion(table: np.ndarray) -> Figure:
    """Draw how often a digit (row) got an answer (column); mistakes are vermilion."""
    figure, axes = subplots(figsize=(4.6, 4.6))
    axes.imshow(table, cmap=BLUE, vmin=0, vmax=2 * table.max())
    for (row, column), count in np.ndenumerate(table):
        wrong = row != column and count > 0
        color = COLORS["target"] if wrong else TEXT
        weight = "bold" if wrong else "normal"
        shown = count if count else "·"
        axes.text(column, row, shown, color=color, weight=weight, ha="center", va="center")
    axes.set(xticks=range(10), yticks=range(10), xlabel="answer", ylabel="digit written")
    axes.spines[:].set_visible(True)
    return figure


def looks_for(W: np.ndarray, titles: Sequence[str]) -> Figure:
    """Draw the 64 weights of neurons: blue is positive, grey with a minus sign is negative."""
    figure, panels = subplots(1, len(W), figsize=(5.0, 5.0 / len(W) + 0.5), squeeze=False)
    limit = abs(W).max()
    for axes, weights, title in zip(panels.flat, W, titles, strict=True):
        axes.imshow(weights.reshape(8, 8), cmap=SIGNED, vmin=-limit, vmax=limit)
        for (row, column), weight in np.ndenumerate(weights.reshape(8, 8)):
            if weight < -0.3:
                axes.text(column, row, "\N{MINUS SIGN}", ha="center", va="center", fontsize=9)
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set_visible(True)
        axes.set_title(title, fontsize=10)
    return figure


def shares(named: dict[str, np.ndarray]) -> Figure:
    """Draw how softmax shares 100 % among the ten digits, one panel a drawing."""
    figure, panels = subplots(
        len(named), 1, figsize=(4.6, 1.15 * len(named) + 0.4), sharex=True, sharey=True
    )
    for axes, (name, p) in zip(np.ravel(panels), named.items(), strict=True):
        bars = axes.bar(range(10), 100 * p, color=COLORS["forward"], width=0.6)
        labels = [f"{100 * share:.0f}" if share >= 0.005 else "" for share in p]
        axes.bar_label(bars, labels, fontsize=9)
        axes.set(ylim=(0, 135), yticks=[0, 100], xticks=range(10))
        axes.set_ylabel(name, rotation=0, ha="right", va="center")
    np.ravel(panels)[-1].set_xlabel("answer, in %")
    return figure
