"""Exercise *Row times column*: a matrix times a vector, with lists and loops alone."""

from dataclasses import dataclass

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import SQUARE, TALL, WIDE


def _product(A, x):
    return [sum(row[j] * x[j] for j in range(len(x))) for row in A]


class NumPySumsError(TypeError):
    """The outcome of an attempt that leaves the sums to NumPy."""


class ArrayError(TypeError):
    """The outcome of an attempt that returns an array where a list is asked for."""


def _refuse(*_, **__):
    raise NumPySumsError("this list does not become an array")


# A list in all but this: NumPy cannot make an array of it. Its name is `list`, for errors name it.
_Plain = type("list", (list,), {"__array__": _refuse})


def _unwrapped(value):
    return [_unwrapped(part) for part in value] if isinstance(value, _Plain) else value


@dataclass(frozen=True)
class Loops(Exercise):
    """An exercise that gives lists and wants one back: NumPy's sums, or its @, are told."""

    def _outcomes(self, answer):
        outcomes = super()._outcomes(answer)
        return [self._told(outcome) for outcome in outcomes]

    @staticmethod
    def _told(outcome):
        refused = isinstance(outcome, TypeError) and "operand type(s) for @" in str(outcome)
        if isinstance(outcome, np.ndarray):
            return ArrayError("an array was returned")
        return NumPySumsError(str(outcome)) if refused else _unwrapped(outcome)


def _sums(A, x, rows, columns, turned=False):
    """A sum of each row, with ranges of any length, or with the two indices turned round."""
    return [sum((A[j][i] if turned else A[i][j]) * x[j] for j in columns) for i in rows]


def _rows(A):
    return _Plain(_Plain(row) for row in A.tolist())


_BY_YOURSELF = (
    "A list is wanted, and its sums are yours this time, without NumPy and its @: start with an "
    "empty list and append one total for each row."
)

product = Loops(
    name="Row times column",
    solution=_product,
    probes=[
        (_rows(SQUARE), _Plain([0.5, 0.7])),
        (_rows(WIDE), _Plain([1.0, -2.0, 0.5])),
        (_rows(TALL), _Plain([3.0, 2.0])),
        (_rows(np.array([[-1.5, 0.75, 1 / 3]])), _Plain([2.0, 2.0, -1.0])),
    ],
    mistakes=[
        Mistake(lambda A, x: A @ x, _BY_YOURSELF),
        Mistake(lambda A, x: [row @ x for row in A], _BY_YOURSELF),
        Mistake(lambda A, x: np.array(A) @ np.array(x), _BY_YOURSELF),
        Mistake(lambda A, x: (np.array(A) @ np.array(x)).tolist(), _BY_YOURSELF),
        Mistake(
            lambda A, x: np.array(_product(A, x)),
            "You return an array. Return the list itself, with one total for each row.",
        ),
        Mistake(
            lambda A, x: _product(zip(*A, strict=True), x[: len(A)]),
            "You went down the columns. Entry i of the result belongs to row i of A.",
        ),
        Mistake(
            lambda A, x: _sums(A, x, range(len(A)), range(len(x)), turned=True),
            "A[j][i] is row j, column i: the two are turned round. Row i meets x in A[i][j].",
            says="list index out of range",
        ),
        Mistake(
            lambda A, x: _sums(A, x, range(len(x)), range(len(A)), turned=True),
            "You went down the columns. Entry i of the result belongs to row i of A.",
            says="list index out of range",
        ),
        Mistake(
            lambda A, x: _sums(A, x, range(len(A)), range(len(A))),
            "The inner loop goes through the entries of one row: there are len(x) of them, not "
            "len(A).",
            says="list index out of range",
        ),
        Mistake(
            lambda A, x: _sums(A, x, range(len(x)), range(len(x))),
            "The outer loop goes through the rows: there are len(A) of them, not len(x).",
            says="list index out of range",
        ),
        Mistake(
            lambda A, x: [A[i][i] * x[i] for i in range(len(x))],
            "One product each: a whole row meets the whole vector, and the products are added.",
        ),
        Mistake(
            lambda A, x: [[row[j] * x[j] for j in range(len(x))] for row in A],
            "These are the products. Each row's products still have to be added.",
        ),
        Mistake(
            lambda A, x: _product(A, x[:-1]),
            "The last column is left out: range(n) counts 0 to n - 1 by itself.",
        ),
        Mistake(
            lambda A, x: _product([row[1:] for row in A], x[1:]),
            "The first column is left out: Python counts from 0.",
        ),
        Mistake(
            lambda A, x: _product(A[:1], x),
            "Only the first row is there. Is the return inside the loop?",
        ),
        Mistake(
            lambda A, x: _product(A[-1:], x),
            "Only the last row is there. Collect one sum for each row in a list.",
        ),
        Mistake(
            lambda A, x: [row[-1] * x[-1] for row in A],
            "Only the last product of each row is left: add each to the total, as total += ...",
        ),
        Mistake(
            lambda A, x: np.cumsum(_product(A, x)).tolist(),
            "Each sum contains the ones before it: start from 0 again for each row.",
        ),
        Mistake(
            lambda A, x: sum(_product(A, x)),
            "This is one number. There should be one sum for each row, in a list.",
        ),
    ],
)

hints = (
    "The total belongs to one row: it starts at 0 inside the loop over the rows, and is "
    "appended when that row is done.",
)
wrong_lines = (
    "    total = 0",
    "            total = row[j] * x[j]",
)
