"""The exercise *Beat the line* of *A real regression: Boston housing*."""

import numpy as np

from mlp_book.checks import Exercise, Mistake
from mlp_core import load_boston_housing, mean_absolute_error

_data = load_boston_housing()
_kept = int(0.8 * len(_data.train_X))


def line_predictions(train_X, train_Y, test_X):
    """The answers of least squares: the best weighted sum with a bias."""
    ones = np.ones((len(train_X), 1))
    weights = np.linalg.lstsq(np.hstack([ones, train_X]), train_Y, rcond=None)[0]
    return np.hstack([np.ones((len(test_X), 1)), test_X]) @ weights


LINE = line_predictions(_data.train_X[:_kept], _data.train_Y[:_kept], _data.test_X)
LINE_ERROR = mean_absolute_error(LINE, _data.test_Y)
MEAN = np.full_like(_data.test_Y, _data.train_Y[:_kept].mean())
ABSURD = 100.0  # no house of the set costs more than 50


def _grade(predictions):
    """What matters of 102 predictions: 0 beats the line, 1 to 5 do not, each in its way."""
    answers = np.asarray(predictions, dtype=float)
    if answers.shape != _data.test_Y.shape:
        raise ValueError(f"expected predictions of shape {_data.test_Y.shape}, got {answers.shape}")
    error = mean_absolute_error(answers, _data.test_Y)
    if np.array_equal(answers, _data.test_Y):
        return 5
    if error > ABSURD:
        return 4
    if np.ptp(answers) == 0:
        return 3
    if abs(error - LINE_ERROR) < 1e-6:
        return 2
    return int(error > LINE_ERROR)


beats_the_line = Exercise(
    name="Beat the line",
    solution=_data.test_Y + 1,  # any predictions with a small enough error are right
    view=_grade,
    mistakes=[
        Mistake(
            _data.test_Y + 5,
            "The line misses by less than these predictions. Another seed, or the mean of several "
            "networks?",
        ),
        Mistake(
            LINE,
            "These are the line's own predictions. You have reached the bar; now cross it.",
        ),
        Mistake(
            MEAN,
            "These predictions are all equal: that is the bar to begin with. Look at the inputs.",
        ),
        Mistake(
            9.2 * _data.test_Y + 22.4,
            "The mean prediction lies ten times too high. Have they been denormalised, though the "
            "targets never were standardised?",
        ),
        Mistake(
            _data.test_Y.copy(),
            "These are the targets themselves. A network must find them without looking.",
        ),
    ],
)
