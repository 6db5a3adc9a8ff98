"""Exercise *Slopes of a choice*: the slopes of softmax with cross-entropy along all scores."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


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

hints = (
    "Softmax: `np.exp(z)` divided by its sum. Then take 1 away from the entry of the true class.",
)
wrong_lines = (
    "    a[true] = a[true] + 1",
    "    a = np.exp(z) / np.exp(z.sum())",
)
