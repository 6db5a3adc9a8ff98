"""Exercises of the chapter *Gradient descent*; W2 is a vector, as on its page."""

import numpy as np

from mlp_book.checks import Exercise, Mistake

from .gradient_descent_inputs import EXAMPLES, RATES


def _gradients(W1, W2, x, t, mask=lambda z, back: z > 0, factor=1.0):
    """O - t times `factor`, dE/dW2 and dE/dW1, with any rule for who lets the gradient through."""
    z1 = W1 @ x
    a1 = np.maximum(0, z1)
    miss = factor * (W2 @ a1 - t)
    back = miss * W2
    return miss, miss * a1, np.outer(back * mask(z1, back), x)


AT_ZERO = "Right except where z1 is 0. There ReLU' is 0 in this book: z1 > 0."

hidden_gradient = Exercise(
    name="Back to W1",
    solution=lambda W1, W2, x, t: _gradients(W1, W2, x, t)[2],
    probes=EXAMPLES,
    mistakes=[
        Mistake(
            lambda W1, W2, x, t: _gradients(W1, W2, x, t, lambda z, back: back > 0)[2],
            "You asked whether the gradient is positive. ReLU' depends on its input: is z1 "
            "positive? (The lecture's condition has the same slip.)",
        ),
        Mistake(
            lambda W1, W2, x, t: _gradients(W1, W2, x, t, lambda z, back: 1)[2],
            "A silent neuron got a gradient. Where z1 is not positive, ReLU' is 0.",
        ),
        Mistake(
            lambda W1, W2, x, t: _gradients(W1, W2, x, t, lambda z, back: z >= 0)[2],
            AT_ZERO,
        ),
        Mistake(
            lambda W1, W2, x, t: _gradients(W1, W2, x, t)[2].T,
            "Rows and columns are swapped: row i belongs to neuron i, so delta comes first.",
        ),
        Mistake(
            lambda W1, W2, x, t: -_gradients(W1, W2, x, t)[2],
            "The sign is turned round: dE/dO is O - t, not t - O.",
        ),
        Mistake(
            lambda W1, W2, x, t: _gradients(W1, W2, x, t, factor=2.0)[2],
            "Twice too large: the half in the error cancels the 2 of the square.",
        ),
        Mistake(
            lambda W1, W2, x, t: np.outer(W2 * (W1 @ x > 0), x),
            "This is dO/dW1. The factor dE/dO = O - t is missing.",
        ),
        Mistake(
            lambda W1, W2, x, t: (W2 @ np.maximum(0, W1 @ x) - t) * W2 * (W1 @ x > 0),
            "This is delta, one number a neuron. Each meets each input: use np.outer.",
        ),
    ],
)


def _after(W1, W2, x, t, rate, move1=True, move2=True, **rule):
    _, d2, d1 = _gradients(W1, W2, x, t, **rule)
    return (W2 - rate * move2 * d2) @ np.maximum(0, (W1 - rate * move1 * d1) @ x)


def _one_after_the_other(W1, W2, x, t, rate):
    """The slip of order: W2 is already new when the gradient of W1 is computed."""
    miss, d2, _ = _gradients(W1, W2, x, t)
    new = W2 - rate * d2
    d1 = np.outer(miss * new * (W1 @ x > 0), x)
    return new @ np.maximum(0, (W1 - rate * d1) @ x)


after_step = Exercise(
    name="After one step",
    solution=_after,
    probes=[(*example, rate) for example, rate in zip(EXAMPLES, RATES, strict=True)],
    mistakes=[
        Mistake(
            lambda W1, W2, x, t, rate: _after(W1, W2, x, t, rate, move2=False),
            "W2 is still the old one. You met this slip in the lecture.",
        ),
        Mistake(
            lambda W1, W2, x, t, rate: _after(W1, W2, x, t, rate, move1=False),
            "W1 is still the old one: both layers learn.",
        ),
        Mistake(
            lambda W1, W2, x, t, rate: _after(W1, W2, x, t, 0 * rate),
            "This is the output before the step.",
        ),
        Mistake(
            lambda W1, W2, x, t, rate: _after(W1, W2, x, t, -rate),
            "You went with the gradient, uphill. Subtract it.",
        ),
        Mistake(
            lambda W1, W2, x, t, rate: _after(W1, W2, x, t, 1.0),
            "The step is too long: multiply the gradients by the rate.",
        ),
        Mistake(
            lambda W1, W2, x, t, rate: _after(W1, W2, x, t, rate, mask=lambda z, back: 1),
            "A silent neuron got a gradient, and your step woke it. Where z1 is not positive, "
            "ReLU' is 0.",
        ),
        Mistake(
            lambda W1, W2, x, t, rate: _after(W1, W2, x, t, rate, mask=lambda z, back: z >= 0),
            AT_ZERO,
        ),
        Mistake(
            lambda W1, W2, x, t, rate: _after(W1, W2, x, t, rate, mask=lambda z, back: back > 0),
            "You asked whether the gradient is positive. ReLU' depends on its input: is z1 "
            "positive?",
        ),
        Mistake(
            lambda W1, W2, x, t, rate: _after(W1, W2, x, t, rate, factor=2.0),
            "Every slope is twice too large: the half in the error cancels the 2 of the square.",
        ),
        Mistake(
            _one_after_the_other,
            "You changed W2 before you used it for the gradient of W1. Compute all gradients "
            "at the old weights, then change all weights.",
        ),
    ],
)


def _error(w):
    return (2.6 * w + 0.54 - 1) ** 2 / 2


def _slope(w):
    return (2.6 * w + 0.54 - 1) * 2.6


def _weights(w, rate, steps, slope=_slope):
    visited = [w]
    for _ in range(steps):
        visited.append(visited[-1] - rate * slope(visited[-1]))
    return visited


def _log(w, rate, steps, slope=_slope):
    return [_error(v) for v in _weights(w, rate, steps, slope)]


log = Exercise(
    name="Keeping the log",
    solution=_log,
    probes=[(0.5, 0.1, 3), (0.5, 0.02, 5), (-0.2, 0.28, 4)],
    mistakes=[
        Mistake(
            lambda w, rate, steps: [_error(w), *_log(w, rate, steps)][: steps + 1],
            "The error of the start stands there twice: your log is one epoch late, like the "
            "lecture's. Note the error after each step.",
        ),
        Mistake(
            lambda w, rate, steps: [_error(w), *_log(w, rate, steps)],
            "The error of the start stands there twice: your log is one epoch late, like the "
            "lecture's. Note the error after each step.",
        ),
        Mistake(
            lambda w, rate, steps: _log(w, rate, steps)[1:],
            "The error of the start is missing: steps + 1 numbers are wanted.",
        ),
        Mistake(
            lambda w, rate, steps: _log(w, rate, steps)[:-1],
            "The error after the last step is missing: steps + 1 numbers are wanted.",
        ),
        Mistake(
            lambda w, rate, steps: _log(w, -rate, steps),
            "The error grows: you went uphill. Subtract the slope.",
        ),
        Mistake(
            lambda w, rate, steps: _log(w, rate, steps, lambda v: _slope(w)),
            "You used the slope of the start for every step. It changes on the way.",
        ),
        Mistake(
            lambda w, rate, steps: _log(w, rate, steps, lambda v: _slope(v) / 2.6),
            "Your slope is dE/dO. The weight moves O 2.6 times as fast: one factor is missing.",
        ),
        Mistake(_weights, "These are the weights. The log holds the errors."),
    ],
)
