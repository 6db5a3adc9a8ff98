"""Checks at the boundary of the package: every message says what, got, expected and the fix."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import numpy as np

from .backend import Array, array_namespace

T = TypeVar("T")


def float_array(where: str, name: str, value: Any, *, like: Array | None = None) -> Array:
    """Return `value` as an array of floats; integers and booleans become float64.

    With `like`, the result has its dtype and lives where it lives.
    """
    if type(value) is np.ndarray and value.dtype.kind == "f" and like is None:
        return value
    xp = array_namespace(value) if like is None else array_namespace(value, like)
    try:
        array: Array = xp.asarray(value)
    except ValueError as error:
        raise ValueError(f"{where}: {name} is not a rectangular array of numbers") from error
    if array.dtype.kind not in "fbiu":
        raise TypeError(f"{where}: {name} has dtype {array.dtype}, expected real numbers")
    if like is not None:
        return array if array.dtype == like.dtype else array.astype(like.dtype)
    return array if array.dtype.kind == "f" else array.astype(xp.float64)


def floats_of_one_shape(where: str, arrays: Sequence[Any]) -> list[Array]:
    """Return `arrays` as arrays of floats, which must agree in shape: nothing is broadcast."""
    floats = [float_array(where, "an argument", array) for array in arrays]
    if any(array.shape != floats[0].shape for array in floats):
        raise ValueError(f"{where}: got shapes {[a.shape for a in floats]}, expected one shape")
    return floats


def require_finite(where: str, name: str, array: Array) -> None:
    """Refuse NaN and infinity, naming the first bad row (of a vector: the first bad entry)."""
    xp = array_namespace(array)
    finite = xp.isfinite(array)
    if finite.all():
        return
    index = [int(i) for i in xp.argwhere(~finite)[0]]
    place = f"in row {index[0]}, column {index[1]}" if array.ndim == 2 else f"at index {index[0]}"
    raise ValueError(
        f"{where}: {name} holds {float(array[tuple(index)])} {place}, expected finite numbers; "
        "repair or leave out that entry (a diverged training run needs a smaller learning rate)"
    )


def lookup(where: str, kind: str, name: str, table: Mapping[str, T]) -> T:
    """Return ``table[name]``; an unknown name lists the known ones."""
    if name not in table:
        known = ", ".join(sorted(table))
        raise ValueError(f"{where}: unknown {kind} {name!r}; the known ones are {known}")
    return table[name]
