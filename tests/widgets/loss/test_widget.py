"""The loss widget's Python side: it mirrors what the page shows."""

import numpy as np
import pytest

from mlp_book.widgets import LossWidget


@pytest.fixture
def widget():
    return LossWidget()


def test_it_starts_with_half_squared_error(widget):
    assert (widget.name, widget.reduction, widget.chosen) == ("half_squared_error", "mean", 1)
    assert widget.losses.tolist() == [0.125, 0.5, 4.5]
    assert widget.prediction.tolist() == [2.5, 2, 7]
    assert widget.value == pytest.approx(5.125 / 3)
    np.testing.assert_allclose(widget.gradient, [1 / 6, -1 / 3, 1])


@pytest.mark.parametrize(
    ("name", "losses", "slopes"),
    [
        ("half_squared_error", [0.125, 0.5, 4.5], [0.5, -1, 3]),
        ("mean_squared_error", [0.25, 1, 9], [1, -2, 6]),
        ("mean_absolute_error", [0.5, 1, 3], [1, -1, 1]),
    ],
)
def test_mean_and_sum_of_a_batch(widget, name, losses, slopes):
    widget.name = name
    assert widget.losses.tolist() == losses
    assert widget.value == pytest.approx(sum(losses) / 3)
    np.testing.assert_allclose(widget.gradient, np.array(slopes) / 3)
    widget.reduction = "sum"
    assert widget.value == pytest.approx(sum(losses))
    np.testing.assert_allclose(widget.gradient, slopes)


def test_the_absolute_error_has_slope_0_where_it_has_a_kink():
    widget = LossWidget("mean_absolute_error", outputs=[2, 3, 5], targets=[2, 3, 4])
    np.testing.assert_allclose(widget.gradient, [0, 0, 1 / 3])


@pytest.mark.parametrize(("z", "t", "value"), [(-800, 1, 800), (800, 0, 800), (-40, 1, 40)])
def test_confident_wrong_answers_are_exact_from_the_logit(z, t, value):
    widget = LossWidget("binary_cross_entropy", z=z, t=t)
    assert widget.value == value
    assert widget.gradient == (-1 if t else 1)


def test_binary_cross_entropy():
    widget = LossWidget("binary_cross_entropy", z=-2, t=1)
    y = 1 / (1 + np.exp(2))
    assert widget.prediction == pytest.approx(y)
    assert widget.value == pytest.approx(-np.log(y))
    assert widget.gradient == pytest.approx(y - 1)
    widget.t = 0
    assert widget.value == pytest.approx(-np.log(1 - y))
    assert widget.gradient == pytest.approx(y)
    widget.set_state({"z": 40.0, "t": 1})
    assert widget.gradient == pytest.approx(-np.exp(-40), rel=1e-12)
    with pytest.raises(TypeError, match="losses: binary_cross_entropy shows one example"):
        _ = widget.losses


def test_categorical_cross_entropy():
    widget = LossWidget("categorical_cross_entropy", scores=[2, 1, 0], true_class=2)
    a = np.exp([2, 1, 0]) / np.exp([2, 1, 0]).sum()
    np.testing.assert_allclose(widget.prediction, a)
    assert widget.value == pytest.approx(-np.log(a[1]))
    np.testing.assert_allclose(widget.gradient, a - [0, 1, 0])
    widget.scores = [800, 0, -800]
    widget.true_class = 3
    assert widget.value == 1600


def test_what_travels_is_plain_and_what_comes_back_is_mirrored(widget):
    assert widget.get_state()["initial"] == {
        "name": "half_squared_error",
        "outputs": [2.5, 2.0, 7.0],
        "targets": [2.0, 3.0, 4.0],
        "reduction": "mean",
        "z": -2.0,
        "t": 1,
        "axis": "y",
        "scores": [2.0, 1.0, 0.0],
        "true_class": 2,
        "chosen": 1,
    }
    widget.set_state({"name": "mean_squared_error", "outputs": [2, 3, 5], "reduction": "sum"})
    assert widget.value == 1


@pytest.mark.parametrize(
    ("name", "value", "error", "message"),
    [
        ("name", "hinge", ValueError, "LossWidget.name: got 'hinge', expected one of half_squared"),
        ("reduction", "max", ValueError, "reduction: got 'max', expected one of mean, sum"),
        ("axis", "x", ValueError, "axis: got 'x', expected one of y, z"),
        ("t", 2, ValueError, "LossWidget.t: got 2, expected one of 1, 0"),
        ("true_class", 0, ValueError, "true_class: got 0, expected one of 1, 2, 3"),
        ("chosen", 4, ValueError, "chosen: got 4, expected one of 1, 2, 3"),
        ("z", 2000, ValueError, "LossWidget.z: got 2000.0, expected a number from -1000"),
        ("outputs", [1, 2], ValueError, r"outputs: got \[1.0, 2.0\], expected 3 numbers from -100"),
        ("targets", [1, 2, 101], ValueError, "targets: got .* expected 3 numbers from -100 to 100"),
        ("scores", [1, 2, 1001], ValueError, "scores: got .* from -1000 to 1000"),
    ],
)
def test_bad_assignments_say_what_got_and_expected(widget, name, value, error, message):
    before = getattr(widget, name)
    with pytest.raises(error, match=message):
        setattr(widget, name, value)
    assert getattr(widget, name) is before


def test_the_text_form_is_stable(widget):
    widget.name = "mean_squared_error"
    assert repr(widget) == "LossWidget('half_squared_error')"
    data, _ = widget._repr_mimebundle_()
    assert data["text/plain"] == repr(widget)
