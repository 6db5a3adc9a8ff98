"""Figures of losses: vermilion is the error, orange its slope, blue the prediction."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots
from mlp_core import sigmoid

LINES = colors("light", "line")
INKS = colors("light", "ink")


def errors_over_miss() -> Figure:
    """Half squared, squared and absolute error over the miss y - t."""
    figure, axes = subplots(figsize=(5.0, 3.4))
    miss = np.linspace(-2.5, 2.5, 301)
    curves = {"squared": miss**2, "half squared": miss**2 / 2, "absolute": np.abs(miss)}
    styles = ("-", "--", ":")
    for (name, values), style in zip(curves.items(), styles, strict=True):
        axes.plot(miss, values, style, color=LINES["target"], label=name, lw=2.2)
    axes.set(xlabel="miss y - t", ylabel="loss of one example", ylim=(-0.1, 5))
    axes.legend(frameon=False, loc="upper center")
    return figure


def best_answer(targets: Sequence[float]) -> Figure:
    """The mean squared and the mean absolute error of one answer for all targets."""
    figure, panels = subplots(1, 2, figsize=(5.0, 3.2))
    t = np.asarray(targets, dtype=float)
    answers = np.linspace(0, t.max() + 2, 601)
    misses = answers[:, None] - t
    losses = {
        "mean squared": ((misses**2).mean(axis=1), t.mean()),
        "mean absolute": (np.abs(misses).mean(axis=1), np.median(t)),
    }
    for axes, (title, (values, best)) in zip(panels, losses.items(), strict=True):
        axes.plot(answers, values, color=LINES["target"])
        axes.plot(t, np.zeros_like(t), "^", color=LINES["target"], ms=8, label="targets")
        lowest = np.interp(best, answers, values)
        axes.plot([best], [lowest], "o", color=LINES["forward"], label=f"lowest at {best:g}")
        axes.set(title=title, xlabel="the one answer", ylim=(-0.06 * values.max(), None))
        axes.legend(frameon=False, fontsize=9, loc="upper center")
    return figure


def surprise() -> Figure:
    """The loss of one yes-or-no answer over the probability y, for both targets."""
    figure, axes = subplots(figsize=(5.0, 3.4))
    y = np.linspace(0.002, 1, 500)
    axes.plot(y, -np.log(y), color=LINES["target"], label="target 1:  -log(y)")
    axes.plot(1 - y, -np.log(y), "--", color=LINES["target"], label="target 0:  -log(1 - y)")
    axes.set(xlabel="y, the probability given to 1", ylabel="loss", ylim=(-0.15, 6))
    axes.legend(frameon=False, loc="upper center")
    return figure


def over_logit() -> Figure:
    """Two losses of sigmoid(z) for the target 1, and their slopes."""
    figure, (loss, slope) = subplots(2, 1, figsize=(5.0, 4.8), sharex=True)
    z = np.linspace(-8, 8, 401)
    y = sigmoid.function(z)
    loss.plot(z, np.log1p(np.exp(-z)), color=LINES["target"], label="cross-entropy")
    loss.plot(z, (y - 1) ** 2 / 2, "--", color=LINES["target"], label="half squared error")
    loss.set(ylabel="loss", title="target t = 1")
    slope.plot(z, y - 1, color=LINES["gradient"], label="cross-entropy")
    slope.plot(z, (y - 1) * y * (1 - y), "--", color=LINES["gradient"], label="half squared error")
    slope.set(ylabel="slope", xlabel="z")
    for axes in (loss, slope):
        axes.legend(frameon=False)
    return figure
