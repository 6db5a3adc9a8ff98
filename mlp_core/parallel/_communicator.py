"""What a communicator must have, whoever made it."""

from typing import Any, Protocol

from ..backend import Array


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
