"""Exercise *Quantise*: whole numbers of int8 for an array, a scale and a zero point."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

_values = [
    np.array([0.5, -1.27, 0.123]),
    np.array([0.0, 0.3, 2.0, -0.55]),
    np.array([3.9, -7.2, 0.126, 1.0]),
    np.array([-0.019, 0.019, 0.056]),
]

_probes = [
    (_values[0], 0.01, 0),
    (_values[1], 0.01, -73),
    (_values[2], 0.02, 5),
    (_values[3], 0.02, 0),
    (np.array([0.125, -0.125, 0.375, -0.625]), 0.25, 0),  # halves of a step
]


def _quantise(v, S, q0):
    return np.clip(np.rint(v / S) + q0, -128, 127)


def _unclipped(v, S, q0):
    return np.rint(v / S) + q0


AT_A_HALF = "Halfway between two whole numbers np.rint takes the even one. Yours takes another."

quantise = Exercise(
    name="Quantise",
    solution=_quantise,
    probes=_probes,
    mistakes=[
        Mistake(
            _unclipped,
            "What lies outside is not clipped: no number below -128 or above 127 fits into 8 bits.",
        ),
        Mistake(
            lambda v, S, q0: np.clip(np.trunc(v / S) + q0, -128, 127),
            "The digits after the point are cut off (int() and astype do so). Round: np.rint.",
        ),
        Mistake(
            lambda v, S, q0: np.clip(np.floor(v / S) + q0, -128, 127),
            "floor always goes down. Go to the nearest: np.rint.",
        ),
        Mistake(lambda v, S, q0: np.clip(np.floor(v / S + 0.5) + q0, -128, 127), AT_A_HALF),
        Mistake(
            lambda v, S, q0: np.clip(np.sign(v) * np.floor(np.abs(v / S) + 0.5) + q0, -128, 127),
            AT_A_HALF,
        ),
        Mistake(
            lambda v, S, q0: np.clip(np.rint(v / S), -128, 127),
            "The zero point is forgotten: add q0 after rounding, before clipping.",
        ),
        Mistake(
            lambda v, S, q0: np.clip(np.rint(v / S), -128, 127) + q0,
            "The zero point comes too late: first add q0, then clip.",
        ),
        Mistake(
            lambda v, S, q0: np.clip(np.rint(v / S) - q0, -128, 127),
            "The zero point has the wrong sign: q = round(v / S) + q0.",
        ),
        Mistake(
            lambda v, S, q0: np.clip(np.rint(v * S) + q0, -128, 127),
            "You multiplied by the scale. How many steps of length S is v? Divide.",
        ),
        Mistake(
            lambda v, S, q0: np.clip(np.rint(v) + q0, -128, 127),
            "The scale is missing. How many steps of length S is v? Divide.",
        ),
        Mistake(
            lambda v, S, q0: np.clip(v / S + q0, -128, 127),
            "These are not whole numbers yet: round before you add q0.",
        ),
        Mistake(
            lambda v, S, q0: np.clip(np.rint(v / S) + q0, 0, 255),
            "0 to 255 is the range without a sign. int8 goes from -128 to 127.",
        ),
        Mistake(
            lambda v, S, q0: (np.rint(v / S) + q0).astype(np.int64).astype(np.int8),
            "astype(np.int8) keeps the last 8 bits of what does not fit: 200 becomes -56. Clip.",
        ),
    ],
)

hints = (
    "Divide by the scale, round, add the zero point, and clip last: the zero point may "
    "push a number out of the range.",
)
