"""A few neurons whose kinks and slopes are dragged until their sum matches a curve."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import traitlets

import mlp_core
from mlp_book.topics import bends
from mlp_book.widgets.base import PictureWidget
from mlp_book.widgets.choices import OneOf
from mlp_book.widgets.trait_types import Scalar, Vector, Whole

__all__ = ["BendsWidget"]

NEURONS = {"relu": "bends of ReLU", "tanh": "bumps of tanh"}
TARGETS = {name: target.text for name, target in bends.TARGETS.items()}
MOST = 6
FARTHEST, STEEPEST = 2.5, 10.0
START_C = (-1.0, 0.0, 1.0, -1.5, 0.5, 1.5)
START_V = (1.0, -1.0, 0.0, 0.0, 0.0, 0.0)


class BendsWidget(PictureWidget):
    """A curve to match with up to six ReLU bends, or with up to six bumps of two tanh each.

    The network has one input x, one hidden layer and one output without an activation.

    Parameters
    ----------
    target : str, optional
        roof (the default), arch, wave, quick or jump: keys of `mlp_book.topics.bends.TARGETS`.
    neuron : str, optional
        relu, the default, or tanh.
    n : int, optional
        How many bends or bumps there are, from 1 to 6. Default: 3.
    c, v : array, (6,), optional
        The kinks (or the bumps' centres), from -2.5 to 2.5, and the changes of slope (or the
        bumps' heights), from -10 to 10; the first n are used.
    b : float, optional
        The output's bias, from -3 to 3. Default: 0.
    k, r : float, optional
        The bumps' steepness, from 1 to 50, default 8, and half their width, from 0.05 to 2,
        default 0.5.
    x : float, optional
        Where the numbers are read off, from -3 to 3. Default: 0.5.

    Attributes
    ----------
    target, neuron, n, c, v, b, k, r, x
        What the picture shows now; each may be assigned. A whole array at a time: c, v.
    network, theta : mlp_core.MLP, array
        The network that makes the curve.
    y : float
        Its output at x.
    error : float
        The mean of the squared gaps to the target, at 401 places from -2 to 2.
    largest_gap : float
        The largest of these gaps; at a jump on both its sides.

    Notes
    -----
    The page names its controls `match`, `with`, `n`, `b`, `x`, `c[1]`, `v[1]`, ..., for bumps `k`
    and `r`, and its button `Place them evenly`; and its results, by ``data-value``: `v[1]·a[1]`,
    ..., `formula`, `y`, `f`, `error`, `largest gap` and `words`.

    Examples
    --------
    >>> widget = BendsWidget("roof")
    >>> widget
    BendsWidget('roof')
    >>> round(widget.largest_gap, 4)
    1.0
    >>> widget.v = [1, -2, 1, 0, 0, 0]
    >>> round(widget.largest_gap, 4)
    0.0
    """

    bundle = "bends"

    target = OneOf(TARGETS).tag(sync=True)
    neuron = OneOf(NEURONS).tag(sync=True)
    n = Whole(3, MOST, least=1).tag(sync=True)
    c = Vector(START_C, most=FARTHEST, length=MOST).tag(sync=True)
    v = Vector(START_V, most=STEEPEST, length=MOST).tag(sync=True)
    b = Scalar(0.0, -3.0, 3.0).tag(sync=True)
    k = Scalar(8.0, 1.0, 50.0).tag(sync=True)
    r = Scalar(0.5, 0.05, 2.0).tag(sync=True)
    x = Scalar(0.5, -3.0, 3.0).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        target: str = "roof",
        neuron: str = "relu",
        n: int = 3,
        c: npt.ArrayLike = START_C,
        v: npt.ArrayLike = START_V,
        b: float = 0.0,
        k: float = 8.0,
        r: float = 0.5,
        x: float = 0.5,
    ) -> None:
        state = {"target": target, "neuron": neuron, "n": n, "b": b, "k": k, "r": r, "x": x}
        super().__init__(**state, c=c, v=v)
        self._begin_with([*state, "c", "v"])

    def _made(self) -> tuple[mlp_core.MLP, np.ndarray]:
        c, v = self.c[: self.n], self.v[: self.n]
        if self.neuron == "relu":
            return bends.bends(c, v, self.b)
        return bends.bumps(c, v, self.b, k=self.k, r=self.r)

    @property
    def network(self) -> mlp_core.MLP:
        """The architecture."""
        return self._made()[0]

    @property
    def theta(self) -> np.ndarray:
        """Its parameters."""
        return self._made()[1]

    def curve(self, x: npt.ArrayLike) -> np.ndarray:
        """Return y at each x (m,), by mlp_core."""
        network, theta = self._made()
        return network.predict(theta, np.reshape(x, (-1, 1)))[:, 0]

    @property
    def y(self) -> float:
        """The output at x."""
        return float(self.curve([self.x])[0])

    @property
    def error(self) -> float:
        """The mean of the squared gaps."""
        return bends.mean_squared_gap(self.curve, bends.TARGETS[self.target])

    @property
    def largest_gap(self) -> float:
        """The largest gap."""
        return bends.largest_gap(self.curve, bends.TARGETS[self.target])

    def place_evenly(self) -> None:
        """Do what the button does: join n + 1 dots of the target, or put n bumps side by side."""
        target, c, v = bends.TARGETS[self.target], self.c.copy(), self.v.copy()
        with self.hold_sync():
            if self.neuron == "relu":
                c[: self.n], v[: self.n], self.b = bends.join_the_dots(target, self.n)
            else:
                c[: self.n], v[: self.n], self.r = bends.even_bumps(target, self.n)
                self.b = 0.0
            self.c, self.v = c, np.clip(v, -STEEPEST, STEEPEST)

    def summary(self) -> str:
        """Return the text form."""
        return f"BendsWidget({self.initial['target']!r})"
