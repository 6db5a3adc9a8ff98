"""The glue of the digit application: from strokes of a pen to the pixels that a network takes.

The digits that ship with the book were made so (E. Alpaydin and C. Kaynak, 1998): a bitmap of 32 by
32 points for each digit, brought to one height and one line width, cut into 64 blocks of 4 by 4,
and the inked points of each block counted, 0 to 16. `stages` does the same to a drawing, in steps
that can be looked at. The page does it in ``strokes.js``, with the same operations in the same
order: the two agree bit for bit.

A drawing is a list of strokes, a stroke a list of points (x, y) on a sheet of 100 by 100, x to the
right and y down. Chapter *An application*.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

__all__ = ["Stages", "box", "checked", "count", "paint", "pixels", "place", "scale", "stages"]

Strokes = Sequence[Sequence[Sequence[float]]]

SHEET = 100
"""Width and height of the sheet."""
SIDE = 32
"""Width and height of the bitmap."""
BLOCK = 4
"""Width and height of a block: 8 by 8 of them make the bitmap."""
WIDTH = 24
"""The widest a digit may be in the bitmap; the height is 32. So are nearly all training digits."""
DOT = 2
"""A drawing smaller than this both ways is a dot: a finger does not hold still."""
INK = 313
"""Inked points of a training digit, on average; each is near it, whatever the digit."""
BRUSHES = tuple(k / 4 for k in range(4, 25))
"""The brushes to choose from, from 1 to 6: half the width of a line, in points of the bitmap."""


class Stages(NamedTuple):
    """What becomes of a drawing, step by step."""

    box: tuple[float, float, float, float]
    """Left, top, right and bottom of the drawing on its sheet."""
    brush: float
    """The brush whose ink is nearest to `INK`."""
    scale: float
    """What the drawing is multiplied by; 0 for a dot."""
    bitmap: np.ndarray
    """(32, 32) of True and False."""
    counts: np.ndarray
    """(8, 8) of 0 to 16."""


def box(strokes: Strokes) -> tuple[float, float, float, float]:
    """Return the smallest box round all points: left, top, right, bottom.

    ValueError if there is no point.
    """
    points = [point for stroke in strokes for point in stroke]
    if not points:
        raise ValueError("strokes.box: the drawing is empty")
    x, y = zip(*points, strict=True)
    return float(min(x)), float(min(y)), float(max(x)), float(max(y))


def scale(strokes: Strokes, brush: float) -> float:
    """Return what the drawing is multiplied by to fill the bitmap; 0 for a dot.

    The larger of the two sides decides, so that the shape is kept. The brush needs room: the middle
    of a line stays `brush` away from the border. What is smaller than `DOT` both ways is a dot.
    """
    left, top, right, bottom = box(strokes)
    if max(right - left, bottom - top) < DOT:
        return 0.0
    room = [(WIDTH - 2 * brush, right - left), (SIDE - 2 * brush, bottom - top)]
    return min(limit / size for limit, size in room if size > 0)


def place(strokes: Strokes, brush: float) -> list[list[tuple[float, float]]]:
    """Return the strokes in the bitmap: scaled, and with the middle of the box in its middle."""
    left, top, right, bottom = box(strokes)
    x0, y0, s = (left + right) / 2, (top + bottom) / 2, scale(strokes, brush)
    half = SIDE / 2
    return [[(half + s * (x - x0), half + s * (y - y0)) for x, y in stroke] for stroke in strokes]


def paint(placed: Strokes, brush: float) -> np.ndarray:
    """Return the bitmap, (32, 32) of True and False: True within `brush` of a line.

    The middle of the point in row 1, column 1 is (0.5, 0.5).
    """
    bitmap = np.zeros((SIDE, SIDE), dtype=bool)
    middle = np.arange(SIDE) + 0.5
    px, py = middle[None, :], middle[:, None]
    for stroke in placed:
        for (ax, ay), (bx, by) in zip(stroke, [*stroke[1:], stroke[-1]], strict=True):
            dx, dy = bx - ax, by - ay
            length = dx * dx + dy * dy
            # The nearest place of the line from a to b: a + t (b - a), t from 0 to 1.
            t = ((px - ax) * dx + (py - ay) * dy) / length if length > 0 else np.zeros(1)
            t = np.minimum(1, np.maximum(0, t))
            ex, ey = px - (ax + t * dx), py - (ay + t * dy)
            bitmap |= ex * ex + ey * ey <= brush * brush
    return bitmap


def count(bitmap: np.ndarray) -> np.ndarray:
    """Return how many points of each 4 by 4 block are inked: (8, 8) of 0 to 16."""
    n = SIDE // BLOCK
    return np.asarray(bitmap, dtype=int).reshape(n, BLOCK, n, BLOCK).sum(axis=(1, 3))


def stages(strokes: Strokes) -> Stages:
    """Return every step from strokes to counts; ValueError if there is no point.

    Brushes are tried from the thinnest on, until the ink reaches `INK`; the nearer of the last two
    is taken.
    """
    drawn = [stroke for stroke in strokes if len(stroke)]
    best: tuple[int, float, np.ndarray] | None = None
    for brush in BRUSHES:
        bitmap = paint(place(drawn, brush), brush)
        ink = int(bitmap.sum())
        if best is None or abs(ink - INK) < abs(best[0] - INK):
            best = ink, brush, bitmap
        if ink >= INK:
            break
    _, brush, bitmap = best
    return Stages(box(drawn), brush, scale(drawn, brush), bitmap, count(bitmap))


def pixels(strokes: Strokes) -> np.ndarray:
    """Return the 64 counts of a drawing, row by row; 0 everywhere for an empty sheet.

    A network that learnt from `mlp_core.load_digits` takes ``pixels(strokes) / 16``.
    """
    if not any(len(stroke) for stroke in strokes):
        return np.zeros((SIDE // BLOCK) ** 2, dtype=int)
    return stages(strokes).counts.ravel()


def checked(where: str, strokes: Any) -> list:
    """Return `strokes` if they are lists of points on the sheet; the error names the place."""
    for stroke in strokes:
        try:
            points = np.array(stroke, dtype=float)
        except (TypeError, ValueError):
            raise TypeError(f"{where}: got {stroke!r}, expected a list of points") from None
        inside = (points >= 0) & (points <= SHEET)
        if points.ndim != 2 or points.shape[1] != 2 or not inside.all():
            raise ValueError(f"{where}: got {stroke!r}, expected points (x, y), each 0 to {SHEET}")
    return strokes
