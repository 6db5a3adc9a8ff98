"""Exercises of the chapter *An application*: glue, judgement, and an engine of one's own."""

import numpy as np

from mlp_book.checks import Exercise, Mistake


def _centre(points, s, middle=None, at=16.0):
    if middle is None:
        middle = (points.min(axis=0) + points.max(axis=0)) / 2
    return at + s * (points - middle)


_points = [
    np.array([[50.0, 30.0], [52.0, 70.0]]),
    np.array([[20.0, 10.0], [60.0, 10.0], [60.0, 90.0]]),
    np.array([[10.0, 80.0], [30.0, 20.0], [35.0, 20.0], [90.0, 40.0]]),
]

centre = Exercise(
    name="Centre",
    solution=_centre,
    probes=[(_points[0], 0.7), (_points[1], 0.35), (_points[2], 0.25)],
    mistakes=[
        Mistake(
            lambda points, s: _centre(points, s, points.mean(axis=0)),
            "You take the mean of the points. It lies where the pen was slow: take the middle of "
            "the box, halfway between the smallest and the largest.",
        ),
        Mistake(
            lambda points, s: _centre(points, s, at=0.0),
            "The drawing lies around (0, 0). The middle of the bitmap is (16, 16).",
        ),
        Mistake(
            lambda points, s: _centre(points, 1.0),
            "The middle is right, the size is not: multiply by s.",
        ),
        Mistake(
            lambda points, s: 16 + s * points,
            "The drawing is scaled, but not moved: first subtract the middle of its box.",
        ),
        Mistake(
            lambda points, s: s * (16 + points - (points.min(axis=0) + points.max(axis=0)) / 2),
            "Multiply by s first, then move to 16: here the 16 is multiplied by s too.",
        ),
        Mistake(
            lambda points, s: _centre(points, s, (points.min() + points.max()) / 2),
            "One middle for x and y together? axis=0 gives one for each column.",
        ),
        Mistake(
            lambda points, s: _centre(points, s, points.min(axis=0)),
            "The corner of the box is in the middle: subtract the middle of the box.",
        ),
        Mistake(
            lambda points, s: _centre(points, s, points.max(axis=0)),
            "The corner of the box is in the middle: subtract the middle of the box.",
        ),
        Mistake(
            lambda points, s: _centre(points, s, (points.max(axis=0) - points.min(axis=0)) / 2),
            "That is half the size of the box. Its middle is half the sum of both corners.",
        ),
        Mistake(
            lambda points, s: _centre(points, s, points.min(axis=0) + points.max(axis=0)),
            "The sum of both corners is twice the middle.",
        ),
    ],
)


def _table(truth, answer):
    table = np.zeros((10, 10), dtype=int)
    np.add.at(table, (truth, answer), 1)
    return table


def _last(truth, answer):
    table = np.zeros((10, 10), dtype=int)
    table[truth[-1], answer[-1]] += 1
    return table


confusion = Exercise(
    name="Confusion",
    solution=_table,
    probes=[
        (np.array([3, 3, 3, 5]), np.array([3, 3, 8, 5])),
        (np.array([0, 9, 9, 1, 1, 1]), np.array([9, 9, 9, 0, 0, 7])),
        (np.array([4, 4]), np.array([9, 9])),
    ],
    mistakes=[
        Mistake(
            lambda truth, answer: _table(truth, answer).T,
            "Rows and columns are exchanged: the row is the digit written, the column the answer.",
        ),
        Mistake(
            lambda truth, answer: (_table(truth, answer) > 0).astype(int),
            "No number is above 1. With = 1 a place forgets what it had; and table[truth, answer] "
            "+= 1 adds to each place once only. Go through the pairs one by one.",
        ),
        Mistake(
            lambda truth, answer: np.diag(np.diag(_table(truth, answer))),
            "The mistakes are missing: count every pair, the wrong ones too.",
        ),
        Mistake(
            lambda truth, answer: _table(truth, answer) - np.diag(np.diag(_table(truth, answer))),
            "The right answers are missing: they stand on the diagonal.",
        ),
        Mistake(
            lambda truth, answer: _table(truth, answer) / len(truth),
            "These are shares. Count.",
        ),
        Mistake(
            lambda truth, answer: np.zeros((10, 10)),
            "The table stays empty: add 1 at row t, column a, for each pair t, a.",
        ),
        Mistake(_last, "Only the last pair is there. Is the table made anew inside the loop?"),
        Mistake(
            lambda truth, answer: _table(truth, truth),
            "Only the digits written count here: the column is the answer.",
        ),
        Mistake(
            lambda truth, answer: _table(answer, answer),
            "Only the answers count here: the row is the digit written.",
        ),
    ],
)


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
    ],
)
