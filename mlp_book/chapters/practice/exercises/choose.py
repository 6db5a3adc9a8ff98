"""Exercise *Choose and report*.

Choose a candidate by validation, and the number to report for it.
"""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _choose(validation, test):
    best = int(validation.mean(axis=1).argmin())
    return best, float(test[best].mean())


def _columns(validation, test):
    best = int(validation.mean(axis=0).argmin())
    return best, float(test[best].mean())


def _table(seed, rows, columns):
    rng = np.random.default_rng(seed)
    return tuple(rng.uniform(0.1, 0.5, size=(rows, columns)).round(2) for _ in range(2))


choose = Exercise(
    name="Choose and report",
    solution=_choose,
    probes=[
        _table(0, 2, 3),
        _table(1, 3, 2),
        _table(5, 4, 5),
        _table(8, 6, 3),
        _table(9, 5, 4),
        _table(6, 3, 3),
    ],
    mistakes=[
        Mistake(
            lambda V, T: (int(T.mean(axis=1).argmin()), float(T.mean(axis=1).min())),
            "You chose on the test set. Now it can judge nothing any more.",
        ),
        Mistake(
            lambda V, T: (int(V.mean(axis=1).argmin()), float(V.mean(axis=1).min())),
            "You report the validation error of the winner. It won by luck too: report its test "
            "error.",
        ),
        Mistake(
            lambda V, T: (
                int(np.unravel_index(V.argmin(), V.shape)[0]),
                float(T[np.unravel_index(V.argmin(), V.shape)[0]].mean()),
            ),
            "You took the candidate of the luckiest single seed. Compare means over the seeds.",
        ),
        Mistake(
            lambda V, T: (_choose(V, T)[0], float(T[_choose(V, T)[0]].min())),
            "You report the best seed of the winner on the test set: again the best of many.",
        ),
        Mistake(
            lambda V, T: (_choose(V, T)[0], float(T.mean())),
            "You report the mean of all candidates. Report the one you chose.",
        ),
        Mistake(
            lambda V, T: (int(V.mean(axis=1).argmax()), float(T[V.mean(axis=1).argmax()].mean())),
            "You chose the worst: these are errors, small is good.",
        ),
        Mistake(
            lambda V, T: (int((V + T).mean(axis=1).argmin()), _best_of_both(V, T)),
            "The test set had a say in the choice. Leave it out.",
        ),
        Mistake(
            _columns,
            "mean(axis=0) is the mean of each column, that is of each seed. A candidate is a row: "
            "axis=1.",
        ),
        Mistake(
            lambda V, T: (
                _choose(V, T)[0],
                float(T[_choose(V, T)[0], V[_choose(V, T)[0]].argmin()]),
            ),
            "You report a single seed of the winner. Report the mean over its seeds.",
        ),
        Mistake(
            lambda V, T: (_choose(V, T)[0], float(V[_choose(V, T)[0]].min())),
            "You report the smallest validation error of the winner: chosen by it twice. Report "
            "its mean test error.",
        ),
        Mistake(
            lambda V, T: (_choose(V, T)[0], float(T.mean(axis=1).min())),
            "You report the smallest mean of the test table, which may be another candidate's.",
        ),
        Mistake(
            lambda V, T: (_choose(V, T)[0] + 1, _choose(V, T)[1]),
            "The number to report is right. Rows of an array count from 0.",
        ),
        Mistake(
            lambda V, T: (_choose(V, T)[1], _choose(V, T)[0]),
            "Both are right, in the other order: first the row, then its error.",
        ),
        Mistake(
            lambda V, T: _choose(V, T)[0],
            "Return two things: the row of the winner and its mean test error.",
        ),
        Mistake(
            lambda V, T: _choose(V, T)[1],
            "Return two things: the row of the winner comes first.",
        ),
    ],
)


def _best_of_both(V, T):
    return float(T[(V + T).mean(axis=1).argmin()].mean())


hints = (
    "`validation.mean(axis=1).argmin()` chooses the row. Report the mean of that row of "
    "the test table.",
)
