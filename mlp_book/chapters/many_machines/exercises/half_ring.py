"""Exercise *Half a ring*: the first half of the ring, round by round."""

import re

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _half(table, rounds=None, to=1, piece=lambda r, k: r - k, replace=False, stale=False):
    """The table after rounds in which each rank sends one piece on, and its neighbour adds it."""
    table = np.array(table)
    start = table.copy()
    R = len(table)
    for k in range(R - 1 if rounds is None else rounds(R)):
        for r in range(R):
            column, neighbour = piece(r, k) % R, (r + to) % R
            sent = (start if stale else table)[r, column]
            table[neighbour, column] = sent + (not replace) * table[neighbour, column]
    return table


def _first_rank_only(table):
    table = np.array(table)
    R = len(table)
    for k in range(R - 1):
        table[1 % R, (0 - k) % R] += table[0, (0 - k) % R]
    return table


def _open_circle(table):
    return table[len(table)]  # where rank R - 1 looks for a neighbour without % R


class OpenCircleError(IndexError):
    """The outcome of an attempt that looks for the rank behind the last one."""


_BEHIND = re.compile(r"index (\d+) is out of bounds for axis 0 with size \1$")


class _Ring(Exercise):
    """Of all wrong indices, the one that a closed circle would not need is told from others."""

    def _outcomes(self, answer):
        outcomes = super()._outcomes(answer)
        behind = [isinstance(o, IndexError) and _BEHIND.search(str(o)) for o in outcomes]
        return [OpenCircleError(str(o)) if b else o for o, b in zip(outcomes, behind, strict=True)]


half_ring = _Ring(
    name="Half a ring",
    solution=_half,
    probes=[
        (np.array([[1, 2], [10, 20]]),),
        (np.array([[1, 2, 3], [10, 20, 30], [100, 200, 300]]),),
        (np.array([[1, 0, 2, -1], [3, 1, 4, 1], [5, 9, 2, 6], [5, 3, 5, 8]]),),
        (np.array([[1.1, 1 / 3], [0.5, -1.0]]),),
        (np.array([[-0.5, 2.0, -1.5], [0.25, -3.0, 1.0], [1.0, 0.1, -0.7]]),),
    ],
    mistakes=[
        Mistake(
            lambda table: np.tile(np.sum(table, axis=0), (len(table), 1)),
            "This is the end of the whole ring, or a sum without any ring. After the first half "
            "each rank holds one complete piece, and the rest half done.",
        ),
        Mistake(
            lambda table: _half(table, rounds=lambda R: R),
            "One round too many: the first pieces are added twice. R - 1 rounds make a sum of R.",
        ),
        Mistake(
            lambda table: _half(table, rounds=lambda R: R - 2),
            "One round is missing: range(R - 1) counts R - 1 rounds from 0.",
        ),
        Mistake(
            lambda table: _half(table, rounds=lambda R: 1),
            "This is the first round. There are R - 1.",
        ),
        Mistake(
            lambda table: _half(table, piece=lambda r, k: r - k - 1),
            "You count rounds from 1. The first one has the number 0: range(R - 1) does that.",
        ),
        Mistake(
            _open_circle,
            "The last rank has no neighbour in your table: close the circle, (r + 1) % R.",
        ),
        Mistake(
            lambda table: _half(table, to=-1),
            "You sent to the rank before. Rank r sends to rank r + 1.",
        ),
        Mistake(
            lambda table: _half(table, piece=lambda r, k: r),
            "Every round sends the same pieces. In round k rank r sends piece r - k, the one it "
            "has received and added to in the round before.",
        ),
        Mistake(
            lambda table: _half(table, piece=lambda r, k: r + k),
            "In round k rank r sends piece r - k, not r + k: the one it has received and "
            "added to in the round before.",
        ),
        Mistake(
            lambda table: _half(table, piece=lambda r, k: k),
            "Every rank sends the same piece here, one after another. Each rank sends another "
            "piece: r - k.",
        ),
        Mistake(
            lambda table: _half(table, replace=True),
            "The neighbour's own number is lost: it adds what it gets, += and not =.",
        ),
        Mistake(
            lambda table: _half(table, stale=True),
            "You send the numbers of the start in every round. Send what is in the table now.",
        ),
        Mistake(
            _first_rank_only,
            "Only rank 0 sends. In every round all ranks send: a loop over r inside the loop "
            "over k.",
        ),
        Mistake(
            lambda table: _half(np.array(table, dtype=int)),
            "Your table holds whole numbers only, so fractions are cut off: table.copy() keeps the "
            "type.",
        ),
        Mistake(
            lambda table: np.array(table),
            "Nothing has moved: the table is as it was.",
        ),
    ],
)

hints = (
    "In round k rank r sends column `(r - k) % R` to row `(r + 1) % R`. It is added "
    "there, not written over what is there.",
)
