"""An affine map of the plane as a picture that answers, alone or followed by a second one."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import traitlets

import mlp_core
from mlp_book.widgets.base import PictureWidget
from mlp_book.widgets.trait_types import LIMIT, Matrix, Vector

__all__ = ["AffineMapWidget"]

MATRIX = ((1.5, -0.5), (0.5, 1.0))
OFFSET = (1.0, -1.0)
SECOND_MATRIX = ((0.5, -1.0), (1.0, 0.5))
SECOND_OFFSET = (1.0, -0.5)
POINT = (-1.0, 1.0)
STATE = ("A", "b", "A2", "b2", "x", "second", "relu")


class AffineMapWidget(PictureWidget):
    """A matrix and a translation move a grid, a flag and a point: F(x) = A x + b.

    An affine map is a layer without activation, and the mirror is that layer of `mlp_core`: with
    the second map G(x) = A2 x + b2 switched on it is a network of two layers, and with ReLU
    between them a network that no single layer can replace.

    Parameters
    ----------
    A : array, (2, 2), optional
        The matrix of F. Its columns are where F, without b, sends the basis vectors.
    b : array, (2,), optional
        The translation of F.
    A2, b2 : array, optional
        The second map, G.
    x : array, (2,), optional
        The point whose image is computed on the page.
    second : bool
        Whether G follows F. Default: no.
    relu : bool
        Whether ReLU stands between F and G. It counts only where `second` is on.

    Attributes
    ----------
    A, b, A2, b2, x : read-only array
        What the picture shows now. Assign a new array to change it: ``widget.b = [1, 0]``;
        assigning never counts as one of the reader's steps.
    second, relu : bool
        The switches.
    network : mlp_core.MLP
        What is computed, as a network of one or two layers.
    joined : tuple of array
        A2 A and A2 b + b2: the one map that does what F and then G do, without ReLU.

    Notes
    -----
    Named values on the page (``data-value``): ``F[1]``, ``F[2]``, ``det``, ``area`` (words); with
    the second map ``G[i]``, ``A2A[i,j]``, ``A2b+b2[i]``, ``H[i]`` (the joined map's image of x)
    and ``verdict`` (words); with ReLU ``R[i]``. Controls: ``A[i,j]``, ``b[i]``, ``A2[i,j]``,
    ``b2[i]``, ``x[i]``, ``angle of A``, ``angle of A2``, *Second map G*, *ReLU between F and G*.

    Examples
    --------
    >>> widget = AffineMapWidget([[0, -1], [1, 0]], [2, 0])
    >>> widget
    AffineMapWidget(A=[[0.0, -1.0], [1.0, 0.0]], b=[2.0, 0.0])
    >>> widget.apply([1, 1])
    array([1., 1.])
    """

    bundle = "affine_map"

    A = Matrix(most=LIMIT).tag(sync=True)
    b = Vector(most=LIMIT).tag(sync=True)
    A2 = Matrix(most=LIMIT).tag(sync=True)
    b2 = Vector(most=LIMIT).tag(sync=True)
    x = Vector(most=LIMIT).tag(sync=True)
    second = traitlets.Bool(False).tag(sync=True)
    relu = traitlets.Bool(False).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        A: npt.ArrayLike = MATRIX,
        b: npt.ArrayLike = OFFSET,
        *,
        A2: npt.ArrayLike = SECOND_MATRIX,
        b2: npt.ArrayLike = SECOND_OFFSET,
        x: npt.ArrayLike = POINT,
        second: bool = False,
        relu: bool = False,
    ) -> None:
        super().__init__(A=A, b=b, A2=A2, b2=b2, x=x, second=second, relu=relu)
        self._text = f"AffineMapWidget(A={self.A.tolist()}, b={self.b.tolist()})"
        self._begin_with(STATE)

    @traitlets.validate("A", "A2")
    def _check_matrix(self, proposal: dict) -> np.ndarray:
        return _check_shape(proposal, (2, 2), "a 2x2 matrix")

    @traitlets.validate("b", "b2", "x")
    def _check_vector(self, proposal: dict) -> np.ndarray:
        return _check_shape(proposal, (2,), "2 numbers")

    @property
    def network(self) -> mlp_core.MLP:
        """One layer without activation, or two, with ReLU between them where it is on."""
        if not self.second:
            return mlp_core.MLP((2, 2), ["identity"])
        return mlp_core.MLP((2, 2, 2), ["relu" if self.relu else "identity", "identity"])

    @property
    def theta(self) -> np.ndarray:
        """The maps' numbers in the order of `mlp_core`."""
        maps = [(self.A, self.b), (self.A2, self.b2)]
        return self.network.pack(maps if self.second else maps[:1])

    @property
    def forward_pass(self) -> mlp_core.ForwardPass:
        """Every stage of the present point x."""
        return self.network.forward(self.theta, self.x)

    @property
    def joined(self) -> tuple[np.ndarray, np.ndarray]:
        """The matrix A2 A and the vector A2 b + b2."""
        return self.A2 @ self.A, self.A2 @ self.b + self.b2

    def apply(self, x: npt.ArrayLike) -> np.ndarray:
        """Return the image of one point, (2,), or of many, (m, 2), under what is switched on."""
        return self.network.predict(self.theta, np.asarray(x, dtype=np.float64))

    def summary(self) -> str:
        """Return the text form: the maps it started with."""
        return self._text


def _check_shape(proposal: dict, shape: tuple[int, ...], expected: str) -> np.ndarray:
    value: Any = proposal["value"]
    if value.shape != shape:
        name = f"{type(proposal['owner']).__name__}.{proposal['trait'].name}"
        got = f"a matrix of shape {value.shape}" if value.ndim == 2 else f"{value.size} numbers"
        raise ValueError(f"{name}: got {got}, expected {expected}")
    return value
