"""What an optimiser remembers: its arrays by name, copies, and views that can only be read."""

from typing import Any, NamedTuple

import numpy as np

from .backend import Array


class MomentumState(NamedTuple):
    """What `Momentum` remembers: the velocity, shaped as theta."""

    velocity: Array


class RMSPropState(NamedTuple):
    """What `RMSProp` remembers: G, a running mean of the squared gradient, shaped as theta."""

    G: Array


class AdamState(NamedTuple):
    """What `Adam` remembers: running means of g and of its square, and the count of updates."""

    m: Array
    v: Array
    t: int


def arrays_of(state: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the arrays of an optimiser's state: all of it but the count of updates."""
    return state[:-1] if isinstance(state, AdamState) else state


def copied(value: Any) -> Any:
    """Return arrays of its own: of an array a copy, of a tuple one with copies."""
    if hasattr(value, "shape") and hasattr(value, "copy"):
        return value.copy()
    if type(value) is tuple:
        return tuple(map(copied, value))
    if isinstance(value, tuple) and hasattr(value, "_make"):
        return type(value)._make(map(copied, value))
    return value


def read_only(value: Any) -> Any:
    """Return a view, or a tuple of views, through which nothing can be changed."""
    if isinstance(value, np.ndarray):
        value = value.view()
        value.flags.writeable = False
    elif type(value) is tuple:
        value = tuple(map(read_only, value))
    elif isinstance(value, tuple) and hasattr(value, "_make"):
        value = type(value)._make(map(read_only, value))
    return value


def remembered(state: Any, theta: Array) -> dict[str, Array]:
    """Return by name the arrays of an optimiser's state that are shaped as theta."""
    parts = state if isinstance(state, tuple) else ()
    names = getattr(state, "_fields", map(str, range(len(parts))))
    shape = theta.shape
    named = zip(names, parts, strict=True)
    return {name: part for name, part in named if getattr(part, "shape", None) == shape}
