r"""The multilayer perceptron: the architecture is one thing, the parameters another.

`MLP` says how a network is built and holds no numbers. Its parameters are one flat vector
``theta``: for each layer W row by row, then b. Code index = formula index - 1: ``z[0]``, ``a[0]``,
``layers[0]`` belong to the first layer, and the input is `X`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ._validation import float_array, lookup, require_finite
from .activations import ACTIVATIONS, Activation
from .backend import Array, array_namespace
from .initializers import INITIALIZERS, Initializer, glorot_uniform


class Layer(NamedTuple):
    """The parameters of one layer."""

    W: Array
    """Weights, (n_out, n_in); row i holds the weights into neuron i."""
    b: Array
    """Biases, (n_out,)."""


class ForwardPass(NamedTuple):
    """Everything that a forward pass computes."""

    X: Array
    """The input, (m, n_in); one example is (n_in,)."""
    z: tuple[Array, ...]
    """Pre-activations of each layer, (m, n_out)."""
    a: tuple[Array, ...]
    """Activations of each layer, (m, n_out)."""

    @property
    def output(self) -> Array:
        """The last layer's activations."""
        return self.a[-1]


@dataclass(frozen=True, init=False)
class MLP:
    """The architecture of a fully connected network.

    Parameters
    ----------
    sizes : sequence of int
        The number of inputs, then the neurons of each layer: (2, 4, 2, 1) has three layers.
    activations : sequence of Activation or str
        One for each layer; a name is looked up in `ACTIVATIONS`.

    Raises
    ------
    ValueError
        If a size is not positive, or the number of activations does not fit, or a name is unknown.

    Examples
    --------
    >>> MLP((2, 4, 2, 1), ["relu", "relu", "sigmoid"])
    MLP(sizes=(2, 4, 2, 1), activations=(relu, relu, sigmoid))
    """

    sizes: tuple[int, ...]
    activations: tuple[Activation, ...]

    def __init__(self, sizes: Sequence[int], activations: Sequence[Activation | str]) -> None:
        if len(sizes) < 2 or not all(_is_positive_integer(size) for size in sizes):
            raise ValueError(
                f"MLP: sizes are {tuple(sizes)}, expected the number of inputs and of the neurons "
                "of each layer, positive integers, as (2, 4, 1)"
            )
        if isinstance(activations, str) or len(activations) != len(sizes) - 1:
            raise ValueError(
                f"MLP: activations are {activations!r}, expected one for each of the "
                f"{len(sizes) - 1} layers, as {['relu'] * (len(sizes) - 2) + ['sigmoid']}"
            )
        object.__setattr__(self, "sizes", tuple(int(size) for size in sizes))
        object.__setattr__(self, "activations", tuple(map(_as_activation, activations)))

    @property
    def n_parameters(self) -> int:
        """The number of weights and biases, P."""
        return sum((n_in + 1) * n_out for n_in, n_out in pairwise(self.sizes))

    def pack(self, layers: Iterable[tuple[npt.ArrayLike, npt.ArrayLike]]) -> Array:
        """Return theta, (P,), a new vector that holds the weights and biases of `layers`.

        Parameters
        ----------
        layers : iterable of (W, b)
            For each layer the weights, (n_out, n_in), and the biases, (n_out,).

        Raises
        ------
        ValueError
            If the number of layers or a shape does not fit.
        """
        arrays = [float_array("MLP.pack", "layers", array) for layer in layers for array in layer]
        got = [array.shape for array in arrays]
        expected = [s for n_in, n_out in pairwise(self.sizes) for s in ((n_out, n_in), (n_out,))]
        if got != expected:
            raise ValueError(f"MLP.pack: layers have shapes {got}, the network takes {expected}")
        theta: Array = array_namespace(*arrays).concatenate([array.ravel() for array in arrays])
        return theta

    def layers(self, theta: Array) -> tuple[Layer, ...]:
        """Return the layers as views into theta (or into a gradient, which has the same layout).

        Writing into a view of a float vector writes into the vector itself.

        Raises
        ------
        ValueError
            If `theta` is not a vector of P numbers.
        """
        return self._layers(self._parameters("MLP.layers", theta))

    def init(
        self,
        rng: np.random.Generator,
        initializer: Initializer | str = glorot_uniform,
        dtype: npt.DTypeLike = np.float64,
    ) -> Array:
        """Return a theta to start training from: W from `initializer`, b zero (D3).

        Parameters
        ----------
        rng : numpy.random.Generator
            The randomness: the same seed gives the same theta.
        initializer : callable or str
            ``initializer(rng, n_in, n_out) -> W``, or a name in `INITIALIZERS`.
        dtype : float64 or float32
            Drawn in float64, then rounded.

        Raises
        ------
        TypeError
            If `rng` is not a Generator, or `dtype` is not a floating-point type.
        """
        if not isinstance(rng, np.random.Generator):
            raise TypeError(f"MLP.init: rng is {rng!r}, expected numpy.random.default_rng(seed)")
        if not np.issubdtype(dtype, np.floating):
            raise TypeError(f"MLP.init: dtype is {dtype!r}, expected float64 or float32")
        if isinstance(initializer, str):
            initializer = lookup("MLP.init", "initializer", initializer, INITIALIZERS)
        shapes = pairwise(self.sizes)
        layers = [(initializer(rng, n_in, n_out), np.zeros(n_out)) for n_in, n_out in shapes]
        return self.pack(layers).astype(dtype, copy=False)

    def forward(self, theta: Array, X: Array) -> ForwardPass:
        r"""Compute every z and a: :math:`Z_l = A_{l-1} W_l^T + b_l`, :math:`A_l = \varphi_l(Z_l)`.

        One example is one row. For one example given as a vector this is z = W x + b.
        Everything is computed in the dtype of `theta`.
        Sources: D0 (by hand), D3 (all examples at once). Chapters *The forward pass by hand* and
        *The nested equation and all examples at once*.

        Parameters
        ----------
        theta : array, (P,)
            The parameters.
        X : array, (m, n_in) or (n_in,)
            Examples, or one example.

        Raises
        ------
        ValueError
            If a shape does not fit, there is no example, or a number is NaN or infinite.
        """
        theta, X = self._checked("MLP.forward", theta, X)
        return self._forward(theta, X)

    def predict(self, theta: Array, X: Array) -> Array:
        """Return the output alone, (m, n_out); the memory is that of one layer, not of all.

        Takes and raises what `forward` does, and returns its ``output`` to the last bit.
        """
        theta, X = self._checked("MLP.predict", theta, X)
        for _, a in self._steps(theta, X):
            output = a
        return output

    def _forward(self, theta: Array, X: Array) -> ForwardPass:
        z, a = zip(*self._steps(theta, X), strict=True)
        return ForwardPass(X, z, a)

    def _steps(self, theta: Array, X: Array) -> Iterator[tuple[Array, Array]]:
        """Yield z and a of one layer after another, and keep none."""
        a = X
        for (W, b), activation in zip(self._layers(theta), self.activations, strict=True):
            z = a @ W.T + b  # (m, n_out)
            a = activation.function(z)  # (m, n_out)
            yield z, a

    def _layers(self, theta: Array) -> tuple[Layer, ...]:
        layers, start = [], 0
        for n_in, n_out in pairwise(self.sizes):
            middle, end = start + n_out * n_in, start + n_out * n_in + n_out
            layers.append(Layer(theta[start:middle].reshape(n_out, n_in), theta[middle:end]))
            start = end
        return tuple(layers)

    def _parameters(self, where: str, value: Any) -> Array:
        theta = float_array(where, "theta", value)
        if theta.shape != (self.n_parameters,):
            raise ValueError(
                f"{where}: theta has shape {theta.shape}, "
                f"the network {self.sizes} takes ({self.n_parameters},)"
            )
        return theta

    def _checked(self, where: str, theta: Any, X: Any) -> tuple[Array, Array]:
        theta = self._parameters(where, theta)
        X = float_array(where, "X", X, like=theta)
        if X.ndim not in (1, 2) or X.size == 0:
            raise ValueError(
                f"{where}: X has shape {X.shape}, expected (m, {self.sizes[0]}) with m > 0, "
                f"or ({self.sizes[0]},) for one example"
            )
        if X.shape[-1] != self.sizes[0]:
            columns = "columns" if X.ndim == 2 else "entries (one example)"
            raise ValueError(
                f"{where}: X has {X.shape[-1]} {columns}, the network takes {self.sizes[0]}"
            )
        require_finite(where, "theta", theta)
        require_finite(where, "X", X)
        return theta, X


def _is_positive_integer(size: object) -> bool:
    return isinstance(size, int | np.integer) and not isinstance(size, bool) and int(size) > 0


def _as_activation(activation: Activation | str) -> Activation:
    if isinstance(activation, str):
        return lookup("MLP", "activation", activation, ACTIVATIONS)
    if not isinstance(activation, Activation):
        raise TypeError(f"MLP: {activation!r} is not an Activation or the name of one")
    return activation
