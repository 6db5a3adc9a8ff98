"""The symmetry widget's Python side: it mirrors what the page shows, through mlp_core."""

import numpy as np
import pytest
from traitlets import TraitError

import mlp_core
from mlp_book.widgets import SymmetryWidget


@pytest.fixture
def widget():
    return SymmetryWidget()


def trained(widget, theta, steps):
    """Where theta is after some steps, by mlp_core's own training."""
    run = mlp_core.train(
        widget.network,
        theta,
        *widget.data,
        loss=mlp_core.binary_cross_entropy,
        optimizer=mlp_core.GradientDescent(widget.learning_rate),
        batch_size=4,
        rng=np.random.default_rng(0),
        shuffle=False,
    )
    for _, epoch in zip(range(steps), run, strict=False):
        theta = epoch.theta
    return theta


def test_it_starts_with_zeros_beside_glorot(widget):
    assert not widget.theta_equal.any()
    expected = widget.network.init(np.random.default_rng(1))
    np.testing.assert_array_equal(widget.theta_random, expected)
    assert widget.loss_equal == pytest.approx(np.log(2))
    assert (widget.epoch, widget.network.sizes) == (0, (2, 4, 1))
    np.testing.assert_array_equal(widget.data.Y[:, 0], [0, 1, 1, 0])


@pytest.mark.parametrize("initializer", ["small_normal", "glorot_uniform", "he_normal"])
def test_the_random_start_is_that_of_mlp_core(widget, initializer):
    widget.scale = 2
    widget.initializer = initializer
    widget.seed = 7
    draw = mlp_core.small_normal(2) if initializer == "small_normal" else initializer
    expected = widget.network.init(np.random.default_rng(7), draw)
    np.testing.assert_array_equal(widget.theta_random, expected)


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu"])
@pytest.mark.parametrize("constant", [0, 0.5, -1])
def test_equal_neurons_stay_equal_and_random_ones_differ(activation, constant):
    widget = SymmetryWidget(activation=activation, constant=constant)
    widget.step(50)
    assert widget.epoch == 50
    assert not widget.hidden_neurons_differ(widget.theta_equal)
    assert widget.hidden_neurons_differ(widget.theta_random)


@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_with_zeros_no_hidden_weight_ever_moves(activation):
    widget = SymmetryWidget(activation=activation, target="AND")
    widget.step(100)
    (W1, b1), (W2, b2) = widget.network.layers(widget.theta_equal)
    assert not np.concatenate([W1.ravel(), b1, W2.ravel()]).any()
    assert b2[0] != 0


def test_a_layer_of_equal_neurons_learns_and_but_not_xor():
    for target, learns in (("AND", True), ("OR", True), ("XOR", False)):
        widget = SymmetryWidget(target=target, constant=0.5)
        widget.step(500)
        answers = widget.network.predict(widget.theta_equal, widget.data.X) > 0.5
        assert (answers == (widget.data.Y > 0.5)).all() == learns, target


def test_steps_are_those_of_training(widget):
    widget.constant, widget.learning_rate = 0.5, 0.3
    start = widget.theta_equal, widget.theta_random
    widget.step(20)
    np.testing.assert_allclose(widget.theta_equal, trained(widget, start[0], 20), rtol=1e-12)
    np.testing.assert_allclose(widget.theta_random, trained(widget, start[1], 20), rtol=1e-12)


@pytest.mark.parametrize(
    ("name", "value"),
    [("target", "OR"), ("activation", "relu"), ("constant", 1), ("seed", 2), ("scale", 0.1)],
)
def test_a_setting_starts_both_again(widget, name, value):
    widget.step(3)
    setattr(widget, name, value)
    fresh = SymmetryWidget(**{name: value})
    assert widget.epoch == 0
    np.testing.assert_array_equal(widget.theta_equal, fresh.theta_equal)
    np.testing.assert_array_equal(widget.theta_random, fresh.theta_random)


def test_the_learning_rate_goes_on(widget):
    widget.step(3)
    theta = widget.theta_random
    widget.learning_rate = 0.2
    assert widget.epoch == 3
    np.testing.assert_array_equal(widget.theta_random, theta)


def test_what_comes_back_is_mirrored(widget):
    theta = np.linspace(-1, 1, 17)
    widget.set_state(
        {"seed": 9, "theta_equal": theta.tolist(), "theta_random": (-theta).tolist(), "epoch": 5}
    )
    assert (widget.seed, widget.epoch) == (9, 5)
    np.testing.assert_array_equal(widget.theta_equal, theta)
    np.testing.assert_array_equal(widget.theta_random, -theta)


def test_what_travels_is_plain(widget):
    state = widget.get_state()
    assert state["sizes"] == [2, 4, 1]
    assert state["theta_equal"] == [0] * 17
    assert (state["seed"], state["epoch"], state["scale"]) == (1, 0, 0.5)
    assert "export" in state["_esm"]
    assert ".mlp-widget" in state["_css"]


@pytest.mark.parametrize(
    ("name", "wrong", "error", "words"),
    [
        ("target", "NAND", ValueError, "got 'NAND', expected one of XOR, AND, OR"),
        ("activation", "elu", ValueError, "expected one of tanh, sigmoid, relu"),
        ("initializer", "zeros", ValueError, "expected one of small_normal, glorot_uniform"),
        ("learning_rate", 0, ValueError, "got 0.0, expected a number from 0.01 to 10"),
        ("constant", 6, ValueError, "expected a number from -5 to 5"),
        ("scale", 0, ValueError, "expected a number from 0.001 to 100"),
        ("seed", -1, ValueError, "got -1, expected a whole number from 0 to 999999"),
        ("theta_equal", np.zeros(17), TraitError, "read-only"),
        ("epoch", 3, TraitError, "read-only"),
    ],
)
def test_bad_assignments_say_what_is_wrong(widget, name, wrong, error, words):
    with pytest.raises(error, match=words):
        setattr(widget, name, wrong)
    assert widget.epoch == 0


def test_bad_arguments_say_what_is_wrong():
    with pytest.raises(ValueError, match="hidden is 1, expected 2 to 6"):
        SymmetryWidget(1)
    with pytest.raises(TypeError, match="got rate, expected"):
        SymmetryWidget(rate=1)
    with pytest.raises(ValueError, match="got 2 parameters, the network takes 17"):
        SymmetryWidget().set_state({"theta_equal": [1, 2]})


def test_the_text_form_is_stable(widget):
    text = "SymmetryWidget(hidden=4, target='XOR', activation='tanh')"
    assert repr(widget) == text
    widget.step()
    widget.target = "OR"
    assert repr(widget) == text
    assert widget._repr_mimebundle_()[0]["text/plain"] == text
