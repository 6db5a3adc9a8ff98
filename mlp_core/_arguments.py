"""Checks of what `train` is given to call, at the call or as near to it as can be."""

from typing import Any

from ._numbers import shown
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


def checked_update(where: str, optimizer: Any, theta: Any, g: Any, state: Any) -> Any:
    """Return ``optimizer.update(theta, g, state)``, if that is what an update returns."""
    returned = optimizer.update(theta, g, state)
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
