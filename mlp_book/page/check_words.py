"""The words of a check: numbers as a learner reads them, errors in plain language."""

import numpy as np

from mlp_book.page.check_values import is_kind

LONGEST = 200  # characters: longer ones, as all weights of a network, help nobody in a sentence

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
        "A list takes one index at a time, so a list of rows is read with two brackets: A[1][0] is "
        "row 2, column 1.",
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
    (
        "maximum recursion depth",
        "A function calls itself, and that call itself again, without end: which call is the last?",
    ),
)


def count(size: int) -> str:
    """Say how many numbers."""
    return "1 number" if size == 1 else f"{size} numbers"


def one_line(value: object) -> str:
    """A text of one line for a value inside a sentence."""
    return " ".join(plain(value).split())


def cut(text: str, longest: int = LONGEST) -> str:
    """The text, or its beginning where it is too long for a sentence."""
    return text if len(text) <= longest else f"{text[: longest - 4].rstrip()} ..."


def plain(value: object) -> str:
    """Numbers without their NumPy types, rounded, also inside lists and tuples."""
    if is_kind(value, np.generic):
        value = value.item()  # type: ignore[attr-defined]
    if type(value) is float:
        return repr(float(f"{value:.6g}"))
    if type(value) is np.ndarray and value.dtype != object:
        return np.array2string(value, precision=4, separator=", ")
    if type(value) in (list, tuple):
        inside = ", ".join(plain(part) for part in value)  # type: ignore[attr-defined]
        if type(value) is list:
            return f"[{inside}]"
        return f"({inside}{',' if len(value) == 1 else ''})"  # type: ignore[arg-type]
    return _shown(value)


def _shown(value: object) -> str:
    """The value as Python writes it, or its kind, where that raises or is long."""
    try:
        text = repr(value)
    except KeyboardInterrupt:
        raise
    except BaseException:  # it is the learner's, and may do anything
        return f"an object of the kind {type(value).__name__}"
    return cut(text)


def error_words(error: BaseException, longest: int = LONGEST) -> str:
    """The error's kind and its message, in one line."""
    try:
        said = " ".join(str(error).split())
    except KeyboardInterrupt:
        raise
    except BaseException:  # it is the learner's, and may do anything
        said = ""
    return f"{type(error).__name__}: {cut(said, longest)}" if said else type(error).__name__


def two_numbers(got: float, wanted: float) -> tuple[str, str]:
    """Both as a learner reads them, with as many digits as tell them apart."""
    short = plain(got), plain(wanted)
    return short if short[0] != short[1] else (repr(got), repr(wanted))
