"""Drawings: digits and letters of two made-up hands, for pages and tests to draw.

They were not written with a pen. Each is a few points, typed on a sheet of 100 by 100 and joined by
a smooth curve; a point given twice is a corner. They were fixed before any network saw them. Nobody
of the 13 people whose digits the network learnt from had a part in them.
"""

import numpy as np

__all__ = ["DRAWINGS", "distorted", "drawing", "smooth"]

_HAND = {
    "0": "52,16 32,24 26,50 34,78 52,84 70,74 74,48 66,24 52,16",
    "1": "38,30 38,30 54,14 54,14 54,86",
    "2": "30,32 40,18 58,17 68,32 60,50 42,68 28,84 28,84 74,84",
    "3": "30,22 48,14 66,24 62,42 44,49 44,49 64,54 70,70 54,86 28,78",
    "4": "44,14 44,14 26,58 26,58 78,58 / 62,32 62,32 58,88",
    "5": "68,16 68,16 36,16 36,16 32,46 32,46 52,42 70,54 66,76 46,86 28,78",
    "6": "62,14 42,28 30,54 34,78 52,86 68,76 66,58 50,52 33,64",
    "7": "26,18 26,18 74,18 74,18 54,48 44,86",
    "8": "64,24 48,14 34,26 46,44 62,58 64,76 48,86 32,74 40,56 60,40 64,24",
    "9": "66,30 50,16 34,30 40,48 58,46 66,30 66,30 62,60 54,86",
}
_OTHER = {
    "0": "50,20 38,34 36,60 46,78 58,72 64,50 60,28 48,20",
    "1": "56,12 56,12 46,88",
    "2": "28,28 44,16 64,22 62,42 40,66 30,80 40,74 56,82 72,80",
    "3": "28,18 28,18 68,18 68,18 44,44 44,44 66,52 68,72 50,84 28,76",
    "4": "34,16 34,16 30,50 30,50 70,50 / 66,14 66,14 66,86",
    "5": "38,18 38,18 34,48 54,46 66,60 60,80 32,82 / 38,18 38,18 70,16",
    "6": "46,12 36,40 34,66 44,84 60,80 64,64 52,56 36,66",
    "7": "30,20 30,20 72,16 72,16 42,88 / 36,54 36,54 68,50",
    "8": "50,48 36,36 38,20 54,14 64,26 58,42 42,56 36,74 50,86 64,74 60,56 50,48",
    "9": "62,22 44,18 34,34 46,48 62,36 64,20 64,20 66,56 60,80 40,84",
}
_NO_DIGIT = {
    "A": "26,86 26,86 50,14 50,14 74,86 / 35,60 35,60 65,60",
    "E": "68,16 68,16 34,16 34,16 34,86 34,86 70,86 / 34,50 34,50 62,50",
    "M": "22,86 22,86 28,16 28,16 50,60 50,60 72,16 72,16 78,86",
    "X": "28,16 28,16 72,86 / 72,16 72,16 28,86",
}
STEPS = 6  # pieces of each curve between two points


def smooth(points: list[tuple[float, float]]) -> list[list[float]]:
    """Return a curve through the points (Catmull and Rom's), in steps, to a tenth."""
    P = np.array([points[0], *points, points[-1]], dtype=float)
    curve = [P[1]]
    for p, q, r, s in zip(P, P[1:], P[2:], P[3:], strict=False):
        if (q == r).all():
            continue
        for t in np.arange(1, STEPS + 1)[:, None] / STEPS:
            bend = 2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2
            curve.append((bend + (3 * q - p - 3 * r + s) * t**3) / 2)
    return np.round(curve, 1).tolist()


def _strokes(text: str) -> list[list[list[float]]]:
    """Read the points of a drawing: "x,y x,y", with " / " between strokes."""
    strokes = [[point.split(",") for point in stroke.split()] for stroke in text.split("/")]
    return [smooth([(float(x), float(y)) for x, y in stroke]) for stroke in strokes]


DRAWINGS = {
    **{name: _strokes(text) for name, text in _HAND.items()},
    **{f"{name} again": _strokes(text) for name, text in _OTHER.items()},
    **{name: _strokes(text) for name, text in _NO_DIGIT.items()},
}
"""name -> strokes: "0" to "9" of one hand, "0 again" to "9 again" of another, and four letters."""


def drawing(name: str) -> list[list[list[float]]]:
    """Return the strokes of this name; KeyError says which there are."""
    if name not in DRAWINGS:
        raise KeyError(f"drawings.drawing: no {name!r}, there are {', '.join(DRAWINGS)}")
    return DRAWINGS[name]


def distorted(strokes: list, rng: np.random.Generator) -> list[list[tuple[float, float]]]:
    """Return a drawing as another day might have made it: turned, slanted, wider or narrower.

    Turned by at most 0.2 (11 degrees), slanted by at most 0.25, wider or narrower by at most a
    fifth; `rng` draws the three numbers.
    """
    turn, lean, wide = rng.uniform(-0.2, 0.2), rng.uniform(-0.25, 0.25), rng.uniform(0.8, 1.2)
    (a, b), (c, d) = (np.cos(turn), -np.sin(turn)), (np.sin(turn), np.cos(turn))
    moved = [[(wide * x + lean * y, y) for x, y in stroke] for stroke in strokes]
    return [[(a * x + b * y, c * x + d * y) for x, y in stroke] for stroke in moved]
