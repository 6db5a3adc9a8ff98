"""Exercise *In thousands of dollars*.

A network's predictions, led back from deviations to thousands of dollars.
"""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake
from mlp_core import MLP, Standardizer


def _case(sizes, m, k, seed, below=0):
    rng = np.random.default_rng(seed)
    network = MLP(sizes, ["relu"] * (len(sizes) - 2) + ["identity"])
    train_X, test_X = rng.normal(3, 2, (m, sizes[0])), rng.normal(4, 2, (k, sizes[0]))
    train_Y = rng.normal(22, 9, (m, 1))
    return network, network.init(rng), test_X - below, train_X - below, train_Y - 10 * below


def _answers(network, theta, test_X, train_X):
    return network.predict(theta, Standardizer.fit(train_X).apply(test_X))


def _in_thousands(network, theta, test_X, train_X, train_Y):
    return Standardizer.fit(train_Y).invert(_answers(network, theta, test_X, train_X))


in_thousands = Exercise(
    name="In thousands of dollars",
    solution=_in_thousands,
    probes=[
        _case((2, 3, 1), 6, 2, 1),
        _case((4, 5, 3, 1), 9, 5, 2),
        _case((1, 1), 5, 4, 3, below=3),
    ],
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
            lambda network, theta, test_X, train_X, train_Y: (
                (_answers(network, theta, test_X, train_X) + train_Y.mean()) * train_Y.std()
            ),
            "In the other order: multiply by the deviation first, then add the mean. Or leave both "
            "to invert.",
        ),
        Mistake(
            lambda network, theta, test_X, train_X, train_Y: _in_thousands(
                network, theta, train_X, train_X, train_Y
            ),
            "These are predictions for the training rows. Asked are those for test_X.",
        ),
        Mistake(
            lambda network, theta, test_X, train_X, train_Y: Standardizer.fit(train_X).invert(
                _answers(network, theta, test_X, train_X)
            ),
            "You took the answers back on the scale of the inputs. They are prices: fit a "
            "Standardizer to train_Y.",
            says="Standardizer.invert: X has shape",
        ),
        Mistake(
            lambda network, theta, test_X, train_X, train_Y: Standardizer.fit(train_Y).invert(
                network.forward(theta, Standardizer.fit(train_X).apply(test_X))
            ),
            "forward returns every z and a. The answers alone come from predict, or are "
            "its .output.",
            says="not a rectangular array",
        ),
        Mistake(
            lambda network, theta, test_X, train_X, train_Y: network.predict(theta, test_X),
            "Neither the inputs nor the answers were treated. Two lines are missing, one before "
            "predict and one after it.",
        ),
    ],
)

hints = (
    "The inputs' scale is fitted to `train_X` and applied to `test_X`. The answers go "
    "through `invert` of the scale of `train_Y`.",
)
wrong_lines = (
    "    X = Standardizer.fit(test_X).apply(test_X)",
    "    return Standardizer.fit(train_Y).apply(y)",
)
