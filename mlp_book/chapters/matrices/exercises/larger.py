"""Exercise *The larger of two*.

Weights with which one ReLU layer gives the larger of two numbers.
"""

from dataclasses import dataclass

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import unfinished

_pairs = np.array(
    [
        [1.0, 2.0],
        [2.0, 1.0],
        [3.0, 3.0],
        [-1.0, -4.0],
        [-5.0, 2.0],
        [0.0, -3.0],
        [0.5, 0.25],
        [-4.0, -1.5],
    ]
)


def _larger_of(parts):
    """What the network answers for each pair of `_pairs`."""
    missing = unfinished(parts)
    if isinstance(missing, Exception):
        raise missing
    if missing is ...:
        return ...
    W1, W2 = (np.asarray(part, dtype=float) for part in parts)
    if W1.shape != (3, 2) or W2.shape != (1, 3):
        raise ValueError(
            f"W1 has shape {W1.shape} and W2 has shape {W2.shape}, expected (3, 2) and (1, 3)"
        )
    return np.array([(W2 @ np.maximum(0, W1 @ x))[0] for x in _pairs])


_difference = [[-1, 1], [1, 0], [-1, 0]]
_three = [[1, 0], [0, 1], [0, 0]]


@dataclass(frozen=True)
class Larger(Exercise):
    """An exercise about pairs of numbers: an answer that nobody foresaw is told for one pair."""

    def _difference(self, got, wanted):
        values = got[0]
        if isinstance(values, Exception) or not np.isfinite(values).all():
            return super()._difference(got, wanted)
        first = int(np.argmax(~np.isclose(values, wanted[0], self.tolerance, self.tolerance)))
        one, two = _pairs[first]
        return (
            f"not yet. For x = ({one:g}, {two:g}) your network gives {values[first]:g}, "
            f"and the larger of the two is {wanted[0][first]:g}."
        )


_ONE_MATRIX = (
    "One of the two matrices is still ...: fill in both, since the check runs the network."
)

larger = Larger(
    name="The larger of two",
    solution=([[-1, 1], [1, 0], [-1, 0]], [[1, 1, -1]]),
    view=_larger_of,
    mistakes=[
        Mistake(
            ([[-1, 1], [1, 0], [0, 0]], [[1, 1, 0]]),
            "Right as long as x[1] is not negative. ReLU(x[1]) alone loses negative numbers: "
            "what is ReLU(x[1]) - ReLU(-x[1])?",
        ),
        Mistake(
            ([[1, -1], [0, 1], [0, 0]], [[1, 1, 0]]),
            "Right as long as x[2] is not negative. ReLU(x[2]) alone loses negative numbers: "
            "what is ReLU(x[2]) - ReLU(-x[2])?",
        ),
        Mistake((_difference, ...), _ONE_MATRIX),
        Mistake((..., [[1, 1, -1]]), _ONE_MATRIX),
        Mistake(
            (_difference, [[1, 1, 1]]),
            "The sign of the third neuron: x[1] is ReLU(x[1]) minus ReLU(-x[1]).",
        ),
        Mistake(
            ([[1, -1], [1, 0], [-1, 0]], [[-1, 1, -1]]),
            "This is the smaller of the two.",
        ),
        Mistake(
            ([[1, -1], [1, 0], [-1, 0]], [[1, 1, -1]]),
            "The first neuron has the difference the wrong way round: x[2] - x[1] is what the "
            "second number is larger by.",
        ),
        Mistake(
            (_three, [[1, 1, 0]]),
            "This adds both numbers where they are positive. Only the larger should count.",
        ),
        Mistake(
            ([[-1, 1], [0, 0], [0, 0]], [[1, 0, 0]]),
            "This is by how much x[2] is larger. Add x[1] itself.",
        ),
        Mistake(
            ([[0, 0], [1, 0], [-1, 0]], [[0, 1, -1]]),
            "This is x[1], always. Add what x[2] has more than x[1], where it has more.",
        ),
        Mistake(
            ([[1, -1], [-1, 1], [0, 0]], [[1, 1, 0]]),
            "This is how far the two numbers are apart. Add to x[1] what x[2] has more.",
        ),
    ],
)

hints = (
    "Three neurons: one for what x[2] has more than x[1], two for x[1] with both signs. "
    "The weights out add the first two and subtract the third.",
)
