"""Checks that the optimisers share; the formulas are in `mlp_core.optimizers`."""

import math
from dataclasses import fields
from numbers import Real
from typing import Any, cast

from .backend import array_namespace

CONVENTIONS = ("textbook", "keras")
_ABOVE_ZERO = ("learning_rate", "epsilon")  # every other number is a share, in [0, 1)


class HyperParameters:
    """Base of a frozen dataclass whose fields are checked, and made plain Python floats.

    A NumPy scalar has a dtype of its own: ``np.float64(0.1)`` times a float32 array is float64.
    """

    def __post_init__(self) -> None:
        for name in (field.name for field in fields(cast("Any", self))):
            value = getattr(self, name)
            what = f"{type(self).__name__}: {name} is {value!r}"
            if name == "convention":
                if value not in CONVENTIONS:
                    raise ValueError(f"{what}, expected one of {CONVENTIONS}")
                continue
            if isinstance(value, bool) or not isinstance(value, Real):
                raise TypeError(f"{what}, expected a number")
            number = float(value)
            if name in _ABOVE_ZERO and not 0 < number < math.inf:
                raise ValueError(f"{what}, expected a finite number above 0")
            if name not in _ABOVE_ZERO and not 0 <= number < 1:
                raise ValueError(f"{what}, expected 0 <= {name} < 1")
            object.__setattr__(self, name, number)


def check_update(
    optimizer: Any, theta: Any, gradient: Any, state: Any, kind_of_state: type[tuple[Any, ...]]
) -> Any:
    """Check the arguments of ``update`` and return their array namespace."""
    who = f"{type(optimizer).__name__}.update"
    if not isinstance(state, kind_of_state):
        raise TypeError(
            f"{who}: state is of type {type(state).__name__}, expected the "
            f"{kind_of_state.__name__} that {type(optimizer).__name__}.init(theta) returns"
        )
    arrays = [value for value in state if hasattr(value, "shape")]
    xp = array_namespace(theta, gradient, *arrays)
    if theta.dtype.kind != "f":
        raise TypeError(f"{who}: theta has dtype {theta.dtype}, expected floating-point numbers")
    if theta.ndim == 0:
        raise ValueError(f"{who}: theta has shape (), expected (P,), one entry a parameter")
    for name, array in (("gradient", gradient), *(("state", array) for array in arrays)):
        if array.shape != theta.shape or array.dtype != theta.dtype:
            raise ValueError(
                f"{who}: {name} has shape {array.shape} and dtype {array.dtype}, "
                f"expected theta's {theta.shape} and {theta.dtype}"
            )
    return xp
