"""Exercise *Doubt*.

The share of images that get an answer above a threshold, and of right ones there.
"""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _judged(P, truth, least, *, kept=None, right=None):
    kept = P.max(axis=1) >= least if kept is None else kept
    right = P.argmax(axis=1) == truth if right is None else right
    return np.array([kept.mean(), right[kept].mean()])


_P = np.array(
    [
        [0.7, 0.2, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        [0.0, 0.9, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        [0.4, 0.3, 0.3, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 0.95, 0.0, 0.0, 0.0, 0.0, 0.05, 0.0],
        [0.0, 0.0, 0.0, 0.0, 0.6, 0.0, 0.0, 0.0, 0.0, 0.4],
    ]
)

_truth = np.array([0, 1, 2, 8, 9])

doubt = Exercise(
    name="Doubt",
    solution=_judged,
    probes=[
        (_P[:3, :3], _truth[:3], 0.7),
        (_P, _truth, 0.5),
        (_P[:4], _truth[:4], 0.9),
        (_P, _truth, 0.0),
        (
            np.array([[0.4, 0.6], [0.5, 0.5], [0.2, 0.8], [0.25, 0.75]]),
            np.array([0, 1, 0, 1]),
            0.75,
        ),
    ],
    mistakes=[
        Mistake(
            lambda P, truth, least: _judged(P, truth, least, kept=P.max(axis=1) > least),
            "What if the largest probability is exactly the threshold? Then the answer is given.",
        ),
        Mistake(
            lambda P, truth, least: np.array(
                [(P.max(axis=1) >= least).mean(), (P.argmax(axis=1) == truth).mean()]
            ),
            "The second number counts all digits: of those answered, how many are right?",
        ),
        Mistake(
            lambda P, truth, least: np.array(
                [
                    (P.max(axis=1) >= least).mean(),
                    ((P.argmax(axis=1) == truth) & (P.max(axis=1) >= least)).mean(),
                ]
            ),
            "The second number is a share of all digits. Divide by those answered.",
        ),
        Mistake(
            lambda P, truth, least: np.array(
                [(P.max(axis=1) < least).mean(), _judged(P, truth, least)[1]]
            ),
            "The first number is the share without an answer: the other one is asked.",
        ),
        Mistake(
            lambda P, truth, least: _judged(P, truth, least)[::-1],
            "The two numbers have changed places: first the share answered.",
        ),
        Mistake(
            lambda P, truth, least: _judged(P, truth, least, right=P.argmin(axis=1) == truth),
            "You compare the least probable digit: argmax finds the most probable.",
        ),
        Mistake(
            lambda P, truth, least: _judged(P, truth, 0.0),
            "The threshold has no effect: which rows have a largest probability of at least it?",
        ),
        Mistake(
            lambda P, truth, least: (
                _judged(P, truth, least) * np.array([len(P), (P.max(axis=1) >= least).sum()])
            ),
            "These are numbers of digits: shares from 0 to 1 are asked.",
        ),
        Mistake(
            lambda P, truth, least: 100 * _judged(P, truth, least),
            "These are percent: shares from 0 to 1 are asked.",
        ),
    ],
)

hints = (
    "`P.argmax(axis=1) == truth` says which rows are right. The second number is the mean"
    " of these over the kept rows alone: choose them with `[kept]` before the mean.",
)
