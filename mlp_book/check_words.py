"""The words of a check: numbers as a learner reads them, errors in plain language."""

import numpy as np

# What NumPy's commonest complaints mean to someone who meets them for the first time.
TRANSLATIONS = (
    (
        "truth value of an array",
        "max and if take single numbers; for arrays use np.maximum or np.where.",
    ),
    (
        "mismatch in its core dimension",
        "A matrix takes as many numbers as it has columns: which one receives too many or too few?",
    ),
    (
        "can't multiply sequence",
        "Python does not multiply two lists: multiply their entries, one pair after the other.",
    ),
    (
        "list indices must be integers or slices, not tuple",
        "A list of rows is read with two brackets: A[1][0] is row 2, column 1.",
    ),
    (
        "'list' object has no attribute 'shape'",
        "A list has a length in place of a shape: len(A) counts its rows, len(A[0]) its columns.",
    ),
    (
        "could not be broadcast",
        "The shapes do not fit. Is a matrix product meant (@, not *)? Is keepdims=True missing, or "
        "are other rows chosen on one side than on the other?",
    ),
)


def count(size: int) -> str:
    """Say how many numbers."""
    return "1 number" if size == 1 else f"{size} numbers"


def one_line(value: object) -> str:
    """A text of one line for a value inside a sentence."""
    return " ".join((value if isinstance(value, str) else plain(value)).split())


def plain(value: object) -> str:
    """Numbers without their NumPy types, rounded, also inside lists and tuples."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return repr(float(f"{value:.6g}"))
    if isinstance(value, np.ndarray):
        return np.array2string(value, precision=4, separator=", ")
    if type(value) is list:
        return f"[{', '.join(map(plain, value))}]"
    if type(value) is tuple:
        return f"({', '.join(map(plain, value))}{',' if len(value) == 1 else ''})"
    return repr(value)
