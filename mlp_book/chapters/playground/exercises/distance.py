"""Exercise *The distance from a line*: how far a point is from a neuron's line."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _distance(w, b, x):
    w = np.asarray(w, dtype=float)
    return abs(w @ np.asarray(x) + b) / np.sqrt((w**2).sum())


distance = Exercise(
    name="The distance from a line",
    solution=_distance,
    probes=[
        (np.array([3.0, 4.0]), 5.0, np.array([1.0, 1.0])),
        (np.array([3.0, -4.0]), -2.0, np.array([0.0, 1.0])),
        (np.array([-1.0, 1.0]), 0.5, np.array([2.0, -1.0])),
        (np.array([0.5, 0.5]), -1.0, np.array([-0.2, 1.4])),
    ],
    mistakes=[
        Mistake(
            lambda w, b, x: (w @ x + b) / np.sqrt((w**2).sum()),
            "On one side of the line your distance is negative. Take its size.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x + b),
            "This is the size of z. Divide by the length of w.",
        ),
        Mistake(
            lambda w, b, x: w @ x + b,
            "This is z. Take its size, and divide by the length of w.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x) / np.sqrt((w**2).sum()),
            "The bias is missing: without it every line goes through the origin.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x + b) / (w**2).sum(),
            "You divided by the square of the length. Take the root.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x + b) / np.abs(w).sum(),
            "The length of w is the root of the sum of squares, not the sum of sizes.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x + b) / np.sqrt((w**2).sum() + b**2),
            "The bias does not belong to the length: it moves the line, and does not turn it.",
        ),
    ],
)

hints = (
    "`w @ x + b` says how far in units of z. Divide its size by the length of `w`, the "
    "root of the sum of its squares.",
)
