"""Figures of losses: vermilion is the error, orange its slope, blue the prediction."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots

LINES = colors("light", "line")
INKS = colors("light", "ink")


def errors_over_miss() -> Figure:
    """Half squared, squared and absolute error and the Huber loss over the miss y - t."""
    figure, axes = subplots(figsize=(5.0, 3.4))
    miss = np.linspace(-2.5, 2.5, 301)
    size = np.abs(miss)
    huber = np.where(size <= 1, miss**2 / 2, size - 0.5)
    curves = {"squared": miss**2, "half squared": miss**2 / 2, "absolute": size}
    styles = ("-", "--", ":")
    for (name, values), style in zip(curves.items(), styles, strict=True):
        axes.plot(miss, values, style, color=LINES["target"], label=name, lw=2.2)
    axes.plot(miss, huber, color=LINES["forward"], label="Huber", lw=2.2)
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


def slow_start(cross_entropy: Sequence[float], squares: Sequence[float]) -> Figure:
    """What a neuron that begins certain and wrong answers, step by step, under two losses."""
    figure, axes = subplots(figsize=(5.0, 3.2))
    axes.plot(cross_entropy, color=LINES["forward"], label="cross-entropy")
    axes.plot(squares, "--", color=LINES["forward"], label="half squared error")
    axes.set(xlabel="step", ylabel="y; the target is 0", ylim=(0, 1.05))
    axes.legend(frameon=False, loc="upper right", bbox_to_anchor=(1, 0.9))
    return figure
