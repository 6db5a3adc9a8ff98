"""The one check of a number, and the one of a count: what comes back, and what is said."""

import math
import sys
from fractions import Fraction

import numpy as np
import pytest

from mlp_core._numbers import integer, number


@pytest.mark.parametrize(
    "given", [1, 1.0, np.float16(1), np.int8(1), Fraction(1), np.longdouble(1)]
)
def test_a_number_comes_back_as_pythons(given):
    for bounds in ({}, {"above": 0}, {"least": 1}, {"below": 1.5, "least": 0}, {"most": 1}):
        assert type(number("f", "x", given, **bounds)) is float
        assert number("f", "x", given, **bounds) == 1


OUTSIDE = [
    ({}, (math.nan, math.inf, -math.inf, 10**400), "a finite number"),
    ({"above": 0}, (0, -1, math.nan, math.inf), "a finite number above 0"),
    ({"least": 0}, (-1e-300, math.inf), "a finite number, 0 or more"),
    ({"least": 0, "most": 1}, (-0.1, 1.1, math.nan), "a number from 0 to 1"),
    ({"least": 0, "below": 1}, (-0.1, 1, math.nan), "0 <= x < 1"),
    ({"above": -5, "below": 5}, (-5, 5, math.inf), "-5 < x < 5"),
]


@pytest.mark.parametrize(("bounds", "values", "expected"), OUTSIDE)
def test_a_number_outside_says_the_bounds(bounds, values, expected):
    for value in values:
        with pytest.raises(ValueError, match=rf"^f: x is .*, expected {expected}$"):
            number("f", "x", value, **bounds)
    for value in ("1", None, True, [1.0], 1j, np.ones(1)):
        with pytest.raises(TypeError, match=rf"^f: x is .*, expected (a number, )?{expected}$"):
            number("f", "x", value, **bounds)


@pytest.mark.parametrize(
    ("least", "expected"), [(1, "a positive integer"), (3, "an integer from 3 on")]
)
def test_a_count_is_whole_and_pythons(least, expected):
    assert type(integer("f", "n", np.int8(5), least=least)) is int
    for value in (least - 1, 2.0, "5", True, None, np.bool(True)):
        with pytest.raises(ValueError, match=rf"^f: n is .*, expected {expected}$"):
            integer("f", "n", value, least=least)
    with pytest.raises(ValueError, match=rf", expected {expected}, at most {sys.maxsize}$"):
        integer("f", "n", sys.maxsize + 1, least=least)
    assert integer("f", "n", sys.maxsize, least=least) == sys.maxsize
