"""The neuron widget's Python side, and the perceptron's step."""

import numpy as np
import pytest

from mlp_book.topics.perceptron import GATES, POINTS, step
from mlp_book.widgets import NeuronWidget
from mlp_core import MLP, half_squared_error


@pytest.fixture
def widget():
    return NeuronWidget()


def test_it_starts_with_a_neuron_of_the_lecture(widget):
    np.testing.assert_allclose(widget.products, [0.5, 2.1])
    assert widget.z == pytest.approx(2.6)
    assert widget.a == pytest.approx(2.6)
    assert (widget.activation, widget.target) == ("relu", "AND")


def test_assigning_changes_what_is_shown(widget):
    widget.weights = [-2, 4]
    widget.bias = 1
    widget.activation = "sigmoid"
    assert widget.z == pytest.approx(2.8)
    assert f"{widget.a:.4f}" == "0.9427"
    widget.x = (1, 1)
    assert widget.z == pytest.approx(3)
    assert widget.initial["weights"] == [1, 3]


def test_step_is_the_perceptrons(widget):
    z = np.array([-1.0, -0.0, 0.0, 5e-324, 2.0])
    assert step.function(z).tolist() == [0, 0, 0, 1, 1]
    assert step.function(z.astype(np.float32)).dtype == np.float32
    widget.activation = "step"
    assert widget.a == 1
    widget.bias = -10
    assert (widget.z, widget.a) == (pytest.approx(-7.4), 0)


def test_nothing_is_learnt_through_step():
    network = MLP((2, 1), [step])
    X, theta = np.ones((1, 2)), np.ones(3)
    forward = network.forward(theta, X)
    with pytest.raises(TypeError, match="step: gradients cannot train it"):
        network.backward(theta, forward, np.ones((1, 1)), half_squared_error)


@pytest.mark.parametrize(("gate", "bias"), [("AND", -1.5), ("OR", -0.5)])
def test_a_perceptron_computes_and_or(gate, bias):
    widget = NeuronWidget([1, 1], bias, activation="step", target=gate)
    assert all(widget.right_side.values())
    for point, target in zip(POINTS, GATES[gate], strict=True):
        widget.x = point
        assert widget.a == target


def test_no_perceptron_computes_xor():
    rng = np.random.default_rng(0)
    widget = NeuronWidget([1, 1], -0.5, activation="step", target="XOR")
    assert list(widget.right_side.values()) == [True, True, True, False]
    for _ in range(300):
        *weights, bias = rng.normal(size=3)
        widget.weights, widget.bias = weights, bias
        assert not all(widget.right_side.values())
    widget.target = "none"
    assert widget.right_side is None


def test_three_inputs():
    widget = NeuronWidget([1, -2, 0.5], 0.3, activation="identity")
    assert widget.a == pytest.approx(-0.2)
    assert widget.target == "none"
    assert repr(widget) == "NeuronWidget(3 inputs, activation='identity')"
    with pytest.raises(ValueError, match="target: got 'AND', expected one of none"):
        widget.target = "AND"


def test_what_travels_is_plain_and_what_comes_back_is_mirrored(widget):
    state = widget.get_state()
    assert state["weights"] == [1.0, 3.0]
    assert state["initial"] == {
        "weights": [1.0, 3.0],
        "bias": 0.0,
        "x": [0.5, 0.7],
        "activation": "relu",
        "target": "AND",
    }
    widget.set_state({"weights": [1, 1], "bias": -1.5, "x": [1, 1], "activation": "step"})
    assert (widget.z, widget.a) == (0.5, 1)


@pytest.mark.parametrize(
    ("name", "value", "error", "message"),
    [
        ("weights", [1], ValueError, r"NeuronWidget.weights: got 1 weights, the network takes 2"),
        ("x", [1, 2, 3], ValueError, r"NeuronWidget.x: got 3 inputs, the network takes 2"),
        ("x", [1, np.inf], ValueError, "x: entry 1 is inf, expected a vector of finite numbers"),
        ("weights", [1, 2e6], ValueError, r"weights: got 2000000.0, expected numbers"),
        ("bias", "one", TypeError, r"NeuronWidget.bias: got 'one', expected a number from -1e\+06"),
        ("bias", True, TypeError, "got True, expected a number"),
        ("bias", np.nan, ValueError, r"bias: got nan, expected a number from -1e\+06 to 1e\+06"),
        ("activation", "softmax", ValueError, "got 'softmax', expected one of step, identity"),
        ("target", "NAND", ValueError, "target: got 'NAND', expected one of none, AND, OR, XOR"),
    ],
)
def test_bad_assignments_say_what_got_and_expected(widget, name, value, error, message):
    before = getattr(widget, name)
    with pytest.raises(error, match=message):
        setattr(widget, name, value)
    assert getattr(widget, name) is before


def test_bad_numbers_of_inputs():
    for weights in ([1], [1, 2, 3, 4]):
        with pytest.raises(ValueError, match=rf"got {len(weights)} weights, expected 2 or 3"):
            NeuronWidget(weights)


def test_the_text_form_is_stable(widget):
    widget.activation = "tanh"
    assert repr(widget) == "NeuronWidget(2 inputs, activation='relu')"
    data, _ = widget._repr_mimebundle_()
    assert data["text/plain"] == repr(widget)
