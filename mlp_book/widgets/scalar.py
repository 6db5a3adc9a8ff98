"""A number as a trait of a widget."""

from __future__ import annotations

import math
from numbers import Real
from typing import Any

import traitlets

__all__ = ["LAST_SEED", "Scalar", "Whole", "choice_of"]

LAST_SEED = 999_999


class Scalar(traitlets.TraitType):
    """A trait that holds one finite number, within its limits if it has any.

    Parameters
    ----------
    default : float
        The value before any is set.
    low, high : float, optional
        Limits; both belong to the range.
    """

    def __init__(
        self, default: float = 0.0, low: float = -math.inf, high: float = math.inf, **options: Any
    ) -> None:
        self.low, self.high = low, high
        super().__init__(default, **options)

    def validate(self, obj: Any, value: Any) -> float:
        """Return `value` as a float."""
        where = f"{type(obj).__name__}.{self.name}"
        limits = math.isfinite(self.low) or math.isfinite(self.high)
        wanted = f"a number from {self.low:g} to {self.high:g}" if limits else "a finite number"
        if isinstance(value, bool) or not isinstance(value, Real):
            raise TypeError(f"{where}: got {value!r}, expected {wanted}")
        number = float(value)
        if not (math.isfinite(number) and self.low <= number <= self.high):
            raise ValueError(f"{where}: got {number}, expected {wanted}")
        return number


class Whole(traitlets.Int):
    """A trait that holds a whole number from 0 to `most`."""

    def __init__(self, default: int = 0, most: int = LAST_SEED, **options: Any) -> None:
        self.most = most
        super().__init__(default, **options)

    def validate(self, obj: Any, value: Any) -> int:
        """Return `value`."""
        number = super().validate(obj, value)
        if not 0 <= number <= self.most:
            raise ValueError(
                f"{type(obj).__name__}.{self.name}: got {number}, "
                f"expected a whole number from 0 to {self.most}"
            )
        return number


def choice_of(where: str, value: Any, options: tuple[str, ...]) -> str:
    """Return `value` if it is one of the options."""
    if value not in options:
        raise ValueError(f"{where}: got {value!r}, expected one of {', '.join(options)}")
    return value
