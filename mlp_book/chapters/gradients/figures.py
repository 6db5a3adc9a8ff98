"""Figures of the chapter *Gradients*."""

from collections.abc import Callable

import numpy as np
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots

LINES = colors("light", "line")
INKS = colors("light", "ink")
WIDTH = 5.0


def errors_by_step(f: Callable[[float], float], *, at: float, slope: float) -> Figure:
    """How far one-sided and central differences are from the derivative, for each step."""
    figure, axes = subplots(figsize=(WIDTH, 3.6))
    steps = 10.0 ** -np.arange(1, 16)
    one = [abs((f(at + h) - f(at)) / h - slope) for h in steps]
    both = [abs((f(at + h) - f(at - h)) / (2 * h) - slope) for h in steps]
    axes.loglog(steps, one, "s--", ms=5, color=LINES["target"], label="one-sided")
    axes.loglog(steps, both, "o-", ms=5, color=LINES["forward"], label="central")
    axes.text(1e-13, 3e-9, "rounding", color=INKS["parameter"], ha="center")
    axes.text(3e-3, 2e-9, "truncation", color=INKS["parameter"], ha="center")
    axes.set(xlabel="step h", ylabel="error of the derivative")
    axes.legend(frameon=False, loc="upper center")
    return figure
