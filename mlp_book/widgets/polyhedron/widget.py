"""A polyhedron, turned and moved by an affine map, seen by a camera that stands still."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import traitlets

import mlp_core
from mlp_book.topics.solids import SOLIDS, Faces, make_solid, perspective, rotation
from mlp_book.widgets.base import PictureWidget
from mlp_book.widgets.choices import OneOf
from mlp_book.widgets.trait_types import LIMIT, Vector

__all__ = ["PolyhedronWidget"]


class PolyhedronWidget(PictureWidget):
    """3D graphics in small: y = A v + b for every vertex v, then perspective, then paint.

    The camera stands still at the origin and looks along axis 3; the world is turned (A, from
    three angles) and moved (b). Faces are painted from the farthest to the nearest.

    Parameters
    ----------
    solid : str
        ``"cube"``, ``"octahedron"``, ``"dodecahedron"``, ``"icosahedron"``, or a sphere of many
        triangles: ``"sphere-80"``, ``"sphere-320"``, ``"sphere-1280"``, ``"sphere-5120"``.
    angles : array, (3,)
        Turns about the axes 1 (right), 2 (up) and 3 (away), in degrees; the turn about axis 3 is
        done first, the one about axis 1 last.
    b : array, (3,)
        The translation; b[3] is how far away the solid's middle is.
    vertex : int
        The vertex whose computation is shown, counted from 0 here and from 1 on the page.

    Attributes
    ----------
    solid, angles, b, vertex
        What the picture shows now. Assign to change it: ``widget.angles = [0, 45, 0]``; with
        fewer vertices in the new solid, the first one is shown.
    A : array, (3, 3)
        The matrix of the three turns.
    vertices, faces
        The solid, see `mlp_book.topics.solids.make_solid`.
    points : array, (V, 3)
        y = A v + b for every vertex.
    picture : array, (V, 2)
        u = (y1 / y3, y2 / y3) for every vertex.
    multiplications : int
        For one frame, as the page counts them: 54 for A, 9 for a vertex, 15 for a face.

    Notes
    -----
    Named values on the page (``data-value``): ``A[i,j]``, ``y[i]``, ``u[i]``, ``faces``,
    ``vertices``, ``facing``, ``count matrix``, ``count map``, ``count faces``,
    ``count multiplications``, ``count divisions``, ``count per second``. Controls: ``solid``,
    ``angle[i]``, ``b[i]``, ``vertex``.

    Examples
    --------
    >>> widget = PolyhedronWidget("cube", angles=[0, 90, 0])
    >>> widget
    PolyhedronWidget(solid='cube')
    >>> widget.apply([1, 1, 1]).round(6)
    array([1., 1., 5.])
    """

    bundle = "polyhedron"

    solid = OneOf(SOLIDS).tag(sync=True)
    angles = Vector(most=LIMIT, length=3).tag(sync=True)
    b = Vector(most=LIMIT, length=3).tag(sync=True)
    vertex = traitlets.Int(0).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        solid: str = "cube",
        *,
        angles: npt.ArrayLike = (20, -30, 0),
        b: npt.ArrayLike = (0, 0, 6),
        vertex: int = 1,
    ) -> None:
        make_solid(solid)  # a wrong name is told before anything else
        super().__init__(solid=solid, angles=angles, b=b, vertex=vertex)
        self._text = f"PolyhedronWidget(solid={self.solid!r})"
        self._begin_with(["solid", "angles", "b", "vertex"])

    @traitlets.observe("solid")
    def _check_solid_has_vertex(self, _: Any) -> None:
        if self.vertex >= len(self.vertices):
            self.vertex = 0

    @traitlets.validate("vertex")
    def _check_vertex(self, proposal: dict) -> int:
        k: int = proposal["value"]
        last = len(self.vertices) - 1
        if not 0 <= k <= last:
            raise ValueError(f"PolyhedronWidget.vertex: got {k}, expected 0 to {last}")
        return k

    @property
    def vertices(self) -> np.ndarray:
        """The corners, (V, 3)."""
        return make_solid(self.solid)[0]

    @property
    def faces(self) -> Faces:
        """The faces, as tuples of vertex numbers from 0."""
        return make_solid(self.solid)[1]

    @property
    def A(self) -> np.ndarray:  # noqa: N802
        """The matrix of the three turns."""
        return rotation(self.angles)

    def apply(self, v: npt.ArrayLike) -> np.ndarray:
        """Return y = A v + b for one vertex, (3,), or many, (m, 3): a layer without activation."""
        layer = mlp_core.MLP((3, 3), ["identity"])
        return layer.predict(layer.pack([(self.A, self.b)]), np.asarray(v, dtype=np.float64))

    @property
    def points(self) -> np.ndarray:
        """Every vertex, turned and moved."""
        return self.apply(self.vertices)

    @property
    def picture(self) -> np.ndarray:
        """Where the camera sees every vertex."""
        return perspective(self.points)

    @property
    def multiplications(self) -> int:
        """One frame's: two 3x3 products, A v for every vertex, light and side of every face."""
        return 2 * 27 + 9 * len(self.vertices) + 15 * len(self.faces)

    def summary(self) -> str:
        """Return the text form: the solid it started with."""
        return self._text
