"""Exercise *Centre*.

Put a drawing's points into the bitmap, the middle of their box at (16, 16).
"""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _centre(points, s, middle=None, at=16.0):
    if middle is None:
        middle = (points.min(axis=0) + points.max(axis=0)) / 2
    return at + s * (points - middle)


_points = [
    np.array([[50.0, 30.0], [52.0, 70.0]]),
    np.array([[20.0, 10.0], [60.0, 10.0], [60.0, 90.0]]),
    np.array([[10.0, 80.0], [30.0, 20.0], [35.0, 20.0], [90.0, 40.0]]),
    np.array([[20.8, -116.1], [5.41234, 146.8], [-97.7, -91.4]]),
]

centre = Exercise(
    name="Centre",
    solution=_centre,
    probes=[(_points[0], 0.7), (_points[1], 0.35), (_points[2], 0.25), (_points[3], 1.5)],
    mistakes=[
        Mistake(
            lambda points, s: _centre(points, s, points.mean(axis=0)),
            "You take the mean of the points. It lies where the pen was slow: take the middle of "
            "the box, halfway between the smallest and the largest.",
        ),
        Mistake(
            lambda points, s: _centre(points, s, at=0.0),
            "The drawing lies around (0, 0). The middle of the bitmap is (16, 16).",
        ),
        Mistake(
            lambda points, s: _centre(points, 1.0),
            "The middle is right, the size is not: multiply by s.",
        ),
        Mistake(
            lambda points, s: 16 + s * points,
            "The drawing is scaled, but not moved: first subtract the middle of its box.",
        ),
        Mistake(
            lambda points, s: s * (16 + points - (points.min(axis=0) + points.max(axis=0)) / 2),
            "Multiply by s first, then move to 16: here the 16 is multiplied by s too.",
        ),
        Mistake(
            lambda points, s: 16 + s * points - (points.min(axis=0) + points.max(axis=0)) / 2,
            "The points are scaled, their middle is not: subtract it before you multiply.",
        ),
        Mistake(
            lambda points, s: _centre(points, s, (points.min() + points.max()) / 2),
            "One middle for x and y together? axis=0 gives one for each column.",
        ),
        Mistake(
            lambda points, s: _centre(points, s, points.min(axis=0)),
            "The corner of the box is in the middle: subtract the middle of the box.",
        ),
        Mistake(
            lambda points, s: _centre(points, s, points.max(axis=0)),
            "The corner of the box is in the middle: subtract the middle of the box.",
        ),
        Mistake(
            lambda points, s: _centre(points, s, (points.max(axis=0) - points.min(axis=0)) / 2),
            "That is half the size of the box. Its middle is half the sum of both corners.",
        ),
        Mistake(
            lambda points, s: _centre(points, s, points.min(axis=0) + points.max(axis=0)),
            "The sum of both corners is twice the middle.",
        ),
    ],
)

hints = (
    "The middle of the box is not the mean of the points: `points.min(axis=0)` and "
    "`points.max(axis=0)` are its corners. Subtract it first; only then comes the scale.",
)
