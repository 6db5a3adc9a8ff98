"""What `train` says when numbers are not finite any more."""

from typing import Any

from .backend import Array


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
