"""Arrays that stand ready: an update writes into them, and makes no new ones."""

from typing import NamedTuple

from ._arguments import require_network
from ._numbers import integer, shown
from ._require import parameters
from .backend import Array, array_namespace, at_least_float32
from .network import MLP
from .propagation import Layer, split


class Workspace(NamedTuple):
    """What `value_and_gradient` computes on the way, as ``out``: NumPy's convention for results.

    Fresh arrays for every update cost as much time as a small network's matrix products. One
    workspace serves all batches of its number of rows; each call overwrites what the last one left.

    Examples
    --------
    >>> import numpy as np
    >>> from mlp_core import MLP, Workspace, half_squared_error, value_and_gradient
    >>> network, X, Y = MLP((2, 1), ["identity"]), np.ones((3, 2)), np.zeros((3, 1))
    >>> theta = np.ones(network.n_parameters)
    >>> ready = Workspace.of(network, theta, 3)
    >>> loss, gradient = value_and_gradient(network, theta, X, Y, half_squared_error, out=ready)
    >>> gradient is ready.gradient, ready.delta[-1][0]
    (True, array([1.]))
    """

    z: tuple[Array, ...]
    """Pre-activations of each layer, (m, n_out)."""
    a: tuple[Array, ...]
    """Activations of each layer, (m, n_out)."""
    delta: tuple[Array, ...]
    """dL/dz of each layer, (m, n_out); for a theta of float16 in float32."""
    gradient: Array
    """dL/dtheta, (P,)."""
    gradients: tuple[Layer, ...]
    """Views into the gradient: dL/dW and dL/db of each layer."""
    theta: Array
    """The parameters that it was made for. It serves others, too, a little slower."""
    layers: tuple[Layer, ...]
    """Views into them."""

    @classmethod
    def of(cls, network: MLP, theta: Array, rows: int) -> "Workspace":
        """Return new arrays for batches of so many `rows`, in theta's dtype and where it lives.

        Their numbers mean nothing yet. Rows that are no positive integer are a ValueError or
        TypeError, as is a theta that is not (P,).
        """
        require_network("Workspace.of", network)
        theta = parameters("Workspace.of", theta, network.n_parameters)
        return cls.unchecked(network, theta, integer("Workspace.of", "rows", rows))

    @classmethod
    def unchecked(cls, network: MLP, theta: Array, m: int) -> "Workspace":
        """Return `of` what is known to be right."""
        xp, sizes = array_namespace(theta), network.sizes
        z, a = (tuple([xp.empty((m, n), theta.dtype) for n in sizes[1:]]) for _ in range(2))
        delta = tuple([xp.empty_like(at_least_float32(array)) for array in z])
        gradient = xp.empty_like(theta)
        return cls(z, a, delta, gradient, split(sizes, gradient), theta, split(sizes, theta))

    def require_fit(self, where: str, network: MLP, theta: Array, rows: int) -> None:
        """Refuse a workspace of another network, dtype or number of rows: a ValueError."""
        got = [array.shape for array in self.z]
        expected = [(rows, n) for n in network.sizes[1:]]
        kept, wanted = self.gradient.dtype, theta.dtype
        if got != expected or self.gradient.shape != theta.shape or kept != wanted:
            raise ValueError(
                f"{where}: out is a workspace of {kept} for z of shapes {shown(got)}, expected "
                f"{wanted} and {shown(expected)}: Workspace.of(network, theta, {rows})"
            )


def require_workspace(where: str, out: object) -> Workspace:
    """Refuse anything but a workspace: a bare array has no room for z, a and delta."""
    if not isinstance(out, Workspace):
        raise TypeError(
            f"{where}: out is {shown(out)}, expected Workspace.of(network, theta, rows)"
        )
    return out
