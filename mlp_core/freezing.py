"""Holding parameters fixed while others are trained: transfer learning (source D3).

Chapter *Practice*. `train` takes what `freeze` returns in place of `value_and_gradient`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np

from ._arguments import require_callable, require_flag, require_network
from ._numbers import is_integer, shown
from .backend import Array, array_namespace
from .epochs import GRADIENT, GradientFunction
from .gradients import value_and_gradient
from .losses import Loss
from .network import MLP
from .propagation import split


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
    require_callable("freeze", "gradient", gradient, GRADIENT)
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
    return _Frozen(network.sizes, frozenset(map(int, fixed)), bool(biases), gradient)


@dataclass(frozen=True)
class _Frozen:
    """What `freeze` returns: a function as data, that can be pickled and compared."""

    name: ClassVar[str] = "freeze"
    sizes: tuple[int, ...]
    layers: frozenset[int]
    biases: bool
    gradient: GradientFunction

    def __call__(
        self, network: MLP, theta: Array, X: Array, Y: Array, loss: Loss, **options: Any
    ) -> tuple[float, Array]:
        require_network("freeze", network)
        if network.sizes != self.sizes:  # another may have as many parameters in other places
            raise ValueError(
                f"freeze: made for sizes {self.sizes}, got a network of {network.sizes}"
            )
        value, slope = self.gradient(network, theta, X, Y, loss, **options)
        xp = array_namespace(slope)
        free = _free(self.sizes, self.layers, self.biases)
        return value, xp.where(xp.asarray(free), slope, 0)


@lru_cache(maxsize=8)
def _free(sizes: tuple[int, ...], fixed: frozenset[int], biases: bool) -> Array:
    """Return for each parameter whether it may move, (P,)."""
    marks = np.ones(sum((n_in + 1) * n_out for n_in, n_out in pairwise(sizes)), bool)
    for l, (W, b) in enumerate(split(sizes, marks)):
        W &= l not in fixed
        b &= l not in fixed and not biases
    marks.flags.writeable = False
    return marks
