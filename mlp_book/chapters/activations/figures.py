"""Figures of activations: a chain's slopes, and the smooth relatives of ReLU."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots
from mlp_core import sigmoid

LINES = colors("light", "line")
INKS = colors("light", "ink")
SMALL = 10
WIDTH = 5.0


def silu(z: np.ndarray) -> np.ndarray:
    """Return z sigma(z)."""
    return z * sigmoid.function(z)


def gelu(z: np.ndarray) -> np.ndarray:
    """Return z Phi(z), with the standard normal distribution's Phi."""
    return z * np.array([(1 + math.erf(v / math.sqrt(2))) / 2 for v in z])


def _cross(axes: Axes) -> None:
    """Mark the two zero lines."""
    axes.axhline(0, color=LINES["parameter"], lw=0.6, zorder=0)
    axes.axvline(0, color=LINES["parameter"], lw=0.6, zorder=0)


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


def smooth_relatives() -> Figure:
    """ReLU, and the two smooth curves that language models have in its place."""
    figure, axes = subplots(figsize=(WIDTH, 2.9))
    z = np.linspace(-5, 3, 401)
    for name, function, style in (
        ("ReLU", lambda v: np.maximum(0, v), "-"),
        ("SiLU", silu, "--"),
        ("GELU", gelu, ":"),
    ):
        axes.plot(z, function(z), style, color=LINES["forward"], lw=2, label=name)
    axes.set(xlabel="z", ylabel="a", ylim=(-0.6, 3))
    axes.legend(frameon=False, fontsize=SMALL)
    _cross(axes)
    return figure
