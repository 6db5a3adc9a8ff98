"""How much a network computes and fetches, as counted in the chapter *Why it parallelises*.

Counted is what the formulas ask for: a layer of n inputs and k neurons makes, for one example, n k
multiplications, n k additions (each neuron adds n products and its bias) and k activations.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Operations", "backward", "forward", "intensity", "longest_chain", "product"]


class Operations(NamedTuple):
    """A number of operations, by kind."""

    multiplications: int
    additions: int
    activations: int
    """Activation functions; on the way back, their slopes."""

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self)


def _check(sizes: Sequence[int], m: int) -> None:
    if len(sizes) < 2 or min(sizes) < 1 or m < 1:
        raise ValueError(f"operations: sizes {tuple(sizes)} for {m} examples: expected positive")


def forward(sizes: Sequence[int], m: int = 1) -> Operations:
    """Count the forward pass of `m` examples: m sum n k, the same again, m sum k.

    >>> forward((2, 4, 2, 1))
    Operations(multiplications=18, additions=18, activations=7)
    """
    _check(sizes, m)
    products = m * sum(n * k for n, k in pairwise(sizes))
    return Operations(products, products, m * sum(sizes[1:]))


def backward(sizes: Sequence[int], m: int = 1) -> Operations:
    r"""Count the backward pass from the last layer's delta, which is given, to all gradients.

    For each layer $dW = \delta^T A$ and $db = \sum \delta$; for each but the first also what is
    handed back, $\delta W$, times the slopes of the activations.

    >>> backward((2, 4, 2, 1)).multiplications
    34
    """
    _check(sizes, m)
    layers = list(pairwise(sizes))
    hidden = sum(sizes[1:-1])
    gradients = sum(n * k for n, k in layers)
    handed = sum(n * k for n, k in layers[1:])
    return Operations(
        m * (gradients + handed + hidden),
        (m - 1) * (gradients + sum(sizes[1:])) + m * (handed - hidden),
        m * hidden,
    )


def longest_chain(sizes: Sequence[int]) -> int:
    """Count the steps of a forward pass that wait for one another, one worker a neuron.

    A neuron of n inputs makes n multiplications, n additions and one activation, and a layer waits
    for the one before.

    >>> longest_chain((2, 4, 2, 1))
    19
    """
    _check(sizes, 1)
    return sum(2 * n + 1 for n in sizes[:-1])


def product(m: int, n_in: int, n_out: int) -> int:
    """Count the multiplications and additions of m examples through one layer: 2 m n_in n_out."""
    return 2 * m * n_in * n_out


def intensity(m: int, n_in: int, n_out: int, size: int = 8) -> float:
    """Return the operations for each byte that must be fetched or stored, at best.

    X (m, n_in), W (n_out, n_in) and Z (m, n_out) pass once, in numbers of `size` bytes.
    """
    numbers = m * n_in + n_in * n_out + m * n_out
    return product(m, n_in, n_out) / (size * numbers)
