"""Exercise *Outside the range*.

How many entries of x lie outside the range of the training inputs.
"""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _outside(X, x):
    return int(((x < X.min(axis=0)) | (x > X.max(axis=0))).sum())


_cars = np.array([[1.0, 10.0, -5.0], [2.0, 30.0, -1.0], [2.5, 15.0, -2.0], [3.0, 20.0, -3.0]])
_decimals = np.array([[0.1, 0.2, 1.2, 1.1], [0.2, -0.5, 1.4, 0.1]])
_few = _cars[[0, 1, 3]]  # a square table: a mix-up of rows and columns goes unnoticed by NumPy

outside = Exercise(
    name="Outside the range",
    solution=_outside,
    probes=[
        (_cars, np.array([2.0, 20.0, -2.0])),
        (_cars, np.array([1.1, 20.0, -2.0])),
        (_cars, np.array([0.5, 20.0, -2.0])),
        (_cars, np.array([0.5, 31.0, -2.0])),
        (_cars, np.array([3.0, 10.0, 0.0])),
        (_few, np.array([4.0, 9.0, -6.0])),
        (_few, np.array([10.0, 20.0, -5.5])),
        (_decimals, np.array([1.8, 0.2, 1.0, -0.1])),
        (np.array([[-2.0], [0.0]]), np.array([0.5])),
        (np.array([[2.0], [-1.0]]), np.array([1.0])),
        (np.array([[2.0], [1.0], [0.0], [2.0]]), np.array([0.0])),
    ],
    mistakes=[
        Mistake(
            lambda X, x: int(((x < X.min()) | (x > X.max())).sum()),
            "You compare with the smallest and largest number of the whole table. Each column has "
            "its own range: axis=0.",
        ),
        Mistake(
            lambda X, x: int((x > X.max(axis=0)).sum()),
            "You look at the upper end only. What lies below the smallest?",
        ),
        Mistake(
            lambda X, x: int((x < X.min(axis=0)).sum()),
            "You look at the lower end only. What lies above the largest?",
        ),
        Mistake(
            lambda X, x: int(((x <= X.min(axis=0)) | (x >= X.max(axis=0))).sum()),
            "A number equal to the smallest or the largest has been seen: it is inside.",
        ),
        Mistake(
            lambda X, x: len(x) - _outside(X, x),
            "This counts the entries inside.",
        ),
        Mistake(
            lambda X, x: float(_outside(X, x) > 0),
            "This says whether any entry is outside. Count them.",
        ),
        Mistake(
            lambda X, x: int((np.abs(x - X.mean(axis=0)) > X.std(axis=0)).sum()),
            "This asks for the distance from the mean. The range goes from the smallest to the "
            "largest.",
        ),
        Mistake(
            lambda X, x: int(((x < X.min(axis=1)) | (x > X.max(axis=1))).sum()),
            "axis=1 gives the smallest number of each row, that is of each example. Asked is the "
            "range of each column: axis=0.",
            says="broadcast",
        ),
        Mistake(
            lambda X, x: int((x < X.min(axis=0) or x > X.max(axis=0)).sum()),
            "or takes one truth value, not one for each entry. Write |, with each comparison in "
            "parentheses.",
            says="truth value",
        ),
        Mistake(
            lambda X, x: int((x < X.min(axis=0) | x > X.max(axis=0)).sum()),
            "Python reads | before < and >. Put each comparison in parentheses.",
            says="bitwise_or",
        ),
        Mistake(
            lambda X, x: (x < X.min(axis=0)) | (x > X.max(axis=0)),
            "This says for each entry whether it is outside. How many are? True counts as 1: sum.",
        ),
        Mistake(
            lambda X, x: int(((x < X.min(axis=0)) & (x > X.max(axis=0))).sum()),
            "No number is below the smallest and above the largest. One of the two is enough: |.",
        ),
        Mistake(
            lambda X, x: sum(int(v < c.min() or v > c.max()) for v, c in zip(x, X, strict=False)),
            "Going through X gives its rows, one example each. Its columns are X.T.",
        ),
        Mistake(
            lambda X, x: int(((x < X[0]) | (x > X[-1])).sum()),
            "The first row is not the smallest, nor the last the largest: use min and max.",
        ),
    ],
)

hints = (
    "An entry is outside if it is below the smallest or above the largest of its own "
    "column. `.sum()` counts the True ones.",
)
wrong_lines = (
    "    return below.sum()",
    "    below = x < X.min(axis=1)",
)
