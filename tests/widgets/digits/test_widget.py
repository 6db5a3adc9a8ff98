"""The digit application in Python: glue, training, engines, traits."""

import builtins
import doctest

import numpy as np
import pytest

from mlp_book.chapters.digits import exercises
from mlp_book.topics import digits, strokes
from mlp_book.topics.drawings import DRAWINGS, drawing
from mlp_book.topics.engines import CoreEngine, Engine, OnnxEngine, answered
from mlp_book.widgets import DigitsWidget
from mlp_book.widgets.digits import widget as module
from mlp_core import MLP, accuracy, load_digits, to_onnx


@pytest.fixture
def widget():
    return DigitsWidget()


def test_doctests():
    result = doctest.testmod(module)
    assert result.failed == 0
    assert result.attempted >= 3


def test_a_stroke_by_hand():
    """A stroke straight down, 72 high: 28 points of the way fill 32 with a brush of 2."""
    line = [[[50, 14], [50, 86]]]
    assert strokes.scale(line, 2.0) == 28 / 72
    assert strokes.place(line, 2.0)[0] == [(16, 2), (16, 30)]
    bitmap = strokes.paint([[(16, 2), (16, 30)]], 2.0)
    assert bitmap[10].nonzero()[0].tolist() == [14, 15, 16, 17]
    assert bitmap[0].nonzero()[0].tolist() == [15, 16]  # the round end
    assert strokes.count(bitmap)[3].tolist() == [0, 0, 0, 8, 8, 0, 0, 0]


def test_place_and_size_do_not_matter():
    small = [[[10 + 0.25 * x, 60 + 0.25 * y] for x, y in stroke] for stroke in drawing("5")]
    np.testing.assert_array_equal(strokes.pixels(small), strokes.pixels(drawing("5")))


def test_drawings_become_like_the_training_digits():
    """As high, about as wide, and with about as much ink."""
    for name in DRAWINGS:
        counts = strokes.stages(drawing(name)).counts
        assert counts[0].any(), name
        assert counts[7].any(), name
        assert counts[:, 0].max() == counts[:, 7].max() == 0, name
        assert abs(counts.sum() - strokes.INK) < 25, name
    with pytest.raises(KeyError, match="no 'Z', there are 0, 1"):
        drawing("Z")


def test_the_training_digits_are_as_the_glue_supposes():
    images = 16 * load_digits().train_X.reshape(-1, 8, 8)
    assert (images.sum(axis=2) > 0).all()
    assert images.sum(axis=(1, 2)).mean() == pytest.approx(strokes.INK, abs=1)


def test_a_slant_keeps_the_ink_and_moves_rows_apart():
    image = np.zeros((8, 8))
    image[:, 3] = 1
    slanted = (digits.slant(0.4) @ image.ravel()).reshape(8, 8)
    middle = slanted @ np.arange(8)
    np.testing.assert_allclose(middle, 3 + 0.4 * (3.5 - np.arange(8)))
    np.testing.assert_allclose(slanted.sum(axis=1), 1)
    moved = digits.moved(np.eye(64)[27:28]).reshape(5, 8, 8)  # row 4, column 4
    assert moved[1, 3, 3] == moved[1, 4, 3] == 0.5
    assert moved.sum(axis=(1, 2)).tolist() == [1] * 5


def test_training_anew_gives_the_same_network_bit_for_bit():
    data, (network, theta) = digits.split(), digits.trained()
    again, _ = digits.learn(digits.slanted(data.train_X), np.tile(data.train_Y, (3, 1)))
    np.testing.assert_array_equal(again, theta)
    assert accuracy(network.predict(theta, data.validation_X), data.validation_Y) >= 0.96
    assert accuracy(network.predict(theta, data.test_X), data.test_Y) >= 0.96
    rows = np.vstack([data.train_X, data.validation_X])
    assert sorted(map(tuple, rows)) == sorted(map(tuple, load_digits().train_X))


def test_the_chapter_counts_as_its_exercises_do():
    """What the learner writes in exercises 4 and 5 the chapter has already used."""
    for exercise, function in [
        (exercises.confusion, digits.confusion),
        (exercises.doubt, digits.price),
    ]:
        assert exercise.judge(function).kind == "right"


def test_a_tap_is_a_dot_though_the_finger_wobbles():
    dot, small = [[[50, 50]]], [[[50, 50], [51.9, 51.9]]]
    np.testing.assert_array_equal(strokes.pixels(small), strokes.pixels(dot))
    assert strokes.scale(small, 2.0) == 0
    assert strokes.scale([[[50, 50], [50, 52]]], 2.0) == 28 / 2


def test_engines_agree(tmp_path):
    data, (network, theta) = digits.split(), digits.trained()
    core = CoreEngine(network, theta)
    for dtype, limit in [(np.float64, 1e-12), (np.float32, 1e-5)]:
        to_onnx(tmp_path / "digits.onnx", network, theta.astype(dtype))
        onnx = OnnxEngine(tmp_path / "digits.onnx")
        assert isinstance(onnx, Engine)
        assert isinstance(core, Engine)
        assert abs(core.predict(data.test_X) - onnx.predict(data.test_X)).max() < limit


def test_without_onnxruntime_the_error_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def missing(name, *rest):
        if name == "onnxruntime":
            raise ImportError
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ImportError, match="pip install onnxruntime"):
        OnnxEngine("digits.onnx")


def test_assigning_changes_what_is_shown(widget):
    assert (widget.source, widget.digit) == ("drawing", 3)
    widget.strokes = drawing("7")
    assert widget.digit == 7
    widget.example = 19
    assert (widget.source, widget.strokes, widget.digit) == ("example", [], 8)
    widget.pixels = [0] * 64
    assert (widget.source, widget.example) == ("cells", 0)
    np.testing.assert_array_equal(
        widget.probabilities, widget.network.predict(widget.theta, np.zeros((1, 64)))[0]
    )
    widget.strokes = drawing("1")
    widget.strokes = []
    assert (widget.source, widget.pixels) == ("drawing", [0] * 64)
    widget.example = 2
    widget.example = 0
    assert (widget.source, widget.pixels) == ("drawing", [0] * 64)


def test_what_the_view_says_is_taken_over(widget):
    pixels = [16] * 64
    widget.set_state({"source": "cells", "strokes": [], "example": 0, "pixels": pixels})
    assert (widget.source, widget.pixels) == ("cells", pixels)
    widget.set_state({"source": "example", "strokes": [], "example": 5, "pixels": [1] * 64})
    assert (widget.example, widget.pixels) == (5, [1] * 64)


class Stubborn:
    name = "stubborn"

    def predict(self, X):
        return np.eye(10)[[6] * len(X)]


def test_a_question_is_answered_by_the_engine():
    widget = DigitsWidget(engine=Stubborn())
    assert repr(widget) == "DigitsWidget(64-32-10, engine='stubborn')"
    assert (widget.engine_name, widget.digit) == ("stubborn", 6)
    widget.set_state({"question": {"number": 7, "pixels": [0] * 64}})
    assert widget.reply == {"number": 7, "probabilities": np.eye(10)[6].tolist()}


@pytest.mark.parametrize(
    ("predict", "words"),
    [
        (lambda X: X[5], "failed: index 5 is out of bounds"),
        (lambda X: np.ones(10), "expected 10 finite numbers in a row"),
        (lambda X: np.full((1, 10), np.nan), "expected 10 finite numbers in a row"),
    ],
)
def test_an_engine_that_fails_is_reported(predict, words):
    engine = type("Broken", (), {"name": "broken", "predict": staticmethod(predict)})()
    reply = answered(engine, {"number": 2, "pixels": [0] * 64})
    assert reply["number"] == 2
    assert "The engine broken failed" in reply["fault"]
    assert words in reply["fault"]


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"strokes": [[[0, 101]]]}, ValueError, "expected points"),
        ({"strokes": [[["a", 1]]]}, TypeError, "expected a list of points"),
        ({"strokes": [[0, 1]]}, ValueError, "expected points"),
        ({"pixels": [17] * 64}, ValueError, "got 17, expected counts from 0 to 16"),
        ({"pixels": [0] * 63}, ValueError, "got 63 counts, the network takes 64"),
        ({"example": 361}, ValueError, "got 361, expected 0 to 360"),
        ({"neuron": 0}, ValueError, "got 0, expected 1 to 32"),
        ({"explained": 10}, ValueError, "explained: got 10, expected one of -1, 0, 1"),
        ({"threshold": 100}, ValueError, "threshold: got 100, expected a whole number from 0"),
    ],
)
def test_what_does_not_fit_is_refused(widget, change, error, words):
    ((name, value),) = change.items()
    with pytest.raises(error, match=words):
        setattr(widget, name, value)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"network": digits.NETWORK}, TypeError, "belong together"),
        ({"network": MLP((2, 1), ["relu"]), "theta": np.zeros(3)}, ValueError, "64, hidden, 10"),
        ({"network": digits.NETWORK, "theta": np.zeros(3)}, ValueError, "takes 2410"),
        ({"start": "Q"}, ValueError, "start is 'Q'"),
        ({"engine": 3}, TypeError, "expected an engine"),
    ],
)
def test_a_widget_that_cannot_be_is_refused(arguments, error, words):
    with pytest.raises(error, match=words):
        DigitsWidget(**arguments)
