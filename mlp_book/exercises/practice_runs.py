"""Exercises of the chapter *Practice* on runs of training: when to stop, which to choose."""

import numpy as np

from mlp_book.checks import Exercise, Mistake


def _stop(losses, patience, *, better=np.less, start=0):
    best = start
    for epoch in range(start, len(losses)):
        if better(losses[epoch], losses[best]):
            best = epoch
        elif epoch - best == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)


def _stop_after_all_rises(losses, patience):
    """Counts epochs that are worse than the best, and never starts anew."""
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        else:
            waited += 1
        if waited == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)


def _stop_at_a_rise(losses, patience):
    """Compares with the epoch before, not with the best."""
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        best = epoch if losses[epoch] < losses[best] else best
        waited = 0 if losses[epoch] < losses[epoch - 1] else waited + 1
        if waited == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)


_runs = [
    ([0.5, 0.4, 0.3, 0.4, 0.5, 0.6, 0.7, 0.2], 2),
    ([0.5, 0.6, 0.4, 0.45, 0.42, 0.41, 0.3], 3),
    ([0.5, 0.4, 0.42, 0.38, 0.39, 0.36, 0.37, 0.38, 0.35], 2),
    ([0.9, 0.8, 0.7], 2),
    ([0.5, 0.5, 0.4, 0.4, 0.4], 2),
]

stop = Exercise(
    name="When to stop",
    solution=_stop,
    probes=_runs,
    mistakes=[
        Mistake(
            lambda losses, patience: (int(np.argmin(losses)) + 1, len(losses)),
            "You looked at the whole run. Nobody knows the later losses when it stops.",
        ),
        Mistake(
            lambda losses, patience: (
                int(np.argmin(losses)) + 1,
                _stop(losses, patience)[1],
            ),
            "You stop at the right epoch, and then keep one that was never run.",
        ),
        Mistake(
            lambda losses, patience: _stop(losses, patience)[::-1],
            "Right numbers, wrong order: first the epoch to keep, then the last one run.",
        ),
        Mistake(
            lambda losses, patience: tuple(k - 1 for k in _stop(losses, patience)),
            "You count epochs from 0. The book counts them from 1.",
        ),
        Mistake(
            lambda losses, patience: (_stop(losses, patience)[1],) * 2,
            "You keep the last epoch. It is worse than the best, that is why you stopped.",
        ),
        Mistake(
            _stop_after_all_rises,
            "A new best epoch starts the waiting anew.",
        ),
        Mistake(
            _stop_at_a_rise,
            "Compare with the best epoch so far, not with the one before.",
        ),
        Mistake(
            lambda losses, patience: _stop(losses, patience + 1),
            "You wait one epoch too many.",
        ),
        Mistake(
            lambda losses, patience: _stop(losses, 1),
            "You stop at the first epoch that is not better. Be patient.",
        ),
        Mistake(
            lambda losses, patience: _stop(losses, patience, better=np.less_equal),
            "An equal loss is no improvement: keep the earlier epoch.",
        ),
        Mistake(
            lambda losses, patience: _stop(losses, patience, better=np.greater),
            "A better loss is a smaller one.",
        ),
    ],
)


def _choose(validation, test):
    best = int(validation.mean(axis=1).argmin())
    return best, float(test[best].mean())


def _table(seed, rows, columns):
    rng = np.random.default_rng(seed)
    return tuple(rng.uniform(0.1, 0.5, size=(rows, columns)).round(2) for _ in range(2))


choose = Exercise(
    name="Choose and report",
    solution=_choose,
    probes=[_table(0, 2, 3), _table(1, 3, 2), _table(5, 4, 5), _table(8, 6, 3), _table(9, 5, 4)],
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
