"""The backpropagation widget's Python side: it mirrors what the page shows."""

import doctest

import numpy as np
import pytest

from mlp_book.topics.networks import binary_classifier, worksheet
from mlp_book.widgets import BackpropagationWidget
from mlp_book.widgets.backpropagation import walk
from mlp_book.widgets.backpropagation import widget as backpropagation
from mlp_core import MLP, binary_cross_entropy, check_gradient, half_squared_error

BY_HAND = MLP((2, 2, 1), ["relu", "relu"])
BY_HAND_THETA = BY_HAND.pack([([[1, 3], [-2, 4]], [0, 0]), ([[0.5, 0.3]], [0])])


@pytest.fixture
def widget():
    return BackpropagationWidget()


def test_doctests():
    assert doctest.testmod(backpropagation).failed == 0
    assert doctest.testmod(backpropagation).attempted > 2


def test_the_default_numbers_are_pleasant():
    network, theta, x, target = binary_classifier()
    z = network.forward(theta, x).z[0]
    np.testing.assert_allclose(z, [0.7, -0.2, 1.4, -1.3], atol=1e-12)
    np.testing.assert_array_equal(theta, theta.round(1))
    assert target == 0
    slopes = network.activations[0].derivative(z, network.activations[0].function(z))
    assert np.diff(np.sort(slopes)).min() > 0.005  # or a slip between neurons would not show


def test_the_mirror_is_that_of_the_core(widget):
    network, theta, x, target = binary_classifier()
    forward = network.forward(theta, x)
    right = network.backward(theta, forward, np.array([target]), binary_cross_entropy)
    assert widget.network == network
    np.testing.assert_array_equal(widget.forward_pass.z[0], forward.z[0])
    np.testing.assert_array_equal(widget.gradient, right.gradient)
    assert len(widget.backward_pass.delta) == 2
    assert widget.backward_pass.delta[0].shape == (4,)  # delta[0] is the first layer's
    np.testing.assert_allclose(widget.backward_pass.delta[1], forward.output - target)
    assert widget.loss_value == pytest.approx(-np.log(1 - forward.output[0]))
    X, Y = x[None], np.array([[target]])
    assert check_gradient(network, theta, X, Y, binary_cross_entropy) < 1e-8


def test_assigning_changes_what_is_shown(widget):
    widget.activation = "relu"
    assert [a.name for a in widget.network.activations] == ["relu", "sigmoid"]
    np.testing.assert_allclose(widget.forward_pass.a[0], [0.7, 0, 1.4, 0], atol=1e-12)
    np.testing.assert_array_equal(widget.backward_pass.delta[0][[1, 3]], 0)
    widget.loss = "half_squared_error"
    y = widget.forward_pass.output[0]
    widget.target = 1
    assert widget.loss_value == pytest.approx((y - 1) ** 2 / 2)
    np.testing.assert_allclose(widget.backward_pass.delta[1], (y - 1) * y * (1 - y))
    right = widget.gradient
    widget.mistake = "at_a"  # planted on the page, never here
    np.testing.assert_array_equal(widget.gradient, right)


def test_what_travels_is_plain(widget):
    state = widget.get_state()
    assert state["sizes"] == [3, 4, 1]
    assert [one["name"] for one in state["activations"]] == ["sigmoid", "sigmoid"]
    assert state["target"] == 0
    assert state["step"] == 1
    assert state["weight"] == "W1[1,1]"
    assert isinstance(state["theta"], list)
    assert len(state["theta"]) == 21
    assert state["initial"] == {name: state[name] for name in backpropagation.STATE}
    assert "export" in state["_esm"]
    assert ".mlp-backpropagation" in state["_css"]


def test_what_comes_back_is_mirrored(widget):
    theta = widget.theta.tolist()
    theta[0] = 1.5
    widget.set_state({"theta": theta, "activation": "tanh", "step": 15, "weight": "b2[1]"})
    assert widget.forward_pass.a[0][0] == pytest.approx(np.tanh(1.7))
    assert widget.step == 15
    assert widget.initial["theta"][0] == 0.5


def test_networks_of_ones_own():
    by_hand = BackpropagationWidget(BY_HAND, BY_HAND_THETA, [0.5, 0.7], 1)
    assert by_hand.loss == "half_squared_error"
    assert by_hand.loss_value == pytest.approx(0.3528)
    np.testing.assert_allclose(by_hand.backward_pass.delta[0], [0.42, 0.252])
    assert repr(by_hand) == "BackpropagationWidget(sizes=(2, 2, 1))"
    network, theta = worksheet()
    deep = BackpropagationWidget(network, theta, [1, 1], 1, half_squared_error, step=22)
    assert deep.loss == "half_squared_error"
    assert deep.initial["step"] == 22
    assert len(deep.backward_pass.delta) == 3
    _, theta, x, target = binary_classifier()
    assert BackpropagationWidget(theta=-theta).x.tolist() == x.tolist()
    assert BackpropagationWidget(x=[0, 0, 0]).target == target


@pytest.mark.parametrize(
    ("name", "value", "error", "message"),
    [
        ("x", [1, 2], ValueError, "BackpropagationWidget.x: got 2 inputs, the network takes 3"),
        ("theta", [1], ValueError, "theta: got 1 parameters, the network takes 21"),
        ("target", 2, ValueError, "target: got 2, expected a number from 0 to 1: the output is a"),
        ("target", np.nan, ValueError, "target: got nan, expected a number from"),
        ("target", "one", TypeError, "target: got 'one', expected a number from"),
        ("activation", "elu", ValueError, "activation: got 'elu', expected one of sigmoid, tanh"),
        ("loss", "mse", ValueError, "loss: got 'mse', expected one of binary_cross_entropy, half"),
        ("mistake", "all", ValueError, "mistake: got 'all', expected one of none, at_a"),
        ("step", 0, ValueError, "step: got 0, expected a step from 1 to 15"),
        ("step", 16, ValueError, "step: got 16, expected a step from 1 to 15"),
        ("weight", "W3[1,1]", ValueError, r"got 'W3\[1,1\]', expected .* 'W1\[1,1\]' to 'b2\[1\]'"),
    ],
)
def test_bad_assignments_say_what_got_and_expected(widget, name, value, error, message):
    before = getattr(widget, name)
    with pytest.raises(error, match=message):
        setattr(widget, name, value)
    assert getattr(widget, name) is before


@pytest.mark.parametrize(
    ("sizes", "activations", "message"),
    [
        ((3, 1), ["sigmoid"], r"sizes are \(3, 1\), expected a hidden layer and one output"),
        ((3, 4, 2), ["sigmoid", "sigmoid"], "expected a hidden layer and one output"),
        ((3, 9, 1), ["sigmoid", "sigmoid"], "expected at most 8 neurons a layer"),
        ((3, 4, 1), ["elu", "sigmoid"], "activations are elu, sigmoid, expected one of sigmoid"),
        ((3, 4, 4, 1), ["relu", "tanh", "sigmoid"], "in all hidden layers"),
        ((3, 4, 1), ["relu", "leaky_relu"], "one of sigmoid, identity, tanh, relu at the output"),
    ],
)
def test_bad_networks(sizes, activations, message):
    network = MLP(sizes, activations)
    with pytest.raises(ValueError, match=message):
        BackpropagationWidget(network, np.zeros(network.n_parameters), np.zeros(sizes[0]), 0)


def test_what_does_not_fit_together():
    with pytest.raises(TypeError, match="a network of your own needs its theta, x and target"):
        BackpropagationWidget(BY_HAND, BY_HAND_THETA)
    with pytest.raises(ValueError, match="loss: got 'binary_cross_entropy', expected one of half"):
        BackpropagationWidget(BY_HAND, BY_HAND_THETA, [0, 0], 1, binary_cross_entropy)
    own = BackpropagationWidget(BY_HAND, BY_HAND_THETA, [0.5, 0.7], -2)
    assert own.target == -2  # ReLU at the output: any target


def test_names_and_steps():
    names = walk.parameter_names((3, 4, 1))
    assert len(names) == 21
    assert names[:4] == ["W1[1,1]", "W1[1,2]", "W1[1,3]", "W1[2,1]"]
    assert names[-2:] == ["W2[1,4]", "b2[1]"]
    assert [walk.number_of_steps(sizes) for sizes in [(3, 4, 1), (2, 4, 2, 1)]] == [15, 22]


def test_the_text_form_is_stable(widget):
    assert repr(widget) == "BackpropagationWidget(sizes=(3, 4, 1))"
    assert widget._repr_mimebundle_()[0]["text/plain"] == repr(widget)
