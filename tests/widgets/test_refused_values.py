"""A value that a widget refuses leaves nothing behind, whoever set it and however."""

import numpy as np
import pytest
import traitlets

from mlp_book import widgets

REFUSED = [
    # widget, good and bad values that come together, the trait that refuses
    (widgets.NeuronWidget, {"bias": 2.0, "weights": [1, 2, 3]}, ValueError),
    (widgets.NeuronWidget, {"bias": 2.0, "activation": "sine"}, ValueError),
    (widgets.NeuronWidget, {"bias": 1e300}, ValueError),
    (widgets.NeuronWidget, {"bias": "three"}, TypeError),
    (widgets.NeuronWidget, {"x": [1e300, 0]}, ValueError),
    (widgets.NeuronWidget, {"bias": 2.0, "x": "abc"}, TypeError),
    (widgets.ForwardPassWidget, {"x": [1, 1], "theta": [1, 2]}, ValueError),
    (widgets.ForwardPassWidget, {"x": [float("nan"), 1]}, ValueError),
    (widgets.BackpropagationWidget, {"target": 0.2, "weight": "W9"}, ValueError),
    (widgets.BackpropagationWidget, {"target": 0.2, "step": 99}, ValueError),
    (widgets.GradientDescentWidget, {"epoch": 3, "theta": [1.0] * 9}, ValueError),
    (widgets.GradientDescentWidget, {"learning_rate": 7}, ValueError),
    (widgets.GradientMapWidget, {"size": 0.2, "point": [1, 1e9]}, ValueError),
    (widgets.PlaygroundWidget, {"seed": 5, "optimizer": "newton"}, ValueError),
    (widgets.PlaygroundWidget, {"seed": 5, "optimizer": ["adam"]}, TypeError),
    (widgets.PlaygroundWidget, {"seed": 5, "hidden": "four"}, traitlets.TraitError),
    (widgets.PlaygroundWidget, {"x": [1e300, 0]}, ValueError),
    (widgets.BendsWidget, {"b": 1.0, "c": [0, 0, 0, 0, 0, 9]}, ValueError),
    (widgets.LossWidget, {"z": 2, "name": "hinge"}, ValueError),
    (widgets.AffineMapWidget, {"x": [3, 3], "A": [[1, 2, 3]]}, ValueError),
    (widgets.AffineMapWidget, {"b": [1e200, 0]}, ValueError),
    (widgets.BatchWidget, {"chosen": 3, "X": [[1, 2]]}, ValueError),
    (widgets.BatchWidget, {"targets": [1, 2], "target_shape": "list"}, ValueError),
    (widgets.OptimizerRaceWidget, {"steps": 3, "surface": "moon"}, ValueError),
]


def state_of(widget):
    return {
        name: np.asarray(value).tolist() if isinstance(value, np.ndarray) else value
        for name, value in widget.trait_values().items()
        if name in widget.keys and name not in ("layout", "style")
    }


@pytest.mark.parametrize(("kind", "values", "error"), REFUSED)
def test_a_state_is_taken_whole_or_not_at_all(kind, values, error):
    widget = kind()
    heard = []
    widget.observe(lambda change: heard.append(change.name), list(state_of(widget)))
    before = state_of(widget)
    with pytest.raises(error):
        widget.set_state(values)
    assert state_of(widget) == before
    assert heard == []


def set_together(widget, values):
    with widget.hold_trait_notifications():
        for name, value in values.items():
            widget.set_trait(name, value)


@pytest.mark.parametrize(("kind", "values", "error"), REFUSED)
def test_the_same_for_values_set_together_in_python(kind, values, error):
    widget = kind()
    before = state_of(widget)
    with pytest.raises(error):
        set_together(widget, values)
    assert state_of(widget) == before


def test_the_view_is_told_what_stays(monkeypatch):
    widget = widgets.NeuronWidget()
    sent = []
    monkeypatch.setattr(type(widget), "send_state", lambda self, key=None: sent.append(key))
    with pytest.raises(ValueError, match="activation"):
        widget.set_state({"bias": 2.0, "activation": "sine"})
    assert sent == [["bias", "activation"]]


def test_good_values_still_arrive_together():
    widget = widgets.NeuronWidget()
    widget.set_state({"bias": 2.0, "activation": "tanh"})
    assert (widget.bias, widget.activation) == (2.0, "tanh")
    with pytest.raises(ValueError, match="activation"):
        widget.activation = "sine"
    assert widget.activation == "tanh"
