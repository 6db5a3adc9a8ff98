"""The activation widget's Python side: it mirrors what the page shows."""

import math

import numpy as np
import pytest

import mlp_core
from mlp_book.widgets import ActivationWidget


@pytest.fixture
def widget():
    return ActivationWidget()


def test_it_starts_with_sigmoid_at_1(widget):
    assert (widget.name, widget.z, widget.compare) == ("sigmoid", 1, "none")
    assert f"{widget.a:.4f}" == "0.7311"
    assert f"{widget.derivative:.4f}" == "0.1966"


@pytest.mark.parametrize(
    ("name", "z", "a", "derivative"),
    [
        ("identity", -3, -3, 1),
        ("tanh", 0, 0, 1),
        ("relu", -1, 0, 0),
        ("relu", 0, 0, 0),
        ("leaky_relu", -2, -0.4, 0.2),
        ("elu", -1, 3 * math.expm1(-1), 3 * math.exp(-1)),
        ("sigmoid", 37, 1, 0),
    ],
)
def test_every_activation(name, z, a, derivative):
    widget = ActivationWidget(name, z, slope=0.2, alpha=3)
    assert widget.a == pytest.approx(a, abs=1e-15)
    assert widget.derivative == pytest.approx(derivative, abs=1e-15)


def test_sigmoids_slope_rounds_to_0_between_36_and_37(widget):
    widget.z = 36
    assert widget.derivative > 0
    widget.z = 37
    assert widget.derivative == 0


def test_softmax_is_taken_of_the_scores():
    widget = ActivationWidget("softmax", scores=[1, 2, 3])
    np.testing.assert_allclose(widget.a, np.exp([1, 2, 3]) / np.exp([1, 2, 3]).sum())
    assert widget.activation == mlp_core.softmax
    with pytest.raises(TypeError, match="softmax has no elementwise derivative"):
        _ = widget.derivative


def test_what_travels_is_plain_and_what_comes_back_is_mirrored(widget):
    state = widget.get_state()
    assert state["initial"] == {
        "name": "sigmoid",
        "compare": "none",
        "z": 1.0,
        "slope": 0.01,
        "alpha": 1.0,
        "scores": [2.0, 1.0, 0.0],
    }
    widget.set_state({"name": "leaky_relu", "z": -2, "slope": 0.5, "scores": [0, 0, 0]})
    assert (widget.a, widget.derivative) == (-1, 0.5)
    assert widget.activation.parameter == 0.5


@pytest.mark.parametrize(
    ("name", "value", "error", "message"),
    [
        ("name", "step", ValueError, "ActivationWidget.name: got 'step', expected one of identity"),
        (
            "compare",
            "softmax",
            ValueError,
            "compare: got 'softmax', expected one of none, identity",
        ),
        ("z", 2000, ValueError, "ActivationWidget.z: got 2000.0, expected a number from -1000"),
        ("z", None, TypeError, "ActivationWidget.z: got None, expected a number"),
        ("slope", -0.1, ValueError, "slope: got -0.1, expected a number from 0 to 1"),
        ("alpha", 0, ValueError, "alpha: got 0.0, expected a number from 0.01 to 10"),
        ("scores", [1, 2], ValueError, r"scores: got \[1.0, 2.0\], expected 3 numbers"),
        ("scores", [1, 2, 1001], ValueError, "expected 3 numbers from -1000 to 1000"),
    ],
)
def test_bad_assignments_say_what_got_and_expected(widget, name, value, error, message):
    before = getattr(widget, name)
    with pytest.raises(error, match=message):
        setattr(widget, name, value)
    assert getattr(widget, name) is before


def test_the_text_form_is_stable(widget):
    widget.name = "elu"
    assert repr(widget) == "ActivationWidget('sigmoid')"
    data, _ = widget._repr_mimebundle_()
    assert data["text/plain"] == repr(widget)
