"""Exercises of the chapter *Matrices and affine maps*."""

from dataclasses import dataclass

import numpy as np

from mlp_book.checks import Exercise, Mistake
from mlp_book.exercises.matrices_maps import SQUARE, TALL, WIDE, compose, larger

__all__ = ["compose", "larger", "product", "see"]


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

_turn = np.array([[0.6, 0.0, 0.8], [0.0, 1.0, 0.0], [-0.8, 0.0, 0.6]])
_tilt = np.array([[1.0, 0.0, 0.0], [0.0, 0.8, -0.6], [0.0, 0.6, 0.8]])


def _see(A, b, v):
    y = A @ v + b
    return np.array([y[0] / y[2], y[1] / y[2]])


see = Exercise(
    name="The camera",
    solution=_see,
    probes=[
        (_turn, np.array([0.0, 0.0, 6.0]), np.array([1.0, 1.0, -1.0])),
        (_tilt, np.array([1.0, -2.0, 5.0]), np.array([-1.0, 1.0, 1.0])),
        (_turn @ _tilt, np.array([0.5, 0.5, 4.0]), np.array([1.0, -1.0, 0.5])),
    ],
    mistakes=[
        Mistake(
            lambda A, b, v: (A @ v + b)[:2],
            "These are y[1] and y[2]. Divide both by y[3], the distance.",
        ),
        Mistake(lambda A, b, v: A @ v + b, "This is y, the place in space. Now the perspective."),
        Mistake(
            lambda A, b, v: (A @ v + b) / (A @ v + b)[2],
            "The picture is flat: return two numbers. The third is always 1.",
        ),
        Mistake(
            lambda A, b, v: (A @ v)[:2] / (A @ v)[2],
            "The translation is missing: add b before you divide.",
        ),
        Mistake(lambda A, b, v: _see(np.eye(3), b, v), "The world has not turned: where is A?"),
        Mistake(
            lambda A, b, v: _see(A.T, b, v),
            "You turned the other way: that is the transpose. The rows of A meet v.",
        ),
        Mistake(
            lambda A, b, v: (A @ v + b)[:2] / v[2],
            "You divided by the old distance v[3]. After the map it is y[3].",
        ),
        Mistake(
            lambda A, b, v: (A @ v)[:2] / (A @ v)[2] + b[:2],
            "b comes too late: it moves the solid, not the picture. Add it before you divide.",
        ),
        Mistake(
            lambda A, b, v: (A @ (v + b))[:2] / (A @ (v + b))[2],
            "You moved first and turned afterwards. y = A v + b turns first.",
        ),
    ],
)
