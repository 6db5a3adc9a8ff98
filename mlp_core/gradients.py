r"""The gradient of the loss: computed by backpropagation, and checked by differences.

Sources: D2, D3 (backpropagation), D4 (partial derivatives). Chapters *Gradients* and
*Backpropagation*.
"""

import math
from collections.abc import Callable
from functools import partial

import numpy as np

from ._arguments import require_network
from ._numbers import number, one_number
from ._require import (
    float_array,
    ieee,
    inputs,
    parameters,
    raise_at,
    require_callable,
    require_finite,
)
from ._weights import Weights, sample_weights
from .backend import Array, array_namespace
from .losses import Loss, targets
from .network import MLP
from .propagation import backpropagate, propagate, split
from .workspace import Workspace, require_workspace


@ieee
def value_and_gradient(
    network: MLP,
    theta: Array,
    X: Array,
    Y: Array,
    loss: Loss,
    *,
    sample_weight: Weights = None,
    out: Workspace | None = None,
) -> tuple[float, Array]:
    r"""Return the loss and its gradient by theta, :math:`\partial L/\partial\theta`, (P,).

    For a loss and its canonical activation the value is computed from z, so it is exact where the
    output rounds to 0 or 1. Everything is computed in the dtype of `theta`; numbers that outgrow it
    become inf or NaN, without a warning. The loss says whether it sums or averages over outputs.
    Sources: D2, D3; chapter *Backpropagation*.

    Parameters
    ----------
    network : MLP
        The architecture.
    theta : array, (P,)
        The parameters.
    X : array, (m, n_in) or (n_in,)
        Examples, or one example.
    Y : array, (m, n_out) or (n_out,)
        Their targets.
    loss : Loss
        One of `LOSSES`.
    sample_weight : array, (m,), optional
        How much each example counts, 0 or more: :math:`\frac1m \sum_i w_i L_i`; all may be 0.
    out : Workspace, optional
        Where to write: the gradient returned is then ``out.gradient``, valid until the next call.

    Returns
    -------
    value : float
    gradient : array, (P,)

    Raises
    ------
    ValueError
        If a shape does not fit, there is no example, a number is not finite (the first bad row is
        named), the loss is not defined for the targets or the outputs, or `out` is of another size.
    TypeError
        If weights are given to a loss of your own that takes none, or `out` is no workspace.
    """
    where = "value_and_gradient"
    require_network(where, network)
    theta = parameters(where, theta, network.n_parameters)
    X = inputs(where, X, network.sizes[0], theta)
    Y = targets(where, Y, X, network.sizes[-1], loss)
    if X.ndim == 1:
        X, Y = X[None, :], Y[None, :]
    if sample_weight is not None:
        loss.require_weighable(where)
        sample_weight = sample_weights(where, sample_weight, len(X), X, some=False)
    if out is not None:
        require_workspace(where, out).require_fit(where, network, theta, len(X))
    return unchecked_value_and_gradient(
        network, theta, X, Y, loss, sample_weight=sample_weight, out=out
    )


def unchecked_value_and_gradient(
    network: MLP,
    theta: Array,
    X: Array,
    Y: Array,
    loss: Loss,
    *,
    sample_weight: Weights = None,
    out: Workspace | None = None,
) -> tuple[float, Array]:
    """Compute `value_and_gradient` of a batch that is known to be right, into `out` if given."""
    work = out or Workspace.unchecked(network, theta, len(X))
    z, a, delta, gradient, gradients, at, layers = work
    if at is not theta:
        layers = split(network.sizes, theta)
    activations = network.activations
    forward_pass = propagate(layers, activations, X, zip(z, a, strict=True))
    value = loss.value(activations[-1], z[-1], a[-1], Y, sample_weight)
    backpropagate(layers, activations, forward_pass, Y, loss, gradients, sample_weight, delta)
    return value, gradient


@ieee
def numerical_gradient(f: Callable[[Array], float], theta: Array, *, step: float = 1e-6) -> Array:
    r"""Return the gradient of `f` by central differences, in float64.

    .. math:: \frac{\partial f}{\partial\theta_i} \approx
        \frac{f(\theta + h e_i) - f(\theta - h e_i)}{2h}

    The error is of order :math:`h^2` from the formula and :math:`10^{-16}/h` from rounding.
    Source: D4; chapter *Gradients*.

    Parameters
    ----------
    f : callable
        ``f(theta) -> float``. Where it is inf or NaN, so is the gradient.
    theta : array, (P,)
        Where.
    step : float
        h, positive, and more than half the gap between float64 numbers at each of `theta`.

    Raises
    ------
    ValueError
        If `theta` is not a vector of finite numbers, or `step` is not positive or too small.
    TypeError
        If `f` is no function, or returns anything but one real number.
    """
    require_callable("numerical_gradient", "f", f, "f(theta) -> float")
    h = number("numerical_gradient", "step", step, above=0)
    theta = float_array("numerical_gradient", "theta", theta).astype(np.float64)
    if theta.ndim != 1:
        raise ValueError(f"numerical_gradient: theta has shape {theta.shape}, expected (P,)")
    require_finite("numerical_gradient", "theta", theta)
    gradient = theta.copy()
    for i in range(len(theta)):
        ahead, behind = theta.copy(), theta.copy()
        ahead[i] += h
        behind[i] -= h
        if not behind[i] < theta[i] < ahead[i]:
            place, least = float(theta[i]), 2 * np.spacing(abs(float(theta[i])))
            raise ValueError(
                f"numerical_gradient: theta[{i}] is {place}, and a step of {h} is lost in "
                f"rounding beside it, expected one of {least:.2g} or more"
            )
        difference = _number(f(ahead)) - _number(f(behind))
        gradient[i] = difference / (ahead[i] - behind[i])  # 2h as it was rounded
    return gradient


def _number(value: object) -> float:
    return one_number("numerical_gradient", "f", value)


def check_gradient(
    network: MLP, theta: Array, X: Array, Y: Array, loss: Loss, *, sample_weight: Weights = None
) -> float:
    r"""Return :math:`|g - n| / \max(|g|, |n|, s)`: backpropagation's g against differences' n.

    The norms are Euclidean. In float64 a right gradient gives less than 1e-7, a wrong one about
    1e-2 or more; where ReLU has a z within 1e-6 of 0 a right one can fail. The scale s, most often
    the smallest of the three, is what g must exceed to be seen to seven digits: rounding leaves in
    the differences an error of about :math:`10^{-7} s`, where

    .. math:: 10^{-7}\, s = \frac{\epsilon}{h} \sqrt{P}\, \sqrt{L^2 + \sum (\delta z)^2}

    with h = 1e-6, :math:`\epsilon` = 2.2e-16, and :math:`\delta`, z of the last layer. At a trained
    minimum g is smaller than s, and a mistake by a share r gives :math:`r |g| / s`: above 1e-7
    unless rounding hides it. So check where g is large, too, as with weights fresh from ``init``.

    Two zero gradients give 0. Takes and raises what `value_and_gradient` and `numerical_gradient`
    do; a gradient with inf or NaN is a ValueError. Source: D4; chapter *Gradients*.
    """
    require_network("check_gradient", network)
    theta = float_array("check_gradient", "theta", theta).astype(np.float64)
    at = partial(value_and_gradient, network, X=X, Y=Y, loss=loss, sample_weight=sample_weight)
    value, g = at(theta)
    g = _finite("backpropagation's", g)
    n = numerical_gradient(lambda t: at(t)[0], theta)
    n = _finite("the differences'", n)
    if not (g.any() or n.any()):
        return 0.0
    forward_pass = network.forward(theta, X)
    delta = network.backward(theta, forward_pass, Y, loss).delta[-1]
    if sample_weight is not None:
        delta = (delta.T * array_namespace(theta).asarray(sample_weight)).T
    spread = math.hypot(value, _norm(delta * forward_pass.z[-1]))
    scale = 1e7 * np.finfo(float).eps / 1e-6 * math.sqrt(len(theta)) * spread
    return _norm(g - n) / max(_norm(g), _norm(n), scale)


def _finite(whose: str, gradient: Array) -> Array:
    finite = array_namespace(gradient).isfinite(gradient)
    if not finite.all():  # NaN is no larger than 0, so it would pass for a perfect gradient
        expected = "finite numbers; the loss outgrows float64: try smaller parameters or inputs"
        raise_at("check_gradient", f"{whose} gradient", gradient, ~finite, expected)
    return gradient


def _norm(array: Array) -> float:
    largest = float(array_namespace(array).abs(array).max())
    scaled = array / (largest or 1.0)  # no square overflows
    return largest * float((scaled**2).sum() ** 0.5)
