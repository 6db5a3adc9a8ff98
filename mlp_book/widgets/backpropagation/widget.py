"""Forward and backward through a small network, step by step."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import traitlets

import mlp_core
from mlp_book.topics.networks import binary_classifier
from mlp_book.widgets.choices import OneOf
from mlp_book.widgets.network_widget import ExampleWidget
from mlp_book.widgets.trait_types import LIMIT, Scalar

from .walk import HIDDEN, LOSSES, MISTAKES, checked_network, number_of_steps, parameter_names

__all__ = ["BackpropagationWidget"]

STATE = ("theta", "x", "target", "activation", "loss", "mistake", "step", "weight")
WHERE = "BackpropagationWidget"


class BackpropagationWidget(ExampleWidget):
    """One example forward and back, step by step: each factor of the chain rule as it arises.

    One derivative at a time stands beside its central difference; where a mistake is planted in
    the hidden neurons' slopes, the two disagree, and the widget says so.

    Layers are numbered from the input on, as everywhere in the book: ``delta1`` is dL/dz of the
    first layer, ``delta2`` that of the output of a 3-4-1 network. D2 numbers them the other way
    round: its delta_1 is our ``delta2``. In code, counted from 0, ``backward_pass.delta[0]``
    belongs to the first layer.

    Parameters
    ----------
    network : mlp_core.MLP, optional
        One output and at least one hidden layer, all hidden ones with sigmoid, tanh or ReLU.
        Default: the 3-4-1 network of D2 and D3, `mlp_book.topics.networks.binary_classifier`.
    theta : array, (P,), optional
        The parameters. Theta, `x` and `target` may be left out for the default network only.
    x : array, (n_in,), optional
        One example.
    target : float, optional
        What the output should be; from 0 to 1 where it is a sigmoid.
    loss : str or mlp_core.Loss
        "binary_cross_entropy" (for sigmoid only) or "half_squared_error".
    step : int
        Where the walk stands at first, counted from 1.

    Attributes
    ----------
    theta, x, target, loss, step, activation
        What the picture shows now; assign to change it. The activation is the hidden layers'.
    weight : str
        The weight or bias whose derivative is checked, as "W1[3,2]" or "b2[1]".
    mistake : {"none", "at_a", "second_neuron", "first_neuron"}
        The slope of a hidden neuron: right; at a instead of z (for ReLU the mask a >= 0, always
        1); neuron 2's from there on (D2, equation 5); neuron 1's for the last (equation 7).
    network, forward_pass, loss_value, backward_pass, gradient
        Of the present numbers, by `mlp_core`: no mistake is ever planted here.

    Examples
    --------
    >>> widget = BackpropagationWidget()
    >>> widget
    BackpropagationWidget(sizes=(3, 4, 1))
    >>> round(float(widget.backward_pass.delta[1][0]), 4)  # delta2 = y - t
    0.7017
    """

    bundle = "backpropagation"

    target = Scalar(0.0, -LIMIT, LIMIT).tag(sync=True)
    activation = OneOf(HIDDEN).tag(sync=True)
    loss = OneOf(lambda widget: widget._losses, "binary_cross_entropy").tag(sync=True)
    mistake = OneOf(MISTAKES).tag(sync=True)
    step = traitlets.Int(1).tag(sync=True)
    weight = OneOf(
        lambda widget: parameter_names(widget.network.sizes),
        "W1[1,1]",
        what="the name of a weight or bias",
    ).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        network: mlp_core.MLP | None = None,
        theta: npt.ArrayLike | None = None,
        x: npt.ArrayLike | None = None,
        target: float | None = None,
        loss: str | mlp_core.Loss | None = None,
        *,
        step: int = 1,
    ) -> None:
        own, *numbers = binary_classifier()
        network = own if network is None else network
        given = [theta, x, target]
        if network != own and any(value is None for value in given):
            raise TypeError(f"{WHERE}: a network of your own needs its theta, x and target")
        theta, x, target = (n if g is None else g for g, n in zip(given, numbers, strict=True))
        self._network = checked_network(WHERE, network)
        if loss is None:
            loss = next(iter(self._losses))
        elif isinstance(loss, mlp_core.Loss):
            loss = loss.name
        hidden = network.activations[0].name
        super().__init__(theta=theta, x=x, target=target, activation=hidden, loss=loss, step=step)
        self._begin_with(STATE)

    @property
    def _answers_with_sigmoid(self) -> bool:
        return self._network.activations[-1].name == "sigmoid"

    @property
    def _losses(self) -> dict[str, str]:
        """A cross-entropy asks for a probability."""
        cross = "binary_cross_entropy"
        return {k: text for k, text in LOSSES.items() if k != cross or self._answers_with_sigmoid}

    @traitlets.default("options")
    def _default_options(self) -> dict[str, Any]:
        target = {"target": [0, 1]} if self._answers_with_sigmoid else {}
        return {**super()._default_options(), **target}

    @property
    def network(self) -> mlp_core.MLP:
        """The architecture, with the present hidden activation."""
        *hidden, output = self._network.activations
        return mlp_core.MLP(self._network.sizes, [*[self.activation] * len(hidden), output])

    @property
    def loss_value(self) -> float:
        """The loss of the present numbers."""
        return self._value_and_gradient()[0]

    @property
    def backward_pass(self) -> mlp_core.BackwardPass:
        """Every delta and the gradient of the present numbers."""
        loss, target = mlp_core.LOSSES[self.loss], np.array([self.target])
        return self.network.backward(self.theta, self.forward_pass, target, loss)

    @property
    def gradient(self) -> np.ndarray:
        """dL/dtheta of the present numbers, laid out as theta."""
        return self._value_and_gradient()[1]

    def _value_and_gradient(self) -> tuple[float, np.ndarray]:
        loss, target = mlp_core.LOSSES[self.loss], np.array([self.target])
        return mlp_core.value_and_gradient(self.network, self.theta, self.x, target, loss)

    @traitlets.validate("target")
    def _check_target(self, proposal: dict) -> float:
        value = proposal["value"]
        if self._answers_with_sigmoid and not 0 <= value <= 1:
            raise ValueError(
                f"{WHERE}.target: got {value:g}, expected a number from 0 to 1: the output is a "
                "sigmoid"
            )
        return value

    @traitlets.validate("step")
    def _check_step(self, proposal: dict) -> int:
        last = number_of_steps(self._network.sizes)
        if not 1 <= proposal["value"] <= last:
            raise ValueError(
                f"{WHERE}.step: got {proposal['value']}, expected a step from 1 to {last}"
            )
        return proposal["value"]

    def summary(self) -> str:
        """Return the text form."""
        return f"{WHERE}(sizes={self._network.sizes})"
