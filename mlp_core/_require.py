"""Checks at the boundary of the package: every message says what, got, expected and the fix."""

from collections.abc import Mapping
from typing import Any, TypeVar

import numpy as np

from ._advice import as_numbers, as_numpy, column
from ._numbers import shown
from .backend import Array, array_namespace

T = TypeVar("T")
ieee = np.errstate(over="ignore", invalid="ignore")
"""Decorates what computes: numbers that outgrow their dtype become inf or NaN, as IEEE 754 has it,
and NumPy warns as little as a GPU does. What must be finite is looked at afterwards."""


def float_array(where: str, name: str, value: Any, *, like: Array | None = None) -> Array:
    """Return `value` as an array of floats; integers and booleans become float64.

    With `like`, the result has its dtype and lives where it lives. Floats in the byte order of
    another machine are copied into the order of this one.
    """
    ready = type(value) is np.ndarray and value.dtype.kind == "f" and value.dtype.isnative
    if ready and like is None:
        return value  # type: ignore[no-any-return]
    xp = array_namespace(value) if like is None else array_namespace(value, like)
    array = as_array(where, name, value, xp)
    if array.dtype.kind not in "fbiu":
        advice = as_numbers(name, array)
        raise TypeError(f"{where}: {name} has dtype {array.dtype}, expected real numbers{advice}")
    if like is not None:
        return array if array.dtype == like.dtype else array.astype(like.dtype)
    if array.dtype.kind != "f":
        return array.astype(xp.float64)
    return array if array.dtype.isnative else array.astype(array.dtype.newbyteorder("="))


def require_unmasked(where: str, name: str, value: Any) -> None:
    """Refuse masked arrays, alone or in a list: under a mask lies a number that means nothing."""
    parts = value if isinstance(value, list | tuple) else [value]
    if any(np.ma.is_masked(part) for part in parts):
        raise TypeError(
            f"{where}: {name} is a masked array, expected every number; leave out the rows with "
            f"masked entries, or fill them: {name}.filled(number)"
        )


def as_array(where: str, name: str, value: Any, xp: Any = np) -> Array:
    """Return `value` as an array of whatever it holds, with every entry in sight."""
    require_unmasked(where, name, value)
    if isinstance(value, bytes | bytearray):  # its bytes would be numbers
        raise TypeError(f"{where}: {name} is {shown(value)}, expected numbers")
    try:
        array: Array = xp.asarray(value)
    except Exception as error:  # a user's __array__ can raise anything
        raise ValueError(
            f"{where}: {name} is not a rectangular array of numbers, expected rows of one length"
        ) from error
    return array


def as_given(what: str, returned: Any, like: Array) -> Array:
    """Return what a user's function returned, if its shape and dtype are those of `like`."""
    shape, dtype = getattr(returned, "shape", None), getattr(returned, "dtype", None)
    if shape != like.shape or dtype != like.dtype:
        got = shown(returned) if shape is None else f"an array of shape {shape} and dtype {dtype}"
        raise TypeError(
            f"{what} returned {got}, expected one of shape {like.shape} and {like.dtype}, "
            "as it was given"
        )
    array: Array = returned
    return array


def output_and_target(where: str, output: Any, target: Any) -> tuple[Array, Array]:
    """Return the two as finite arrays of one shape (m, n_out), in the dtype of `output`."""
    v = as_numpy("v", output if getattr(output, "ndim", 2) == 1 else target)
    output = float_array(where, "output", output)
    target = float_array(where, "target", target, like=output)
    if output.ndim != 2 or output.shape != target.shape or output.size == 0:
        raise ValueError(
            f"{where}: output has shape {output.shape} and target {target.shape}, expected one "
            f"shape (m, n_out) with m > 0; {v}[:, None] makes a column, {v}[None, :] one example"
        )
    require_finite(where, "output", output)
    require_finite(where, "target", target)
    return output, target


def parameters(where: str, value: Any, count: int) -> Array:
    """Return `value` as a vector of `count` parameters, finite or not (a view needs no numbers)."""
    theta = float_array(where, "theta", value)
    if theta.shape != (count,):
        raise ValueError(f"{where}: theta has shape {theta.shape}, the network takes ({count},)")
    return theta


def inputs(where: str, value: Any, n_in: int, theta: Array) -> Array:
    """Return `value` as finite examples, (m, n_in), or one, (n_in,), in the dtype of theta.

    Here theta is used, so it must be finite too.
    """
    require_finite(where, "theta", theta)
    X = float_array(where, "X", value, like=theta)
    if X.ndim not in (1, 2) or X.size == 0:
        raise ValueError(
            f"{where}: X has shape {X.shape}, "
            f"expected (m, {n_in}) with m > 0, or ({n_in},) for one example"
        )
    if X.shape[-1] != n_in:
        got = f"{X.shape[-1]} columns" if X.ndim == 2 else f"{X.shape[-1]} entries"
        makes = f"; a vector is one example, {column('X', value)} makes a column"
        hint = "" if X.ndim == 2 else makes
        raise ValueError(f"{where}: X has {got}, the network takes {n_in}{hint}")
    require_finite(where, "X", X)
    return X


def mean_and_deviation(where: str, mean: Any, deviation: Any) -> tuple[Array, Array]:
    """Return the two as finite vectors of one shape, the deviations above 0."""
    mean = float_array(where, "mean", mean)
    deviation = float_array(where, "deviation", deviation, like=mean)
    if mean.ndim != 1 or mean.shape != deviation.shape:
        raise ValueError(
            f"{where}: mean has shape {mean.shape} and deviation {deviation.shape}, expected (n,) "
            "for both"
        )
    require_finite(where, "mean", mean)
    require_finite(where, "deviation", deviation)
    if not (deviation > 0).all():
        raise_at(where, "deviation", deviation, ~(deviation > 0), "numbers above 0")
    return mean, deviation


def require_callable(where: str, name: str, function: Any, form: str) -> None:
    """Refuse what cannot be called."""
    if not callable(function):
        raise TypeError(f"{where}: {name} is {shown(function)}, expected a function, {form}")


def require_flag(where: str, name: str, value: Any) -> None:
    """Refuse what is neither True nor False: most things count as true, "no" does, too."""
    if not isinstance(value, bool | np.bool):
        raise TypeError(f"{where}: {name} is {shown(value)}, expected True or False")


def require_generator(where: str, rng: Any) -> None:
    """Refuse anything but a NumPy generator: randomness is passed, never global."""
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"{where}: rng is {shown(rng)}, expected numpy.random.default_rng(seed)")


def require_finite(where: str, name: str, array: Array) -> None:
    """Refuse NaN and infinity."""
    finite = array_namespace(array).isfinite(array)
    if not finite.all():
        fix = "repair or leave out that entry (if training diverged, lower the learning rate)"
        raise_at(where, name, array, ~finite, f"finite numbers; {fix}")


def require_probabilities(where: str, name: str, array: Array) -> None:
    """Refuse numbers outside [0, 1]."""
    outside = (array < 0) | (array > 1)
    if outside.any():
        raise_at(where, name, array, outside, "numbers from 0 to 1, as sigmoid and softmax give")


def raise_at(where: str, name: str, array: Array, bad: Array, expected: str) -> None:
    """Raise a ValueError that names the first entry where `bad` is true."""
    index = tuple(int(i) for i in array_namespace(array).argwhere(bad)[0])
    place = f"in row {index[0]}, column {index[1]}" if array.ndim == 2 else f"at index {index[0]}"
    raise ValueError(f"{where}: {name} holds {float(array[index])} {place}, expected {expected}")


def lookup(where: str, kind: str, name: str, table: Mapping[str, T]) -> T:
    """Return ``table[name]``; an unknown name lists the known ones."""
    if not isinstance(name, str) or name not in table:
        known = ", ".join(sorted(table))
        raise ValueError(f"{where}: unknown {kind} {shown(name)}; the known ones are {known}")
    return table[name]
