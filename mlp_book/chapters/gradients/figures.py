"""Figures of the chapter *Gradients*: tangents and arrows are orange, what is measured is blue."""

from collections.abc import Callable

import numpy as np
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots

LINES = colors("light", "line")
INKS = colors("light", "ink")
WIDTH = 5.0


def slices() -> Figure:
    """The slices of 2x + y^4 through (0.5, 1), each with its tangent, in one scale."""
    figure, panels = subplots(1, 2, figsize=(WIDTH, 3.0), sharey=True)
    t, value = np.linspace(-1.3, 1.3, 200), 2.0
    cases = (
        ("x moves, y = 1", 2 * t + 1, 0.5, 2.0, "x"),
        ("y moves, x = 0.5", 1 + t**4, 1.0, 4.0, "y"),
    )
    for axes, (title, curve, at, slope, name) in zip(panels, cases, strict=True):
        near = np.array([at - 0.45, at + 0.4])
        axes.plot(t, curve, color=LINES["forward"], lw=2)
        axes.plot(near, value + slope * (near - at), "--", color=LINES["gradient"], lw=2.5)
        axes.plot([at], [value], "o", color=LINES["parameter"], zorder=4)
        axes.text(
            at - 0.2, value + 0.25, f"slope {slope:g}", color=INKS["gradient"], ha="right", size=10
        )
        axes.set(title=title, xlabel=name, xlim=(-1.5, 1.5), ylim=(-1.6, 4))
    panels[0].set(ylabel="f")
    return figure


def arrows() -> Figure:
    """The contour map of 2x + y^4 with its gradient at seven points, a tenth of its length."""
    figure, axes = subplots(figsize=(WIDTH, 4.6))
    x, y = np.linspace(-1.7, 1.7, 140), np.linspace(-1.5, 1.5, 120)
    lines = axes.contour(
        x, y, 2 * x + y[:, None] ** 4, np.arange(-3, 7), colors=LINES["parameter"], linewidths=1.1
    )
    low, high = 0.45, 1.35  # the middle line is kept free for arrows
    places = [((level - low**4) / 2, -low) for level in range(-3, 4)]
    places += [((level - high**4) / 2, -high) for level in (4, 5, 6)]
    axes.clabel(lines, fmt="%g", fontsize=9, manual=places)
    starts = [(-1, 0), (0, 0), (1, 0), (-0.7, 0.75), (0.5, 1), (-0.8, -0.95), (0.6, -0.8)]
    for start in np.array(starts):
        end = start + 0.1 * np.array([2, 4 * start[1] ** 3])
        style = {"arrowstyle": "-|>", "color": LINES["gradient"], "lw": 2.2, "shrinkA": 0}
        axes.annotate("", end, start, arrowprops=style)
        axes.plot(*start, "o", color=LINES["gradient"], ms=4)
    axes.annotate(
        "(0.5, 1)", (0.5, 1), (-6, -3), textcoords="offset points", ha="right", va="top", size=9
    )
    axes.set(xlabel="x", ylabel="y", aspect="equal")
    return figure


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


def kinks() -> Figure:
    """|x| and ReLU; each arm's slope goes on, dashed, past the kink at 0."""
    figure, panels = subplots(1, 2, figsize=(4.2, 2.9), sharey=True)
    for axes, title, left in ((panels[0], "|x|", -1), (panels[1], "ReLU", 0)):
        for slope, side in ((left, -1), (1, 1)):
            arm, beyond = np.array([0, side]), np.array([0, -side])
            axes.plot(arm, slope * arm, color=LINES["forward"], lw=3)
            axes.plot(beyond, slope * beyond, "--", color=LINES["gradient"], lw=2)
            axes.text(
                0.55 * side,
                1.1 if slope else 0.1,
                f"slope {slope:g}".replace("-", "\N{MINUS SIGN}"),
                size=12,
                ha="center",
                va="bottom",
                color=INKS["gradient"],
            )
        axes.set(title=title, xlabel="x", xlim=(-1.15, 1.15), ylim=(-1.15, 1.4), xticks=(-1, 0, 1))
    return figure
