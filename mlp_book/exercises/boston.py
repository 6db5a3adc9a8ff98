"""Exercises of the chapter *A real regression: Boston housing*."""

import numpy as np

from mlp_book.checks import Exercise, Mistake
from mlp_core import MLP, Standardizer

from .boston_line import beats_the_line
from .boston_pipeline import pipeline

__all__ = ["beats_the_line", "in_thousands", "pipeline", "standardise"]

_rng = np.random.default_rng(11)
_tables = [
    (np.array([[1.0, 10.0], [3.0, 30.0]]), np.array([[2.0, 40.0], [5.0, 10.0]])),
    (_rng.normal(5, 3, (9, 4)) * [1, 10, 0.1, 100], _rng.normal(4, 3, (3, 4))),
    (_rng.normal(-2, 1, (6, 1)), _rng.normal(-1, 2, (5, 1))),
]


def _standardise(train, rows):
    return (rows - train.mean(axis=0)) / train.std(axis=0)


def _all_rows(train, rows):
    return _standardise(np.vstack([train, rows]), rows)


standardise = Exercise(
    name="Standardise",
    solution=_standardise,
    probes=_tables,
    mistakes=[
        Mistake(
            _all_rows,
            "The rows that the network must not learn from have helped to make the mean and the "
            "deviation: that is the leak. Take both from train alone.",
        ),
        Mistake(
            lambda train, rows: _standardise(rows, rows),
            "These rows got a mean and a deviation of their own. Equal houses must "
            "stay equal: use the numbers of train.",
        ),
        Mistake(
            lambda train, rows: _standardise(train, train),
            "You standardised train itself. Asked are the rows, by the numbers of train.",
        ),
        Mistake(
            lambda train, rows: rows - train.mean(axis=0),
            "The division by the deviation is missing.",
        ),
        Mistake(
            lambda train, rows: rows / train.std(axis=0),
            "The mean has not been subtracted.",
        ),
        Mistake(
            lambda train, rows: rows - train.mean(axis=0) / train.std(axis=0),
            "Division comes before subtraction: put brackets round the difference.",
        ),
        Mistake(
            lambda train, rows: (rows - train.mean()) / train.std(),
            "This is one mean of the whole table. Each column needs its own: axis=0.",
        ),
        Mistake(
            lambda train, rows: (rows - train.mean(axis=0)) / train.var(axis=0),
            "You divided by the variance. Its root is the deviation: std.",
        ),
        Mistake(
            lambda train, rows: (rows - train.mean(axis=0)) / train.std(axis=0, ddof=1),
            "Nearly: this deviation divides by m - 1. The lecture's program divides by m, as "
            "NumPy's std does by default.",
        ),
        Mistake(
            lambda train, rows: rows,
            "The rows came back as they were.",
        ),
    ],
)


def _case(sizes, m, k, seed):
    rng = np.random.default_rng(seed)
    network = MLP(sizes, ["relu"] * (len(sizes) - 2) + ["identity"])
    train_X, test_X = rng.normal(3, 2, (m, sizes[0])), rng.normal(4, 2, (k, sizes[0]))
    return network, network.init(rng), test_X, train_X, rng.normal(22, 9, (m, 1))


def _answers(network, theta, test_X, train_X):
    return network.predict(theta, Standardizer.fit(train_X).apply(test_X))


def _in_thousands(network, theta, test_X, train_X, train_Y):
    return Standardizer.fit(train_Y).invert(_answers(network, theta, test_X, train_X))


in_thousands = Exercise(
    name="In thousands of dollars",
    solution=_in_thousands,
    probes=[_case((2, 3, 1), 6, 2, 1), _case((4, 5, 3, 1), 9, 5, 2)],
    mistakes=[
        Mistake(
            lambda network, theta, test_X, train_X, train_Y: _answers(
                network, theta, test_X, train_X
            ),
            "These answers are in deviations of the targets, not in thousands of dollars. Which "
            "method of the targets' Standardizer leads back?",
        ),
        Mistake(
            lambda network, theta, test_X, train_X, train_Y: Standardizer.fit(train_Y).invert(
                network.predict(theta, test_X)
            ),
            "The network met raw inputs. It was trained on standardised ones: apply comes first.",
        ),
        Mistake(
            lambda network, theta, test_X, train_X, train_Y: Standardizer.fit(train_Y).apply(
                _answers(network, theta, test_X, train_X)
            ),
            "You standardised the answers once more. apply leads into deviations, invert leads "
            "back.",
        ),
        Mistake(
            lambda network, theta, test_X, train_X, train_Y: Standardizer.fit(train_Y).invert(
                network.predict(theta, Standardizer.fit(test_X).apply(test_X))
            ),
            "The test rows were standardised by their own mean and deviation. Take those of "
            "train_X.",
        ),
        Mistake(
            lambda network, theta, test_X, train_X, train_Y: (
                train_Y.std() * _answers(network, theta, test_X, train_X)
            ),
            "The mean of the targets is missing: multiply by the deviation, then add the mean.",
        ),
        Mistake(
            lambda network, theta, test_X, train_X, train_Y: (
                train_Y.mean() + _answers(network, theta, test_X, train_X)
            ),
            "The deviation of the targets is missing: multiply by it before you add the mean.",
        ),
        Mistake(
            lambda network, theta, test_X, train_X, train_Y: network.predict(theta, test_X),
            "Neither the inputs nor the answers were treated. Two lines are missing, one before "
            "predict and one after it.",
        ),
    ],
)
