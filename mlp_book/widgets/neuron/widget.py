"""One neuron: products, their sum, and what the activation makes of it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import traitlets

import mlp_core
from mlp_book.topics.perceptron import GATES, POINTS, step
from mlp_book.widgets.base import PictureWidget, check_length
from mlp_book.widgets.choices import ACTIVATION_TEXTS, OneOf
from mlp_book.widgets.trait_types import LIMIT, Scalar, Vector

__all__ = ["NeuronWidget"]

ACTIVATIONS = {
    "step": step,
    **{name: a for name, a in mlp_core.ACTIVATIONS.items() if name != "softmax"},
}
TEXTS = {"step": "step", **ACTIVATION_TEXTS}
FEWEST, MOST = 2, 3


class NeuronWidget(PictureWidget):
    """A neuron with two or three inputs: change a number, and the products, z and a follow.

    With two inputs it also shows the plane of all inputs, cut in two by the line
    w[1] x[1] + w[2] x[2] + b = 0, and tells on which side of it the four points of a gate lie.

    Parameters
    ----------
    weights : array, (n,), optional
        Two or three weights. Default: [1, 3], a neuron of D4.
    bias : float, optional
        Default: 0.
    x : array, (n,), optional
        One example. Default: [0.5, 0.7] (D4), or three ones.
    activation : str, optional
        step, identity, sigmoid, tanh, relu, leaky_relu or elu, the last two with their usual
        parameters 0.01 and 1. `step` is the perceptron's: 1 for z > 0, else 0; it stands in
        `mlp_book.topics.perceptron`, since `mlp_core` holds only what gradients can train.
        Default: relu.
    target : str, optional
        AND, OR or XOR: what the four points should be; or none. Two inputs only. Default: AND.

    Attributes
    ----------
    weights, bias, x, activation, target
        What the picture shows now; each may be assigned, ``widget.x = [0, 1]``.
        Assigning never counts as one of the reader's steps.
    network : mlp_core.MLP
        The neuron as a network of one layer of one.
    theta : array, (n + 1,)
        The weights and the bias, as `network` takes them.
    products : array, (n,)
        Each weight times its input.
    z, a : float
        The sum and what the activation makes of it, computed by `mlp_core`.
    right_side : dict or None
        For each point of the target: whether z > 0 there when, and only when, it should be 1.

    Notes
    -----
    The page names its controls `x[1]`, `w[1]`, `b`, `activation` and `target`; and its results,
    by ``data-value``: `w[1]·x[1]`, `z`, `a`, for each point `z(0,1)`, `a(0,1)`, `side(0,1)`, and in
    `right` and `best` how many points are on the right side, now and at most so far.

    Examples
    --------
    >>> widget = NeuronWidget(activation="step")
    >>> widget
    NeuronWidget(2 inputs, activation='step')
    >>> round(widget.z, 4), widget.a
    (2.6, 1.0)
    >>> widget.right_side
    {(0, 0): True, (0, 1): False, (1, 0): False, (1, 1): True}
    """

    bundle = "neuron"

    weights = Vector(most=LIMIT).tag(sync=True)
    bias = Scalar(0.0, -LIMIT, LIMIT).tag(sync=True)
    x = Vector(most=LIMIT).tag(sync=True)
    activation = OneOf({k: TEXTS[k] for k in ACTIVATIONS}, "relu").tag(sync=True)
    target = OneOf(lambda widget: widget._targets, "AND").tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        weights: npt.ArrayLike | None = None,
        bias: float = 0.0,
        x: npt.ArrayLike | None = None,
        activation: str = "relu",
        target: str | None = None,
    ) -> None:
        weights = [1, 3] if weights is None else weights
        self._n_inputs = n = np.size(weights)
        if not FEWEST <= n <= MOST:
            raise ValueError(f"NeuronWidget: got {n} weights, expected {FEWEST} or {MOST}")
        if target is None:
            target = "AND" if n == FEWEST else "none"
        if x is None:
            x = [0.5, 0.7] if n == FEWEST else np.ones(n)
        super().__init__(weights=weights, bias=bias, x=x, activation=activation, target=target)
        self._begin_with(["weights", "bias", "x", "activation", "target"])

    @property
    def _targets(self) -> tuple[str, ...]:
        """Gates have two inputs."""
        return ("none", *GATES) if self._n_inputs == FEWEST else ("none",)

    @property
    def network(self) -> mlp_core.MLP:
        """The neuron as a network."""
        return mlp_core.MLP((self._n_inputs, 1), [ACTIVATIONS[self.activation]])

    @property
    def theta(self) -> np.ndarray:
        """Weights and bias in one vector."""
        return np.append(self.weights, self.bias)

    @property
    def products(self) -> np.ndarray:
        """Each weight times its input."""
        return self.weights * self.x

    @property
    def z(self) -> float:
        """The sum of the products and the bias."""
        return float(self.network.forward(self.theta, self.x).z[0][0])

    @property
    def a(self) -> float:
        """What the activation makes of z."""
        return float(self.network.forward(self.theta, self.x).output[0])

    @property
    def right_side(self) -> dict[tuple[int, int], bool] | None:
        """For each point of the target: whether it is on its right side of the line."""
        if self.target == "none":
            return None
        z = self.network.forward(self.theta, np.array(POINTS, dtype=float)).z[0][:, 0]
        wanted = zip(POINTS, z, GATES[self.target], strict=True)
        return {point: bool(value > 0) == bool(target) for point, value, target in wanted}

    @traitlets.validate("weights")
    def _check_weights(self, proposal: dict) -> np.ndarray:
        return self._check_vector("weights", proposal["value"], "weights")

    @traitlets.validate("x")
    def _check_x(self, proposal: dict) -> np.ndarray:
        return self._check_vector("x", proposal["value"], "inputs")

    def _check_vector(self, name: str, vector: np.ndarray, unit: str) -> np.ndarray:
        check_length(type(self).__name__, name, vector, self._n_inputs, unit)
        return vector

    def summary(self) -> str:
        """Return the text form."""
        return f"NeuronWidget({self._n_inputs} inputs, activation={self.initial['activation']!r})"
