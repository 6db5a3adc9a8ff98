r"""The formats in which a computer keeps a number: their bits, what they hold, how they round.

A floating-point number is a sign s, an exponent E and a fraction F, all whole numbers:

.. math:: v = (-1)^s \cdot 2^{E - \mathrm{bias}} \cdot (1 + F / 2^f)

For E = 0 it is **subnormal**, :math:`v = (-1)^s \cdot 2^{1 - \mathrm{bias}} \cdot F / 2^f`; the
largest E stands for infinity (F = 0) and NaN, but not in the smallest formats, which need it for
numbers: E4M3 has one NaN and no infinity, E2M1 has neither. Values travel through this module in
float64, which holds each of them exactly. Chapter *Billions of imprecise computations*;
`number_formats.js` does the same bit for bit.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

import numpy as np
import numpy.typing as npt

__all__ = ["FORMATS", "SMALL", "NumberFormat", "format_of", "same_digits"]

MOST_DIGITS = 17  # as many as tell two float64 apart
ELSEWHERE = {
    "bfloat16": "bfloat16",
    "E4M3": "float8_e4m3fn",
    "E5M2": "float8_e5m2",
    "E2M1": "float4_e2m1fn",
}  # names in ml_dtypes


@dataclass(frozen=True)
class NumberFormat:
    """A binary floating-point format: one bit for the sign, then exponent and fraction.

    `kept` says what the largest exponent is kept for: "infinity" and NaN, "nan" alone (where all
    bits of the fraction are 1, too), or "nothing".
    """

    name: str
    exponent_bits: int
    fraction_bits: int
    kept: str = "infinity"

    @property
    def bits(self) -> int:
        """All bits of one number."""
        return 1 + self.exponent_bits + self.fraction_bits

    @property
    def bytes(self) -> int:
        """Bytes of one number; four bits take one here, and half of one packed by two."""
        return max(self.bits // 8, 1)

    @property
    def bias(self) -> int:
        """What is subtracted from the stored exponent."""
        return 2 ** (self.exponent_bits - 1) - 1

    @property
    def largest(self) -> float:
        """The largest finite number."""
        left_out = {"infinity": 2**self.fraction_bits, "nan": 1, "nothing": 0}[self.kept]
        return self.at(2 ** (self.bits - 1) - 1 - left_out)

    @property
    def smallest_normal(self) -> float:
        """The smallest positive number that has all its digits."""
        return 2.0 ** (1 - self.bias)

    @property
    def smallest(self) -> float:
        """The smallest positive number, subnormal."""
        return 2.0 ** (1 - self.bias - self.fraction_bits)

    @property
    def gap_at_one(self) -> float:
        """The distance from 1 to the next larger number: machine epsilon."""
        return 2.0**-self.fraction_bits

    @property
    def dtype(self) -> np.dtype:
        """NumPy's type; what NumPy lacks is that of the package ml_dtypes."""
        if self.name not in ELSEWHERE:
            return np.dtype(self.name)
        try:
            import ml_dtypes
        except ImportError:
            raise ImportError(
                f"{self.name} needs the package ml_dtypes: run `pip install ml_dtypes`"
            ) from None
        return np.dtype(getattr(ml_dtypes, ELSEWHERE[self.name]))

    def round(self, values: npt.ArrayLike) -> np.ndarray:
        """Return the nearest numbers of this format, as float64.

        Of two that are equally near, the one whose last bit is 0; beyond the largest, infinity
        (E4M3: NaN; E2M1: the largest). As in ml_dtypes, what NumPy lacks is rounded from the
        nearest float32.
        """
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):
            return np.asarray(values, dtype=np.float64).astype(self.dtype).astype(np.float64)

    def pattern(self, value: float) -> tuple[str, str, str]:
        """Return sign, exponent and fraction of the nearest number, as texts of 0 and 1."""
        with np.errstate(over="ignore", under="ignore"):
            stored = np.array([value], dtype=np.float64).astype(self.dtype)
        number = int(stored.view(f"u{self.bytes}")[0]) & (2**self.bits - 1)
        text = f"{number:0{self.bits}b}"
        return text[0], text[1 : 1 + self.exponent_bits], text[1 + self.exponent_bits :]

    def value(self, pattern: tuple[str, str, str]) -> float:
        """Return the number with this sign, exponent and fraction; `pattern` gives them."""
        number = int("".join(pattern), 2)
        stored = np.array([number], dtype=f"u{self.bytes}").view(self.dtype)
        return float(stored[0])

    def at(self, place: int) -> float:
        """Return the number whose bits, without the sign, are this whole number.

        The larger the whole number, the larger the number: they stand in order.
        """
        exponent, fraction = divmod(place, 2**self.fraction_bits)
        power = 2.0 ** (max(exponent, 1) - self.bias - self.fraction_bits)
        return (fraction + (2**self.fraction_bits if exponent else 0)) * power

    def gap(self, value: float) -> float:
        """Return the distance from the magnitude of the nearest number to the next larger one."""
        sign, exponent, _ = self.pattern(value)
        del sign
        return 2.0 ** (max(int(exponent, 2), 1) - self.bias - self.fraction_bits)


FORMATS = {
    one.name: one
    for one in (
        NumberFormat("float64", 11, 52),
        NumberFormat("float32", 8, 23),
        NumberFormat("float16", 5, 10),
        NumberFormat("bfloat16", 8, 7),
    )
}

SMALL = {
    one.name: one
    for one in (
        NumberFormat("E2M1", 2, 1, kept="nothing"),
        NumberFormat("E4M3", 4, 3, kept="nan"),
        NumberFormat("E5M2", 5, 2),
    )
}
"""Formats of four and eight bits, as processors have them (Open Compute Project)."""


def format_of(name: str) -> NumberFormat:
    """Return the format of this name; an unknown one is a ValueError that lists the known."""
    if name not in FORMATS:
        raise ValueError(f"format_of: got {name!r}, expected one of {', '.join(FORMATS)}")
    return FORMATS[name]


def same_digits(value: float, reference: float) -> int:
    """Return how many digits of two numbers agree: rounded to so many, both are the same.

    Leading zeros do not count. Equal numbers agree in all 17; NaN and infinity only with
    themselves.
    """
    if value == reference or (np.isnan(value) and np.isnan(reference)):
        return MOST_DIGITS
    if not (np.isfinite(value) and np.isfinite(reference)):
        return 0
    one, other = Decimal(float(value)), Decimal(float(reference))
    for digits in range(MOST_DIGITS, 0, -1):
        context = Context(prec=digits, rounding=ROUND_HALF_UP)
        if context.plus(one) == context.plus(other):
            return digits
    return 0
