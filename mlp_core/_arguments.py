"""Checks of what `train` is given to call, at the call or as near to it as can be."""

from collections.abc import Callable
from functools import partial
from typing import Any

from ._hyperparameters import check_update
from ._numbers import shown
from ._update import Update
from .backend import Array
from .network import MLP


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
            f"{where}: optimizer is {shown(optimizer)}, expected one that is made, as "
            "Adam(0.001) or GradientDescent(0.1)"
        )


def require_network(where: str, network: Any) -> None:
    """Refuse anything but an architecture: a list of sizes, say, or a pair (network, theta)."""
    if not isinstance(network, MLP):
        raise TypeError(
            f"{where}: network is {shown(network)}, expected an MLP, as MLP((2, 4, 1), "
            "('relu', 'sigmoid'))"
        )


def updater(where: str, optimizer: Any, theta: Array, state: Any) -> Callable[..., Any]:
    """Return the update as `train` calls it, ``update(theta, g, state)``.

    One of this package is checked here, once, and writes into theta and state. A user's own is
    called as it is, with a gradient to keep, and what it returns is looked at each time.
    """
    if isinstance(optimizer, Update) and type(optimizer).update is Update.update:
        write, xp = optimizer._write, check_update(optimizer, theta, theta, state)
        return lambda theta, g, state: write(xp, theta, g, state, (theta, state))
    return partial(_checked_update, where, optimizer)


def _checked_update(where: str, optimizer: Any, theta: Array, g: Array, state: Any) -> Any:
    returned = optimizer.update(theta, g.copy(), state)
    try:
        after, _ = returned
        fits = after.shape == theta.shape and after.dtype == theta.dtype
    except (AttributeError, TypeError, ValueError):
        fits = False
    if not fits:
        raise TypeError(
            f"{where}: {type(optimizer).__name__}.update returned {parts_told(returned)}; expected "
            f"the new theta, an array of shape {theta.shape} and {theta.dtype}, and the new state"
        )
    return returned


def parts_told(returned: Any) -> str:
    """Say of what type, shape and dtype each of the things is that a function returned."""
    parts = returned if isinstance(returned, tuple) else (returned,)
    told = ((type(p).__name__, getattr(p, "shape", ""), getattr(p, "dtype", "")) for p in parts)
    return ", ".join(" ".join(str(word) for word in words if word != "") for words in told)
