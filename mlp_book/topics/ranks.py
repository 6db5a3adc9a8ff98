"""Ranks without MPI: threads of one program that talk as MPI's ranks do.

`together` runs one function on several ranks and returns what each returned. The communicator has
the members that `mlp_core.data_parallel` asks for, so a page without MPI runs the very same code;
nothing becomes faster by it.
"""

import threading
from collections.abc import Callable
from typing import Any

import numpy as np


class Ranks:
    """What the threads share: a place for each rank's contribution, and a meeting point."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.places: list[Any] = [None] * size
        self.meeting = threading.Barrier(size)
        self.bytes: list[int] = []  # of each sum, as rank 0 sent it

    def exchange(self, rank: int, thing: Any) -> list[Any]:
        """Put a thing down, wait for all, and return everyone's."""
        self.places[rank] = thing
        self.meeting.wait()  # all things are there
        everyones = list(self.places)
        self.meeting.wait()  # all have read
        return everyones


class ThreadCommunicator:
    """One rank's end of `Ranks`, with mpi4py's names."""

    def __init__(self, rank: int, ranks: Ranks) -> None:
        self.rank, self.size, self._ranks = rank, ranks.size, ranks

    def Allreduce(self, sendbuf: np.ndarray, recvbuf: np.ndarray) -> None:  # noqa: N802
        """Write the sum of every rank's `sendbuf` into `recvbuf`, added in the order of ranks."""
        if self.rank == 0:
            self._ranks.bytes.append(sendbuf.nbytes)
        total, *others = self._ranks.exchange(self.rank, sendbuf.copy())
        total = total.copy()
        for other in others:
            total += other
        recvbuf[:] = total

    def allgather(self, sendobj: Any) -> list[Any]:
        """Return every rank's object, in the order of the ranks."""
        return self._ranks.exchange(self.rank, sendobj)


def together(
    size: int, program: Callable[[ThreadCommunicator], Any], ranks: Ranks | None = None
) -> list[Any]:
    """Run ``program(comm)`` on `size` ranks and return what each returned, in order.

    If one raises, the others stop waiting, and its error is raised here.
    """
    ranks = Ranks(size) if ranks is None else ranks
    results: list[Any] = [None] * size
    failures: list[BaseException] = []

    def one(rank: int) -> None:
        try:
            results[rank] = program(ThreadCommunicator(rank, ranks))
        except threading.BrokenBarrierError:
            pass  # another rank failed; its error is the one to tell
        except BaseException as error:
            failures.append(error)
            ranks.meeting.abort()

    threads = [threading.Thread(target=one, args=(rank,)) for rank in range(size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return results
