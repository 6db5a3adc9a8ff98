"""Exercise *When to stop*: the epoch that early stopping keeps, and the last that it runs."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


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


def _equal_does_not_count(losses, patience):
    """Waits only at epochs that are worse than the best, not at equal ones."""
    best, waited = 0, 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best, waited = epoch, 0
        elif loss > losses[best]:
            waited += 1
        if waited == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)


def _forgets_the_early_end(losses, patience):
    """Takes the best epoch to lie `patience` before the last: not where the list ends early."""
    last = _stop(losses, patience)[1]
    return last - patience, last


def _off_by_one(losses, patience):
    """Compares with the epoch after the best: counts from 1 and reads from 0."""
    best = 1
    for epoch, loss in enumerate(losses, start=1):
        if loss < losses[best]:
            best = epoch
        elif epoch - best == patience:
            break
    return best, epoch


_runs = [
    ([0.5, 0.4, 0.3, 0.4, 0.5, 0.6, 0.7, 0.2], 2),
    ([0.5, 0.6, 0.4, 0.45, 0.42, 0.41, 0.3], 3),
    ([0.5, 0.4, 0.42, 0.38, 0.39, 0.36, 0.37, 0.38, 0.35], 2),
    ([0.9, 0.8, 0.7], 2),
    ([0.5, 0.5, 0.4, 0.4, 0.4], 2),
    ([0.5, 0.5, 0.5, 0.4], 2),
    ([0.3, 0.4, 0.35], 4),
    ([0.3], 3),
    ([0.5002, 0.5001, 0.5003, 0.5, 0.5004], 2),
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
            lambda losses, patience: _stop(losses, patience - 1),
            "You wait one epoch too few.",
        ),
        Mistake(
            _forgets_the_early_end,
            "Where the list ends before your patience does, the best epoch need not lie patience "
            "epochs back. Keep its number in a variable.",
        ),
        Mistake(
            _off_by_one,
            "Epoch 1 is losses[0]. So the loss of epoch best is losses[best - 1].",
        ),
        Mistake(
            lambda losses, patience: (
                losses[_stop(losses, patience)[0] - 1],
                _stop(losses, patience)[1],
            ),
            "The first number is the best loss. Return the number of its epoch.",
        ),
        Mistake(
            lambda losses, patience: _stop(losses, patience)[0],
            "Return two numbers: the last epoch that is run is missing.",
        ),
        Mistake(
            lambda losses, patience: (_stop(losses, patience)[0], len(losses)),
            "You keep the right epoch, but the training runs on to the end of the list. Leave the "
            "loop with break.",
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
            _equal_does_not_count,
            "An equal loss is no better, so it counts as an epoch of waiting.",
        ),
        Mistake(
            lambda losses, patience: _stop(losses, patience, better=np.greater),
            "A better loss is a smaller one.",
        ),
    ],
)

hints = (
    "Compare with the best so far, not with the epoch before. Stop when `epoch - best` "
    "has reached `patience`.",
)
