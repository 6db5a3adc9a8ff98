r"""Regularisation: what keeps a network from learning its examples by heart (source D3).

Chapter *Practice*. Early stopping needs no function: it is the caller's ``for`` over `train`.
"""

import math
from dataclasses import dataclass
from typing import Any, ClassVar

from ._arguments import require_callable, require_network
from ._numbers import real_number, shown
from ._validation import ieee, parameters
from .backend import Array
from .epochs import GRADIENT, GradientFunction
from .gradients import value_and_gradient
from .losses import Loss
from .network import MLP


def l2(coefficient: float, *, gradient: GradientFunction = value_and_gradient) -> GradientFunction:
    r"""Return a gradient function for `train` that adds a price on large weights (D3).

    .. math:: L + \frac{\lambda}{2} \sum_l \sum_{i,j} W_l[i,j]^2, \qquad
        \frac{\partial}{\partial W_l} = \frac{\partial L}{\partial W_l} + \lambda W_l

    Biases cost nothing. The half is there so that the slope is :math:`\lambda W`: the
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
    price = real_number("l2", "coefficient", coefficient, "a number")
    if not 0 <= price < math.inf:
        got = shown(coefficient)
        raise ValueError(f"l2: coefficient is {got}, expected a finite number, 0 or more")
    require_callable("l2", "gradient", gradient, GRADIENT)
    return _Penalised(price, gradient)


@dataclass(frozen=True)
class _Penalised:
    """What `l2` returns: a function as data, that can be pickled and compared."""

    name: ClassVar[str] = "l2"
    price: float
    gradient: GradientFunction

    @ieee
    def __call__(
        self, network: MLP, theta: Array, X: Array, Y: Array, loss: Loss, **options: Any
    ) -> tuple[float, Array]:
        require_network("l2", network)
        theta = parameters("l2", theta, network.n_parameters)  # so that `layers` are views of it
        value, slope = self.gradient(network, theta, X, Y, loss, **options)
        weights = theta.copy()  # (P,)
        for layer in network.layers(weights):
            layer.b[:] = 0
        price = self.price  # Python's float: a NumPy scalar would make a float32 gradient float64
        return value + price / 2 * float(weights @ weights), slope + price * weights
