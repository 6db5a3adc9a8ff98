"""Exercise *Standardise*: standardise rows by the mean and the deviation of the training rows."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

_rng = np.random.default_rng(11)

_tables = [
    (np.array([[1.0, 10.0], [3.0, 30.0]]), np.array([[2.0, 40.0], [5.0, 10.0]])),
    (_rng.normal(5, 3, (9, 4)) * [1, 10, 0.1, 100], _rng.normal(4, 3, (3, 4))),
    (_rng.normal(-2, 1, (6, 1)), _rng.normal(-1, 2, (5, 1))),
    (_rng.normal(0, 2, (4, 3)), _rng.normal(1, 2, (1, 3))),
]


def _standardise(train, rows):
    return (rows - train.mean(axis=0)) / train.std(axis=0)


def _all_rows(train, rows):
    return _standardise(np.vstack([train, rows]), rows)


def _along(mean_axis, std_axis, keepdims, own=False):
    """The mean and the deviation along any axes, of train or of the rows themselves."""

    def standardise(train, rows):
        of = rows if own else train
        with np.errstate(all="ignore"):
            middle = of.mean(axis=mean_axis, keepdims=keepdims)
            return (rows - middle) / of.std(axis=std_axis, keepdims=keepdims)

    hint = (
        "axis=1 gives the mean of each row, that is of each house. Asked is one for each column: "
        "axis=0."
    )
    return Mistake(standardise, hint, says="broadcast")


def _range(table):
    return table.max(axis=0) - table.min(axis=0)


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
            lambda train, rows: _standardise(rows, train),
            "The two have changed places: rows are to be standardised, by the numbers of train.",
        ),
        Mistake(
            lambda train, rows: (rows - train.mean(axis=0)) / rows.std(axis=0),
            "The mean is that of train, the deviation that of the rows. Take both from train.",
        ),
        Mistake(
            lambda train, rows: (rows - rows.mean(axis=0)) / train.std(axis=0),
            "The deviation is that of train, the mean that of the rows. Take both from train.",
        ),
        Mistake(
            lambda train, rows: (train.mean(axis=0) - rows) / train.std(axis=0),
            "The sign is wrong: what lies above the mean must become positive.",
        ),
        Mistake(
            lambda train, rows: (rows - train.mean(axis=0)) * train.std(axis=0),
            "You multiplied by the deviation. Divide.",
        ),
        _along(1, 1, keepdims=False),
        _along(1, 1, keepdims=True),
        _along(1, 0, keepdims=False),
        _along(1, 0, keepdims=True),
        _along(0, 1, keepdims=False),
        _along(0, 1, keepdims=True),
        _along(1, 1, keepdims=True, own=True),
        Mistake(
            lambda train, rows: (rows - train.min(axis=0)) / _range(train),
            "You put each column between 0 and 1, by its smallest and its largest number. Asked "
            "are the mean and the deviation: mean and std.",
        ),
        Mistake(
            lambda train, rows: (rows - rows.min(axis=0)) / _range(rows),
            "You put each column between 0 and 1, by its smallest and its largest number. Asked "
            "are the mean and the deviation of train: mean and std.",
        ),
        Mistake(
            lambda train, rows: (rows - train.mean(axis=0)) / _range(train),
            "You divided by the largest number less the smallest. Divide by the deviation, std.",
        ),
        Mistake(
            lambda train, rows: rows,
            "The rows came back as they were.",
        ),
    ],
)

hints = ("Both numbers come from `train`, also for other rows. Subtract before you divide.",)
