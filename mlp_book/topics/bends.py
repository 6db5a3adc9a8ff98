r"""Curves made of bends of ReLU, or of bumps of two tanh; bends.js does the same.

A network with one input x and one output y adds up what its n hidden neurons send on:

.. math::
    y = b + \sum_i v_i \max(0,\ x - c_i)
    \qquad\text{or}\qquad
    y = b + \sum_i v_i \tfrac12\bigl(\tanh(k(x - c_i + r)) - \tanh(k(x - c_i - r))\bigr)

On the left a neuron bends the curve at its kink c by v, the change of slope. On the right two tanh
neurons make one bump: centre c, height v, half width r, steepness k. Both are networks of
`mlp_core`, and nothing else. Chapter *Activations*.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mlp_core import MLP, Layer

__all__ = [
    "HIGH",
    "LOW",
    "PLACES",
    "TARGETS",
    "Target",
    "bends",
    "bumps",
    "even_bumps",
    "join_the_dots",
    "largest_gap",
    "mean_squared_gap",
]

Array = np.ndarray
LOW, HIGH = -2.0, 2.0
PLACES = np.arange(-200, 201) / 100
"""Where a curve is compared with its target: 401 places from LOW to HIGH."""


@dataclass(frozen=True)
class Target:
    """A curve to be matched between LOW and HIGH.

    Attributes
    ----------
    text : str
        What the page calls it.
    value : callable
        ``x -> f(x)``, for arrays.
    jump : tuple or None
        Where it jumps, if it does, and what it tends to from the left: ``(0.0, 0.0)``.
    """

    text: str
    value: Callable[[Array], Array]
    jump: tuple[float, float] | None = None


TARGETS = {
    "roof": Target("a roof", lambda x: np.maximum(0, 1 - abs(x))),
    "arch": Target("an arch", lambda x: 1 - x * x / 4),
    "wave": Target("a wave", lambda x: np.sin(np.pi * x / 2)),
    "quick": Target("a quick wave", lambda x: np.sin(2 * np.pi * x)),
    "jump": Target("a jump", lambda x: np.where(x < 0, 0.0, 1.0), (0.0, 0.0)),
}


def bends(c: npt.ArrayLike, v: npt.ArrayLike, b: float) -> tuple[MLP, Array]:
    """Return the network of n ReLU neurons with kinks c (n,) and bends v (n,), and its theta."""
    c, v = np.asarray(c, dtype=float), np.asarray(v, dtype=float)
    network = MLP((1, len(c), 1), ["relu", "identity"])
    hidden = Layer(np.ones((len(c), 1)), -c)
    return network, network.pack([hidden, Layer(v[None, :], np.array([float(b)]))])


def bumps(c: npt.ArrayLike, v: npt.ArrayLike, b: float, *, k: float, r: float) -> tuple[MLP, Array]:
    """Return the network of n bumps, 2n tanh neurons, and its theta.

    Neuron 2i - 1 rises at c[i] - r, neuron 2i, which is taken away, at c[i] + r.
    """
    c, v = np.asarray(c, dtype=float), np.asarray(v, dtype=float)
    network = MLP((1, 2 * len(c), 1), ["tanh", "identity"])
    starts = -k * np.column_stack([c - r, c + r]).ravel()
    halves = np.column_stack([v, -v]).ravel() / 2
    hidden = Layer(np.full((2 * len(c), 1), float(k)), starts)
    return network, network.pack([hidden, Layer(halves[None, :], np.array([float(b)]))])


def join_the_dots(target: Target, n: int) -> tuple[Array, Array, float]:
    """Return c, v, b of n bends whose curve meets the target at n + 1 even places.

    The first neuron makes the first slope, each later one the change of slope at its place.
    """
    x = LOW + (HIGH - LOW) * np.arange(n + 1) / n
    slopes = np.diff(target.value(x)) / np.diff(x)
    return x[:-1], np.diff(slopes, prepend=0.0), float(target.value(x[:1])[0])


def even_bumps(target: Target, n: int) -> tuple[Array, Array, float]:
    """Return c, v, r of n bumps side by side, each as high as the target in its middle."""
    r = (HIGH - LOW) / n / 2
    c = LOW + r * (2 * np.arange(n) + 1)
    return c, np.asarray(target.value(c), dtype=float), r


def mean_squared_gap(curve: Callable[[Array], Array], target: Target) -> float:
    """Return the mean of (y - f)^2 over PLACES."""
    return float(np.mean((curve(PLACES) - target.value(PLACES)) ** 2))


def largest_gap(curve: Callable[[Array], Array], target: Target) -> float:
    """Return the largest abs(y - f) over PLACES, and at a jump on both its sides."""
    gaps = abs(curve(PLACES) - target.value(PLACES))
    if target.jump is not None:
        x, left = target.jump
        gaps = np.append(gaps, abs(curve(np.array([x])) - left))
    return float(gaps.max())
