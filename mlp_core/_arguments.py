"""Checks of what `train` is given to call, at the call or as near to it as can be."""

import math
from collections.abc import Callable
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])


def require_pair(where: str, validation: Any) -> None:
    """Refuse anything but two things, X and Y, or three, with weights."""
    several = isinstance(validation, tuple | list)
    if not several or len(validation) not in (2, 3):
        got = f"{len(validation)} things" if several else f"of type {type(validation).__name__}"
        raise TypeError(
            f"{where}: validation is {got}, expected a pair, (X, Y), or (X, Y, sample_weight)"
        )


def require_optimizer(where: str, optimizer: Any) -> None:
    """Refuse a name or a class: a learning rate must have been chosen."""
    methods = (getattr(optimizer, name, None) for name in ("init", "update"))
    if isinstance(optimizer, type) or not all(map(callable, methods)):
        raise TypeError(
            f"{where}: optimizer is {optimizer!r}, expected one that is made, as Adam(0.001) or "
            "GradientDescent(0.1)"
        )


def with_check(where: str, gradient: Function) -> Function:
    """Return the same function with a check of what a user's own returns."""

    def checked(*given: Any, **weights: Any) -> Any:
        returned = gradient(*given, **weights)
        try:
            value, slope = returned
            math.isfinite(value)
            fits = slope.shape == given[1].shape
        except (AttributeError, TypeError, ValueError):
            fits = False
        if not fits:
            parts = returned if isinstance(returned, tuple) else (returned,)
            got = ", ".join(f"{type(p).__name__} {getattr(p, 'shape', '')}".strip() for p in parts)
            raise TypeError(
                f"{where}: gradient returned {got}; expected the loss, a number, and the gradient, "
                f"an array of shape {given[1].shape}"
            )
        return returned

    return cast("Function", checked)
