"""Exercise *One map for two*: two affine maps as one."""

from dataclasses import dataclass

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import SQUARE, TALL, WIDE, unfinished


class ColumnError(ValueError):
    """The outcome of an answer whose vector is a matrix of one column, or of one row."""


def _no_numbers(part):
    """Whether a part is text, has an imaginary part, or hides entries behind a mask."""
    return isinstance(part, np.ma.MaskedArray) or np.asarray(part).dtype.kind not in "biufO"


@dataclass(frozen=True)
class Pair(Exercise):
    """An exercise whose answer is a matrix and a vector: compared as one array, the vector last."""

    def _outcomes(self, answer):
        return [self._joined(outcome) for outcome in super()._outcomes(answer)]

    @staticmethod
    def _joined(outcome):
        if not isinstance(outcome, tuple | list) or len(outcome) != 2:
            return outcome
        if missing := unfinished(outcome):
            return missing
        try:
            if any(map(_no_numbers, outcome)):
                return ValueError("these are no real numbers, and do not fit together")
            matrix, vector = (np.asarray(part, dtype=float) for part in outcome)
            if matrix.ndim == vector.ndim == 2 and 1 in vector.shape:
                return ColumnError(f"the translation has shape {vector.shape}")
            return np.column_stack([matrix, vector])
        except (TypeError, ValueError):
            return ValueError("the matrix and the vector do not fit together")


_other = np.array([[0.0, -1.0], [2.0, 1.0]])
_F = (SQUARE, np.array([1.0, -1.0]))
_G = (_other, np.array([0.5, 2.0]))
_wide, _tall = (WIDE, np.array([1.0, 2.0])), (TALL, np.array([-1.0, 0.0, 3.0]))


def _compose(A, b, C, d):
    return C @ A, C @ b + d


_ONE_PART = "One part is still ..., or None: the answer is two things, the matrix and the vector."

compose = Pair(
    name="One map for two",
    solution=_compose,
    probes=[
        (*_F, *_G),
        (*_wide, *_tall),
        (*_tall, *_wide),
        (
            np.array([[-2.0, -1.5, 1 / 3, 1.0]]),
            np.array([-0.6]),
            np.array([[-0.5], [-1.0], [-2.0]]),
            np.array([0.0, 0.0, 2.0]),
        ),
    ],
    mistakes=[
        Mistake(
            lambda A, b, C, d: (A @ C, A @ d + b),
            "This is F after G. The map that comes first, F, stands on the right.",
        ),
        Mistake(
            lambda A, b, C, d: (A @ C, C @ b + d),
            "The vector is right. The matrix that acts first, A, stands on the right.",
        ),
        Mistake(
            lambda A, b, C, d: (C @ A, b + d),
            "The matrix is right. But b goes through the second map too: C @ b.",
        ),
        Mistake(
            lambda A, b, C, d: (C @ A, C @ b),
            "The matrix is right. The second translation d is missing.",
        ),
        Mistake(
            lambda A, b, C, d: (C @ A, d),
            "The matrix is right. What becomes of the first translation b?",
        ),
        Mistake(
            lambda A, b, C, d: (C @ A, C @ (b + d)),
            "The matrix is right. d is added after C has acted: it does not go through C.",
        ),
        Mistake(
            lambda A, b, C, d: (C * A, C @ b + d),
            "The sign * multiplies entry by entry. The matrix product is @.",
        ),
        Mistake(
            lambda A, b, C, d: (C + A, C @ b + d),
            "The vector is right. The matrices are multiplied, not added.",
        ),
        Mistake(
            lambda A, b, C, d: (C @ b + d, C @ A),
            "Both are right, in the wrong order: first the matrix, then the vector.",
        ),
        Mistake(
            lambda A, b, C, d: (C @ A, (C @ b + d)[:, None]),
            "The translation is a matrix of one column. A vector has one index, as b and d have.",
        ),
        Mistake(
            lambda A, b, C, d: C @ A,
            "This is the matrix. Return two things: the matrix and the vector.",
        ),
        Mistake(
            lambda A, b, C, d: C @ b + d,
            "This is the vector. Return two things: the matrix and the vector.",
        ),
        Mistake(lambda A, b, C, d: (C @ A, ...), _ONE_PART),
        Mistake(lambda A, b, C, d: (..., C @ b + d), _ONE_PART),
    ],
)

hints = (
    "Put the first layer into the second, C (A x + b) + d, and multiply out.",
    "The matrix next to x acts first, so the product is `C @ A`. What does C make of `b`?",
)
