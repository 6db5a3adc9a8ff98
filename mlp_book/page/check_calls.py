"""A learner's function behind a guard: what it does to its surroundings is seen, not suffered."""

import copy
from collections.abc import Callable
from numbers import Number

import numpy as np

from mlp_book.page.check_values import is_kind, is_narrow, kept


class EndedError(Exception):
    """The learner's function tried to end the program, as ``exit()`` does."""


class Guarded:
    """Call a learner's function so that a check can go on, whatever it does.

    What it returns is copied at once, since it may use the same array for its next result; what
    it does to its arguments is noticed; ``exit()`` becomes an error like any other. Only
    KeyboardInterrupt passes: that is the reader, who wants to stop.
    """

    def __init__(self, function: Callable[..., object]) -> None:
        self._function = function
        self.changed: int | None = None  # the place of the first argument that a call changed
        self.narrow = False  # whether a result was held in float32

    def __call__(self, *arguments: object) -> object:
        """Call the function; raise an ``Exception`` where it raises, and `EndedError` for exit."""
        before = _remembered(arguments)
        try:
            result = kept(self._function(*arguments))
        except (Exception, KeyboardInterrupt):
            raise
        except BaseException as error:
            raise EndedError(type(error).__name__) from None
        self.narrow = self.narrow or is_narrow(result)
        if self.changed is None:
            places = (i for i, one in enumerate(before) if differs(one, arguments[i]))
            self.changed = next(places, None)
        return result


def _remembered(arguments: tuple[object, ...]) -> tuple[object, ...]:
    """Copy what can be copied; what cannot is its own copy, and counts as unchanged."""
    copies = []
    for argument in arguments:
        try:
            is_fixed = type(argument) in (int, float, str, bytes)
            copies.append(argument if is_fixed else copy.deepcopy(argument))
        except Exception:  # a stand-in for a GPU, an open file
            copies.append(argument)
    return tuple(copies)


def differs(before: object, after: object) -> bool:
    """Whether arrays, lists or numbers are no longer what they were; other objects may change."""
    if type(before) is not type(after):
        return True
    if is_kind(before, np.ndarray):
        same = before.shape == after.shape and before.dtype == after.dtype  # type: ignore[attr-defined]
        return not same or before.tobytes() != after.tobytes()  # type: ignore[attr-defined]
    if is_kind(before, list, tuple):
        sizes = len(before), len(after)  # type: ignore[arg-type]
        return sizes[0] != sizes[1] or any(map(differs, before, after))  # type: ignore[call-overload]
    if is_kind(before, dict):
        return before.keys() != after.keys() or any(  # type: ignore[attr-defined]
            differs(part, after[name])  # type: ignore[index]
            for name, part in before.items()  # type: ignore[attr-defined]
        )
    if is_kind(before, Number, str, bytes):
        return before != after and before == before
    return False
