"""What `train` says when numbers are not finite any more."""

from typing import Any

from ._remembered import remembered
from .backend import Array, array_namespace


def require_finite(number: int, theta: Array, state: Any, optimizer: Any) -> None:
    """Refuse an epoch after which a parameter, or what is remembered of it, is not finite."""
    if not array_namespace(theta).isfinite(theta).all():
        raise diverged(number, "a parameter", optimizer)
    for name, part in remembered(state, theta).items():
        if not array_namespace(part).isfinite(part).all():
            raise overflowed(number, name, optimizer, part)


def overflowed(number: int, name: str, optimizer: Any, part: Array) -> FloatingPointError:
    """Return the error of a state with an infinite square."""
    return FloatingPointError(
        f"train: in epoch {number} {name} in the state of {type(optimizer).__name__} is not finite "
        f"any more, where a squared gradient outgrew {part.dtype}: that parameter would never move "
        "again; standardise inputs and targets, or take a wider dtype"
    )


def diverged(number: int, what: str, optimizer: Any) -> FloatingPointError:
    """Return the error of a run whose numbers outgrew their dtype."""
    rate = getattr(optimizer, "learning_rate", "the present one")
    return FloatingPointError(
        f"train: in epoch {number} {what} is not finite any more, training diverged; "
        f"try a learning rate smaller than {rate}, and standardise the inputs"
    )
