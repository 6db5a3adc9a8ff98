"""Figures of *A real regression: Boston housing*: histories, errors, and three libraries."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots

LINES = colors("light", "line")
LOWEST = 1e-17


def history(train: Sequence[float], validation: Sequence[float]) -> Figure:
    """Draw the mean absolute error after every epoch, on rows learnt from and on rows held back."""
    figure, axes = subplots(figsize=(5.0, 3.4))
    epochs = np.arange(1, len(train) + 1)
    axes.plot(epochs, validation, color=LINES["target"], lw=1.2, label="81 validation rows")
    axes.plot(epochs, train, "--", color=LINES["parameter"], lw=1.2, label="323 training rows")
    axes.set(xlabel="epoch", ylabel="mean absolute error", ylim=(0, 8), xlim=(0, len(train) + 1))
    axes.legend(frameon=False, loc="upper right")
    axes.grid(visible=True, lw=0.4)
    return figure


def against(truth: np.ndarray, answer: np.ndarray, *, unit: str) -> Figure:
    """Draw every answer over its truth; a perfect one lies on the diagonal."""
    figure, axes = subplots(figsize=(4.4, 4.2))
    low, high = 0, 1.06 * max(truth.max(), answer.max())
    axes.plot([low, high], [low, high], "--", color=LINES["parameter"], lw=1.2)
    axes.scatter(truth, answer, s=26, color=LINES["forward"], alpha=0.7, edgecolor="none")
    axes.set(xlabel=f"truth, {unit}", ylabel=f"prediction, {unit}", xlim=(low, high))
    axes.set(ylim=(low, high), aspect="equal")
    axes.grid(visible=True, lw=0.4)
    return figure


def misses(values: np.ndarray, *, unit: str) -> Figure:
    """Draw how many rows miss by how much, prediction minus truth; a line marks no miss."""
    figure, axes = subplots(figsize=(5.0, 3.0))
    edge = 2 * np.ceil(np.abs(values).max() / 2)
    axes.hist(values, np.arange(-edge, edge + 1, 2), color=LINES["target"], edgecolor="white")
    axes.axvline(0, color=LINES["parameter"], lw=1.5, ls="--")
    axes.set(xlabel=f"prediction \N{MINUS SIGN} truth, {unit}", ylabel="rows")
    return figure


def twenty(truth: np.ndarray, answer: np.ndarray, *, unit: str) -> Figure:
    """Draw predictions beside the truth, row by row, joined by the miss."""
    figure, axes = subplots(figsize=(5.0, 3.4))
    rows = np.arange(1, len(truth) + 1)
    axes.vlines(rows, truth, answer, color=LINES["target"], lw=1.2)
    axes.plot(rows, truth, "s", ms=6, mfc="none", mew=1.5, color=LINES["target"], label="truth")
    axes.plot(rows, answer, "o", ms=5.5, color=LINES["forward"], label="prediction")
    axes.set(xlabel="test row", ylabel=unit, xticks=rows[[0, *range(4, len(rows), 5)]])
    axes.set_ylim(0, 1.35 * max(truth.max(), answer.max()))
    axes.legend(frameon=False, fontsize=10, ncols=2, loc="upper center")
    axes.grid(visible=True, axis="y", lw=0.4)
    return figure


def apart(differences: Mapping[str, np.ndarray]) -> Figure:
    """Draw relative differences of two losses over the epochs, on a scale of powers of ten.

    A difference of 0 has no place on this scale: it is drawn on the lowest line.
    """
    figure, axes = subplots(figsize=(5.0, 4.2))
    styles = {
        "Keras, float32": ("target", "-"),
        "PyTorch, float32": ("gradient", "--"),
        "Keras, float64": ("forward", "-"),
        "PyTorch, float64": ("parameter", "--"),
    }
    for name, values in differences.items():
        color, line = styles[name]
        epochs = np.arange(1, len(values) + 1)
        drawn = np.maximum(values, LOWEST)
        axes.semilogy(epochs, drawn, line, color=LINES[color], lw=1.2, label=name)
    axes.set(xlabel="epoch", ylabel="relative difference from ours", ylim=(LOWEST, 1e5))
    axes.set_yticks([10.0**k for k in range(-16, 1, 4)])
    axes.legend(frameon=False, fontsize=9.5, ncols=2, loc="upper center")
    axes.grid(visible=True, lw=0.4)
    return figure


def draws(errors: Mapping[str, Sequence[float]], bars: Mapping[str, float], *, unit: str) -> Figure:
    """Draw the errors of many seeds as marks, a row for each setting, with its bar to be beaten."""
    figure, axes = subplots(figsize=(5.0, 0.75 * len(errors) + 0.9))
    for row, (name, values) in enumerate(errors.items()):
        axes.plot(values, [row] * len(values), "o", ms=7, alpha=0.45, color=LINES["forward"])
        bar = bars[name]
        axes.plot([bar, bar], [row - 0.32, row + 0.32], color=LINES["target"], lw=2.5)
    axes.set_yticks(range(len(errors)), list(errors))
    axes.set(xlabel=unit, ylim=(len(errors) - 0.5, -0.5))
    axes.grid(visible=True, axis="x", lw=0.4)
    return figure
