"""Numbers and vectors as traits of a widget.

The limits that a trait `offers` travel to the view in the widget's `options`: none is written
twice.
"""

from __future__ import annotations

import math
from numbers import Real
from typing import Any

import numpy as np
import numpy.typing as npt
import traitlets

__all__ = ["LAST_SEED", "LIMIT", "Matrix", "Scalar", "Vector", "Whole"]

LAST_SEED = 999_999
LIMIT = 1e6
"""The largest size of a number set by hand, as field_text.js has it."""


class Vector(traitlets.TraitType):
    """A trait that holds a read-only 1-D float64 array and travels as a list of numbers.

    Read-only, because a change inside an array would not reach the picture:
    assign a new one, ``widget.x = [0, 1]``.

    Parameters
    ----------
    most : float, optional, keyword
        The largest size of an entry. A view draws what it is given, and pictures have an end:
        whatever a reader sets by hand has this limit, what a training reaches has none.
    length : int, optional, keyword
        How many entries there are, where that does not depend on the widget.
    """

    default_value = ()
    info_text = "a vector of finite numbers"
    ndim = 1

    def __init__(
        self, *arguments: Any, most: float = np.inf, length: int | None = None, **options: Any
    ) -> None:
        self.most, self.length = most, length
        super().__init__(*arguments, **options)

    def validate(self, obj: Any, value: npt.ArrayLike) -> np.ndarray:
        """Return `value` as a read-only copy."""
        where = f"{type(obj).__name__}.{self.name}"
        try:
            vector = np.array(value, dtype=np.float64)
        except (TypeError, ValueError):
            raise TypeError(f"{where}: got {value!r}, expected {self.info_text}") from None
        if vector.ndim != self.ndim:
            expected = self.info_text.removesuffix(" of finite numbers")
            raise ValueError(f"{where}: got an array of shape {vector.shape}, expected {expected}")
        if not np.isfinite(vector).all():
            index = np.argwhere(~np.isfinite(vector))[0]
            place = ", ".join(str(k) for k in index)
            raise ValueError(
                f"{where}: entry {place} is {vector[tuple(index)]}, expected {self.info_text}"
            )
        wanted = "numbers" if self.length is None else f"{self.length} numbers"
        if math.isfinite(self.most):
            wanted += f" from {-self.most:g} to {self.most:g}"
        if self.length is not None and len(vector) != self.length:
            raise ValueError(f"{where}: got {vector.tolist()}, expected {wanted}")
        if (abs(vector) > self.most).any():
            worst = vector.flat[abs(vector).argmax()]
            raise ValueError(f"{where}: got {worst}, expected {wanted}")
        vector.setflags(write=False)
        return vector

    def tag(self, **metadata: Any) -> Vector:
        """Tag the trait; with ``sync=True`` it travels as a list."""
        if metadata.get("sync"):
            metadata.setdefault("to_json", lambda vector, _: vector.tolist())
        super().tag(**metadata)
        return self

    def offers(self, _: Any) -> list[float] | None:
        """Return the limits of an entry, if it has any."""
        return [-self.most, self.most] if math.isfinite(self.most) else None


class Matrix(Vector):
    """The same for a matrix: a read-only 2-D array that travels as a list of rows."""

    default_value = ((0.0,),)
    info_text = "a matrix of finite numbers"
    ndim = 2


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

    def offers(self, _: Any) -> list[float] | None:
        """Return the limits, if there are both."""
        limits = [self.low, self.high]
        return limits if all(map(math.isfinite, limits)) else None


class Whole(traitlets.Int):
    """A trait that holds a whole number from `least` to `most`."""

    def __init__(
        self, default: int = 0, most: int = LAST_SEED, least: int = 0, **options: Any
    ) -> None:
        self.least, self.most = least, most
        super().__init__(default, **options)

    def validate(self, obj: Any, value: Any) -> int:
        """Return `value`."""
        number = super().validate(obj, value)
        if not self.least <= number <= self.most:
            raise ValueError(
                f"{type(obj).__name__}.{self.name}: got {number}, "
                f"expected a whole number from {self.least} to {self.most}"
            )
        return number

    def offers(self, _: Any) -> list[int]:
        """Return the limits."""
        return [self.least, self.most]
