"""Exercise *Whole products*: a neuron's weighted sum, added up in whole numbers."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _bytes(*numbers):
    return np.array(numbers, dtype=np.int8)


# In the last two, what is multiplied by its scale before the sum is infinite; the sum is 1, or 2.
_dots = [
    (_bytes(50, -127, 12), 0.01, _bytes(-73, 30, 127), 0.02, -128),
    (_bytes(127, 127, 127, 127), 0.005, _bytes(127, 127, 127, 127), 0.004, -128),
    (_bytes(1, -2), 0.5, _bytes(3, 4), 0.25, 0),
    (_bytes(1, -1), 1.0, _bytes(127, 126), 1e306, -128),
    (_bytes(127, 126), 1e306, _bytes(2, -2), 1.0, 0),
]


def _steps(w, a, q0):
    """The products, whole numbers without overflow."""
    return w.astype(np.int32) * (a.astype(np.int32) - q0)


def _dot(w, S_w, a, S_a, q0):
    return np.sum(_steps(w, a, q0)) * S_w * S_a


def _scaled_first(w, S_w, a, S_a, q0):
    with np.errstate(over="ignore", invalid="ignore"):
        return np.sum((S_w * w) * (S_a * (a.astype(float) - q0)))


def _w_scaled_first(w, S_w, a, S_a, q0):
    with np.errstate(over="ignore", invalid="ignore"):
        return np.sum((S_w * w) * (a.astype(np.int32) - q0)) * S_a


def _no_sum(w, S_w, a, S_a, q0):
    with np.errstate(over="ignore"):
        return _steps(w, a, q0) * S_w * S_a


SCALED_FIRST = (
    "The numbers are multiplied by a scale before they are added: so the sum is not made of whole "
    "numbers, and every term is rounded (with the huge scales of the last inputs it even "
    "overflows). Add whole numbers, and multiply their sum by S_w and S_a."
)

dot = Exercise(
    name="Whole products",
    solution=_dot,
    probes=_dots,
    mistakes=[
        Mistake(
            lambda w, S_w, a, S_a, q0: np.sum(w.astype(np.int32) * a) * S_w * S_a,
            "The zero point is forgotten: a stands for S_a (a - q0). Subtract q0 first.",
        ),
        Mistake(
            lambda w, S_w, a, S_a, q0: np.sum(w * a) * S_w * S_a,
            "The zero point is forgotten, and the products overflow: int8 with int8 stays int8. "
            "Turn both into int32, and subtract q0 from a.",
        ),
        Mistake(
            lambda w, S_w, a, S_a, q0: (np.sum(w.astype(np.int32) * a) - q0) * S_w * S_a,
            "The zero point belongs to every number of a, not to the sum: a - q0 first.",
        ),
        Mistake(
            lambda w, S_w, a, S_a, q0: (
                np.sum(w.astype(np.int32) * (a.astype(np.int32) + q0)) * S_w * S_a
            ),
            "The zero point is subtracted, not added.",
        ),
        Mistake(
            lambda w, S_w, a, S_a, q0: np.sum(_steps(w, a, q0)),
            "The scales are missing: the whole sum is a number of steps. Multiply by both.",
        ),
        Mistake(
            lambda w, S_w, a, S_a, q0: np.sum(_steps(w, a, q0)) * S_w,
            "The scale of a is missing.",
        ),
        Mistake(
            lambda w, S_w, a, S_a, q0: np.sum(_steps(w, a, q0)) * S_a,
            "The scale of w is missing.",
        ),
        Mistake(
            lambda w, S_w, a, S_a, q0: np.sum(w.astype(np.int32) * (a - np.int8(q0))) * S_w * S_a,
            "a - q0 overflows: both are int8, and 127 - (-128) does not fit. Turn a into int32 "
            "before you subtract.",
        ),
        Mistake(
            lambda w, S_w, a, S_a, q0: np.sum(w * (a - np.int8(q0)), dtype=np.int32) * S_w * S_a,
            "The products overflow: int8 times int8 stays int8. Turn both into int32 first.",
        ),
        Mistake(
            lambda w, S_w, a, S_a, q0: (w @ (a - np.int8(q0))) * S_w * S_a,
            "All was computed in int8, and overflowed. Turn w and a into int32 first: "
            "w.astype(np.int32).",
        ),
        Mistake(
            lambda w, S_w, a, S_a, q0: (
                np.sum((w.astype(np.int16) * (a.astype(np.int16) - q0)), dtype=np.int16) * S_w * S_a
            ),
            "The sum overflows: 16 bits hold at most 32767. Sum in int32.",
        ),
        Mistake(_scaled_first, SCALED_FIRST),
        Mistake(_w_scaled_first, SCALED_FIRST),
        Mistake(_no_sum, "These are the products. Add them up: np.sum."),
        Mistake(
            lambda w, S_w, a, S_a, q0: np.sum(_steps(w, a, q0)) * (S_w + S_a),
            "Multiply by both scales; their sum means nothing.",
        ),
    ],
)

hints = (
    "Take `q0` away from `a` when both are int32. Sum the products, and multiply by the "
    "two scales at the end.",
)
