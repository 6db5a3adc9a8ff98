"""Exercise *The mean squared miss*.

The mean of the squared differences of a column and a vector.
"""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import NETWORK, THETA, TRUTH

OUTPUTS = NETWORK.predict(THETA, TRUTH)


def _miss(y, t, power=2, scale=np.mean):
    return scale((y[:, 0] - t) ** power)


mean_miss = Exercise(
    name="The mean squared miss",
    solution=_miss,
    probes=[
        (np.array([[1.0], [0.0]]), np.array([1.0, 1.0])),
        (np.array([[0.5], [0.25], [1.0]]), np.array([0.0, 1.0, 1.0])),
        (OUTPUTS, np.array([0.0, 1.0, 1.0, 1.0])),
        (np.array([[2.0], [-3.0], [0.5]]), np.array([0.5, -1.7, 0.5])),
    ],
    mistakes=[
        Mistake(
            lambda y, t: np.mean((y - t) ** 2),
            "(m, 1) minus (m,) gives m times m differences. Bring both to one shape first.",
        ),
        Mistake(lambda y, t: _miss(y, t, 1), "Square each difference before you take the mean."),
        Mistake(lambda y, t: np.mean(y[:, 0] - t) ** 2, "First square, then take the mean."),
        Mistake(lambda y, t: _miss(y, t, scale=np.sum), "This is the sum: take the mean."),
        Mistake(
            lambda y, t: (y[:, 0] - t) ** 2, "One number is wanted: the mean over the examples."
        ),
        Mistake(
            lambda y, t: (y[0, 0] - t[0]) ** 2, "This is the first example alone: use all rows."
        ),
    ],
)

hints = ("Before the mean the differences must have m entries, not m times m. Print their shape.",)
