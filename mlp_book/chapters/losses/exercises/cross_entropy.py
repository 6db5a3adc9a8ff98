"""Exercise *Cross-entropy*: the mean binary cross-entropy of probabilities."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

_beliefs = [
    (np.array([0.9, 0.2, 0.6]), np.array([1.0, 0.0, 0.0])),
    (np.array([0.5]), np.array([1.0])),
    (np.array([0.01, 0.3, 0.8, 0.999]), np.array([1.0, 1.0, 0.0, 1.0])),
]


def _surprises(y, t, log=np.log):
    return -(t * log(y) + (1 - t) * log(1 - y))


def _swapped(y, t):
    with np.errstate(all="ignore"):
        return _surprises(t, y).mean()


cross_entropy = Exercise(
    name="Cross-entropy",
    solution=lambda y, t: _surprises(y, t).mean(),
    probes=_beliefs,
    mistakes=[
        Mistake(
            lambda y, t: _surprises(y, t),
            "These are the losses of the single examples. Take their mean.",
        ),
        Mistake(
            lambda y, t: _surprises(y, t).sum(),
            "This is the sum of the losses, not their mean.",
        ),
        Mistake(
            lambda y, t: -_surprises(y, t).mean(),
            "The minus is missing: a logarithm of a number below 1 is negative.",
        ),
        Mistake(
            lambda y, t: (-t * np.log(y) + (1 - t) * np.log(1 - y)).mean(),
            "The minus stands before the first term only: the slip of this chapter. "
            "Put brackets round both terms.",
        ),
        Mistake(
            lambda y, t: -(t * np.log(y)).mean(),
            "An example with the target 0 costs you nothing. Its loss is -log(1 - y).",
        ),
        Mistake(
            lambda y, t: _surprises(1 - y, t).mean(),
            "y and 1 - y have changed places: with the target 1 the loss is -log(y).",
        ),
        Mistake(
            _swapped,
            "y and t have changed places: the logarithm of a target 0 is infinite.",
        ),
        Mistake(
            lambda y, t: _surprises(y, t, np.log10).mean(),
            "This is the logarithm to base 10. The natural one is np.log.",
        ),
        Mistake(
            lambda y, t: _surprises(y, t, np.log2).mean(),
            "This is the logarithm to base 2. The natural one is np.log.",
        ),
    ],
)

hints = (
    "Where `t` is 1 only `log(y)` counts, where it is 0 only `log(1 - y)`. The minus "
    "stands before the whole, and the mean comes last.",
)
