"""What ranks tell each other: that one failed, or that they do not compute with the same numbers.

Ranks that were given different seeds would train nonsense without a word. So a number made of
theta, X and Y travels with the gradient, and its square: n numbers are equal only if n times the
sum of their squares is the square of their sum. What they compute with is compared in words, when
it is new: activations, loss and gradient function stay the same objects from update to update.
"""

import math
import zlib
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from ..backend import Array
from ..network import MLP
from ._communicator import Communicator
from ._computed import Computed, differing, python

Basis: TypeAlias = tuple[int, str]
"""How many parameters, of which dtype; 0 and what theta is if it cannot be added."""


class Meant(NamedTuple):
    """What a rank means to compute with: `Basis`, and network, loss and gradient function."""

    basis: Basis
    things: dict[str, Computed]


def marks(theta: Array, X: Array, Y: Array) -> list[int]:
    """Return a number for each, which a change of any entry changes (but for rare chance)."""
    # A sum of bit patterns would take 4 us for D4's theta, this takes 30; but the order counts too.
    return [zlib.crc32(np.ascontiguousarray(part).data) for part in (theta, X, Y)]


def limit(dtype: np.dtype[Any], size: int) -> int:
    """Return below which number a mark must stay: so that all squares add up without rounding."""
    return math.isqrt(2 ** (np.finfo(dtype).nmant + 1) // size)


def basis_of(network: MLP, theta: Array) -> Basis:
    """Return how many numbers of which dtype this rank would add to the others'."""
    if isinstance(theta, np.ndarray) and theta.dtype in (np.float32, np.float64):
        return getattr(network, "n_parameters", theta.size), theta.dtype.name
    return 0, f"{type(theta).__name__} of {getattr(theta, 'dtype', '?')}"


def agree(comm: Communicator, mine: Meant, failure: Exception | None = None) -> Meant:
    """Return what all ranks have; if they differ, or a gradient failed, each raises the same.

    Every rank calls it.
    """
    said = None if failure is None else f"{type(failure).__name__}: {failure}"
    told, size = comm.allgather((mine, python(), said)), comm.size
    failed = [f"rank {r} of {size} failed: {text}" for r, (*_, text) in enumerate(told) if text]
    if failed:
        raise RuntimeError("data_parallel: " + "; ".join(failed)) from failure
    first, first_python, _ = told[0]
    for rank, (theirs, its_python, _) in enumerate(told):
        count, dtype = theirs.basis
        if not count:
            raise TypeError(
                f"data_parallel: theta is {dtype}, expected a NumPy vector of float32 or "
                f"float64, which MPI can add (rank {rank} of {size})"
            )
        if theirs.basis != first.basis:
            raise ValueError(
                f"data_parallel: rank {rank} has {count} parameters of {dtype}, rank 0 "
                f"{' of '.join(map(str, first.basis))}; give every rank the same network and dtype"
            )
        name = differing(first.things, theirs.things, exact=its_python == first_python)
        if name is not None:
            got, expected = theirs.things[name].shown, first.things[name].shown
            if got == expected:
                got = "another of that name, or holds other values"
            raise ValueError(
                f"data_parallel: the {name} of rank 0 is {expected}, that of rank {rank} {got}; "
                "give every rank the same network, loss and gradient function"
            )
    return mine


def who_differs(comm: Communicator, mine: list[int]) -> str:
    """Say what of which rank differs from rank 0's; every rank calls it."""
    everyones = comm.allgather(mine)
    rank, name = next(
        (rank, name)
        for rank, theirs in enumerate(everyones)
        for name, first, other in zip(("theta", "X", "Y"), everyones[0], theirs, strict=True)
        if first != other
    )
    return (
        f"data_parallel: {name} of rank {rank} differs from rank 0's; give every rank the same "
        "seed, the same examples and the same first theta"
    )
