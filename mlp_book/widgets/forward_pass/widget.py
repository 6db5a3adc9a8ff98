"""The forward pass of a small network as a picture that answers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import traitlets

import mlp_core
from mlp_book.topics.networks import worksheet
from mlp_book.widgets.base import LIMIT, BookWidget, Vector, check_length

__all__ = ["ForwardPassWidget"]

LARGEST_LAYER = 8
MOST_PARAMETERS = 150


class ForwardPassWidget(BookWidget):
    """A small network as a graph: change a number, and every z, a and the arithmetic follow.

    Parameters
    ----------
    network : mlp_core.MLP, optional
        The architecture, at most 8 neurons a layer. Default: the 2-4-2-1 network of chapter
        *The forward pass by hand*.
    theta : array, (P,), optional
        The parameters, as `mlp_core` orders them. May be left out for the default network only.
    x : array, (n_in,), optional
        One example. Default: ones.

    Attributes
    ----------
    theta, x : read-only array
        What the picture shows now. Assign a new array to change it:
        ``widget.x = [0, 1]``; assigning never counts as one of the reader's steps.
    network : mlp_core.MLP
        The architecture; fixed.
    forward_pass : mlp_core.ForwardPass
        Every z and a of the present numbers, computed by `mlp_core`.

    Examples
    --------
    >>> widget = ForwardPassWidget()
    >>> widget
    ForwardPassWidget(sizes=(2, 4, 2, 1))
    >>> round(float(widget.forward_pass.output[0]), 4)
    0.5747
    """

    bundle = "forward_pass"

    sizes = traitlets.List(traitlets.Int(), read_only=True).tag(sync=True)
    activations = traitlets.List(traitlets.Dict(), read_only=True).tag(sync=True)
    theta = Vector(most=LIMIT).tag(sync=True)
    x = Vector(most=LIMIT).tag(sync=True)
    initial_theta = Vector(read_only=True).tag(sync=True)
    initial_x = Vector(read_only=True).tag(sync=True)

    def __init__(
        self,
        network: mlp_core.MLP | None = None,
        theta: npt.ArrayLike | None = None,
        x: npt.ArrayLike | None = None,
    ) -> None:
        default, default_theta = worksheet()
        if network is None:
            network = default
        if theta is None:
            if network != default:
                raise TypeError("ForwardPassWidget: a network of your own needs its theta")
            theta = default_theta
        if max(network.sizes) > LARGEST_LAYER or network.n_parameters > MOST_PARAMETERS:
            raise ValueError(
                f"ForwardPassWidget: sizes are {network.sizes}, expected at most {LARGEST_LAYER} "
                f"neurons a layer and {MOST_PARAMETERS} parameters in all: more cannot be read"
            )
        self._network = network
        x = np.ones(network.sizes[0]) if x is None else x
        super().__init__(theta=theta, x=x)
        self.set_trait("initial_theta", self.theta)
        self.set_trait("initial_x", self.x)

    @traitlets.default("sizes")
    def _default_sizes(self) -> list[int]:
        return list(self._network.sizes)

    @traitlets.default("activations")
    def _default_activations(self) -> list[dict]:
        return [{"name": a.name, "parameter": a.parameter} for a in self._network.activations]

    @property
    def network(self) -> mlp_core.MLP:
        """The architecture."""
        return self._network

    @property
    def forward_pass(self) -> mlp_core.ForwardPass:
        """Every z and a of the present numbers."""
        return self.network.forward(self.theta, self.x)

    @traitlets.validate("theta")
    def _check_theta(self, proposal: dict) -> np.ndarray:
        n = self.network.n_parameters
        check_length("ForwardPassWidget", "theta", proposal["value"], n, "parameters")
        return proposal["value"]

    @traitlets.validate("x")
    def _check_x(self, proposal: dict) -> np.ndarray:
        check_length("ForwardPassWidget", "x", proposal["value"], self.network.sizes[0], "inputs")
        return proposal["value"]

    def summary(self) -> str:
        """Return the text form."""
        return f"ForwardPassWidget(sizes={self.network.sizes})"
