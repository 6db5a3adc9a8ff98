"""Exercises of the chapter *Matrices and affine maps*."""

import numpy as np

from mlp_book.checks import Exercise, Mistake
from mlp_book.exercises.matrices_maps import SQUARE, TALL, WIDE, compose, larger

__all__ = ["compose", "larger", "product", "see"]


def _product(A, x):
    return np.array([sum(row[j] * x[j] for j in range(len(x))) for row in A])


def _columns(A, x):
    return A.T @ x


product = Exercise(
    name="Row times column",
    solution=_product,
    probes=[
        (SQUARE, np.array([0.5, 0.7])),
        (WIDE, np.array([1.0, -2.0, 0.5])),
        (TALL, np.array([3.0, 2.0])),
    ],
    mistakes=[
        Mistake(
            _columns,
            "You went down the columns. Entry i of the result belongs to row i of A.",
        ),
        Mistake(
            lambda A, x: np.array([A[i, i] * x[i] for i in range(len(x))]),
            "One product each: a whole row meets the whole vector, and the products are added.",
        ),
        Mistake(
            lambda A, x: A * x,
            "These are the products. Each row's products still have to be added.",
        ),
        Mistake(
            lambda A, x: _product(A[:, :-1], x[:-1]),
            "The last column is left out: range(n) counts 0 to n - 1 by itself.",
        ),
        Mistake(
            lambda A, x: _product(A[:, 1:], x[1:]),
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
            lambda A, x: A[:, -1] * x[-1],
            "Only the last product of each row is left: add each to the total, as total += ...",
        ),
        Mistake(
            lambda A, x: np.cumsum(_product(A, x)),
            "Each sum contains the ones before it: start from 0 again for each row.",
        ),
        Mistake(
            lambda A, x: _product(A, x).sum(),
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
