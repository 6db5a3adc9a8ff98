"""L2 regularisation: a penalty on large weights, as a gradient function for `mlp_core.train`."""

from __future__ import annotations

import numpy as np

import mlp_core
from mlp_core.training import GradientFunction

__all__ = ["l2_penalty", "with_l2"]


def l2_penalty(network: mlp_core.MLP, theta: np.ndarray, strength: float) -> float:
    r"""Return :math:`\frac{\lambda}{2} \sum w^2` over all weights; biases are left out."""
    return strength / 2 * sum(float((W**2).sum()) for W, _ in network.layers(theta))


def with_l2(
    strength: float, *, gradient: GradientFunction = mlp_core.value_and_gradient
) -> GradientFunction:
    r"""Return a gradient function for `train`, of :math:`L + \frac{\lambda}{2} \sum w^2`.

    Parameters
    ----------
    strength : float
        :math:`\lambda`, 0 or more. Each weight's derivative grows by :math:`\lambda w`.
    gradient : callable
        The gradient function of L.

    Raises
    ------
    ValueError
        If `strength` is not a finite number, 0 or more.
    """
    if not 0 <= strength < np.inf:
        raise ValueError(f"with_l2: strength is {strength!r}, expected a finite number, 0 or more")

    def penalised(
        network: mlp_core.MLP,
        theta: np.ndarray,
        X: np.ndarray,
        Y: np.ndarray,
        loss: mlp_core.Loss,
    ) -> tuple[float, np.ndarray]:
        value, slope = gradient(network, theta, X, Y, loss)
        weights = network.pack([(W, 0 * b) for W, b in network.layers(theta)])
        return value + l2_penalty(network, theta, strength), slope + strength * weights

    return penalised
