"""Checks that the optimisers share; the formulas are in `mlp_core.optimizers`."""

from dataclasses import fields
from typing import Any, cast

import numpy as np

from ._numbers import is_integer, number, shown
from ._require import require_unmasked
from .backend import Array, array_namespace

CONVENTIONS = ("textbook", "keras")
_ABOVE_ZERO = ("learning_rate", "epsilon")  # every other number is a share, in [0, 1)


class HyperParameters:
    """Base of a frozen dataclass whose fields are checked, and made plain Python floats.

    A NumPy scalar has a dtype of its own: ``np.float64(0.1)`` times a float32 array is float64.
    """

    def __post_init__(self) -> None:
        for name in (field.name for field in fields(cast("Any", self))):
            value, who = getattr(self, name), type(self).__name__
            if name == "convention":
                if not isinstance(value, str) or value not in CONVENTIONS:
                    raise ValueError(
                        f"{who}: {name} is {shown(value)}, expected one of {CONVENTIONS}"
                    )
                continue
            if name in _ABOVE_ZERO:
                plain = number(who, name, value, above=0)
            else:
                plain = number(who, name, value, least=0, below=1)
            object.__setattr__(self, name, plain)


def width(dtype: Any) -> Any:
    """Return the type in which updates of this type are computed and remembered: float32 at least.

    In float16 the square of 0.0002 is 0, that of 300 infinite, and so is what remembers them.
    """
    return dtype if dtype.itemsize >= 4 else np.dtype(np.float32)


def zeros_for(optimizer: Any, theta: Any) -> Array:
    """Return the zeros from which an optimiser remembers, shaped as theta."""
    theta = _array(f"{type(optimizer).__name__}.init", "theta", theta)
    zeros: Array = array_namespace(theta).zeros_like(theta, dtype=width(theta.dtype))
    return zeros


def check_update(optimizer: Any, theta: Any, gradient: Any, state: Any) -> Any:
    """Check the arguments of ``update``; return their array namespace."""
    where, kind_of_state = f"{type(optimizer).__name__}.update", optimizer._state
    if type(state) is not kind_of_state or (kind_of_state is tuple and state):
        raise TypeError(
            f"{where}: state is of type {type(state).__name__}, expected the "
            f"{kind_of_state.__name__} that {type(optimizer).__name__}.init(theta) returns"
        )
    theta, gradient = _array(where, "theta", theta), _array(where, "gradient", gradient)
    names = getattr(state, "_fields", ())
    parts = [
        _array(where, f"{name} in the state", part)
        for name, part in zip(names, state, strict=True)
        if name != "t"
    ]
    xp = array_namespace(theta, gradient, *parts)
    shape, dtype = theta.shape, theta.dtype
    wide = width(dtype)
    if not shape:
        raise ValueError(f"{where}: theta has shape (), expected (P,)")
    epsilon = getattr(optimizer, "epsilon", 1.0)
    if wide.type(epsilon) == 0:  # 0/0 where the gradient is 0
        larger = f"{10 * float(np.finfo(wide).tiny):.0e}"
        raise ValueError(
            f"{where}: epsilon is {epsilon}, which is 0 in {wide}, in which this theta "
            f"is updated; expected a larger epsilon, as {larger}, or a wider dtype"
        )
    expected = [("gradient", gradient, dtype), *(("state", part, wide) for part in parts)]
    for name, array, its_dtype in expected:
        if array.shape != shape or array.dtype != its_dtype:
            raise ValueError(
                f"{where}: {name} has shape {array.shape} and dtype {array.dtype}, "
                f"expected {shape} and {its_dtype}, as theta has {shape} and {dtype}"
            )
    t = getattr(state, "t", 0)
    if not is_integer(t) or t < 0:
        raise TypeError(
            f"{where}: t in the state is {shown(t)}, expected the number of updates, 0 or more"
        )
    return xp


def _array(where: str, name: str, value: Any) -> Array:
    """Return an array of floats, NumPy's or CuPy's; TypeError for all else, also for a list."""
    on_gpu = array_namespace(value) is not np
    if not on_gpu and not isinstance(value, np.ndarray):
        raise TypeError(
            f"{where}: {name} is {shown(value)}, expected an array of floating-point numbers"
        )
    require_unmasked(where, name, value)
    if value.dtype.kind != "f":
        raise TypeError(f"{where}: {name} has dtype {value.dtype}, expected floating-point numbers")
    array: Array = value if on_gpu else np.asarray(value)  # a matrix multiplies in its own way
    return array
