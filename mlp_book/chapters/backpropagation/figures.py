"""Figures of backpropagation: blue goes forward, orange goes back."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots
from mlp_core import MLP, Loss

LINES = colors("light", "line")
INKS = colors("light", "ink")
SIZE = 10
EXACT = 1e-9  # a number nearer to its decimals than this is not rounded


def _text(value: float, decimals: int = 4) -> str:
    """The number with a true minus sign; zeros at the end only where it was rounded."""
    text = f"{value + 0.0:.{decimals}f}"
    if abs(float(text) - value) < EXACT:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "\N{MINUS SIGN}")


def chain(
    names: Sequence[str],
    values: Sequence[float],
    slopes: Sequence[float],
    factors: Sequence[float],
) -> Figure:
    """Draw numbers that follow one from another as a row, with what goes forward and back.

    Parameters
    ----------
    names, values
        Of each place, the loss last.
    slopes
        Of the loss along each place; that of the loss itself is 1.
    factors
        How fast each place but the first moves when the one before it moves.
    """
    figure, axes = subplots(figsize=(4.3, 2.4))
    places = np.arange(len(names))
    for k, (name, value, slope) in enumerate(zip(names, values, slopes, strict=True)):
        axes.text(k, 0.78, name, ha="center", va="center", color=INKS["forward"], fontsize=11)
        axes.text(k, 0.5, _text(value), ha="center", color=INKS["forward"], fontsize=SIZE)
        style = {"ha": "center", "color": INKS["gradient"], "fontsize": SIZE, "weight": "bold"}
        axes.text(k, 0.16, _text(slope), **style)
    for k, factor in zip(places[1:], factors, strict=True):
        ends = {"xy": (k - 0.22, 0.8), "xytext": (k - 0.78, 0.8)}
        axes.annotate("", **ends, arrowprops={"arrowstyle": "-|>", "color": LINES["forward"]})
        ends = {"xy": (k - 0.92, 0.02), "xytext": (k - 0.08, 0.02)}
        axes.annotate("", **ends, arrowprops={"arrowstyle": "-|>", "color": LINES["gradient"]})
        style = {"ha": "center", "va": "top", "color": INKS["gradient"], "fontsize": SIZE}
        axes.text(k - 0.5, -0.08, f"\N{MULTIPLICATION SIGN}\n{_text(factor)}", **style)
    axes.set(xlim=(-0.5, len(names) - 0.5), ylim=(-0.5, 1.0))
    axes.axis("off")
    return figure


def backward_graph(
    network: MLP, theta: np.ndarray, x: np.ndarray, target: float, loss: Loss
) -> Figure:
    """Draw a network after the way back: a and delta in its neurons, edges as wide as dL/dW."""
    forward = network.forward(theta, x)
    backward = network.backward(theta, forward, np.array([target]), loss)
    figure, axes = subplots(figsize=(4.6, 4.4))
    columns = [x, *forward.a]
    heights = [((len(v) - 1) / 2 - np.arange(len(v))) for v in columns]
    slopes = [layer.W for layer in network.layers(backward.gradient)]
    largest = max(np.abs(W).max() for W in slopes)
    for l, W in enumerate(slopes):
        for i, j in np.ndindex(W.shape):
            axes.plot(
                [l, l + 1],
                [heights[l][j], heights[l + 1][i]],
                "--" if W[i, j] < 0 else "-",
                color=LINES["gradient"],
                lw=0.5 + 5 * abs(W[i, j]) / largest,
                zorder=1,
            )
    for l, column in enumerate(columns):
        for i, value in enumerate(column):
            y = heights[l][i]
            axes.scatter(
                [l], [y], s=2600, color="white", edgecolor=LINES["forward"], lw=2, zorder=3
            )
            style = {"ha": "center", "fontsize": SIZE, "zorder": 4}
            raised = 0.0 if l == 0 else 0.04
            va = "center" if l == 0 else "bottom"
            axes.text(l, y + raised, _text(value), va=va, color=INKS["forward"], **style)
            if l > 0:
                delta = _text(backward.delta[l - 1][i])
                style |= {"color": INKS["gradient"], "weight": "bold"}
                axes.text(l, y - 0.02, delta, va="top", **style)
    for l, name in enumerate(
        ("x", "a and \N{GREEK SMALL LETTER DELTA}", "y and \N{GREEK SMALL LETTER DELTA}")
    ):
        axes.text(l, 2.0, name, ha="center", fontsize=10)
    axes.set(xlim=(-0.35, len(slopes) + 0.35), ylim=(-2.0, 2.2))
    axes.axis("off")
    return figure
