"""Exercises of the chapter *Losses*."""

import numpy as np

from mlp_book.checks import Exercise, Mistake

from .losses_logit import from_logit

__all__ = ["cross_entropy", "errors", "from_logit", "slopes"]

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


def _softmax(z):
    e = np.exp(z)
    return e / e.sum()


slopes = Exercise(
    name="Slopes of a choice",
    solution=lambda z, true: _softmax(z) - np.eye(len(z))[true],
    probes=[
        (np.array([2.0, 1.0, 0.0]), 1),
        (np.array([0.5, -1.0]), 0),
        (np.array([-2.0, 0.0, 3.0, 1.0]), 2),
        (np.array([0.5, -0.25, 0.5]), 0),
    ],
    mistakes=[
        Mistake(
            lambda z, true: _softmax(z),
            "This is a, the softmax. The slopes are a - t: the true class needs a change.",
        ),
        Mistake(
            lambda z, true: np.eye(len(z))[true] - _softmax(z),
            "The sign is turned round: the slopes are a - t, not t - a.",
        ),
        Mistake(
            lambda z, true: _softmax(z) - 1,
            "You took 1 away from every class. t is 1 for the true class only.",
        ),
        Mistake(
            lambda z, true: z - np.eye(len(z))[true],
            "These are the scores minus t. First turn the scores into probabilities a.",
        ),
        Mistake(
            lambda z, true: _softmax(z) - np.eye(len(z))[true - 1],
            "The change is one place too early: here classes are counted from 0.",
        ),
        Mistake(
            lambda z, true: np.exp(z) - np.eye(len(z))[true],
            "The exponentials are not divided by their sum.",
        ),
        Mistake(
            lambda z, true: -np.eye(len(z))[true] / _softmax(z)[true],
            "This is the slope along a. Along z it is a - t.",
        ),
    ],
)
