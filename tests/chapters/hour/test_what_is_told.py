"""What the hour's text and exercises say of the widgets is so, with room for other processors."""

import itertools

import numpy as np
import pytest

from mlp_book.chapters.hour import questions
from mlp_book.topics.drawings import drawing
from mlp_book.widgets import DigitsWidget, PlaygroundWidget


def spirals(updates, **settings):
    """The playground of the page after so many updates."""
    widget = PlaygroundWidget(
        "hour", **{"data": "spirals", "hidden": [8, 8], "seed": 2, **settings}
    )
    losses = [widget.train_loss]
    for _ in range(updates // 50):
        widget.step(50)
        losses.append(widget.train_loss)
    return widget, losses


def test_the_silent_neuron_speaks_for_the_4_and_more_against_the_9():
    four = questions.four()
    W2 = four.network.layers(four.theta)[1].W[:, 31]
    z = four.network.forward(four.theta, np.array(four.pixels) / 16).z[0][31]
    assert (four.digit, W2.argmax(), W2.argmin()) == (9, 4, 9)
    assert -W2[9] > W2[4]
    assert z < 0
    assert four.pixels[four.cell - 1] == 16
    assert questions.tips(four) == (2.5, 4)


def test_a_weight_without_ink_changes_nothing():
    four = questions.four()
    before = four.probabilities
    for cell in np.flatnonzero(np.array(four.pixels) == 0):
        four.changed = [[32, int(cell) + 1, 5.0]]
        np.testing.assert_array_equal(four.probabilities, before)


def test_a_tiny_3_is_a_3_and_a_letter_a_digit():
    widget = DigitsWidget(show="answer")
    widget.strokes = [[[5 + x / 10, 80 + y / 10] for x, y in s] for s in drawing("3")]
    assert widget.digit == 3
    widget.strokes = drawing("M")
    assert widget.probabilities.max() > 0.99


def test_the_border_stays_straight_then_winds():
    early, losses = spirals(100)
    assert 0.7 < early.train_accuracy < 0.85
    late, losses = spirals(1000)
    assert late.train_accuracy >= 0.94
    assert losses[-1] < losses[0] / 3
    assert any(b > a for a, b in itertools.pairwise(losses))


@pytest.mark.parametrize("rate", [10.0, 0.0001])
def test_steps_too_long_or_too_short_do_not_arrive(rate):
    _, good = spirals(1000)
    _, losses = spirals(1000, learning_rate=rate)
    if rate > 1:
        assert np.median(losses) > 2 * losses[0]
    else:
        assert all(b < a for a, b in itertools.pairwise(losses))
        assert losses[-1] > 3 * good[-1]


def test_without_hidden_neurons_a_fifth_is_wrong():
    widget, _ = spirals(1000, hidden=[])
    assert 0.15 <= 1 - widget.train_accuracy <= 0.25
