"""Checks that the optimisers share; the formulas are in `mlp_core.optimizers`."""

import math
from collections.abc import Callable
from dataclasses import fields
from numbers import Real
from typing import Any, cast

import numpy as np

from .backend import Array, array_namespace

CONVENTIONS = ("textbook", "keras")
BLOCK = 65536  # numbers: with the temporaries, about the size of a level-2 cache
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
    if type(state) is not kind_of_state or (kind_of_state is tuple and state):
        raise TypeError(
            f"{_who(optimizer)}: state is of type {type(state).__name__}, expected the "
            f"{kind_of_state.__name__} that {type(optimizer).__name__}.init(theta) returns"
        )
    arrays = [gradient, *[part for part in state if hasattr(part, "shape")]]
    xp = array_namespace(theta, *arrays)
    shape, dtype = theta.shape, theta.dtype
    if dtype.kind != "f":
        raise TypeError(
            f"{_who(optimizer)}: theta has dtype {dtype}, expected floating-point numbers"
        )
    if not shape:
        raise ValueError(f"{_who(optimizer)}: theta has shape (), expected (P,)")
    epsilon = getattr(optimizer, "epsilon", 1.0)
    if dtype.type(epsilon) == 0:  # 0/0 where the gradient is 0
        larger = f"{10 * float(np.finfo(dtype).tiny):.0e}"
        raise ValueError(
            f"{_who(optimizer)}: epsilon is {epsilon}, which is 0 in theta's dtype {dtype}; "
            f"expected a larger epsilon, as {larger}, or a wider dtype"
        )
    for array in arrays:
        if array.shape != shape or array.dtype != dtype:
            name = "gradient" if array is gradient else "state"
            raise ValueError(
                f"{_who(optimizer)}: {name} has shape {array.shape} and dtype {array.dtype}, "
                f"expected theta's {shape} and {dtype}"
            )
    return xp


def _who(optimizer: Any) -> str:
    return f"{type(optimizer).__name__}.update"


def in_blocks(rule: Callable[..., tuple[Array, ...]], xp: Any, *arrays: Array) -> tuple[Array, ...]:
    """Return ``rule(*arrays)``, an elementwise rule, computed block by block.

    A rule is ten or so passes over its arrays. A block with its temporaries fits the cache; a large
    network's parameters do not, and would come from memory in each pass.
    """
    count = len(arrays[0])
    if count <= BLOCK or xp is not np:  # a GPU wants all of it at once
        return rule(*arrays)
    wholes: tuple[Array, ...] = ()
    for start in range(0, count, BLOCK):
        parts = rule(*(array[start : start + BLOCK] for array in arrays))
        wholes = wholes or tuple(xp.empty_like(arrays[0]) for _ in parts)
        for whole, part in zip(wholes, parts, strict=True):
            whole[start : start + BLOCK] = part
    return wholes
