"""Sentences about an answer that nobody foresaw: which input, what came, what was wanted."""

import numpy as np

from mlp_book.page.check_calls import EndedError
from mlp_book.page.check_values import NoNumbersError, as_numbers, is_kind, is_stub, leaves
from mlp_book.page.check_words import (
    count,
    cut,
    error_words,
    one_line,
    public_name,
    translated,
    two_numbers,
)

FEW = 6  # numbers that a sentence may hold; of more the first wrong one is shown
SHOWN = 100  # characters of a value inside a sentence
STUB = "not attempted yet. Replace the ... by your"
NOTHING = "nothing (None)"


def difference(
    got: object, wanted: object, place: str, near: float, *, secret: bool, viewed: bool
) -> str:
    """Describe one outcome that is not the wanted one.

    Parameters
    ----------
    got, wanted
        Two outcomes that do not agree.
    place
        For which input, as " for x = 2.0"; empty where there is none.
    near
        The tolerance with which they were compared.
    secret
        Whether the wanted numbers must not be told, since they are the answer.
    viewed
        Whether they are what an answer does, and would say nothing to who reads them.
    """
    if is_kind(got, NoNumbersError):  # where an answer was read before it was compared
        return _no_numbers(got, place)  # type: ignore[arg-type]
    if is_kind(got, Exception):
        return _stopped(got, wanted, place, "your answer" if secret else "your function")  # type: ignore[arg-type]
    if is_kind(wanted, Exception):
        error = public_name(type(wanted))
        return f"not yet. An error is wanted{place}: {error}. Yours gave {_short(got)}."
    try:
        values = as_numbers(got)
    except NoNumbersError as error:
        return _no_numbers(error, place)
    right = as_numbers(wanted)
    if values.shape != right.shape and (values.size, right.size) != (1, 1):
        return _other_shape(values.shape, right.shape, place)
    values = values.reshape(right.shape)
    if not np.isfinite(values).all() and np.isfinite(right).all():
        what = "NaN" if np.isnan(values).any() else "infinity"
        return f"not yet. Your answer{place} contains {what}{_where(~np.isfinite(values))}."
    if viewed:
        return "not yet. Try your answer on one case that you can work out on paper."
    if secret:
        return f"not yet. Your answer{place} is {_short(got)}. Compare it with your sums on paper."
    return _other_numbers(got, values, wanted, right, place, near)


def missing_words(got: list[object]) -> str:
    """The sentence for a function that is not written yet, or returns nothing; else empty."""
    if any(outcome is not None and is_stub(outcome) for outcome in got):
        return f"{STUB} code."
    if got and all(outcome is None for outcome in got):
        return f"your function returned {NOTHING}. Is the return missing?"
    if any(outcome is None for outcome in got):
        return (
            f"for some inputs your function returned {NOTHING}. Is there a way through it that "
            "meets no return?"
        )
    return ""


def _short(value: object) -> str:
    return cut(one_line(value), SHOWN)


def _where(wrong: np.ndarray) -> str:
    """Where the first is, as " at index [2, 3]"; nothing where there is one number only."""
    if wrong.size == 1:
        return ""
    index = ", ".join(str(int(i)) for i in np.argwhere(wrong)[0])
    return f" at index [{index}]"


def _stopped(error: Exception, wanted: object, place: str, whose: str) -> str:
    if is_kind(error, EndedError):
        return f"{whose} ends the program{place}, as exit() does. Take that out and return a value."
    said = f"{whose} stopped{place} with {error_words(error)}."
    if is_kind(wanted, Exception):
        return f"{said} There the error {public_name(type(wanted))} is wanted."
    return f"{said} {translated(error_words(error))}".strip()


def _no_numbers(error: NoNumbersError, place: str) -> str:
    missing = any(leaf is ... for leaf in leaves(error.value)) and not is_stub(error.value)
    help_ = "A part of it is still ...: replace that too." if missing else str(error)
    return f"expected numbers{place}, got {_short(error.value)}. {help_}".strip()


def _other_shape(shape: tuple[int, ...], right: tuple[int, ...], place: str) -> str:
    if len(shape) == len(right) == 1:
        return f"not yet. The answer{place} should hold {count(right[0])}, yours holds {shape[0]}."
    said = f"not yet. The answer{place} should have shape {right}, yours has {shape}"
    if right == ():
        return f"not yet. The answer{place} should be one number, yours has shape {shape}."
    if shape == ():
        return f"{said}: it is one number."
    turned = shape == right[::-1] and len(shape) == 2
    return f"{said}: rows and columns are swapped." if turned else f"{said}."


def _other_numbers(
    got: object, values: np.ndarray, wanted: object, right: np.ndarray, place: str, near: float
) -> str:
    wrong = ~np.isclose(values, right, rtol=near, atol=near, equal_nan=True)
    if values.size == 1:
        mine, theirs = two_numbers(float(values.flat[0]), float(right.flat[0]))
        return f"not yet. Your answer{place} is {mine}, expected {theirs}."
    if values.size <= FEW and one_line(got) != one_line(wanted):
        return f"not yet. Your answer{place} is {_short(got)}, expected {_short(wanted)}."
    mine, theirs = two_numbers(float(values[wrong][0]), float(right[wrong][0]))
    share = f"{int(wrong.sum())} of {wrong.size} entries differ"
    return (
        f"not yet. Your answer{place} has {mine}{_where(wrong)}, expected {theirs}. In all {share}."
    )
