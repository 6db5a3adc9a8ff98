"""A zoo of hostile values, each with the plain value that it means, if it means any."""

import datetime
import fractions
import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np


class Unprintable:
    """What cannot be shown."""

    def __repr__(self):
        raise RuntimeError("no repr")


class Refusing:
    """What cannot be made an array."""

    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("no array")


class Series:
    """A column as pandas has it: an array inside, without its indexing by None."""

    def __init__(self, values):
        self.values = np.asarray(values)
        self.shape, self.ndim, self.dtype = self.values.shape, self.values.ndim, self.values.dtype

    def to_numpy(self):
        return self.values

    def __array__(self, dtype=None, copy=None):
        return np.array(self.values, dtype=dtype)

    def __len__(self):
        return len(self.values)

    def __iter__(self):
        return iter(self.values)

    def __getitem__(self, key):
        if key is not None and isinstance(key, slice):
            return Series(self.values[key])
        raise KeyError(key)


@dataclass(frozen=True)
class Beast:
    """A value of the zoo."""

    make: Any
    """Makes it afresh: a call must not see what another did to it."""
    plain: Any = None
    """The value of Python or NumPy that it stands for; None where it stands for nothing."""


def circular():
    ring = []
    ring.append(ring)
    return ring


def value(plain):
    return Beast(lambda: plain, plain)


ZOO = {
    "None": Beast(lambda: None),
    "an object": Beast(object),
    "a class": Beast(lambda: int),
    "a module": Beast(lambda: math),
    "unprintable": Beast(Unprintable),
    "refusing": Beast(Refusing),
    "not implemented": Beast(lambda: NotImplemented),
    "ellipsis": Beast(lambda: ...),
    "text": Beast(lambda: "x"),
    "text of a number": Beast(lambda: "3"),
    "empty text": Beast(lambda: ""),
    "a name": Beast(lambda: "relu"),
    "bytes": Beast(lambda: b"ab"),
    "a bytearray": Beast(lambda: bytearray(b"ab")),
    "a surrogate": Beast(lambda: "\ud800"),
    "True": Beast(lambda: True),
    "NumPy's True": Beast(lambda: np.bool(True)),
    "0": value(0),
    "1": value(1),
    "2": value(2),
    "-1": value(-1),
    "2**70": value(2**70),
    "10**400": value(10**400),
    "-10**400": value(-(10**400)),
    "10**5000": value(10**5000),
    "0.5": value(0.5),
    "2.0": value(2.0),
    "-0.5": value(-0.5),
    "nan": value(math.nan),
    "inf": value(math.inf),
    "-inf": value(-math.inf),
    "1e308": value(1e308),
    "5e-324": value(5e-324),
    "1j": Beast(lambda: 1j),
    "a fraction": Beast(lambda: fractions.Fraction(1, 2), 0.5),
    "a huge fraction": Beast(lambda: fractions.Fraction(10**400, 3), math.inf),
    "a decimal": Beast(lambda: Decimal("0.5")),
    "int8(2)": Beast(lambda: np.int8(2), 2),
    "int8(100)": Beast(lambda: np.int8(100), 100),
    "uint64(2)": Beast(lambda: np.uint64(2), 2),
    "float16(0.5)": Beast(lambda: np.float16(0.5), 0.5),
    "float32(0.5)": Beast(lambda: np.float32(0.5), 0.5),
    "longdouble(0.5)": Beast(lambda: np.longdouble(0.5), 0.5),
    "complex64": Beast(lambda: np.complex64(1)),
    "array()": Beast(lambda: np.array(1.0)),
    "array(int)": Beast(lambda: np.array(2)),
    "empty array": Beast(lambda: np.empty((0, 2))),
    "empty list": Beast(list),
    "empty tuple": Beast(tuple),
    "a list": Beast(lambda: [1.0, 2.0], np.array([1.0, 2.0])),
    "a long list": Beast(lambda: [1.0] * 1000, np.ones(1000)),
    "nested": Beast(lambda: [[1.0, 2.0]], np.array([[1.0, 2.0]])),
    "ragged": Beast(lambda: [[1.0], [1.0, 2.0]]),
    "circular": Beast(circular),
    "a list of None": Beast(lambda: [None, None]),
    "a list of text": Beast(lambda: ["cat", "dog"]),
    "a list of numbers as text": Beast(lambda: [["1.5", "2"]]),
    "a set": Beast(lambda: {8, 3, 1}),
    "a frozenset": Beast(lambda: frozenset({8, 3})),
    "a dict": Beast(lambda: {8: 3, 3: 1}),
    "a generator": Beast(lambda: (n for n in ())),
    "a range": Beast(lambda: range(3), np.arange(3)),
    "a lambda": Beast(lambda: lambda: None),
    "complex array": Beast(lambda: np.ones((2, 2), complex)),
    "object array": Beast(lambda: np.array([[None, 1], [2, 3]], object)),
    "text array": Beast(lambda: np.array([["a", "b"]])),
    "bytes array": Beast(lambda: np.array([b"a", b"b"])),
    "date array": Beast(lambda: np.array(["2020-01-01"], "M8[D]")),
    "structured array": Beast(lambda: np.zeros(2, [("a", float)])),
    "masked": Beast(lambda: np.ma.masked_equal([[1.0, 2.0], [3.0, 1.0]], 1)),
    "masked vector": Beast(lambda: np.ma.masked_equal([0, 1], 1)),
    "masked constant": Beast(lambda: np.ma.masked),
    "a list of masked": Beast(lambda: [np.ma.masked_equal([1.0, 2.0], 1)] * 2),
    "nan array": Beast(lambda: np.full((2, 2), np.nan)),
    "inf vector": Beast(lambda: np.array([1.0, np.inf])),
    "a date": Beast(lambda: datetime.date(2020, 1, 1)),
    "a series": Beast(lambda: Series([1.0, 2.0]), np.array([1.0, 2.0])),
    "a series of text": Beast(lambda: Series(np.array(["1.5", "2"], object))),
    "8 dimensions": Beast(lambda: np.ones((1,) * 8)),
}
