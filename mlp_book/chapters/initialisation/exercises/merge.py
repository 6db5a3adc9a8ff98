"""Exercise *One neuron for many*: one neuron that does the work of a layer of equal ones."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _twins(n, w, b, v):
    return np.tile(w, (n, 1)), np.full(n, b), np.full(n, v)


_equal = [
    _twins(2, np.array([0.5, 0.5]), 0.0, 0.5),
    _twins(4, np.array([1.0, -2.0]), 0.25, -0.5),
    _twins(3, np.array([0.5, 1.0, 1.5]), -1.0, 2.0),
    _twins(2, np.array([1 / 3, -0.5, 0.25, 1.0]), 0.125, -2 / 3),
]

merge = Exercise(
    name="One neuron for many",
    solution=lambda W1, b1, W2: np.array([*W1[0], b1[0], W2.sum()]),
    probes=_equal,
    mistakes=[
        Mistake(
            lambda W1, b1, W2: np.array([*W1[0], b1[0], W2[0]]),
            "This keeps one of the neurons and forgets what the others sent. Add their weights "
            "out.",
        ),
        Mistake(
            lambda W1, b1, W2: np.array([*W1.sum(axis=0), b1.sum(), W2[0]]),
            "You added inside the activation. n · φ(z) is not φ(n · z): add the weights out.",
        ),
        Mistake(
            lambda W1, b1, W2: np.array([*W1.sum(axis=0), b1.sum(), W2.sum()]),
            "You added on both sides. Inside, one neuron's weights and bias are enough.",
        ),
        Mistake(
            lambda W1, b1, W2: np.array([*W1[0], b1.sum(), W2.sum()]),
            "Each neuron has its own bias inside its own activation: they do not add up.",
        ),
        Mistake(
            lambda W1, b1, W2: np.array([*W1[0], W2.sum()]),
            "The bias is missing: w first, then b, then the weight out.",
        ),
        Mistake(
            lambda W1, b1, W2: np.array([*W1[:, 0], b1[0], W2.sum()]),
            "You took a column of W1: one weight of each neuron. The weights into one neuron are "
            "a row.",
        ),
    ],
)

hints = (
    "All neurons send the same, so one keeps the weights in and the bias. What leaves "
    "them adds up: `W2.sum()`.",
)
