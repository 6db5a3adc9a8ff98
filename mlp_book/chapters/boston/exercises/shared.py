"""What several exercises of this chapter share."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake
from mlp_core import BOSTON_FEATURES, load_boston_housing, mean_absolute_error

_data = load_boston_housing()
_kept = int(0.8 * len(_data.train_X))


def line_predictions(train_X, train_Y, test_X):
    """The answers of least squares: the best weighted sum with a bias."""
    ones = np.ones((len(train_X), 1))
    weights = np.linalg.lstsq(np.hstack([ones, train_X]), train_Y, rcond=None)[0]
    return np.hstack([np.ones((len(test_X), 1)), test_X]) @ weights


BAR_X = _data.train_X[:_kept], _data.test_X
_WITHOUT_B = [j for j, name in enumerate(BOSTON_FEATURES) if name != "B"]
MEAN = np.full_like(_data.test_Y, _data.train_Y[:_kept].mean())
ABSURD = 100.0  # no house of the set costs more than 50


def _line(columns):
    """The line's predictions from some columns."""
    train_X, test_X = (X[:, columns] for X in BAR_X)
    return line_predictions(train_X, _data.train_Y[:_kept], test_X)


LINE, LINE_WITHOUT_B = _line(list(range(13))), _line(_WITHOUT_B)


def _error(predictions):
    return mean_absolute_error(predictions, _data.test_Y)


def _grade(predictions, bar):
    """What matters of 102 predictions: 0 is below the bar, the others are not, each in its way."""
    answers = np.asarray(predictions, dtype=float)
    if answers.shape != _data.test_Y.shape:
        raise ValueError(f"expected predictions of shape {_data.test_Y.shape}, got {answers.shape}")
    error = _error(answers)
    if np.array_equal(answers, _data.test_Y):
        return 5
    if error > ABSURD:
        return 4
    if np.ptp(answers) == 0:
        return 3
    if abs(error - _error(bar)) < 1e-6:
        return 2
    if abs(error - _error(LINE)) < 1e-6:
        return 6
    return int(error > _error(bar))


def below_the_bar(name, bar, more=()):
    """An exercise that any predictions solve whose error is below the bar's."""
    return Exercise(
        name=name,
        solution=_data.test_Y + 1,  # any predictions with a small enough error are right
        view=lambda predictions: _grade(predictions, bar),
        mistakes=[
            Mistake(
                _data.test_Y + 5,
                "The line's error is smaller than that of these predictions. Another way to choose "
                "the epoch, or the mean of several networks?",
            ),
            Mistake(
                bar,
                "These are the line's own predictions. You have reached the bar; now get below it.",
            ),
            Mistake(
                MEAN,
                "These predictions are all equal: that is the bar to begin with. Look at the "
                "inputs.",
            ),
            Mistake(
                9.2 * _data.test_Y + 22.4,
                "The mean prediction lies ten times too high. Have they been denormalised, though "
                "the targets never were standardised?",
            ),
            Mistake(
                _data.test_Y.copy(),
                "These are the targets themselves. A network must find them without looking.",
            ),
            Mistake(
                _data.test_Y[:, 0] + 1,
                "The predictions must have the shape (102, 1), one row for each district. Yours "
                "have another shape; [:, None] makes a column of a list of 102.",
                says="expected predictions of shape",
            ),
            *more,
        ],
    )
