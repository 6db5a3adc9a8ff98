"""The forward-pass widget's Python side: it mirrors what the page shows."""

import numpy as np
import pytest

from mlp_book.widgets import ForwardPassWidget, base
from mlp_core import MLP, leaky_relu


@pytest.fixture
def widget():
    return ForwardPassWidget()


def test_it_starts_with_the_worksheet(widget):
    assert widget.x.tolist() == [1, 1]
    np.testing.assert_allclose(widget.forward_pass.z[0], [1.1, -0.1, 0.1, 0.7])
    np.testing.assert_allclose(widget.forward_pass.z[2], [0.301])
    assert f"{widget.forward_pass.output[0]:.8f}" == "0.57468696"


def test_assigning_changes_what_is_shown(widget):
    widget.x = [0, 1]
    assert widget.x.dtype == np.float64
    assert f"{widget.forward_pass.output[0]:.4f}" == "0.5842"
    theta = widget.theta.copy()
    theta[22] = 0.5
    widget.theta = theta
    widget.x = (1, 1)
    assert f"{widget.forward_pass.output[0]:.4f}" == "0.6156"
    assert widget.initial["theta"][22] == 0.3


def test_what_travels_is_plain(widget):
    state = widget.get_state()
    assert state["sizes"] == [2, 4, 2, 1]
    assert state["x"] == [1.0, 1.0]
    assert isinstance(state["theta"], list)
    assert len(state["theta"]) == 25
    assert state["initial"] == {"theta": state["theta"], "x": state["x"]}
    assert state["activations"][0] == {"name": "relu", "parameter": None}
    assert "export" in state["_esm"]
    assert ".mlp-widget" in state["_css"]


def test_what_comes_back_is_mirrored(widget):
    theta = widget.theta.tolist()
    theta[22] = 0.5
    widget.set_state({"theta": theta, "x": [1, 1]})
    assert f"{widget.forward_pass.output[0]:.4f}" == "0.6156"


def test_a_network_of_ones_own():
    network = MLP((1, 2, 2), [leaky_relu(0.2), "softmax"])
    widget = ForwardPassWidget(network, np.arange(network.n_parameters), [2])
    assert widget.get_state()["activations"][0] == {"name": "leaky_relu", "parameter": 0.2}
    assert widget.forward_pass.output.sum() == pytest.approx(1)
    assert repr(widget) == "ForwardPassWidget(sizes=(1, 2, 2))"


@pytest.mark.parametrize(
    ("name", "value", "error", "message"),
    [
        ("x", [1, 2, 3], ValueError, "ForwardPassWidget.x: got 3 inputs, the network takes 2"),
        ("theta", [1], ValueError, "theta: got 1 parameters, the network takes 25"),
        ("x", [1, np.nan], ValueError, "x: entry 1 is nan, expected a vector of finite numbers"),
        ("x", [[1, 1]], ValueError, r"x: got an array of shape \(1, 2\), expected a vector"),
        ("x", "one", TypeError, "x: got 'one', expected a vector of finite numbers"),
        ("x", None, ValueError, r"x: got an array of shape \(\), expected a vector"),
    ],
)
def test_bad_assignments_say_what_got_and_expected(widget, name, value, error, message):
    before = getattr(widget, name)
    with pytest.raises(error, match=message):
        setattr(widget, name, value)
    assert getattr(widget, name) is before


def test_the_vectors_are_read_only_copies(widget):
    source = np.array([0.0, 1.0])
    widget.x = source
    source[0] = 5
    assert widget.x[0] == 0
    with pytest.raises(ValueError, match="read-only"):
        widget.x[0] = 5


def test_bad_networks():
    network = MLP((2, 128, 1), ["relu", "sigmoid"])
    with pytest.raises(ValueError, match=r"sizes are \(2, 128, 1\), expected at most 8"):
        ForwardPassWidget(network, np.zeros(network.n_parameters))
    with pytest.raises(TypeError, match="a network of your own needs its theta"):
        ForwardPassWidget(MLP((2, 1), ["relu"]))


def test_the_text_form_is_stable(widget):
    assert repr(widget) == "ForwardPassWidget(sizes=(2, 4, 2, 1))"
    data, _ = widget._repr_mimebundle_()
    assert data["text/plain"] == repr(widget)
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == widget.model_id


def test_a_missing_bundle_names_the_command(monkeypatch, tmp_path):
    monkeypatch.setattr(base, "STATIC", tmp_path)
    with pytest.raises(FileNotFoundError, match=r"forward_pass.js is missing. Run `make assets`"):
        ForwardPassWidget()
