"""Exercise *An epoch*: one epoch of mini-batch gradient descent of one weight."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

_X = np.array([1.0, -2.0, 0.5, 3.0, 1.5])
_T = np.array([2.0, -3.0, 1.0, 5.0, 4.0])


def _slope(w, x, t):
    return ((w * x - t) * x).mean()


def _epoch(w, X, T, size, rate, *, slope=_slope, hop=None, old=False, first=False, whole=False):
    """One epoch, or one with a slip."""
    start_w, last = w, len(X) - len(X) % size if whole else len(X)
    for start in range(0, last, hop or size):
        x, t = X[start : start + size], T[start : start + size]
        w = w - rate * slope(start_w if old else w, x, t)
        if first:
            break
    return w


def _epoch_but(hint, **slip):
    return Mistake(lambda w, X, T, size, rate: _epoch(w, X, T, size, rate, **slip), hint)


def _overwritten(w, X, T, size, rate):
    """The names X and T are given to the first mini-batch; the others find nothing in them."""
    for start in range(0, len(X), size):
        x, t = X[start : start + size], T[start : start + size]
        new = w - rate * _slope(w, x, t)
    return new


def _even_parts(w, X, T, size, rate):
    """As many mini-batches as there should be, all but equally long."""
    many = -(-len(X) // size)
    for x, t in zip(np.array_split(X, many), np.array_split(T, many), strict=True):
        w = w - rate * _slope(w, x, t)
    return w


epoch = Exercise(
    name="An epoch",
    solution=_epoch,
    probes=[
        (1.0, _X[:4], _T[:4], 2, 0.1),
        (0.5, _X, _T, 2, 0.05),
        (-1.0, _X, _T, 1, 0.1),
        (2.0, _X, _T, 3, 0.02),
        (0.8, np.tile(_X, 2)[:7], np.tile(_T, 2)[:7] / 3, 5, 0.05),
        (-3.0, np.array([1.5, -1.5, -1.5]), np.array([-0.2, -0.4, -0.9]), 1, 0.05),
    ],
    mistakes=[
        Mistake(
            lambda w, X, T, size, rate: w - rate * _slope(w, X, T),
            "This is one update with all examples: batch gradient descent. Take `size` at a time.",
        ),
        Mistake(
            lambda w, X, T, size, rate: w,
            "The weight has not moved. Is it changed inside the loop, by w = w - ...?",
        ),
        _epoch_but(
            "Only the first mini-batch was taken: does return stand inside the loop?", first=True
        ),
        _epoch_but(
            "The last mini-batch is missing. It is smaller, and its examples count too.", whole=True
        ),
        Mistake(
            _even_parts,
            "Your mini-batches are equally long, as np.array_split makes them. Each takes `size` "
            "examples, and only the last may have fewer.",
        ),
        _epoch_but(
            "All mini-batches were asked at the weight of the start. Ask each at the weight that "
            "the one before has left.",
            old=True,
        ),
        Mistake(
            _overwritten,
            "Each update began at the old weight, so only the last one counts. Write the new "
            "weight into w itself.",
        ),
        _epoch_but(
            "Your mini-batches overlap: the next one begins `size` places later, "
            "range(0, len(X), size).",
            hop=1,
        ),
        _epoch_but(
            "You took the sum over the mini-batch. The slope is the mean.",
            slope=lambda w, x, t: ((w * x - t) * x).sum(),
        ),
        Mistake(
            lambda w, X, T, size, rate: _epoch(
                w, X, T, size, rate, slope=lambda w, x, t: ((w * x - t) * x).sum() / size
            ),
            "The last mini-batch was divided by `size`, but it has fewer examples. Use mean().",
        ),
        _epoch_but(
            "The factor x is missing: the slope is the mean of (w x - t) x.",
            slope=lambda w, x, t: (w * x - t).mean(),
        ),
        _epoch_but(
            "This descends by the error itself. The slope is the mean of (w x - t) x.",
            slope=lambda w, x, t: ((w * x - t) ** 2).mean(),
        ),
        _epoch_but(
            "Every step is twice too long: the exercise's slope has no factor 2.",
            slope=lambda w, x, t: 2 * _slope(w, x, t),
        ),
        _epoch_but("You went uphill: subtract the slope.", slope=lambda w, x, t: -_slope(w, x, t)),
        Mistake(
            lambda w, X, T, size, rate: _epoch(w, X, T, size, 1.0),
            "The rate is missing: multiply each slope by it.",
        ),
    ],
)

hints = (
    "Change `w` inside the loop, so that the next mini-batch meets the new one. The mean "
    "is over the examples of this mini-batch.",
)
