r"""Gradient functions: what `train` follows, and those that go around another and change it.

``gradient(network, theta, X, Y, loss)`` returns the loss and its gradient; `value_and_gradient` is
one. `freeze` holds parameters fixed: transfer learning. `l2` puts a price on large weights, which
keeps a network from learning its examples by heart. `mlp_core.parallel` shares a batch among
machines. Each takes the `gradient` that it goes around, so they go around each other. Early
stopping needs no such function: it is the caller's ``for`` over `train`. Source D3; chapter
*Practice*.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from typing import Any, ClassVar, TypeAlias

import numpy as np

from ._arguments import parts_told, require_network
from ._numbers import is_integer, number, shown
from ._require import ieee, parameters, require_callable, require_flag
from .backend import Array, array_namespace
from .gradients import unchecked_value_and_gradient, value_and_gradient
from .losses import Loss
from .network import MLP
from .propagation import split

GradientFunction: TypeAlias = Callable[..., tuple[float, Array]]
"""``gradient(network, theta, X, Y, loss) -> (loss, gradient)``; with weights, and only then, also
``sample_weight=w``, (m,)."""
_FORM = "gradient(network, theta, X, Y, loss) -> (loss, gradient)"


@dataclass(frozen=True)
class Around:
    """A gradient function that computes another's and changes it: data, that can be pickled.

    A kind of it has a `name`, a `check` of what it is given, and a `compute`.
    """

    name: ClassVar[str]
    gradient: GradientFunction

    def __post_init__(self) -> None:
        require_callable(self.name, "gradient", self.gradient, _FORM)

    @ieee
    def __call__(
        self, network: MLP, theta: Array, X: Array, Y: Array, loss: Loss, **weights: Any
    ) -> tuple[float, Array]:
        """Return loss and gradient, after all checks."""
        theta = self.check(network, theta)
        return self.compute(self.gradient, network, theta, X, Y, loss, **weights)

    def unwrapped(self, where: str, network: MLP, theta: Array) -> GradientFunction:
        """Return the function without its checks, and without those of the one inside."""
        self.check(network, theta)
        return partial(self.compute, unchecked(where, self.gradient, network, theta))

    def check(self, network: MLP, theta: Array) -> Array:
        """Return theta, if this function can be computed for this network."""
        require_network(self.name, network)
        return parameters(self.name, theta, network.n_parameters)

    def compute(
        self,
        gradient: GradientFunction,
        network: MLP,
        theta: Array,
        X: Array,
        Y: Array,
        loss: Loss,
        **more: Any,
    ) -> tuple[float, Array]:
        """Return loss and gradient, with `gradient` in the place of the function inside.

        `more` are weights, and the workspace, for that function.
        """
        raise NotImplementedError


def unchecked(
    where: str, gradient: GradientFunction, network: MLP, theta: Array
) -> GradientFunction:
    """Return the function as `train` calls it at each update: all its checks are made here, once.

    It takes a `Workspace`, ``out``. A user's own is called as it is, without one, and what it
    returns is looked at each time.
    """
    if gradient is value_and_gradient:
        return unchecked_value_and_gradient
    if isinstance(gradient, Around):
        return gradient.unwrapped(where, network, theta)
    require_callable(where, "gradient", gradient, _FORM)
    return partial(_looked_at, where, gradient)


def _looked_at(
    where: str, gradient: GradientFunction, network: MLP, theta: Array, *given: Any, **more: Any
) -> tuple[float, Array]:
    more.pop("out", None)  # a user's function makes its own arrays
    returned = gradient(network, theta, *given, **more)
    try:
        value, g = returned
        math.isfinite(value)
        fits = g.shape == theta.shape and g.dtype == theta.dtype
    except (AttributeError, TypeError, ValueError, OverflowError):
        fits = False
    if not fits:
        raise TypeError(
            f"{where}: gradient returned {parts_told(returned)}; expected the loss, a number, and "
            f"the gradient, an array of shape {theta.shape} and {theta.dtype}"
        )
    return returned


def freeze(
    network: MLP,
    *,
    layers: Iterable[int] = (),
    biases: bool = False,
    gradient: GradientFunction = value_and_gradient,
) -> GradientFunction:
    """Return a gradient function for `train` that holds some parameters fixed.

    Their gradient is replaced by 0, so every optimiser of this package that starts with it leaves
    them as they are. One that goes on from an `optimizer_state` of a run in which they still moved
    carries them further for a while, where it remembers their steps, as `Momentum` and `Adam` do.
    D4's network has no biases: start it with biases of 0 and train with ``freeze(network,
    biases=True)``. Transfer learning keeps the first layers of a trained network (D3): ``layers=(0,
    1)``.

    Parameters
    ----------
    network : MLP
        The architecture.
    layers : iterable of int
        Layers held fixed whole, counted from 0 as in ``network.layers(theta)``.
    biases : bool
        Whether the biases of every layer are held fixed.
    gradient : callable
        The gradient function that computes the others.

    Raises
    ------
    ValueError
        If there is no such layer; from the function, if it is given a network of other sizes.
    TypeError
        If `network` is no MLP, `layers` no collection, as ``(0,)``, or `gradient` no function.
    """
    require_network("freeze", network)
    require_flag("freeze", "biases", biases)
    try:
        fixed = None if isinstance(layers, str | bytes | bytearray) else list(layers)
    except TypeError:
        fixed = None
    if fixed is None:
        raise TypeError(
            f"freeze: layers is {shown(layers)}, expected a collection of numbers, as (0,)"
        )
    last = len(network.sizes) - 2
    if unknown := [l for l in fixed if not is_integer(l) or not 0 <= l <= last]:
        raise ValueError(f"freeze: no layers {shown(unknown)}, expected some of 0 to {last}")
    return _Frozen(gradient, network.sizes, frozenset(map(int, fixed)), bool(biases))


@dataclass(frozen=True)
class _Frozen(Around):
    """What `freeze` returns."""

    name = "freeze"
    sizes: tuple[int, ...]
    layers: frozenset[int]
    biases: bool

    def check(self, network: MLP, theta: Array) -> Array:
        require_network(self.name, network)
        if network.sizes != self.sizes:  # another may have as many parameters in other places
            raise ValueError(
                f"freeze: made for sizes {self.sizes}, got a network of {network.sizes}"
            )
        return theta

    def compute(self, gradient: GradientFunction, *given: Any, **more: Any) -> tuple[float, Array]:
        value, g = gradient(*given, **more)
        xp = array_namespace(g)
        return value, xp.where(xp.asarray(_free(self.sizes, self.layers, self.biases)), g, 0)


@lru_cache(maxsize=8)
def _free(sizes: tuple[int, ...], fixed: frozenset[int], biases: bool) -> Array:
    """Return for each parameter whether it may move, (P,)."""
    marks = np.ones(sum((n_in + 1) * n_out for n_in, n_out in pairwise(sizes)), bool)
    for l, (W, b) in enumerate(split(sizes, marks)):
        W &= l not in fixed
        b &= l not in fixed and not biases
    marks.flags.writeable = False
    return marks


def l2(coefficient: float, *, gradient: GradientFunction = value_and_gradient) -> GradientFunction:
    r"""Return a gradient function for `train` that adds a price on large weights (D3).

    .. math:: L + \frac{\lambda}{2} \sum_l \sum_{i,j} W_l[i,j]^2, \qquad
        \frac{\partial}{\partial W_l} = \frac{\partial L}{\partial W_l} + \lambda W_l

    Biases cost nothing. The half is there so that the price's gradient is :math:`\lambda W`: the
    ``weight_decay`` of PyTorch's ``SGD`` is this :math:`\lambda` (on biases too, unless they are
    left out), and Keras's ``L2(c)``, which has no half, is :math:`\lambda = 2c`. The price is of
    the parameters alone and is not divided by the number of examples. With plain gradient descent
    each update multiplies each weight by :math:`1 - \eta\lambda`, hence *weight decay*.

    The loss that `train` reports for the training examples then contains the price; that of
    validation never does. To hold layers fixed as well, freeze last: ``freeze(network, layers=(0,),
    gradient=l2(0.01))``. Chapter *Practice*.

    Parameters
    ----------
    coefficient : float
        :math:`\lambda`, 0 or more.
    gradient : callable
        The gradient function of the loss alone.

    Raises
    ------
    ValueError, TypeError
        If the coefficient is not a finite number, 0 or more, or `gradient` is no function.
    """
    return _Penalised(gradient, number("l2", "coefficient", coefficient, least=0))


@dataclass(frozen=True)
class _Penalised(Around):
    """What `l2` returns."""

    name = "l2"
    price: float

    def compute(
        self, gradient: GradientFunction, network: MLP, theta: Array, *given: Any, **more: Any
    ) -> tuple[float, Array]:
        value, g = gradient(network, theta, *given, **more)
        W = theta.copy()  # (P,)
        for layer in network.layers(W):
            layer.b[:] = 0
        price = self.price  # Python's float: a NumPy scalar would make a float32 gradient float64
        return value + price / 2 * float(W @ W), g + price * W
