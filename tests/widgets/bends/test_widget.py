"""The Python side of the bends: what the page shows is a network of mlp_core."""

import numpy as np
import pytest

from mlp_book.topics import bends
from mlp_book.topics.bends import PLACES, TARGETS
from mlp_book.widgets import BendsWidget


@pytest.fixture
def widget():
    return BendsWidget()


def test_the_start_is_a_roof_with_its_right_half_missing(widget):
    np.testing.assert_allclose(widget.curve([-2, -1, -0.5, 0, 1, 2]), [0, 0, 0.5, 1, 1, 1])
    assert widget.largest_gap == pytest.approx(1)
    assert (widget.y, widget.network.sizes) == (1, (1, 3, 1))


def test_bends_are_the_sum_that_the_page_writes(widget):
    x, v = np.linspace(-3, 3, 61), [1, -2, 0.5, -1, 3, 0.25]
    widget.v, widget.b, widget.n = v, 0.3, 6
    expected = 0.3 + sum(v[i] * np.maximum(0, x - widget.c[i]) for i in range(6))
    np.testing.assert_allclose(widget.curve(x), expected, rtol=0, atol=1e-14)


def test_bumps_are_the_sum_that_the_page_writes():
    widget = BendsWidget(neuron="tanh", n=2, c=[-1, 0.5, 0, 0, 0, 0], v=[2, -1, 9, 9, 9, 9], b=0.1)
    assert widget.network.sizes == (1, 4, 1)
    x = np.linspace(-3, 3, 61)
    expected = np.full(61, 0.1)
    for c, v in ((-1, 2), (0.5, -1)):
        expected += v * (np.tanh(8 * (x - c + 0.5)) - np.tanh(8 * (x - c - 0.5))) / 2
    np.testing.assert_allclose(widget.curve(x), expected, rtol=0, atol=1e-14)


def test_only_the_first_n_count(widget):
    before = widget.curve(PLACES)
    widget.v = [*widget.v[:3], 5, 5, 5]
    np.testing.assert_array_equal(widget.curve(PLACES), before)


def test_three_bends_make_the_roof_exactly(widget):
    widget.v = [1, -2, 1, 0, 0, 0]
    assert widget.largest_gap == pytest.approx(0, abs=1e-14)
    assert widget.error == pytest.approx(0, abs=1e-28)


@pytest.mark.parametrize("n", range(1, 7))
def test_joined_dots_leave_an_arch_one_nth_squared(n):
    """The largest gap of a chord is its length squared times |f''| / 8 = (4 / n)^2 / 16."""
    widget = BendsWidget("arch", n=n)
    widget.place_evenly()
    dots = np.linspace(-2, 2, n + 1)
    np.testing.assert_allclose(widget.curve(dots), TARGETS["arch"].value(dots), atol=1e-14)
    assert widget.largest_gap <= 1 / n**2 + 1e-12
    if n in (1, 2, 4, 5):  # the chords' middles are among the 401 places
        assert widget.largest_gap == pytest.approx(1 / n**2)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("neuron", ["relu", "tanh"])
def test_placing_evenly_keeps_to_the_limits(target, neuron):
    for n in range(1, 7):
        widget = BendsWidget(target, neuron, n=n, v=[5] * 6, b=2)
        widget.place_evenly()
        np.testing.assert_array_equal(widget.v[n:], 5)  # those not in use stay
        assert widget.r == (0.5 if neuron == "relu" else pytest.approx(2 / n))


def test_no_unbroken_curve_comes_nearer_than_a_half_to_a_jump():
    steep = BendsWidget("jump", n=2, c=[-0.05, 0.05, 0, 0, 0, 0], v=[10, -10, 0, 0, 0, 0])
    assert steep.largest_gap == pytest.approx(0.5)
    shifted = BendsWidget("jump", n=2, c=[-0.1, 0, 0, 0, 0, 0], v=[10, -10, 0, 0, 0, 0])
    assert shifted.largest_gap == pytest.approx(1)  # right at 0, 1 too high just before it
    assert shifted.error < steep.error + 0.01


def test_the_gaps_are_those_of_401_places():
    assert (len(PLACES), PLACES[0], PLACES[200], PLACES[-1]) == (401, bends.LOW, 0, bends.HIGH)
    quick = TARGETS["quick"]
    assert bends.largest_gap(np.zeros_like, quick) == pytest.approx(1)
    assert bends.mean_squared_gap(np.zeros_like, quick) == pytest.approx(200 / 401)


@pytest.mark.parametrize(
    ("name", "wrong", "error", "words"),
    [
        ("target", "hill", ValueError, "expected one of roof, arch, wave, quick, jump"),
        ("neuron", "sigmoid", ValueError, "expected one of relu, tanh"),
        ("n", 7, ValueError, "got 7, expected a whole number from 1 to 6"),
        ("c", [0, 0, 3, 0, 0, 0], ValueError, "got 3.0, expected 6 numbers from -2.5 to 2.5"),
        ("v", [1, 2], ValueError, "expected 6 numbers from -10 to 10"),
        ("k", 0, ValueError, "expected a number from 1 to 50"),
        ("r", 0, ValueError, "expected a number from 0.05 to 2"),
    ],
)
def test_bad_assignments_say_what_is_wrong(widget, name, wrong, error, words):
    with pytest.raises(error, match=words):
        setattr(widget, name, wrong)
    assert widget.largest_gap == pytest.approx(1)


def test_the_text_form_is_stable(widget):
    widget.target = "wave"
    assert repr(widget) == "BendsWidget('roof')"


def test_what_comes_back_is_mirrored(widget):
    widget.set_state({"v": [1, -2, 1, 0, 0, 0], "x": 0.25})
    assert widget.y == pytest.approx(0.75)
