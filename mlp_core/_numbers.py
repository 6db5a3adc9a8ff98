"""Checks of single numbers: counts become Python's integers, the others Python's floats.

A NumPy scalar keeps its small type: ``np.int8(100) + np.int8(100)`` is -56, and ``np.float64(0.1)``
times a float32 array is float64.
"""

import math
import sys
from collections.abc import Iterable, Mapping, Set
from numbers import Real
from typing import Any, SupportsFloat, cast

import numpy as np

_LONGEST = 300  # characters of a value that a message repeats


def shown(value: Any) -> str:
    """Return ``repr(value)`` for a message: cut where it is long, never an error of its own."""
    try:
        text = repr(value)
    except Exception:  # a user's __repr__, or an integer of more digits than Python prints
        return f"<{type(value).__name__}>"
    if "\n" in text:  # an array
        text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def is_integer(value: Any) -> bool:
    """Tell whether this is a whole number of Python or NumPy; True and False are none."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def integer(where: str, name: str, value: Any, *, least: int = 1) -> int:
    """Return a count or size as Python's integer; ValueError unless it is whole and `least` on."""
    if is_integer(value) and least <= value <= sys.maxsize:
        return int(value)
    expected = "a positive integer" if least == 1 else f"an integer from {least} on"
    if is_integer(value) and value > sys.maxsize:
        expected += f", at most {sys.maxsize}"
    raise ValueError(f"{where}: {name} is {shown(value)}, expected {expected}")


def number(
    where: str,
    name: str,
    value: Any,
    *,
    above: float = -math.inf,
    least: float = -math.inf,
    below: float = math.inf,
    most: float = math.inf,
) -> float:
    """Return `value` as Python's float, if it is finite and between the bounds.

    What is no number is a TypeError, what lies outside a ValueError.
    """
    if isinstance(value, bool) or not isinstance(value, Real):
        kind, found = cast("type[Exception]", TypeError), math.nan
    else:
        kind = ValueError
        try:
            found = float(value)
        except OverflowError:  # an integer or a fraction
            found = math.inf
    if above < found < below and least <= found <= most:
        return found
    if most < math.inf:
        expected = f"a number from {least} to {most}"
    elif below < math.inf:
        low = f"{least} <=" if least > -math.inf else f"{above} <"
        expected = f"{'a number, ' if kind is TypeError else ''}{low} {name} < {below}"
    elif least > -math.inf:
        expected = f"a finite number, {least} or more"
    else:
        expected = "a finite number" + (f" above {above}" if above > -math.inf else "")
    raise kind(f"{where}: {name} is {shown(value)}, expected {expected}")


def one_number(where: str, what: str, value: Any) -> float:
    """Return what a user's function returned as Python's float; TypeError if it is not one."""
    if type(value) is float:
        return value
    shape = getattr(value, "shape", ())
    if shape or isinstance(value, str) or not isinstance(value, SupportsFloat):
        got = f"an array of shape {shape}" if shape else shown(value)
        raise TypeError(f"{where}: {what} returned {got}, expected one number, as a loss is")
    try:
        return float(value)
    except (TypeError, ValueError) as error:  # an array of one object
        raise TypeError(
            f"{where}: {what} returned {shown(value)}, expected one number, as a loss is"
        ) from error
    except OverflowError:
        return math.inf


def require_floating(where: str, dtype: Any) -> None:
    """Refuse a dtype that is not of floating-point numbers."""
    try:
        fits = np.issubdtype(dtype, np.floating)
    except Exception:  # what cannot be a dtype
        fits = False
    if not fits:
        raise TypeError(f"{where}: dtype is {shown(dtype)}, expected a floating one, as np.float32")


def network_sizes(where: str, value: Any) -> tuple[int, ...]:
    """Return the sizes of a network, (n_in, ..., n_out), as Python's integers."""
    sizes = in_order(value)
    try:
        whole = [integer(where, "a size", n) for n in sizes or ()]
    except ValueError:
        whole = []
    if len(whole) < 2:
        got = value if sizes is None else sizes
        raise ValueError(
            f"{where}: sizes are {shown(got)}, expected the number of inputs and of the neurons of "
            "each layer, positive integers in their order, as (2, 4, 1)"
        )
    return tuple(whole)


def in_order(value: Any) -> tuple[Any, ...] | None:
    """Return the things in a list or the like; None for text, and for what has no order."""
    unordered = isinstance(value, str | bytes | bytearray | memoryview | Set | Mapping)
    if unordered or not isinstance(value, Iterable):
        return None
    try:
        return tuple(value)
    except TypeError:  # an array without dimensions says that it can be iterated
        return None
