"""A contour map with a point to drag, its gradient, and the slopes in both directions."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import traitlets

from mlp_book.topics.maps import MAPS, step
from mlp_book.widgets.base import MirroringWidget
from mlp_book.widgets.choices import OneOf
from mlp_book.widgets.trait_types import Scalar, Vector

__all__ = ["GradientMapWidget"]

FARTHEST = 10.0  # of a point, either way
SMALLEST, LARGEST = 0.0001, 1.0  # step sizes


class GradientMapWidget(MirroringWidget):
    """A function of two numbers as a contour map: its arrow at a point, its slopes on two cuts.

    Parameters
    ----------
    surface : str, optional
        "first" (2x + y^4, the default), "saddle", "valley", "lecture" (D4's error over W2) or
        "rosenbrock".
    point : array (2,), optional
        Where the arrow starts, each entry from -10 to 10. Default: the surface's start.
    size : float, optional
        The step size, from 0.0001 to 1: the arrow is drawn at this part of the gradient's length,
        and a step goes as far. Default: the surface's own.

    Attributes
    ----------
    surface, point, size
        What the page shows now; each may be assigned. Another surface brings its own start and
        step size.
    value : float
        f at the point.
    gradient : array (2,)
        (df/dx, df/dy) there.

    Notes
    -----
    The page names its controls `function`, `x`, `y` and `step size`; its buttons `Along the arrow`,
    `Against the arrow`, `Along the line`, `Step back`, `Reset`, `Zoom in` and `Zoom out`. Its
    results, by ``data-value``, are `f`, `∂f/∂x`, `∂f/∂y`, `|∇f|` (the length of the gradient),
    `foretold change` (of f, for a step along the arrow, as the slopes have it), `f along` and
    `f against` (after a step), and where the formula needs them `O` (the lecture's output) and `d`
    (Rosenbrock's y - x^2).

    Examples
    --------
    >>> widget = GradientMapWidget()
    >>> widget
    GradientMapWidget('first')
    >>> widget.value, widget.gradient.tolist()
    (2.0, [2.0, 4.0])
    >>> widget.step("against")
    >>> widget.point.round(4).tolist()
    [0.3, 0.6]
    """

    bundle = "gradient_map"

    surfaces = traitlets.Dict(read_only=True).tag(sync=True)
    surface = OneOf({name: one.title for name, one in MAPS.items()}).tag(sync=True)
    point = Vector(MAPS["first"].start, most=FARTHEST, length=2).tag(sync=True)
    size = Scalar(MAPS["first"].size, SMALLEST, LARGEST).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        surface: str = "first",
        point: npt.ArrayLike | None = None,
        size: float | None = None,
    ) -> None:
        super().__init__(surface=surface)
        place = MAPS[self.surface]
        self.point = place.start if point is None else point
        self.size = place.size if size is None else size
        self._begin_with(["surface", "point", "size"])

    @traitlets.default("surfaces")
    def _default_surfaces(self) -> dict[str, dict[str, Any]]:
        names = ("formula", "start", "size", "center", "half", "even")
        return {key: {name: getattr(one, name) for name in names} for key, one in MAPS.items()}

    @property
    def value(self) -> float:
        """The function at the point."""
        return MAPS[self.surface].value(self.point)

    @property
    def gradient(self) -> np.ndarray:
        """Both partial derivatives at the point."""
        return MAPS[self.surface].gradient(self.point)

    def step(self, way: str = "against") -> None:
        """Make one step "along" the arrow, "against" it, or along the contour "line"."""
        self.point = step(self.surface, self.point, self.size, way)

    @traitlets.observe("surface")
    def _enter_another(self, change: dict) -> None:
        if not self._mirroring:
            place = MAPS[change["new"]]
            with self.hold_sync():
                self.point, self.size = place.start, place.size

    def summary(self) -> str:
        """Return the text form."""
        return f"GradientMapWidget({self.initial['surface']!r})"
