"""What an attempt gave, read as numbers: nothing is guessed, and nothing that it does escapes.

An attempt may give anything: text, a masked array, a list inside itself, an object that raises
when it is looked at. `as_numbers` reads what is numbers, and says of all else what it is.
"""

from collections.abc import Iterable

import numpy as np

SEVEN_DIGITS = 5e-6  # float32 holds 24 bits; some steps of rounding are allowed for


class NoNumbersError(TypeError):
    """What was given cannot be read as numbers; the message says why, in a sentence.

    Parameters
    ----------
    value
        What was given.
    why
        The sentence; empty where the value speaks for itself.
    """

    def __init__(self, value: object, why: str = "") -> None:
        super().__init__(why)
        self.value = value


TEXT = "That is text: numbers stand without quotes."
COMPLEX = "That has an imaginary part (j): the answer is real."
MASKED = "That is a masked array: write real entries in place of the hidden ones."
RAGGED = "Its parts are of different lengths."
HUGE = "That is too large for a float."


def is_kind(value: object, *kinds: type) -> bool:
    """``isinstance`` that asks the type alone: an object may lie about its class, or raise."""
    return issubclass(type(value), kinds)


def leaves(value: object) -> Iterable[object]:
    """All that a list holds, also in lists inside."""
    if is_kind(value, list, tuple):
        for part in value:  # type: ignore[attr-defined]
            yield from leaves(part)
    else:
        yield value


def is_stub(value: object) -> bool:
    """Whether nothing is filled in: ..., None for a variable, or a list of nothing but ... ."""
    if value is None or value is ...:
        return True
    found = list(leaves(value))
    return bool(found) and all(leaf is ... for leaf in found)


def refuse_no_numbers(value: object) -> None:
    """Raise `NoNumbersError` for text, masks and imaginary parts, wherever they stand."""
    for leaf in leaves(value):
        if is_kind(leaf, np.ma.MaskedArray):
            raise NoNumbersError(value, MASKED)
        kind = leaf.dtype.kind if is_kind(leaf, np.ndarray, np.generic) else ""
        if kind in ("U", "S") or is_kind(leaf, str, bytes):
            raise NoNumbersError(value, TEXT)
        if kind == "c" or is_kind(leaf, complex):
            raise NoNumbersError(value, COMPLEX)


def as_numbers(value: object) -> np.ndarray:
    """Read real numbers as a float64 array.

    Raises
    ------
    NoNumbersError
        For all else, and for whatever an object does when it is read.
    """
    try:
        refuse_no_numbers(value)
        array = np.asarray(value)
        if array.dtype.kind in "biuf":
            return array.astype(float)
        if array.dtype.kind != "O":
            raise NoNumbersError(value)
        return np.array([_number(value, part) for part in array.flat], float).reshape(array.shape)
    except (KeyboardInterrupt, NoNumbersError):
        raise
    except BaseException as error:
        ragged = is_kind(value, list, tuple) and type(error) is ValueError
        raise NoNumbersError(value, RAGGED if ragged else _why(error)) from None


def _number(value: object, part: object) -> float:
    refuse_no_numbers(part)
    if not hasattr(type(part), "__float__"):
        raise NoNumbersError(value, _how_to_list(part))
    try:
        return float(part)  # type: ignore[arg-type]
    except OverflowError:
        raise NoNumbersError(value, HUGE) from None


def _how_to_list(part: object) -> str:
    once = hasattr(type(part), "__next__")
    return "It gives its numbers one after another: list(...) makes a list of them." if once else ""


def _why(error: BaseException) -> str:
    try:
        said = " ".join(str(error).split())
    except Exception:  # it is the learner's, and may do anything
        said = ""
    return f"Reading it as numbers gives {type(error).__name__}{': ' if said else ''}{said[:200]}."


def agree(got: object, wanted: object, near: float, *, scaled: bool = False) -> bool:
    """Whether two outcomes are the same: numbers to ``near``, errors by their type.

    ``near`` is absolute and relative; ``scaled`` measures it by the largest number of the outcome,
    as is fair where rounding happened before a difference was taken.
    """
    if is_kind(got, Exception) or is_kind(wanted, Exception):
        return type(got) is type(wanted)
    try:
        left, right = np.atleast_1d(as_numbers(got)), np.atleast_1d(as_numbers(wanted))
    except NoNumbersError:
        return False
    if left.shape != right.shape:
        return False
    if (left == right).all():  # as a rule, and quick
        return True
    finite = np.abs(right[np.isfinite(right)])
    room = near * max(1.0, finite.max(initial=0.0)) if scaled else near
    # A mistake may be to get NaN: then NaN is what it has in common with the attempt.
    return np.allclose(left, right, rtol=near, atol=room, equal_nan=True)


def is_finite(outcome: object) -> bool:
    """Whether an outcome holds numbers, at least one, and neither NaN nor infinity."""
    try:
        values = as_numbers(outcome)
    except NoNumbersError:
        return False
    return values.size > 0 and bool(np.isfinite(values).all())


def is_narrow(outcome: object) -> bool:
    """Whether an outcome, or a part of it, is held in float32, which has about seven digits."""
    return any(_dtype(leaf) == np.float32 for leaf in leaves(outcome))


def _dtype(leaf: object) -> np.dtype | None:
    """The type of an array's or a NumPy number's entries; None for anything else."""
    if not hasattr(type(leaf), "__array__"):
        return None
    try:
        return np.asarray(leaf).dtype
    except KeyboardInterrupt:
        raise
    except BaseException:  # it is the learner's, and may do anything
        return None


class Itself:
    """Stands for a list inside itself, where whoever goes through it would never come out."""

    def __repr__(self) -> str:
        return "[...]"


def kept(value: object, path: tuple[int, ...] = ()) -> object:
    """Copy the arrays and lists of a result, which the learner's function may use again."""
    if id(value) in path:
        return Itself()
    if is_kind(value, np.ndarray):
        return value.copy()  # type: ignore[attr-defined]
    if type(value) not in (list, tuple):
        return value
    inside = [kept(part, (*path, id(value))) for part in value]  # type: ignore[attr-defined]
    return inside if type(value) is list else tuple(inside)
