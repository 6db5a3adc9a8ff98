"""Exercise *Confusion*.

Count how often each digit was taken for each other, in a table of 10 by 10.
"""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake
from mlp_book.topics.digits import confusion as _table


def _last(truth, answer):
    table = np.zeros((10, 10), dtype=int)
    table[truth[-1], answer[-1]] += 1
    return table


confusion = Exercise(
    name="Confusion",
    solution=_table,
    probes=[
        (np.array([3, 3, 3, 5]), np.array([3, 3, 8, 5])),
        (np.array([0, 9, 9, 1, 1, 1]), np.array([9, 9, 9, 0, 0, 7])),
        (np.array([4, 4]), np.array([9, 9])),
    ],
    mistakes=[
        Mistake(
            lambda truth, answer: _table(truth, answer).T,
            "Rows and columns are exchanged: the row is the digit written, the column the answer.",
        ),
        Mistake(
            lambda truth, answer: (_table(truth, answer) > 0).astype(int),
            "No number is above 1. With = 1 a place forgets what it had; and table[truth, answer] "
            "+= 1 adds to each place once only. Go through the pairs one by one.",
        ),
        Mistake(
            lambda truth, answer: np.diag(np.diag(_table(truth, answer))),
            "The mistakes are missing: count every pair, the wrong ones too.",
        ),
        Mistake(
            lambda truth, answer: _table(truth, answer) - np.diag(np.diag(_table(truth, answer))),
            "The right answers are missing: they stand on the diagonal.",
        ),
        Mistake(
            lambda truth, answer: _table(truth, answer) / len(truth),
            "These are shares. Count.",
        ),
        Mistake(
            lambda truth, answer: np.zeros((10, 10)),
            "The table stays empty: add 1 at row t, column a, for each pair t, a.",
        ),
        Mistake(
            lambda truth, answer: _table(truth[:1], answer[:1]),
            "Only the first pair is counted: is the return inside the loop?",
        ),
        Mistake(_last, "Only the last pair is there. Is the table made anew inside the loop?"),
        Mistake(
            lambda truth, answer: _table(truth, truth),
            "Only the digits written count here: the column is the answer.",
        ),
        Mistake(
            lambda truth, answer: _table(answer, answer),
            "Only the answers count here: the row is the digit written.",
        ),
    ],
)

hints = (
    "`zip(truth, answer)` goes through both arrays at once: add 1 at row `t`, column `a`.",
    "`table[truth, answer] += 1` writes a place once, however often it occurs. A loop "
    "adds each time.",
)
wrong_lines = (
    "        table[a, t] += 1",
    "        table[t, a] = 1",
)
