"""Functions f(x, y) to read as a contour map; maps.js computes the same.

The lecture's first example, and the error surfaces of surfaces.py, whose two weights are called x
and y here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mlp_book.topics.surfaces import SURFACES

__all__ = ["MAPS", "Map", "step"]

Array = np.ndarray


@dataclass(frozen=True)
class Map:
    """A function of two numbers, with its gradient, and where a walk on its map begins.

    Attributes
    ----------
    title, formula : str
        What the page calls it, and f as text.
    value, gradient : callable
        ``p (2,) -> f`` and ``p (2,) -> (df/dx, df/dy) (2,)``.
    start : tuple
        The point at first.
    size : float
        The step size at first: the arrow is drawn at this part of the gradient's length.
    center, half : tuple, float
        The square that the map shows first.
    even : float
        Contour lines stand this far apart; 0: at round numbers that grow, 1, 2, 5, 10, ...
    """

    title: str
    formula: str
    value: Callable[[Array], float]
    gradient: Callable[[Array], Array]
    start: tuple[float, float]
    size: float
    center: tuple[float, float]
    half: float
    even: float = 0.0


SIZES = {"valley": 0.03, "saddle": 0.2, "lecture": 0.1, "rosenbrock": 0.001}
STARTS = {"saddle": (1.2, -0.2)}


def _of_surface(name: str) -> Map:
    surface = SURFACES[name]
    return Map(
        title=surface.title,
        formula=surface.formula.replace("w[1]", "x").replace("w[2]", "y"),
        value=surface.value,
        gradient=surface.gradient,
        start=STARTS.get(name, surface.start),
        size=SIZES[name],
        center=surface.center,
        half=surface.half,
    )


MAPS = {
    "first": Map(
        title="the lecture's first example",
        formula="2x + y⁴",
        value=lambda p: float(2 * p[0] + p[1] ** 4),
        gradient=lambda p: np.array([2.0, 4 * p[1] ** 3]),
        start=(0.5, 1.0),
        size=0.1,
        center=(0.0, 0.0),
        half=1.6,
        even=1.0,
    ),
    **{name: _of_surface(name) for name in ("saddle", "valley", "lecture", "rosenbrock")},
}


def step(name: str, point: Array, size: float, way: str = "against") -> Array:
    """Return where a step leads: the arrow's part `size`, with it, against it or across it.

    ``way`` is "along" (up), "against" (down) or "line": a quarter turn to the left of the arrow, so
    along the contour line.
    """
    by_x, by_y = MAPS[name].gradient(np.asarray(point, dtype=np.float64))
    moves = {"along": (by_x, by_y), "against": (-by_x, -by_y), "line": (-by_y, by_x)}
    if way not in moves:
        raise ValueError(f"step: got way={way!r}, expected one of {', '.join(moves)}")
    return np.asarray(point, dtype=np.float64) + size * np.array(moves[way])
