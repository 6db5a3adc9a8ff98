"""The gradient map's Python side: it mirrors what the page shows."""

import numpy as np
import pytest

from mlp_book.topics.maps import MAPS, step
from mlp_book.widgets import GradientMapWidget
from mlp_core import numerical_gradient


@pytest.fixture
def widget():
    return GradientMapWidget()


def test_it_starts_at_the_lectures_first_example(widget):
    assert (widget.surface, widget.size) == ("first", 0.1)
    assert widget.point.tolist() == [0.5, 1]
    assert widget.value == 2
    assert widget.gradient.tolist() == [2, 4]


@pytest.mark.parametrize("name", MAPS)
def test_every_gradient_is_what_measuring_says(name):
    rng = np.random.default_rng(16)
    for point in [np.array(MAPS[name].start), *rng.uniform(-1.5, 1.5, (20, 2))]:
        measured = numerical_gradient(MAPS[name].value, point)
        np.testing.assert_allclose(MAPS[name].gradient(point), measured, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("name", MAPS)
def test_every_map_shows_its_start_and_is_written_in_x_and_y(name):
    place = MAPS[name]
    far = np.abs(np.subtract(place.start, place.center)).max()
    assert far < place.half
    assert "x" in place.formula
    assert "y" in place.formula
    assert "w" not in place.formula


def test_a_step_goes_along_the_arrow_against_it_or_across(widget):
    widget.step("against")
    np.testing.assert_allclose(widget.point, [0.3, 0.6])
    widget.point = [0.5, 1]
    widget.step("along")
    np.testing.assert_allclose(widget.point, [0.7, 1.4])
    widget.point, widget.size = [0.5, 1], 0.01
    widget.step("line")
    np.testing.assert_allclose(widget.point, [0.46, 1.02])  # a quarter turn to the left
    with pytest.raises(ValueError, match="step: got way='up', expected one of along, against"):
        widget.step("up")


@pytest.mark.parametrize("name", MAPS)
def test_a_short_step_does_what_the_slopes_foretell(name):
    point, size = np.array([0.4, -0.3]), 1e-7
    value, gradient = MAPS[name].value, MAPS[name].gradient(point)
    change = {
        way: (value(step(name, point, size, way)) - value(point)) / size
        for way in ("along", "against", "line")
    }
    expected = {"along": gradient @ gradient, "against": -gradient @ gradient, "line": 0}
    for way, rate in expected.items():
        assert change[way] == pytest.approx(rate, abs=1e-4 * max(1, gradient @ gradient))


def test_another_function_brings_its_start_and_step_size(widget):
    widget.point, widget.size = [1, 1], 0.5
    widget.surface = "rosenbrock"
    assert (widget.point.tolist(), widget.size) == ([-1.2, 1], 0.001)


def test_what_is_asked_for_is_where_it_begins_and_where_reset_leads():
    widget = GradientMapWidget("saddle", [1, 0], size=0.5)
    assert (widget.surface, widget.point.tolist(), widget.size) == ("saddle", [1, 0], 0.5)
    assert widget.initial == {"surface": "saddle", "point": [1, 0], "size": 0.5}
    assert repr(widget) == "GradientMapWidget('saddle')"


def test_what_the_view_says_together_stays_together(widget):
    widget.set_state({"surface": "valley", "point": [1, 1], "size": 0.02})
    assert (widget.surface, widget.point.tolist(), widget.size) == ("valley", [1, 1], 0.02)
    assert widget.value == 13
    assert widget.gradient.tolist() == [1, 25]


@pytest.mark.parametrize(
    ("name", "value", "error", "message"),
    [
        ("surface", "moon", ValueError, "surface: got 'moon', expected one of first, saddle"),
        ("point", [1], ValueError, r"point: got \[1.0\], expected 2 numbers from -10 to 10"),
        ("point", [0, 11], ValueError, "point: got 11.0, expected 2 numbers from -10 to 10"),
        ("size", 0, ValueError, "size: got 0.0, expected a number from 0.0001 to 1"),
        ("size", None, TypeError, "size: got None, expected a number"),
    ],
)
def test_bad_assignments_say_what_got_and_expected(widget, name, value, error, message):
    before = getattr(widget, name)
    with pytest.raises(error, match=message):
        setattr(widget, name, value)
    assert getattr(widget, name) is before
