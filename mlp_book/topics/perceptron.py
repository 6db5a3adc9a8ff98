r"""The perceptron: a neuron with the step activation, and what AND, OR and XOR ask of it.

`step` is Heaviside's function, :math:`\varphi(z) = 1` for z > 0, else 0: the neuron fires only
above its threshold, so step(0) = 0. It is not one of `mlp_core.ACTIVATIONS`, because nothing can
be learnt through it by gradients: its slope is 0 on either side of 0, and there is none at 0.
`mlp_core` propagates it forward as it does any activation, and refuses to go back. Source: D3.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from mlp_core import Activation

__all__ = ["GATES", "POINTS", "step"]

POINTS = ((0, 0), (0, 1), (1, 0), (1, 1))
"""The four inputs of a gate, in the order of its truth table."""

GATES: dict[str, tuple[int, ...]] = {
    "AND": (0, 0, 0, 1),
    "OR": (0, 1, 1, 1),
    "XOR": (0, 1, 1, 0),
}
"""What each gate answers at `POINTS`."""


class Step(Activation):
    """Heaviside's function, which can be gone through forward only."""

    name = "step"

    def formula(self, xp: Any, z: np.ndarray) -> np.ndarray:  # noqa: ARG002
        """Return 1 where z > 0, else 0."""
        return (z > 0).astype(z.dtype)

    def slope(self, *_: object) -> np.ndarray:
        """Refuse to go back."""
        raise TypeError(
            "step: gradients cannot train it; its slope is 0 on either side of 0, and there is "
            "none at 0. Take sigmoid, its smooth relative"
        )


step = Step()
r""":math:`\varphi(z) = 1` for z > 0, else 0. Without a usable derivative."""
