"""What ranks tell each other: that one failed, or that they do not compute with the same numbers.

Ranks that were given different seeds would train nonsense without a word. So a number made of
theta, X and Y travels with the gradient, and its square: n numbers are equal only if n times the
sum of their squares is the square of their sum.
"""

import math
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

from ..backend import Array

if TYPE_CHECKING:
    from . import Communicator


def marks(theta: Array, X: Array, Y: Array) -> list[int]:
    """Return a number for each, which a change of any entry changes (but for rare chance)."""
    # A sum of bit patterns takes 4 us for D4's theta, a checksum 36. Of examples the order counts.
    bits = theta.view(f"u{theta.itemsize}").sum(dtype=np.uint64)
    return [int(bits), *(zlib.crc32(np.ascontiguousarray(part).data) for part in (X, Y))]


def limit(dtype: np.dtype[Any], size: int) -> int:
    """Return below which number a mark must stay: so that all squares add up without rounding."""
    return math.isqrt(2 ** (np.finfo(dtype).nmant + 1) // size)


def who_failed(comm: "Communicator", failure: Exception | None) -> str:
    """Say on which ranks the gradient failed, and why; every rank calls it."""
    said = None if failure is None else f"{type(failure).__name__}: {failure}"
    told = enumerate(comm.allgather(said))
    return "data_parallel: " + "; ".join(
        f"rank {rank} of {comm.size} failed: {text}" for rank, text in told if text
    )


def who_differs(comm: "Communicator", mine: list[int]) -> str:
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
