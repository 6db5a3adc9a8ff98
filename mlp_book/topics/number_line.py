"""Every number of a format in order, as places on a line that are counted by whole numbers.

A floating-point format is counted from its 0: the place is the whole number that the bits without
the sign make, with the sign before it. In int8 and int4 the place is the whole number q itself, and
it stands for S (q - q_0). Chapter *Billions of imprecise computations*; `number_line.js` does the
same.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from mlp_book.topics.number_formats import FORMATS, SMALL, NumberFormat
from mlp_book.topics.quantisation import range_scale

__all__ = ["LINES", "WHOLE", "Line", "line_of", "within"]

WHOLE = {"int8": (-128, 127), "int4": (-8, 7)}
LINES = {
    "E2M1": "4 bits (E2M1)",
    "E4M3": "FP8 (E4M3)",
    "E5M2": "FP8 (E5M2)",
    "float16": "float16",
    "bfloat16": "bfloat16",
    "float32": "float32",
    "int8": "int8",
    "int4": "int4",
}
"""The formats that the page offers, and how it writes them."""


class Line(Protocol):
    """Numbers in order: `value` of a place, the `nearest` place of a number, first and last."""

    first: int
    last: int

    def value(self, place: int) -> float:
        """Return the number at a place."""

    def nearest(self, x: float) -> int | None:
        """Return the place that x is rounded to; None where it is no number of the format."""


@dataclass(frozen=True)
class FloatLine:
    """The numbers of a floating-point format, from minus the largest to the largest."""

    format: NumberFormat

    @property
    def last(self) -> int:
        """The place of the largest."""
        return self._bits(self.format.largest)

    @property
    def first(self) -> int:
        """The place of the smallest."""
        return -self.last

    def _bits(self, size: float) -> int:
        return int("".join(self.format.pattern(size)[1:]), 2)

    def value(self, place: int) -> float:
        """Return the number at a place."""
        return float(np.sign(place)) * self.format.at(abs(place)) + 0.0

    def nearest(self, x: float) -> int | None:
        """Return the place that x is rounded to."""
        rounded = float(self.format.round(x))
        if not np.isfinite(rounded):
            return None
        return int(np.sign(rounded)) * self._bits(abs(rounded))


@dataclass(frozen=True)
class WholeLine:
    """The whole numbers of int8 or int4, times a scale, from a zero point."""

    first: int
    last: int
    scale: float
    zero: int

    def value(self, place: int) -> float:
        """Return the number at a place."""
        return self.scale * (place - self.zero)

    def nearest(self, x: float) -> int:
        """Return the place that x is rounded to; what lies outside is clipped to an end."""
        return int(np.clip(np.rint(x / self.scale) + self.zero, self.first, self.last))


def line_of(name: str, low: float = -1.0, high: float = 1.0) -> FloatLine | WholeLine:
    """Return the line of a format; `low` and `high` are the range that int8 and int4 cut up."""
    if name in WHOLE:
        first, last = WHOLE[name]
        return WholeLine(first, last, *range_scale([low, high], first, last))
    return FloatLine({**FORMATS, **SMALL}[name])


def within(line: Line, reach: float) -> int:
    """Return how many numbers of a line lie from -reach to reach."""
    places = range(line.first, line.last + 1)
    start = bisect_left(places, -reach, key=line.value)
    return bisect_right(places, reach, key=line.value) - start
