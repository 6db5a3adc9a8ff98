"""A line with every number of a format on it, and a number of the reader's that is rounded."""

from __future__ import annotations

import traitlets

from mlp_book.topics.number_line import LINES, FloatLine, WholeLine, line_of, within
from mlp_book.widgets.base import PictureWidget
from mlp_book.widgets.choices import OneOf
from mlp_book.widgets.trait_types import Scalar

__all__ = ["NumberLineWidget"]

FARTHEST = 100_000.0
REACHES = {1: "1", 8: "8", 500: "500", 70_000: "70 000"}


class NumberLineWidget(PictureWidget):
    """All numbers of a format as ticks on a line; x is rounded to the nearest.

    Parameters
    ----------
    format : str, optional
        E2M1 (four bits, the default), E4M3, E5M2, float16, bfloat16, float32, int8 or int4: keys of
        `mlp_book.topics.number_line.LINES`.
    x : float, optional
        The number that is rounded, from -100000 to 100000. Default: 2.4.
    reach : int, optional
        The line goes from minus this number to this number: 1, 8 (the default), 500 or 70000. That
        of int8 and int4 shows all their numbers.
    low, high : float, optional
        The range that int8 and int4 cut into equal steps: low from -8 to 0, high from 0 to 8.
        Default: -1 and 2.

    Attributes
    ----------
    format, x, reach, low, high
        What the picture shows now; each may be assigned.
    stored : float, or None
        What x is rounded to; None where that is no number of the format.
    bits : str
        Its bits: sign, exponent and fraction, or the whole number's eight or four.
    in_sight : int
        How many numbers of the format the line holds.
    scale, zero : float and int, or None
        S and the zero point of int8 and int4.

    Notes
    -----
    The page names its controls `format`, `from -reach to reach`, `x`, `low` and `high`; and its
    results, by ``data-value``: `stored`, `off`, `gap`, `bits`, `formula`, `in sight`, `q`, `S`,
    `q0` and `words`.

    Examples
    --------
    >>> widget = NumberLineWidget("E4M3", x=0.3)
    >>> widget
    NumberLineWidget('E4M3')
    >>> widget.stored, widget.bits, widget.in_sight
    (0.3125, '00101010', 161)
    """

    bundle = "number_line"

    format = OneOf(LINES).tag(sync=True)
    x = Scalar(2.4, -FARTHEST, FARTHEST).tag(sync=True)
    reach = OneOf(REACHES, 8).tag(sync=True)
    low = Scalar(-1.0, -8.0, 0.0).tag(sync=True)
    high = Scalar(2.0, 0.0, 8.0).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        format: str = "E2M1",  # noqa: A002
        x: float = 2.4,
        reach: int = 8,
        low: float = -1.0,
        high: float = 2.0,
    ) -> None:
        super().__init__(format=format, x=x, reach=reach, low=low, high=high)
        self._begin_with(["format", "x", "reach", "low", "high"])

    @property
    def _line(self) -> FloatLine | WholeLine:
        return line_of(self.format, self.low, self.high)

    @property
    def stored(self) -> float | None:
        """What x is rounded to."""
        place = self._line.nearest(self.x)
        return None if place is None else self._line.value(place)

    @property
    def bits(self) -> str:
        """The bits that are stored."""
        line = self._line
        if isinstance(line, FloatLine):
            return "".join(line.format.pattern(self.x))
        width = 8 if self.format == "int8" else 4
        return f"{line.nearest(self.x) & (2**width - 1):0{width}b}"

    @property
    def in_sight(self) -> int:
        """How many numbers the line shows."""
        line = self._line
        whole = isinstance(line, WholeLine)
        return line.last - line.first + 1 if whole else within(line, self.reach)

    @property
    def scale(self) -> float | None:
        """The length of one step."""
        return getattr(self._line, "scale", None)

    @property
    def zero(self) -> int | None:
        """The whole number that stands for 0."""
        return getattr(self._line, "zero", None)

    def summary(self) -> str:
        """Return the text form."""
        return f"NumberLineWidget({self.initial['format']!r})"
