"""The playground widget's Python side, and the rules it shares with the chapter."""

import math

import numpy as np
import pytest

import mlp_core
from mlp_book.widgets import PlaygroundWidget

from .fixtures import EPOCHS, trained, variations


@pytest.mark.parametrize("settings", variations())
def test_it_trains_as_mlp_core_does(settings):
    settings = {**settings, "test_share": float(settings["test_share"])}
    widget = PlaygroundWidget(**settings)
    m = len(widget.split.train_X)
    per_epoch = math.ceil(m / min(m, settings["batch_size"]))
    widget.step(5 * per_epoch + 1)  # in two parts: the order of examples must be found again
    widget.step((EPOCHS - 5) * per_epoch - 1)
    np.testing.assert_allclose(widget.theta, trained(settings, EPOCHS), rtol=1e-12, atol=1e-12)
    assert widget.updates == EPOCHS * per_epoch


def test_state():
    widget = PlaygroundWidget()
    assert repr(widget) == "PlaygroundWidget(data='two_moons', hidden=[4, 2])"
    assert widget.network.sizes == (2, 4, 2, 1)
    assert [len(part) for part in widget.split] == [100, 100, 100, 100]
    network, split, loss = widget.network, widget.split, mlp_core.binary_cross_entropy
    assert (
        widget.train_loss
        == loss(network.predict(widget.theta, split.train_X), split.train_Y)
        == pytest.approx(0.7, abs=0.2)
    )
    start = widget.theta
    widget.step(500)
    assert widget.test_loss < 0.3
    assert widget.train_accuracy > 0.85
    assert widget.test_accuracy > 0.85
    widget.reset()
    np.testing.assert_array_equal(widget.theta, start)
    assert (widget.updates, len(widget.memory)) == (0, 2 * len(start))


def test_settings_start_again_and_live_ones_do_not():
    widget = PlaygroundWidget(optimizer="momentum")
    widget.step(3)
    widget.learning_rate = 0.5
    widget.l2 = 0.01
    assert widget.updates == 3
    widget.hidden = [3]
    assert (widget.updates, len(widget.theta), len(widget.memory)) == (0, 13, 13)
    widget.step(2)
    widget.seed = 2
    assert widget.updates == 0
    assert not widget.memory.any()


def test_theta_can_be_assigned():
    widget = PlaygroundWidget(hidden=[])
    widget.theta = [1, -1, 0]
    assert widget.train_loss == pytest.approx(
        mlp_core.value_and_gradient(
            widget.network, widget.theta, *widget.split[:2], mlp_core.binary_cross_entropy
        )[0]
    )
    with pytest.raises(ValueError, match="theta: got 2 parameters, the network takes 3"):
        widget.theta = [1, 2]


def test_a_surface_has_no_classes():
    widget = PlaygroundWidget(data="surface")
    assert widget.loss == "half_squared_error"
    assert widget.network.activations[-1].name == "identity"
    assert math.isnan(widget.train_accuracy)
    widget = PlaygroundWidget(test_share=0.0)
    assert math.isnan(widget.test_loss)
    widget.data = "surface"
    assert (widget.loss, widget.updates) == ("half_squared_error", 0)


def test_the_view_speaks():
    widget = PlaygroundWidget(hidden=[2])
    n = 5 * 2 - 1
    state = {"updates": 40, "theta": [0.5] * n, "memory": [0.0] * 2 * n, "learning_rate": 0.2}
    widget.set_state({**state, "seed": 3})
    assert (widget.updates, widget.theta.tolist()) == (40, [0.5] * n)
    widget.set_state({"seed": 4})  # the numbers that belong to it are on their way, too
    assert (widget.updates, widget.theta.tolist()) == (40, [0.5] * n)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("data", "moons", "data: got 'moons', expected one of two_moons, circles"),
        ("points", 30, "points: got 30, expected one of 4, 10, 20"),
        ("test_share", 0.3, r"test_share: got 0.3, expected one of 0.0, 0.2"),
        ("hidden", [9], r"hidden: got \[9\], expected at most 4 layers of 1 to 8"),
        ("hidden", [1] * 5, "hidden: got"),
        ("activation", "softmax", "activation: got 'softmax', expected one of tanh"),
        ("seed", -1, "seed: got -1, expected a whole number"),
        ("data_seed", 10**6, "data_seed: got 1000000, expected a whole number"),
        ("learning_rate", 0, "learning_rate: got 0.0, expected a number from 0.0001"),
        ("noise", 2, "noise: got 2.0, expected a number from 0 to 0.5"),
        ("x", [1, 2, 3], r"x: got \[1.0, 2.0, 3.0\], expected 2 numbers from -10 to 10"),
        ("chosen", [0, 1], "chosen: got"),
    ],
)
def test_bad_values(name, value, words):
    widget = PlaygroundWidget()
    with pytest.raises(ValueError, match=words):
        setattr(widget, name, value)


def test_bad_names():
    with pytest.raises(TypeError, match="got rate, expected"):
        PlaygroundWidget(rate=1)
    with pytest.raises(ValueError, match="name is 'two moons'"):
        PlaygroundWidget("two moons")


def test_divergence_is_an_error():
    widget = PlaygroundWidget(
        data="surface", activation="identity", optimizer="gradient_descent", learning_rate=100
    )
    with pytest.raises(FloatingPointError, match="try a learning rate smaller than 100"):
        widget.step(1000)
    assert widget.updates == 0
    said = ""
    while not said:
        try:
            widget.step()
        except FloatingPointError as error:
            said = str(error)
    assert f"in update {widget.updates + 1} " in said


def test_a_small_one_is_as_good():
    assert PlaygroundWidget().small is False
    small, usual = PlaygroundWidget("hour", small=True), PlaygroundWidget()
    for widget in (small, usual):
        widget.step(20)
    np.testing.assert_array_equal(small.theta, usual.theta)
    assert "small" not in small.settings
    with pytest.raises(TypeError, match="small is 1, expected True or False"):
        PlaygroundWidget(small=1)
