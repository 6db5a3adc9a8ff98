"""Equal and random initial weights side by side, trained alike."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
import traitlets

import mlp_core
from mlp_book.widgets.base import MirroringWidget, check_length
from mlp_book.widgets.choices import ACTIVATION_TEXTS, OneOf, chosen
from mlp_book.widgets.trait_types import Scalar, Vector, Whole
from mlp_core import Examples, small_normal, truth_table

__all__ = ["SymmetryWidget"]

WHERE = "SymmetryWidget"
INITIALIZERS = {
    "small_normal": "normal with a scale",
    "glorot_uniform": "Glorot uniform",
    "he_normal": "He normal",
}
FEWEST, MOST = 2, 6
SETTINGS = ("target", "activation", "constant", "initializer", "scale", "seed")


class SymmetryWidget(MirroringWidget):
    """One network twice: all weights equal, and weights drawn at random; both learn alike.

    The network has 2 inputs, a few hidden neurons and a sigmoid output; it learns a gate's truth
    table by gradient descent on the binary cross-entropy of all four rows. Biases start at 0.

    Parameters
    ----------
    hidden : int
        The number of hidden neurons, from 2 to 6.
    **settings
        Any of the first seven attributes.

    Attributes
    ----------
    target, activation : str
        What is learnt, "XOR", "AND" or "OR", and by which neurons, "tanh", "sigmoid" or "relu".
    learning_rate : float
        eta, from 0.01 to 10. Assigning anything else starts both again, at epoch 0.
    constant : float
        Every weight of the equal start, from -5 to 5.
    initializer, scale, seed : str, float, int
        The random start is ``network.init(np.random.default_rng(seed), initializer)``, with
        "small_normal" (and its `scale`, from 0.001 to 100), "glorot_uniform" or "he_normal".
    epoch, theta_equal, theta_random : int, read-only arrays (P,)
        How many steps both have made, and where they are; they cannot be assigned.
    network, data : mlp_core.MLP, mlp_core.Examples
        The architecture, with the present activation, and the truth table.
    loss_equal, loss_random : float
        The present losses.

    Notes
    -----
    The page names its controls `learns`, `hidden activation`, `learning rate`, `constant`,
    `initialiser`, `scale` and `seed`, its buttons `Step`, `10 steps`, `Run` (then `Pause`),
    `Step back`, `Reset` and `New seed`; and its results, by ``data-value``: `epoch` and, for each
    side, as `equal W1[1,2]` or `random W1[1,2]`: every parameter, `dW1[1,2]` its gradient,
    `new W1[1,1]` after the next step, `L` the loss and `y(0,1)` the output.

    Examples
    --------
    >>> widget = SymmetryWidget(constant=0.5)
    >>> widget
    SymmetryWidget(hidden=4, target='XOR', activation='tanh')
    >>> widget.step(100)
    >>> widget.hidden_neurons_differ(widget.theta_equal)
    False
    >>> widget.hidden_neurons_differ(widget.theta_random)
    True
    """

    bundle = "symmetry"

    sizes = traitlets.List(traitlets.Int(), read_only=True).tag(sync=True)
    target = OneOf(("XOR", "AND", "OR")).tag(sync=True)
    activation = OneOf(chosen(ACTIVATION_TEXTS, ("tanh", "sigmoid", "relu"))).tag(sync=True)
    learning_rate = Scalar(1.0, 0.01, 10.0).tag(sync=True)
    constant = Scalar(0.0, -5.0, 5.0).tag(sync=True)
    initializer = OneOf(INITIALIZERS, "glorot_uniform").tag(sync=True)
    scale = Scalar(0.5, 0.001, 100.0).tag(sync=True)
    seed = Whole(1).tag(sync=True)
    theta_equal = Vector(read_only=True).tag(sync=True)
    theta_random = Vector(read_only=True).tag(sync=True)
    epoch = traitlets.Int(0, read_only=True).tag(sync=True)

    def __init__(self, hidden: int = 4, **settings: Any) -> None:
        if unknown := set(settings) - {*SETTINGS, "learning_rate"}:
            raise TypeError(f"{WHERE}: got {', '.join(unknown)}, expected {SETTINGS}")
        if not FEWEST <= operator.index(hidden) <= MOST:
            raise ValueError(f"{WHERE}: hidden is {hidden}, expected {FEWEST} to {MOST} neurons")
        with self._together():
            super().__init__()
            self.set_trait("sizes", [2, int(hidden), 1])
            for name, value in settings.items():
                setattr(self, name, value)
        what = f"target={self.target!r}, activation={self.activation!r}"
        self._text = f"{WHERE}(hidden={hidden}, {what})"
        self._start()

    @property
    def network(self) -> mlp_core.MLP:
        """The architecture."""
        return mlp_core.MLP(self.sizes, [self.activation, "sigmoid"])

    @property
    def data(self) -> Examples:
        """The truth table: X (4, 2), Y (4, 1)."""
        return truth_table(self.target.lower())

    def value_and_gradient(self, theta: np.ndarray) -> tuple[float, np.ndarray]:
        """Return the loss at theta and its gradient."""
        loss = mlp_core.binary_cross_entropy
        return mlp_core.value_and_gradient(self.network, theta, *self.data, loss)

    @property
    def loss_equal(self) -> float:
        """The loss of the equal start's network now."""
        return self.value_and_gradient(self.theta_equal)[0]

    @property
    def loss_random(self) -> float:
        """The loss of the random start's network now."""
        return self.value_and_gradient(self.theta_random)[0]

    def hidden_neurons_differ(self, theta: np.ndarray) -> bool:
        """Whether two hidden neurons have different weights or biases, by more than rounding."""
        (W1, b1), (W2, _) = self.network.layers(theta)
        rows = np.column_stack([W1, b1, W2.T])
        return bool((np.abs(rows - rows[0]) > 1e-9).any())

    def step(self, times: int = 1) -> None:
        """Make steps of gradient descent with both networks, as the button *Step* does."""
        rule = mlp_core.GradientDescent(self.learning_rate)
        thetas = [self.theta_equal, self.theta_random]
        for k, theta in enumerate(thetas):
            for _ in range(times):
                gradient = self.value_and_gradient(theta)[1]
                theta, _ = rule.update(theta, gradient, rule.init(theta))
            thetas[k] = theta
        self._move(*thetas, self.epoch + times)

    def _start(self) -> None:
        network, rng, draw = self.network, np.random.default_rng(self.seed), self.initializer
        if draw == "small_normal":
            draw = small_normal(self.scale)
        equal = network.init(rng, lambda _, n_in, n_out: np.full((n_out, n_in), self.constant))
        self._move(equal, network.init(rng, draw), 0)

    def _move(self, equal: np.ndarray, random: np.ndarray, epoch: int) -> None:
        with self.hold_sync():
            self.set_trait("theta_equal", equal)
            self.set_trait("theta_random", random)
            self.set_trait("epoch", epoch)

    @traitlets.observe(*SETTINGS)
    def _start_again(self, _: object) -> None:
        if not self._mirroring:
            self._start()

    @traitlets.validate("theta_equal", "theta_random")
    def _check_theta(self, proposal: dict) -> np.ndarray:
        n, name = self.network.n_parameters, proposal["trait"].name
        check_length(WHERE, name, proposal["value"], n, "parameters")
        return proposal["value"]

    def summary(self) -> str:
        """Return the text form."""
        return self._text
