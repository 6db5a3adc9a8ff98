"""Answers of two parts, a matrix and a vector, for *Matrices and affine maps*."""

from dataclasses import dataclass

import numpy as np

from mlp_book.checks import Exercise


class UnfinishedError(ValueError):
    """The outcome of an answer of which a part is still missing."""


class ColumnError(ValueError):
    """The outcome of an answer whose vector is a matrix of one column, or of one row."""


def unfinished(parts):
    """Count the parts that are not written yet: all give ..., some an `UnfinishedError`."""
    missing = sum(part is ... or part is None for part in parts)
    return None if missing == 0 else ... if missing == len(parts) else UnfinishedError()


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
