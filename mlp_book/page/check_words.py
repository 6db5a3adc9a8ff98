"""The words of a check: numbers as a learner reads them, errors in plain language."""

import re

import numpy as np

from mlp_book.page.check_values import is_kind

LONGEST = 200  # characters: longer ones, as all weights of a network, help nobody in a sentence

# What arrays have, and lists and tuples lack.
_OF_ARRAYS = "|".join(sorted(set(dir(np.ndarray)) - {*dir(list), "tolist"}))
_MAKES = "np.array(x) makes an array of it"
# What the commonest complaints of Python and NumPy mean to someone who meets them for the first
# time: a pattern of the message, in all versions, and the words; {0}, {1}: what the pattern caught.
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
        r"does not have enough dimensions|for @: '[\w.]*(?:int|float)\d*'",
        "@ adds up the products of two arrays; one of these is a single number. Is * meant?",
    ),
    (
        "for @: '(list|tuple)'",
        f"@ is for arrays, and a {{0}} is none: add up the products in a loop, or {_MAKES}.",
    ),
    (
        "can't multiply sequence by non-int of type '(list|tuple)'",
        "Python does not multiply by a {0}: multiply the entries, one pair after the other.",
    ),
    (
        r"can't multiply sequence by non-int of type '[\w.]*float",
        "Python does not multiply a list, a tuple or a text by a fraction: multiply each entry, or "
        f"{_MAKES}, which can.",
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
        f"'(list|tuple)' object has no attribute '({_OF_ARRAYS})'",
        f"A {{0}} has no {{1}}: {_MAKES}, which has.",
    ),
    (
        "'tuple' object (?:has no attribute 'append'|does not support item assignment)",
        "A tuple stays as it is: list(x) makes a list of it, which can change.",
    ),
    (
        "'numpy.ndarray' object has no attribute 'append'",
        "An array does not grow: append to a list, which begins as [].",
    ),
    (
        "can only concatenate (list|tuple)",
        f"+ puts another {{0}} behind a {{0}}. To add up numbers, entry by entry, {_MAKES}.",
    ),
    (
        r"^(?!.*'NoneType').*(?:unsupported operand|bad operand|not supported between)"
        r".*'(list|tuple)'",
        f"A {{0}} is no number: take its entries one after another, or {_MAKES}, which does "
        "arithmetic as a whole.",
    ),
    (
        "can be converted to Python scalars|must be real number, not (?:list|tuple)",
        "math's functions, float and int take one number. For all entries of an array at once "
        "there are NumPy's: np.log in place of math.log.",
    ),
    ("inhomogeneous", "The rows of an array must all have the same length."),
    (
        "setting an array element with a sequence",
        "One entry of an array holds one number, and several are given.",
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


def translated(message: str) -> str:
    """What an error's message means, in plain words; empty where nothing is known of it."""
    for pattern, words in TRANSLATIONS:
        if found := re.search(pattern, message):
            return words.format(*found.groups())
    return ""


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
    """The error's kind and its message, in one line.

    An error that a check made, to mark what it recognised, has the name of Python's that it is.
    """
    try:
        said = " ".join(str(error).split())
    except KeyboardInterrupt:
        raise
    except BaseException:  # it is the learner's, and may do anything
        said = ""
    name = public_name(type(error))
    return f"{name}: {cut(said, longest)}" if said else name


def public_name(kind: type) -> str:
    """The name of a class, or of the nearest above it that is not of this book."""
    return next(k.__name__ for k in kind.__mro__ if not is_own(k))


def is_own(kind: type) -> bool:
    """Whether the class is one of the book's pages and checks."""
    return kind.__module__.partition(".")[0] == "mlp_book"


def two_numbers(got: float, wanted: float) -> tuple[str, str]:
    """Both as a learner reads them, with as many digits as tell them apart."""
    short = plain(got), plain(wanted)
    return short if short[0] != short[1] else (repr(got), repr(wanted))
