"""The smaller modes of the digit application in Python: an answer alone, and one neuron."""

import numpy as np
import pytest

from mlp_book.topics.drawings import drawing
from mlp_book.widgets import DigitsWidget
from mlp_book.widgets.digits.by_hand import changed_theta, checked


@pytest.fixture
def four():
    """Neuron 32 over an open 4, which is read as a 9."""
    return DigitsWidget(show="neuron", start="4 again", held=(32, 62))


def test_the_whole_application_is_what_is_shown_unless_asked():
    assert DigitsWidget().show == "all"
    assert DigitsWidget(show="answer").show == "answer"
    with pytest.raises(ValueError, match="show: got 'some', expected one of all, answer, neuron"):
        DigitsWidget(show="some")


def test_a_changed_weight_changes_z_as_the_formula_says(four):
    assert (four.digit, four.neuron, four.cell) == (9, 32, 62)
    x = np.array(four.pixels) / 16
    (W1, b1), _ = four.network.layers(four.theta)
    before = W1[31] @ x + b1[31]
    four.changed = [[32, 62, 2.5]]
    (W1_now, _), _ = four.network.layers(four.present_theta)
    assert np.argwhere(W1_now != W1).tolist() == [[31, 61]]
    z = four.network.forward(four.present_theta, x).z[0][31]
    assert z == pytest.approx(before + (2.5 - W1[31, 61]) * x[61], rel=1e-12)
    assert four.digit == 4


def test_the_trained_parameters_stay_and_reset_leads_to_them(four):
    trained = four.theta.copy()
    four.changed = [[32, 62, 5.0], [1, 1, -5]]
    np.testing.assert_array_equal(four.theta, trained)
    assert four.initial["changed"] == []
    four.set_state({"changed": []})
    np.testing.assert_array_equal(four.present_theta, trained)
    assert four.digit == 9


def test_what_the_view_changed_is_taken_over(four):
    four.set_state({"changed": [[32, 62, 3]], "cell": 5, "neuron": 7})
    assert (four.digit, four.cell, four.neuron) == (4, 5, 7)


def test_without_a_word_the_loudest_neuron_and_cell_are_held():
    widget = DigitsWidget(show="neuron", start="7")
    x = np.array(widget.pixels) / 16
    hidden = widget.network.forward(widget.theta, x).a[0]
    (W1, _), (W2, _) = widget.network.layers(widget.theta)
    assert widget.neuron == (W2[7] * hidden).argmax() + 1
    assert widget.cell == abs(W1[widget.neuron - 1] * x).argmax() + 1
    assert (DigitsWidget(start="").neuron, DigitsWidget(start="").cell) == (1, 1)


@pytest.mark.parametrize(
    ("changed", "error", "words"),
    [
        ([[33, 1, 0.5]], ValueError, "got .33, 1, 0.5., expected .neuron from 1 to 32"),
        ([[0, 1, 0.5]], ValueError, "cell from 1 to 64"),
        ([[1, 65, 0.5]], ValueError, "cell from 1 to 64"),
        ([[1, 1, 5.1]], ValueError, "weight from -5 to 5"),
        ([[1, 1, float("nan")]], ValueError, "weight from -5 to 5"),
        ([[1, 1]], TypeError, "expected .neuron"),
        ([7], TypeError, "expected .neuron"),
        ([[1.5, 1, 0.5]], TypeError, "expected .neuron"),
        ([[1, 1, "2"]], TypeError, "expected .neuron"),
        ([[True, 1, 2]], TypeError, "expected .neuron"),
        ([[1, 1, 2], [1, 1, 3]], ValueError, "expected each weight once"),
    ],
)
def test_what_is_no_change_is_refused(four, changed, error, words):
    with pytest.raises(error, match=words):
        four.changed = changed
    assert four.changed == []


def test_only_where_weights_are_seen_they_can_be_changed():
    with pytest.raises(ValueError, match='only show="neuron" changes weights'):
        DigitsWidget(show="answer").changed = [[1, 1, 2]]
    engine = type("Six", (), {"name": "six", "predict": lambda self, X: np.eye(10)[[6]]})()
    with pytest.raises(TypeError, match='got an engine and show="neuron"'):
        DigitsWidget(engine, show="neuron")
    with pytest.raises(ValueError, match="cell: got 65, expected 1 to 64"):
        DigitsWidget(show="neuron", held=(1, 65))


def test_changes_leave_what_they_were_given_alone():
    theta = np.zeros(130)
    given = [(2, 1, 0.5)]
    assert checked("here", given, 2) == [[2, 1, 0.5]]
    assert np.flatnonzero(changed_theta(theta, given)).tolist() == [64]
    assert not theta.any()


def test_another_drawing_keeps_the_changed_weight(four):
    four.changed = [[32, 62, 2.5]]
    four.strokes = drawing("7")
    assert four.changed == [[32, 62, 2.5]]
    assert four.digit == 7
