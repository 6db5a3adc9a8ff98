"""The Python side of the number line: every number of a format, in order, by ml_dtypes."""

import ml_dtypes
import numpy as np
import pytest

from mlp_book.topics.number_formats import FORMATS, SMALL
from mlp_book.topics.number_line import LINES, WHOLE, line_of, within
from mlp_book.widgets import NumberLineWidget

BYTES = {"E4M3": ml_dtypes.float8_e4m3fn, "E5M2": ml_dtypes.float8_e5m2}


def every(name):
    line = line_of(name)
    return [line.value(k) for k in range(line.first, line.last + 1)]


def test_four_bits_are_fifteen_numbers():
    sizes = [0.5, 1, 1.5, 2, 3, 4, 6]
    assert every("E2M1") == [*(-v for v in reversed(sizes)), 0, *sizes]


@pytest.mark.parametrize(("name", "many"), [("E4M3", 253), ("E5M2", 247)])
def test_eight_bits_are_what_ml_dtypes_says(name, many):
    numbers = np.arange(256).astype("u1").view(BYTES[name]).astype(float)
    assert every(name) == sorted({*numbers[np.isfinite(numbers)].tolist()})
    assert len(every(name)) == many


@pytest.mark.parametrize("name", sorted({"E4M3", "E5M2", "float16", "bfloat16", "float32"}))
def test_a_number_goes_to_the_place_of_its_rounding(name):
    format_, line = {**FORMATS, **SMALL}[name], line_of(name)
    rng = np.random.default_rng(2)
    for x in rng.normal(size=300) * 2.0 ** rng.integers(-12, 9, 300):
        place = line.nearest(x)
        rounded = float(format_.round(x))
        assert place is None if not np.isfinite(rounded) else line.value(place) == rounded


def test_the_largest_and_what_lies_beyond():
    assert [one.largest for one in SMALL.values()] == [6, 448, 57344]
    assert NumberLineWidget("E4M3", 464).stored == 448
    assert NumberLineWidget("E4M3", 465).stored is None
    assert NumberLineWidget("E2M1", -100).stored == -6
    assert NumberLineWidget("float16", 70_000).stored is None
    assert NumberLineWidget("E5M2", 1e5).stored is None


def test_whole_numbers_have_a_place_for_zero_itself():
    widget = NumberLineWidget("int8", 0.3, low=-0.55, high=2)
    assert (round(widget.scale, 9), widget.zero, widget.bits) == (0.01, -73, "11010101")  # -43
    assert widget.stored == pytest.approx(0.3)
    for low, high in ((-1, 2), (-0.013, 5), (0, 1)):
        for name in WHOLE:
            line = line_of(name, low, high)
            assert line.value(line.nearest(0)) == 0
    assert NumberLineWidget("int8", 9).stored == pytest.approx(2)
    assert NumberLineWidget("int4", low=0, high=0).scale == 1


@pytest.mark.parametrize("name", ["E2M1", "E4M3", "E5M2"])
def test_what_is_in_sight_is_counted(name):
    numbers = np.array(every(name))
    for reach in (1, 8, 500, 70_000):
        assert within(line_of(name), reach) == (abs(numbers) <= reach).sum()


def test_it_says_what_it_is():
    assert repr(NumberLineWidget("E4M3")) == "NumberLineWidget('E4M3')"
    assert NumberLineWidget().in_sight == 15
    assert all(NumberLineWidget(name).bits for name in LINES)
    with pytest.raises(ValueError, match=r"NumberLineWidget\.format: got 'E3M4'"):
        NumberLineWidget("E3M4")
