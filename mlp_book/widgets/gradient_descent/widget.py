"""Gradient descent on the error of D4's network, as a picture to walk on."""

from __future__ import annotations

import numpy as np
import traitlets

import mlp_core
from mlp_book.widgets.base import MirroringWidget
from mlp_book.widgets.network_widget import ExampleWidget
from mlp_book.widgets.trait_types import Scalar, Vector

__all__ = ["GradientDescentWidget"]

# D4's network: 2-2-1, ReLU in the hidden layer, the output as it is, no biases.
NETWORK = mlp_core.MLP((2, 2, 1), ["relu", "identity"])
THETA = NETWORK.pack([([[1, 3], [-2, 4]], [0, 0]), ([[0.5, 0.3]], [0])])
X = np.array([0.5, 0.7])
TARGET = np.array([1.0])
SLOWEST, FASTEST = 0.001, 1.0

frozen = mlp_core.freeze(NETWORK, biases=True)


class GradientDescentWidget(MirroringWidget, ExampleWidget):
    """The error of D4's network over two of its six weights, and the walk downhill.

    The network is 2-2-1 with ReLU in its hidden layer, the output as it is, and no biases; its one
    example is I = [0.5, 0.7] with the target t = 1; the error is E = (O - t)^2 / 2.

    Parameters
    ----------
    learning_rate : float
        eta, from 0.001 to 1. Default: D4's 0.1.

    Attributes
    ----------
    theta : read-only array, (9,)
        The parameters as `mlp_core` orders them: W1 row by row, b1, W2, b2; the biases stay 0.
        Assign a new array to begin a new walk there, at epoch 0.
    learning_rate : float
        The present eta.
    epoch : int
        How many steps the present walk has made; it cannot be assigned.
    network : mlp_core.MLP
        The architecture; fixed.
    x, target : read-only array
        The example, (2,), and what the network should answer, (1,).
    output : float
        O, what the network answers now.
    loss : float
        E, its error now.
    gradient : array, (9,)
        dE/d theta, 0 for the biases.

    Notes
    -----
    The page names its controls `learning rate`, `W1[1,1]` ... `W2[2]`, `Across` and `Up`, its
    buttons `Step`, `Step back`, `Run` (then `Pause`) and `Reset`; and its results, by
    ``data-value``: `epoch`, `z1[1]`, `a1[1]`, `O`, `E`, `dE/dO`, `dW2[1]`, `delta[1]`,
    `dW1[1,2]`, the present `W2[1]`, `W1[1,1]` and the weights after the next step, `new W2[1]`,
    `new W1[1,1]`. Its log has `E(0)`, `O(0)`, `change(1)`: the number in brackets is the epoch.

    Examples
    --------
    >>> widget = GradientDescentWidget(learning_rate=0.1)
    >>> widget
    GradientDescentWidget(learning_rate=0.1)
    >>> round(widget.loss, 4)
    0.3528
    >>> widget.step()
    >>> f"{widget.output:.6f}, {widget.loss:.6f}"
    '0.988473, 0.000066'
    """

    bundle = "gradient_descent"
    _network = NETWORK

    x = Vector(X, read_only=True).tag(sync=True)
    target = Vector(TARGET, read_only=True).tag(sync=True)
    initial_theta = Vector(THETA, read_only=True).tag(sync=True)
    theta = Vector(THETA).tag(sync=True)
    learning_rate = Scalar(0.1, SLOWEST, FASTEST).tag(sync=True)
    epoch = traitlets.Int(0, read_only=True).tag(sync=True)

    def __init__(self, learning_rate: float = 0.1) -> None:
        super().__init__(theta=THETA, learning_rate=learning_rate)
        self._first_rate = self.learning_rate

    @property
    def output(self) -> float:
        """O, what the network answers now."""
        return float(NETWORK.predict(self.theta, self.x)[0])

    @property
    def loss(self) -> float:
        """E = (O - t)^2 / 2 now."""
        return self._value_and_gradient()[0]

    @property
    def gradient(self) -> np.ndarray:
        """dE/d theta now; the biases are held at 0, and so is their gradient."""
        return self._value_and_gradient()[1]

    def _value_and_gradient(self) -> tuple[float, np.ndarray]:
        return frozen(
            NETWORK,
            self.theta,
            self.x[None, :],
            self.target[None, :],
            mlp_core.half_squared_error,
        )

    def step(self) -> None:
        """Make one step of gradient descent: theta - eta gradient, as the button *Step* does."""
        rule = mlp_core.GradientDescent(self.learning_rate)
        theta, _ = rule.update(self.theta, self.gradient, rule.init(self.theta))
        with self.hold_sync():
            self._move(theta, self.epoch + 1)

    def _move(self, theta: np.ndarray, epoch: int) -> None:
        with self._together():
            self.theta = theta
            self.set_trait("epoch", epoch)

    @traitlets.observe("theta")
    def _begin_again(self, _: object) -> None:
        if not self._mirroring:
            self.set_trait("epoch", 0)

    @traitlets.validate("theta")
    def _check_theta(self, proposal: dict) -> np.ndarray:
        theta = super()._check_theta(proposal)
        if any(layer.b.any() for layer in NETWORK.layers(theta)):
            raise ValueError(
                f"{type(self).__name__}.theta: entries 4, 5 and 8 are biases and got "
                f"{theta[[4, 5, 8]].tolist()}, expected 0: D4's network has none"
            )
        return theta

    def summary(self) -> str:
        """Return the text form."""
        return f"GradientDescentWidget(learning_rate={self._first_rate:g})"
