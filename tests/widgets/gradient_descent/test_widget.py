"""The gradient-descent widget's Python side: it mirrors what the page shows, through mlp_core."""

import numpy as np
import pytest
from traitlets import TraitError

import mlp_core
from mlp_book.widgets import GradientDescentWidget

LOG = [(1.84, 0.3528), (0.988473, 0.000066), (0.999825, 0.0), (0.999997, 0.0)]


@pytest.fixture
def widget():
    return GradientDescentWidget()


def test_it_starts_with_the_worked_example(widget):
    assert (widget.learning_rate, widget.epoch) == (0.1, 0)
    W1, W2 = (layer.W.tolist() for layer in widget.network.layers(widget.theta))
    assert (W1, W2) == ([[1, 3], [-2, 4]], [[0.5, 0.3]])
    assert widget.output == pytest.approx(1.84)
    assert widget.loss == pytest.approx(0.3528)
    expected = [0.21, 0.294, 0.126, 0.1764, 0, 0, 2.184, 1.512, 0]
    np.testing.assert_allclose(widget.gradient, expected, atol=1e-15)


def test_steps_give_the_log(widget):
    for epoch, (output, loss) in enumerate(LOG):
        assert widget.epoch == epoch
        assert f"{widget.output:.6f} {widget.loss:.6f}" == f"{output:.6f} {loss:.6f}"
        widget.step()


def test_one_step_moves_all_six_weights(widget):
    widget.step()
    expected = [0.979, 2.9706, -2.0126, 3.98236, 0, 0, 0.2816, 0.1488, 0]
    np.testing.assert_allclose(widget.theta, expected, atol=1e-12)


@pytest.mark.parametrize("rate", [0.05, 0.1, 0.2, 0.3, 0.5])
def test_steps_are_those_of_training(rate):
    widget = GradientDescentWidget(learning_rate=rate)
    run = mlp_core.train(
        widget.network,
        widget.theta,
        widget.x[None, :],
        widget.target[None, :],
        loss=mlp_core.half_squared_error,
        optimizer=mlp_core.GradientDescent(rate),
        batch_size=1,
        rng=np.random.default_rng(0),
        gradient=mlp_core.freeze(widget.network, biases=True),
    )
    for _, epoch in zip(range(10), run, strict=False):
        widget.step()
        np.testing.assert_allclose(widget.theta, epoch.theta, rtol=1e-12)
        assert widget.epoch == epoch.number


def test_a_new_theta_begins_a_new_walk(widget):
    widget.step()
    widget.theta = [1, 1, 1, 1, 0, 0, 1, 1, 0]
    assert widget.epoch == 0
    assert widget.output == pytest.approx(2.4)
    assert not widget.theta.flags.writeable


def test_what_comes_back_is_mirrored(widget):
    theta = [0.979, 2.9706, -2.0126, 3.98236, 0, 0, 0.2816, 0.1488, 0]
    widget.set_state({"theta": theta, "epoch": 1, "learning_rate": 0.2})
    assert (widget.epoch, widget.learning_rate) == (1, 0.2)
    assert f"{widget.loss:.6f}" == "0.000066"


def test_what_travels_is_plain(widget):
    state = widget.get_state()
    assert state["sizes"] == [2, 2, 1]
    assert [a["name"] for a in state["activations"]] == ["relu", "identity"]
    assert (state["x"], state["target"]) == ([0.5, 0.7], [1.0])
    assert state["theta"] == state["initial_theta"] == [1, 3, -2, 4, 0, 0, 0.5, 0.3, 0]
    assert "export" in state["_esm"]
    assert ".mlp-widget" in state["_css"]


@pytest.mark.parametrize(
    ("name", "wrong", "error", "words"),
    [
        ("theta", [1, 2], ValueError, "got 2 parameters, the network takes 9"),
        ("theta", np.ones(9), ValueError, "entries 4, 5 and 8 are biases"),
        ("theta", [np.nan] * 9, ValueError, "entry 0 is nan"),
        ("learning_rate", 0, ValueError, "got 0.0, expected a number from 0.001 to 1"),
        ("learning_rate", 1.5, ValueError, "got 1.5"),
        ("learning_rate", float("nan"), ValueError, "got nan"),
        ("epoch", 3, TraitError, "read-only"),
        ("x", [1, 1], TraitError, "read-only"),
    ],
)
def test_bad_assignments_say_what_is_wrong(widget, name, wrong, error, words):
    with pytest.raises(error, match=words):
        setattr(widget, name, wrong)
    assert widget.loss == pytest.approx(0.3528)
    assert (widget.learning_rate, widget.epoch) == (0.1, 0)


def test_a_bad_rate_is_refused_from_the_start():
    with pytest.raises(ValueError, match="expected a number from"):
        GradientDescentWidget(learning_rate=2)


def test_the_text_form_is_stable(widget):
    assert repr(widget) == "GradientDescentWidget(learning_rate=0.1)"
    widget.step()
    widget.learning_rate = 0.5
    assert repr(widget) == "GradientDescentWidget(learning_rate=0.1)"
    assert widget._repr_mimebundle_()[0]["text/plain"] == repr(widget)
