"""Exercise *Back to W1*: dE/dW1 of a network with one hidden ReLU layer."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import AT_ZERO, EXAMPLES, gradients

hidden_gradient = Exercise(
    name="Back to W1",
    solution=lambda W1, W2, x, t: gradients(W1, W2, x, t)[2],
    probes=EXAMPLES,
    mistakes=[
        Mistake(
            lambda W1, W2, x, t: gradients(W1, W2, x, t, lambda z, back: back > 0)[2],
            "You asked whether the gradient is positive. ReLU' depends on its input: is z1 "
            "positive? (The lecture's condition has the same slip.)",
        ),
        Mistake(
            lambda W1, W2, x, t: gradients(W1, W2, x, t, lambda z, back: 1)[2],
            "A silent neuron got a gradient. Where z1 is not positive, ReLU' is 0.",
        ),
        Mistake(
            lambda W1, W2, x, t: gradients(W1, W2, x, t, lambda z, back: z >= 0)[2],
            AT_ZERO,
        ),
        Mistake(
            lambda W1, W2, x, t: gradients(W1, W2, x, t)[2].T,
            "Rows and columns are swapped: row i belongs to neuron i, so delta comes first.",
        ),
        Mistake(
            lambda W1, W2, x, t: -gradients(W1, W2, x, t)[2],
            "The sign is turned round: dE/dO is O - t, not t - O.",
        ),
        Mistake(
            lambda W1, W2, x, t: gradients(W1, W2, x, t, factor=2.0)[2],
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

hints = (
    "The mask belongs to the sums: `z1 > 0`. `np.outer(delta, x)` has a row for each "
    "neuron and a column for each input.",
)
