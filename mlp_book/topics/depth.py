"""How large numbers are, layer by layer, in a deep network at its start; depth.js does the same.

Layers of `NEURONS` neurons without biases' help: biases are 0. Forward go `EXAMPLES` random rows
of typical size 1. Back come random slopes of typical size 1 for the last activations, as if a
loss had sent them. Typical size: the root of the mean of the squares. Chapter *Initialisation and
symmetry*.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from mlp_core import MLP, small_normal
from mlp_core.initializers import Initializer

__all__ = ["EXAMPLES", "MOST_LAYERS", "NEURONS", "Signals", "signals", "typical_size"]

NEURONS = EXAMPLES = 32
MOST_LAYERS = 20
FLAT = 0.01  # a neuron is saturated where its slope is below


class Signals(NamedTuple):
    """The typical size of a and of delta in each layer, and the share of saturated activations."""

    a: list[float]
    delta: list[float]
    flat: list[float]


def typical_size(values: np.ndarray) -> float:
    """Return the root of the mean of the squares."""
    return float(np.sqrt(np.mean(np.square(values))))


def signals(
    layers: int, activation: str, initializer: Initializer | str, scale: float, seed: int
) -> Signals:
    r"""Go through the network and back.

    .. math::
        A_l = \varphi(A_{l-1} W_l^T), \qquad
        \Delta_l = G_l \odot \varphi'(Z_l), \qquad G_{l-1} = \Delta_l W_l

    From the generator of `seed` come X (m, n), then the slopes G of the last layer (m, n), then the
    weights, so that a deeper network begins as a shallower one.

    Parameters
    ----------
    layers : int
        From 1 to `MOST_LAYERS`.
    activation, initializer : str
        Names of `mlp_core`; "small_normal" has the deviation `scale`.
    """
    network = MLP((NEURONS,) * (layers + 1), [activation] * layers)
    rng = np.random.default_rng(seed)
    X, back = rng.normal(size=(2, EXAMPLES, NEURONS))
    theta = network.init(rng, small_normal(scale) if initializer == "small_normal" else initializer)
    z, a = network.forward(theta, X)[1:]
    found = Signals([], [], [])
    parts = list(zip(network.layers(theta), network.activations, z, a, strict=True))
    for (W, _), phi, z_l, a_l in reversed(parts):
        delta = phi.backward(z_l, a_l, back)
        found.a.insert(0, typical_size(a_l))
        found.delta.insert(0, typical_size(delta))
        found.flat.insert(0, float(np.mean(np.abs(phi.derivative(z_l, a_l)) < FLAT)))
        back = delta @ W
    return found
