"""Exercise *After one step*: the output after one step of gradient descent."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import AT_ZERO, EXAMPLES, gradients

RATES = (0.1, 0.1, 0.02, 0.1, 0.01, 0.1)


def _after(W1, W2, x, t, rate, move1=True, move2=True, **rule):
    _, d2, d1 = gradients(W1, W2, x, t, **rule)
    return (W2 - rate * move2 * d2) @ np.maximum(0, (W1 - rate * move1 * d1) @ x)


def _one_after_the_other(W1, W2, x, t, rate):
    """The slip of order: W2 is already new when the gradient of W1 is computed."""
    miss, d2, _ = gradients(W1, W2, x, t)
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

hints = (
    "The slopes of `W1` use the old `W2`. Give the new weights new names, or write them "
    "into the last line only.",
)
