r"""The multilayer perceptron: the architecture is one thing, the parameters another.

`MLP` says how a network is built and holds no numbers. Its parameters are one flat vector
``theta``: for each layer W row by row, then b. Code index = formula index - 1: ``z[0]``, ``a[0]``,
``layers[0]`` belong to the first layer, and the input is `X`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from . import _require as require
from ._layers import layer_activations
from ._numbers import in_order, network_sizes, require_floating, shown
from .activations import Activation
from .backend import Array, array_namespace
from .initializers import Initializer, as_initializer, drawn, glorot_uniform
from .losses import Loss, targets
from .propagation import (
    BackwardPass,
    ForwardPass,
    Layer,
    backpropagate,
    last_step,
    one_as_batch,
    parts,
    propagate,
    require_fit,
    require_pass,
    split,
)


@dataclass(frozen=True, init=False)
class MLP:
    """The architecture of a fully connected network.

    A size that is not positive, a number of activations that does not fit, an unknown name and
    softmax on a single neuron are ValueErrors.

    Parameters
    ----------
    sizes : sequence of int
        The number of inputs, then the neurons of each layer: (2, 4, 2, 1) has three layers.
    activations : sequence of Activation or str
        One for each layer; a name is looked up in `ACTIVATIONS`.

    Examples
    --------
    >>> MLP((2, 4, 2, 1), ["relu", "relu", "sigmoid"])
    MLP(sizes=(2, 4, 2, 1), activations=(relu, relu, sigmoid))
    """

    sizes: tuple[int, ...]
    activations: tuple[Activation, ...]

    def __init__(self, sizes: Sequence[int], activations: Sequence[Activation | str]) -> None:
        sizes = network_sizes("MLP", sizes)
        names = in_order(activations) or ()
        if len(names) != len(sizes) - 1:
            raise ValueError(
                f"MLP: activations are {shown(activations)}, expected one for each of the "
                f"{len(sizes) - 1} layers, as {['relu'] * (len(sizes) - 2) + ['sigmoid']}"
            )
        object.__setattr__(self, "sizes", sizes)
        object.__setattr__(self, "activations", layer_activations("MLP", sizes, names))

    @property
    def n_parameters(self) -> int:
        """The number of weights and biases, P."""
        return sum((n_in + 1) * n_out for n_in, n_out in pairwise(self.sizes))

    def pack(self, layers: Iterable[tuple[npt.ArrayLike, npt.ArrayLike]]) -> Array:
        """Return theta, (P,), a new vector that holds the (W, b) of each of `layers`.

        W is (n_out, n_in), b is (n_out,). A number of layers or a shape that does not fit is a
        ValueError.
        """
        arrays = [require.float_array("MLP.pack", "layers", p) for p in parts(layers)]
        got = [array.shape for array in arrays]
        expected = [s for n_in, n_out in pairwise(self.sizes) for s in ((n_out, n_in), (n_out,))]
        if got != expected:
            raise ValueError(f"MLP.pack: layers have shapes {got}, the network takes {expected}")
        theta: Array = array_namespace(*arrays).concatenate([array.ravel() for array in arrays])
        return theta

    def layers(self, theta: Array) -> tuple[Layer, ...]:
        """Return the layers as views into theta (or into a gradient, which has the same layout).

        Writing into a view of a float vector writes into the vector itself. Anything but a
        vector of P numbers is a ValueError.
        """
        checked = require.parameters("MLP.layers", theta, self.n_parameters)
        # Floats in another machine's byte order were copied: a view of a copy would lose a write.
        itself = isinstance(theta, np.ndarray) and theta.dtype.kind == "f"
        return split(self.sizes, theta if itself else checked)

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
            The same seed gives the same theta.
        initializer : callable or str
            ``initializer(rng, n_in, n_out) -> W``, or a name in `INITIALIZERS`.
        dtype : floating-point type
            Of theta; the numbers are drawn in float64.
        """
        require.require_generator("MLP.init", rng)
        require_floating("MLP.init", dtype)
        initializer = as_initializer("MLP.init", initializer)
        layers = [(drawn(initializer, rng, i, o), np.zeros(o)) for i, o in pairwise(self.sizes)]
        return self.pack(layers).astype(dtype, copy=False)

    @require.ieee
    def forward(self, theta: Array, X: Array) -> ForwardPass:
        r"""Compute every z and a: :math:`Z_l = A_{l-1} W_l^T + b_l`, :math:`A_l = \varphi_l(Z_l)`.

        One example is one row; for one example given as a vector this is z = W x + b. All is
        computed in theta's dtype; what outgrows it becomes inf or NaN, without a warning. Sources:
        D0, D3; chapters *The forward pass by hand* and *All examples at once*.

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
        return propagate(split(self.sizes, theta), self.activations, X)

    @require.ieee
    def predict(self, theta: Array, X: Array) -> Array:
        """Return the output alone, (m, n_out); the memory is that of one layer at a time.

        Takes and raises what `forward` does, and returns its ``output`` to the last bit.
        """
        theta, X = self._checked("MLP.predict", theta, X)
        return last_step(split(self.sizes, theta), self.activations, X)[1]

    @require.ieee
    def backward(
        self, theta: Array, forward_pass: ForwardPass, Y: Array, loss: Loss
    ) -> BackwardPass:
        r"""Compute every :math:`\Delta_l = \partial L/\partial Z_l` and the gradient.

        For a loss and its canonical activation the last :math:`\Delta = (A - Y)/m`, otherwise the
        chain rule gives it; :math:`\Delta_{l-1} = \Delta_l W_l \odot \varphi'(Z_{l-1})` the others.
        Sources: D2, D3, D4; chapter *Backpropagation*.

        Parameters
        ----------
        theta : array, (P,)
            The parameters.
        forward_pass : ForwardPass
            What `forward` returned for this theta.
        Y : array, (m, n_out) or (n_out,)
            The targets of its examples.
        loss : Loss
            One of `LOSSES`.

        Raises
        ------
        ValueError
            As `forward`, and if the loss is not defined for the targets or the outputs.
        """
        theta, X = self._checked("MLP.backward", theta, require_pass(forward_pass).X)
        require_fit(forward_pass, self.sizes[1:], theta)
        Y = targets("MLP.backward", Y, X, self.sizes[-1], loss)
        if loss.canonical != self.activations[-1]:
            loss.check_output("MLP.backward", "output", forward_pass.output)
        if X.ndim == 1:
            delta, gradient = self.backward(theta, one_as_batch(forward_pass), Y[None, :], loss)
            return BackwardPass(tuple(row[0] for row in delta), gradient)
        gradient = array_namespace(theta).empty_like(theta)
        layers, gradients = split(self.sizes, theta), split(self.sizes, gradient)
        delta = backpropagate(layers, self.activations, forward_pass, Y, loss, gradients)
        return BackwardPass(delta, gradient)

    def _checked(self, where: str, theta: Array, X: Array) -> tuple[Array, Array]:
        theta = require.parameters(where, theta, self.n_parameters)
        return theta, require.inputs(where, X, self.sizes[0], theta)
