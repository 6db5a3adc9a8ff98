"""A widget around one network, and one around a network with an example."""

from __future__ import annotations

import numpy as np
import traitlets

import mlp_core
from mlp_book.widgets.base import PictureWidget, check_length
from mlp_book.widgets.trait_types import LIMIT, Vector

__all__ = ["ExampleWidget", "NetworkWidget"]


class NetworkWidget(PictureWidget):
    """A widget that shows one network. It sets `_network` before anything else.

    The view gets the network's sizes and its activations, each a name with its parameter.
    """

    _network: mlp_core.MLP

    sizes = traitlets.List(traitlets.Int(), read_only=True).tag(sync=True)
    activations = traitlets.List(traitlets.Dict(), read_only=True).tag(sync=True)
    theta = Vector(most=LIMIT).tag(sync=True)

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

    @traitlets.validate("theta")
    def _check_theta(self, proposal: dict) -> np.ndarray:
        theta: np.ndarray = proposal["value"]
        n = self._network.n_parameters
        check_length(type(self).__name__, "theta", theta, n, "parameters")
        return theta


class ExampleWidget(NetworkWidget):
    """A widget that shows one network, and what it makes of one example."""

    x = Vector(most=LIMIT).tag(sync=True)

    @property
    def forward_pass(self) -> mlp_core.ForwardPass:
        """Every z and a of the present numbers."""
        return self.network.forward(self.theta, self.x)

    @traitlets.validate("x")
    def _check_x(self, proposal: dict) -> np.ndarray:
        x: np.ndarray = proposal["value"]
        check_length(type(self).__name__, "x", x, self._network.sizes[0], "inputs")
        return x
