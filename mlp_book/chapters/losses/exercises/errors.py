"""Exercise *Three errors*: the mean of the half squares, the MSE and the MAE."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

_answers = [
    (np.array([1.5, 1.0, 2.0]), np.array([1.0, 2.0, 0.0])),
    (np.array([0.0, -3.0, 2.5, 7.0]), np.array([1.0, 1.0, 2.0, -2.0])),
    (np.array([-2.0]), np.array([1.0])),
    (np.array([0.4, 0.4]), np.array([1.5, 1 / 3])),
]


def _errors(y, t):
    miss = y - t
    return (miss**2).mean() / 2, (miss**2).mean(), abs(miss).mean()


errors = Exercise(
    name="Three errors",
    solution=_errors,
    probes=_answers,
    mistakes=[
        Mistake(
            lambda y, t: tuple(len(y) * value for value in _errors(y, t)),
            "These are sums. A mean is divided by the number of examples.",
        ),
        Mistake(
            lambda y, t: tuple(len(y) / 3 * value for value in _errors(y, t)),
            "You divide by 3, however many examples there are: len(y) counts them, and .mean() "
            "does it for you.",
        ),
        Mistake(
            lambda y, t: (_errors(y, t)[1], _errors(y, t)[0], _errors(y, t)[2]),
            "The first two have changed places: first the half squares, then the MSE.",
        ),
        Mistake(
            lambda y, t: (_errors(y, t)[1], _errors(y, t)[1], _errors(y, t)[2]),
            "The half is missing in the first number.",
        ),
        Mistake(
            lambda y, t: (_errors(y, t)[1] / 4, _errors(y, t)[1], _errors(y, t)[2]),
            "You halved the miss before you squared it. Square first, then halve.",
        ),
        Mistake(
            lambda y, t: (*_errors(y, t)[:2], (y - t).mean()),
            "In the third number the signs are still there: misses of both signs cancel. Take abs.",
        ),
        Mistake(
            lambda y, t: (*_errors(y, t)[:2], abs((y - t).mean())),
            "In the third number take abs of each miss, then the mean, not the other way round.",
        ),
        Mistake(
            lambda y, t: (_errors(y, t)[0], np.sqrt(_errors(y, t)[1]), _errors(y, t)[2]),
            "The second number is a root: that is the RMSE. The MSE has no root.",
        ),
    ],
)

hints = (
    "Half squares: the mean of `miss**2`, divided by 2. For the MAE take `abs(miss)` "
    "before the mean, not after.",
)
