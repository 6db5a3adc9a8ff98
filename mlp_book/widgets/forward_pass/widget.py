"""The forward pass of a small network as a picture that answers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import traitlets

import mlp_core
from mlp_book.topics.networks import worksheet
from mlp_book.widgets.network_widget import ExampleWidget

__all__ = ["ForwardPassWidget"]

LARGEST_LAYER = 8
MOST_PARAMETERS = 150


class ForwardPassWidget(ExampleWidget):
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

    initial = traitlets.Dict(read_only=True).tag(sync=True)

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
        self._begin_with(["theta", "x"])

    def summary(self) -> str:
        """Return the text form."""
        return f"ForwardPassWidget(sizes={self.network.sizes})"
