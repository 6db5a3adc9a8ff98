"""What several exercises of this chapter share."""

import numpy as np


class UnfinishedError(ValueError):
    """The outcome of an answer of which a part is still missing."""


def unfinished(parts):
    """Count the parts that are not written yet: all give ..., some an `UnfinishedError`."""
    missing = sum(part is ... or part is None for part in parts)
    return None if missing == 0 else ... if missing == len(parts) else UnfinishedError()


WIDE = np.array([[1.0, 2.0, 0.0], [-1.0, 0.5, 3.0]])  # three numbers in, two out
TALL = np.array([[2.0, -1.0], [0.0, 1.0], [4.0, 0.5]])  # two in, three out
SQUARE = np.array([[1.0, 3.0], [-2.0, 4.0]])
