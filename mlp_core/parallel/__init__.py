r"""Data-parallel training: many machines share the work of one gradient (source D1).

The loss is a mean over examples, so its gradient is one too, and a sum can be computed in parts:

.. math:: \nabla L = \frac{1}{m} \sum_r m_r \nabla L_r

where rank r computes the mean gradient of its :math:`m_r` examples. One Allreduce adds the parts;
then every rank makes the same update. Chapter *Many machines*.

This module talks to anything that has the four members of `Communicator`; an MPI communicator of
mpi4py has them. mpi4py is imported by `mpi_world` alone. ``mpiexec -n 2 python -m
mlp_core.parallel`` trains D4's network.
"""

from typing import Any, Protocol

import numpy as np

from ..backend import Array
from ..epochs import GradientFunction
from ..gradients import value_and_gradient
from ..losses import Loss
from ..network import MLP
from ._agreement import limit, marks, who_differs, who_failed

_TAIL = 4  # behind the gradient in the buffer: loss, failures, mark, mark squared


class Communicator(Protocol):
    """What `data_parallel` asks of a communicator: mpi4py's ``MPI.COMM_WORLD``, for example."""

    @property
    def rank(self) -> int:
        """Who I am, from 0."""

    @property
    def size(self) -> int:
        """How many we are."""

    def Allreduce(self, sendbuf: Array, recvbuf: Array) -> Any:  # noqa: N802  (MPI's name)
        """Write the sum of every rank's `sendbuf` into every rank's `recvbuf`."""

    def allgather(self, sendobj: Any) -> list[Any]:
        """Return every rank's object, in the order of the ranks."""


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
    if m < 0 or not 0 <= rank < size:
        raise ValueError(
            f"shard: got {m} rows, rank {rank} of {size}; expected 0 or more rows and "
            "0 <= rank < size"
        )
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
        On every rank, if their theta or batches differ: they were given different seeds or data.
    TypeError
        If theta is no NumPy vector of float32 or float64.

    Notes
    -----
    A rank that fails *between* two calls leaves the others waiting for it. ``mpiexec -n 2 python -m
    mpi4py program.py`` ends the whole job when a rank raises; when one is killed, mpiexec does.
    """
    rank, size = comm.rank, comm.size
    buffers: dict[
        tuple[int, Any], Array
    ] = {}  # fresh ones would cost 70 us each for D4's network: page faults

    def weighted(network: MLP, theta: Array, X: Array, Y: Array, loss: Loss, out: Array) -> None:
        """Write gradient and loss of this rank's shard, times its rows, to the front of `out`."""
        if np.ndim(X) != 2:
            raise ValueError(f"X has shape {np.shape(X)}, expected (m, n_in), one example a row")
        mine = shard(len(X), rank, size)
        count = mine.stop - mine.start
        if count or not len(X):  # for a batch without rows `gradient` has the right words
            value, slope = gradient(network, theta, X[mine], Y[mine], loss)
            np.multiply(slope, count, out=out[:-_TAIL])
            out[-_TAIL] = value * count

    def of_all(network: MLP, theta: Array, X: Array, Y: Array, loss: Loss) -> tuple[float, Array]:
        if not isinstance(theta, np.ndarray) or theta.dtype not in (np.float32, np.float64):
            raise TypeError(
                f"data_parallel: theta is {type(theta).__name__} of {getattr(theta, 'dtype', '?')},"
                " expected a NumPy vector of float32 or float64, which MPI can add"
            )
        length, failure = network.n_parameters + _TAIL, None
        if (length, theta.dtype) not in buffers:
            buffers[length, theta.dtype] = np.empty((2, length), theta.dtype)
        parts, sums = buffers[length, theta.dtype]
        parts[:] = 0
        try:
            weighted(network, theta, X, Y, loss, parts)
        except Exception as error:  # the others wait in Allreduce: go there and tell them
            failure = error
        mine = marks(theta, X, Y)
        mark = sum(mine) % limit(theta.dtype, size)
        parts[1 - _TAIL :] = failure is not None, mark, mark * mark
        comm.Allreduce(parts, sums)
        value, failures, total, squares = sums[-_TAIL:].tolist()
        if failures:
            raise RuntimeError(who_failed(comm, failure)) from failure
        if size * int(squares) != int(total) ** 2:  # equal only if all marks are
            raise ValueError(who_differs(comm, mine))
        return value / len(X), sums[:-_TAIL] / len(X)

    return of_all


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
