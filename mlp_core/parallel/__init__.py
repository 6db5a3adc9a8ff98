r"""Data-parallel training: many machines share the work of one gradient (source D1).

The loss is a mean over examples, so its gradient is one too, and a sum can be computed in parts:

.. math:: \nabla L = \frac{1}{m} \sum_r m_r \nabla L_r

where rank r computes the mean gradient of its :math:`m_r` examples. One Allreduce adds the parts;
then every rank makes the same update. Chapter *Many machines*.

This module talks to anything that has the four members of `Communicator`; an MPI communicator of
mpi4py has them. mpi4py is imported by `mpi_world` alone. ``mpiexec -n 2 python -m
mlp_core.parallel`` trains D4's network.
"""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from .._numbers import is_integer, shown
from ..backend import Array
from ..gradient_functions import Around, GradientFunction, unchecked
from ..gradients import value_and_gradient
from ..losses import Loss
from ..network import MLP
from ._agreement import Basis, Meant, agree, basis_of, limit, marks, who_differs
from ._communicator import Communicator
from ._computed import Computed, computed

_TAIL = 4  # behind the gradient in the buffer: loss, failures, mark, mark squared


def shard(m: int, rank: int, size: int) -> slice:
    """Return the rows of a batch of `m` that are this rank's: all but equal parts, in order.

    Where `m` cannot be divided by `size`, the first ranks have a row more; where it is smaller,
    the last ranks have none. Source: D1; chapter *Many machines*.

    Parameters
    ----------
    m : int
        Rows, 0 or more.
    rank, size : int
        Which part of how many, 0 <= rank < size.

    Raises
    ------
    ValueError
        If there is no such part.

    Examples
    --------
    >>> [shard(16, rank, 3) for rank in range(3)]
    [slice(0, 6, None), slice(6, 11, None), slice(11, 16, None)]
    """
    whole = all(map(is_integer, (m, rank, size)))
    if not whole or m < 0 or not 0 <= rank < size:
        raise ValueError(
            f"shard: got {shown(m)} rows, rank {shown(rank)} of {shown(size)}; expected 0 or more "
            "rows and 0 <= rank < size, whole numbers"
        )
    m, rank, size = int(m), int(rank), int(size)  # NumPy's small ones would wrap
    part, more = divmod(m, size)
    start = rank * part + min(rank, more)
    return slice(start, start + part + (rank < more))


def data_parallel(
    comm: Communicator, gradient: GradientFunction = value_and_gradient
) -> GradientFunction:
    """Return a gradient function for `train` that shares each batch among the ranks.

    Every rank calls `train` with the same network, theta, examples, optimiser and seed. A call
    computes the gradient of this rank's `shard` of the batch, adds all ranks' by **one** Allreduce
    of P + 4 numbers, and returns loss and gradient of the whole batch: the same bits on every rank
    (as MPI advises its makers), and those of one machine but for rounding, however uneven the
    shards are. Every rank holds all examples; the work is shared, the memory is not. Source: D1;
    chapter *Many machines*.

    Parameters
    ----------
    comm : Communicator
        For example ``mpi_world()``.
    gradient : callable
        What computes a shard's loss and gradient, both means over its examples: also one from
        `freeze`.

    Raises
    ------
    RuntimeError
        On every rank, if the gradient failed on one: the message says on which, and why.
    ValueError
        On every rank, if their networks (an activation or its slope, too), losses, gradient
        functions, theta or batches differ.
    TypeError
        On every rank, if a theta is no NumPy vector of float32 or float64.

    Notes
    -----
    The first call, and one for another network, loss or dtype, also asks whether all ranks mean the
    same. Gradient functions are compared by their code and by what they hold, as the price of `l2`;
    what belongs to one rank alone, as its number, is best left out of them. An optimiser is not
    seen here: if it differs, theta does from its first update on, and that is told.
    A rank that fails *between* two calls leaves the others waiting for it. ``mpiexec -n 2 python -m
    mpi4py program.py`` ends the whole job when a rank raises; when one is killed, mpiexec does.
    """
    return _DataParallel(gradient, comm)


class _Memory:
    """What a rank remembers from call to call, to ask and to copy less; no result depends on it."""

    def __init__(self) -> None:
        self.agreed: Meant | None = None  # what all ranks computed with in the last call
        self.known: tuple[MLP, Loss, dict[str, Computed]] | None = None  # the last, in words
        # Fresh buffers would cost 70 us each for D4's network: page faults.
        self.buffers: dict[Basis, Array] = {}


@dataclass(frozen=True)
class _DataParallel(Around):
    """What `data_parallel` returns."""

    name = "data_parallel"
    comm: Communicator
    _memory: _Memory = field(default_factory=_Memory, init=False, repr=False, compare=False)

    def __reduce__(self) -> Any:
        return data_parallel, (self.comm, self.gradient)

    def __call__(  # type: ignore[override]  # no weights: `train` asks, and refuses them
        self, network: MLP, theta: Array, X: Array, Y: Array, loss: Loss
    ) -> tuple[float, Array]:
        return self.compute(self.gradient, network, theta, X, Y, loss)

    def unwrapped(self, where: str, network: MLP, theta: Array) -> GradientFunction:
        try:
            inside = unchecked(where, self.gradient, network, theta)
        except Exception:  # the other ranks wait: it fails in the call too, where they are told
            inside = self.gradient
        return partial(self.compute, inside)

    def compute(
        self,
        gradient: GradientFunction,
        network: MLP,
        theta: Array,
        X: Array,
        Y: Array,
        loss: Loss,
        **_more: Any,  # a workspace for a whole batch, of which this rank has some rows
    ) -> tuple[float, Array]:
        comm, memory = self.comm, self._memory
        failure, mine = None, [0, 0, 0]
        known = memory.known
        if known is None or known[0] is not network or known[1] is not loss:  # not at each update
            try:
                words = {"network": network, "loss": loss, "gradient function": self.gradient}
                things = computed(**words)
            except Exception as error:  # as below: the others wait
                failure, things = error, {}
            memory.known = known = (network, loss, things)
        meant = Meant(basis_of(network, theta), known[2])
        if memory.agreed is None:
            memory.agreed = agree(comm, meant, failure)
        agreed = memory.agreed
        count, dtype = basis = agreed.basis
        if basis not in memory.buffers:
            memory.buffers[basis] = np.empty((2, count + _TAIL), dtype)
        parts, sums = memory.buffers[basis]
        parts[:] = 0
        if meant == agreed:
            try:
                self._add_shard(gradient, network, theta, X, Y, loss, parts)
                mine = marks(theta, X, Y)
            except Exception as error:  # the others wait in Allreduce: go there and tell them
                failure = error
        mark = sum(mine) % limit(parts.dtype, comm.size)
        parts[1 - _TAIL :] = failure is not None or meant != agreed, mark, mark * mark
        comm.Allreduce(parts, sums)
        value, failures, total, squares = sums[-_TAIL:].tolist()
        if failures:
            memory.agreed = agree(comm, meant, failure)
            # Nobody failed: all have another network.
            return self.compute(gradient, network, theta, X, Y, loss)
        if comm.size * int(squares) != int(total) ** 2:  # equal only if all marks are
            raise ValueError(who_differs(comm, mine))
        return value / len(X), sums[:-_TAIL] / len(X)

    def _add_shard(
        self,
        gradient: GradientFunction,
        network: MLP,
        theta: Array,
        X: Array,
        Y: Array,
        loss: Loss,
        out: Array,
    ) -> None:
        """Write gradient and loss of this rank's shard, times its rows, to the front of `out`."""
        if np.ndim(X) != 2:
            raise ValueError(f"X has shape {np.shape(X)}, expected (m, n_in), one example a row")
        if np.shape(Y)[:1] != (len(X),):  # a rank's rows of it would fit
            raise ValueError(
                f"Y has shape {np.shape(Y)}, expected {len(X)} rows, one for each of X"
            )
        mine = shard(len(X), self.comm.rank, self.comm.size)
        count = mine.stop - mine.start
        if count or not len(X):  # for a batch without rows `gradient` has the right words
            value, g = gradient(network, theta, X[mine], Y[mine], loss)
            np.multiply(g, count, out=out[:-_TAIL])
            out[-_TAIL] = value * count


def mpi_world() -> Communicator:
    """Return mpi4py's ``MPI.COMM_WORLD``, all ranks that mpiexec started: alone, one.

    Source: D1; chapter *Many machines*. ImportError, with the command that installs them, if mpi4py
    or an MPI is missing.
    """
    try:
        from mpi4py import MPI
    except (ImportError, RuntimeError) as error:  # RuntimeError: mpi4py finds no MPI
        raise ImportError(
            f"mpi_world: cannot load MPI ({error}); `pip install mpi4py mpich` brings one for one "
            "machine (not for Windows); on a cluster load its own MPI, then `pip install mpi4py`"
        ) from error
    return MPI.COMM_WORLD
