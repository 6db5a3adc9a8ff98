"""Error surfaces over two weights, to race optimisers on; `surfaces.js` computes the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

import mlp_core
from mlp_book.topics.networks import lecture

__all__ = ["SURFACES", "Surface", "walk"]

Array = np.ndarray
TOO_LARGE = 1e12  # an error above this has diverged: the walk ends

NETWORK, THETA = lecture()
X, TARGET = np.array([[0.5, 0.7]]), np.array([[1.0]])
PLACES = [6, 7]  # of W2[1] and W2[2] in theta


@dataclass(frozen=True)
class Surface:
    """An error E of two weights w, with its gradient, and where a race on it begins.

    Attributes
    ----------
    title, formula : str
        What the page calls it, and E as text.
    value, gradient : callable
        ``w (2,) -> E`` and ``w (2,) -> dE/dw (2,)``.
    distance : callable
        ``w (2,) -> `` how far the nearest lowest point is.
    start : tuple
        Where the race begins.
    rates : tuple
        Learning rates that suit the surface: of gradient descent, momentum, RMSProp and Adam.
    center, half : tuple, float
        The square that the picture shows first.
    """

    title: str
    formula: str
    value: Callable[[Array], float]
    gradient: Callable[[Array], Array]
    distance: Callable[[Array], float]
    start: tuple[float, float]
    rates: tuple[float, float, float, float]
    center: tuple[float, float]
    half: float


def _lecture_theta(w: Array) -> Array:
    """D4's parameters, with w for W2."""
    theta = THETA.copy()
    theta[PLACES] = w
    return theta


def _lecture_value(w: Array) -> float:
    output = NETWORK.predict(_lecture_theta(w), X)
    return float(mlp_core.half_squared_error(output, TARGET))


def _lecture_gradient(w: Array) -> Array:
    loss = mlp_core.half_squared_error
    return mlp_core.value_and_gradient(NETWORK, _lecture_theta(w), X, TARGET, loss)[1][PLACES]


def _lecture_distance(w: Array) -> float:
    """E is 0 on a whole line, where O is the target."""
    forward = NETWORK.forward(_lecture_theta(w), X)
    return float(abs(forward.output - TARGET)[0, 0] / np.linalg.norm(forward.a[0]))


SURFACES = {
    "valley": Surface(
        title="narrow valley",
        formula="½·(w[1]² + 25·w[2]²)",
        value=lambda w: float(0.5 * (w[0] * w[0] + 25 * w[1] * w[1])),
        gradient=lambda w: np.array([w[0], 25 * w[1]]),
        distance=lambda w: float(np.hypot(w[0], w[1])),
        start=(-4.0, 2.0),
        rates=(0.07, 0.02, 0.1, 0.3),
        center=(0.0, 0.0),
        half=5.0,
    ),
    "saddle": Surface(
        title="saddle between two hollows",
        formula="½·w[1]² + ¼·(w[2]² − 1)²",
        value=lambda w: float(0.5 * w[0] * w[0] + 0.25 * (w[1] * w[1] - 1) ** 2),
        gradient=lambda w: np.array([w[0], w[1] * (w[1] * w[1] - 1)]),
        distance=lambda w: float(np.hypot(w[0], abs(w[1]) - 1)),
        start=(-1.5, 0.001),
        rates=(0.1, 0.05, 0.05, 0.1),
        center=(0.0, 0.0),
        half=2.0,
    ),
    "lecture": Surface(
        title="D4's error over W2",
        formula="½·(O − t)², O = 2.6·w[1] + 1.8·w[2], t = 1",
        value=_lecture_value,
        gradient=_lecture_gradient,
        distance=_lecture_distance,
        start=(0.5, 0.3),
        rates=(0.1, 0.01, 0.02, 0.05),
        center=(0.5, 0.3),
        half=0.5,
    ),
    "rosenbrock": Surface(
        title="Rosenbrock's bent valley",
        formula="(1 − w[1])² + 100·(w[2] − w[1]²)²",
        value=lambda w: float((1 - w[0]) ** 2 + 100 * (w[1] - w[0] * w[0]) ** 2),
        gradient=lambda w: np.array(
            [
                -2 * (1 - w[0]) - 400 * w[0] * (w[1] - w[0] * w[0]),
                200 * (w[1] - w[0] * w[0]),
            ]
        ),
        distance=lambda w: float(np.hypot(w[0] - 1, w[1] - 1)),
        start=(-1.2, 1.0),
        rates=(0.001, 0.001, 0.02, 0.2),
        center=(0.0, 1.0),
        half=2.0,
    ),
}


def walk(
    surface: Surface,
    optimizer: mlp_core.GradientDescent | mlp_core.Momentum | mlp_core.RMSProp | mlp_core.Adam,
    start: Array,
    steps: int,
) -> tuple[Array, Array]:
    """Walk on a surface: return w at each step, (k + 1, 2), and E there, (k + 1,).

    k is `steps`, or fewer: a walk ends where E passes 10^12, it has diverged.
    """
    w = np.array(start, dtype=np.float64)
    state = optimizer.init(w)
    path, errors = [w], [surface.value(w)]
    while len(path) <= steps and errors[-1] <= TOO_LARGE:
        w, state = optimizer.update(w, surface.gradient(w), state)
        path.append(w)
        errors.append(surface.value(w))
    return np.array(path), np.array(errors)
