"""An activation's curve and slope, with a point to drag."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import traitlets

import mlp_core
from mlp_book.widgets.base import PictureWidget
from mlp_book.widgets.choices import ACTIVATION_TEXTS, OneOf
from mlp_book.widgets.trait_types import Scalar, Vector

__all__ = ["ActivationWidget"]

CURVES = {name: text for name, text in ACTIVATION_TEXTS.items() if name != "softmax"}
LARGEST = 1000.0
SCORES = 3


class ActivationWidget(PictureWidget):
    """An activation's curve, its derivative, and the tangent at a z that can be dragged.

    Zones where the derivative is below 0.01 (nearly flat) or exactly 0 are shaded and named.
    Softmax, whose outputs depend on every z, is shown as three bars instead.

    Parameters
    ----------
    name : str, optional
        identity, sigmoid, tanh, relu, leaky_relu, elu or softmax. Default: sigmoid.
    z : float, optional
        Where the tangent touches, from -1000 to 1000. Default: 1.
    compare : str, optional
        A second curve, or none, the default. Not softmax.
    slope : float, optional
        The slope of leaky_relu for z < 0, from 0 to 1. Default: 0.01.
    alpha : float, optional
        The alpha of elu, from 0.01 to 10. Default: 1.
    scores : array, (3,), optional
        The three z of softmax. Default: [2, 1, 0].

    Attributes
    ----------
    name, z, compare, slope, alpha, scores
        What the picture shows now; each may be assigned.
    activation : mlp_core.Activation
        The activation itself, with its parameter.
    a : float or array, (3,)
        Its value at z; for softmax at the scores.
    derivative : float
        Its derivative at z, as float64 has it: sigmoid's is exactly 0 at z = 37. Softmax has none.

    Notes
    -----
    The page names its controls `activation`, `compare with`, `z`, `slope`, `alpha`, and for
    softmax `z[1]`, `z[2]`, `z[3]`; and its results, by ``data-value``: `a`, `derivative`, `words`,
    `tangent`, `a of tanh` and `derivative of tanh` for a compared tanh; for softmax `e[1]`,
    `a[1]`, ..., `total` and `sum`.

    Examples
    --------
    >>> widget = ActivationWidget("sigmoid", z=0)
    >>> widget
    ActivationWidget('sigmoid')
    >>> widget.a, widget.derivative
    (0.5, 0.25)
    >>> widget.z = 37
    >>> widget.derivative
    0.0
    """

    bundle = "activation"

    name = OneOf(ACTIVATION_TEXTS, "sigmoid").tag(sync=True)
    compare = OneOf({"none": "none", **CURVES}).tag(sync=True)
    z = Scalar(1.0, -LARGEST, LARGEST).tag(sync=True)
    slope = Scalar(0.01, 0.0, 1.0).tag(sync=True)
    alpha = Scalar(1.0, 0.01, 10.0).tag(sync=True)
    scores = Vector((2.0, 1.0, 0.0), most=LARGEST, length=SCORES).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        name: str = "sigmoid",
        z: float = 1.0,
        compare: str = "none",
        slope: float = 0.01,
        alpha: float = 1.0,
        scores: npt.ArrayLike = (2.0, 1.0, 0.0),
    ) -> None:
        state = {"name": name, "compare": compare, "z": z, "slope": slope, "alpha": alpha}
        super().__init__(**state, scores=scores)
        self._begin_with([*state, "scores"])

    @property
    def activation(self) -> mlp_core.Activation:
        """The activation with its parameter."""
        if self.name == "leaky_relu":
            return mlp_core.leaky_relu(self.slope)
        if self.name == "elu":
            return mlp_core.elu(self.alpha)
        return mlp_core.ACTIVATIONS[self.name]

    @property
    def a(self) -> float | np.ndarray:
        """Its value."""
        if self.name == "softmax":
            return self.activation.function(self.scores)
        return float(self.activation.function(np.array([self.z]))[0])

    @property
    def derivative(self) -> float:
        """Its derivative at z; for softmax a TypeError."""
        z = np.array([self.z])
        return float(self.activation.derivative(z, self.activation.function(z))[0])

    def summary(self) -> str:
        """Return the text form."""
        return f"ActivationWidget({self.initial['name']!r})"
