"""Exercise *My rows*: the rows of a batch that are this rank's."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake
from mlp_core import shard


def _rows(m, rank, size):
    mine = shard(m, rank, size)
    return [mine.start, mine.stop]


def _between(cut):
    return lambda m, rank, size: [cut(m, rank, size), cut(m, rank + 1, size)]


def _rest_to_the_last(m, rank, size):
    return [rank * (m // size), m if rank == size - 1 else (rank + 1) * (m // size)]


def _rounded_up(m, rank, size):
    part = -(-m // size)
    return [min(rank * part, m), min((rank + 1) * part, m)]


def _more(m, rank, size, begin=True, end=True, one_too_many=False):
    part, more = divmod(m, size)
    start = rank * part + begin * min(rank, more)
    return [start, start + part + end * (rank < more + one_too_many)]


rows = Exercise(
    name="My rows",
    solution=_rows,
    probes=[(8, 1, 2), (16, 0, 3), (16, 1, 3), (16, 2, 3), (323, 3, 4), (11, 2, 4), (2, 1, 3),
            (2, 2, 3)],
    mistakes=[
        Mistake(
            lambda m, rank, size: [_rows(m, rank, size)[0], np.diff(_rows(m, rank, size))[0]],
            "The first number is right; the second is how many rows these are. Where do they end?",
        ),
        Mistake(
            _between(lambda m, rank, size: rank * (m // size)),
            "Rows are left over: for 16 rows and 3 ranks nobody gets row 15. The first m % size "
            "ranks take one more.",
        ),
        Mistake(
            _rest_to_the_last,
            "All rows that are left over go to the last rank: of 11 rows on 4 ranks it gets 5, and "
            "the others wait for it. Give the first m % size ranks one more each.",
        ),
        Mistake(
            _rounded_up,
            "You rounded the part up. Then the last ranks get too little: of 11 rows on 4 ranks 3, "
            "3, 3, 2 is right, but of 16 on 3 you give 6, 6, 4.",
        ),
        Mistake(
            _between(lambda m, rank, size: rank * m // size),
            "The shards are fair, but the longer ones stand in other places: the first m % size "
            "ranks are to have one row more.",
        ),
        Mistake(
            lambda m, rank, size: _more(m, rank, size, begin=False),
            "The lengths are right, but the starts ignore the extra rows of the ranks before: some "
            "rows belong to two ranks. min(rank, m % size) extra rows lie before this rank.",
        ),
        Mistake(
            lambda m, rank, size: _more(m, rank, size, end=False),
            "The starts are right, but the first m % size ranks miss their extra row.",
        ),
        Mistake(
            lambda m, rank, size: _more(m, rank, size, one_too_many=True),
            "One rank too many gets an extra row: ranks count from 0, so it is the ranks with "
            "rank < m % size.",
        ),
        Mistake(
            lambda m, rank, size: [_rows(m, rank, size)[0], _rows(m, rank, size)[1] - 1],
            "The second number is your last row. It should be the first row that is not yours "
            "any more, as in Python's slices.",
        ),
        Mistake(
            lambda m, rank, size: [v + 1 for v in _rows(m, rank, size)],
            "You count rows from 1. In code row 0 is the first.",
        ),
        Mistake(
            lambda m, rank, size: np.diff(_rows(m, rank, size))[0],
            "This is how many rows there are. Return where they start and where they stop.",
        ),
    ],
)  # fmt: skip

hints = (
    "The first `more` ranks have one row more. So this rank starts at `rank * part` plus "
    "the smaller of `rank` and `more`.",
)
wrong_lines = (
    "    start = rank * part",
    "    return [start, start + part]",
)
