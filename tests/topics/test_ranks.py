"""Threads that act as ranks: they talk, and a failure leaves nobody waiting."""

import threading

import numpy as np
import pytest

from mlp_book.topics.ranks import Ranks, together


@pytest.mark.parametrize("size", [1, 2, 5])
def test_a_sum_reaches_every_rank(size):
    def program(comm):
        mine, total = np.array([comm.rank, 1.0]), np.empty(2)
        comm.Allreduce(mine, total)
        comm.Allreduce(total, mine)  # the buffers may change places at once
        return [*total, *mine, *comm.allgather(comm.rank)]

    total = [size * (size - 1) / 2, size]
    expected = [*total, *(size * t for t in total), *range(size)]
    ranks = Ranks(size)
    assert together(size, program, ranks) == [expected] * size
    assert ranks.bytes == [16, 16]


def test_a_failure_ends_all_and_is_the_one_told():
    before = threading.active_count()

    def program(comm):
        if comm.rank == 1:
            raise ZeroDivisionError("by hand")
        comm.allgather(None)

    with pytest.raises(ZeroDivisionError, match="by hand"):
        together(3, program)
    assert threading.active_count() == before
