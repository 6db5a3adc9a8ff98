"""Exercise *When to stop*: the epoch that early stopping keeps, and the last that it runs."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import (
    equal_does_not_count,
    keeps_the_last_fall,
    numbered_from_0,
    off_by_one,
    stop_after_all_rises,
    stop_at_a_rise,
    waits_at_the_first,
)


def _stop(losses, patience, *, better=np.less, start=0):
    best = start
    for epoch in range(start, len(losses)):
        if better(losses[epoch], losses[best]):
            best = epoch
        elif epoch - best == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)


def _forgets_the_early_end(losses, patience):
    """Takes the best epoch to lie `patience` before the last: not where the list ends early."""
    last = _stop(losses, patience)[1]
    return last - patience, last


_FROM_1 = "Your epochs count from 0. The book counts them from 1: enumerate(losses, start=1)."
_WITH_THE_BEST = "Compare with the best epoch so far, not with the one before."


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
            stop_after_all_rises,
            "A new best epoch starts the waiting anew.",
        ),
        Mistake(
            stop_at_a_rise,
            _WITH_THE_BEST,
        ),
        Mistake(
            lambda losses, patience: stop_at_a_rise(losses, patience, falls=np.less_equal),
            _WITH_THE_BEST,
        ),
        Mistake(keeps_the_last_fall, _WITH_THE_BEST),
        Mistake(numbered_from_0, _FROM_1),
        Mistake(lambda losses, patience: numbered_from_0(losses, patience, first=0), _FROM_1),
        Mistake(
            lambda losses, patience: (
                _stop(losses, patience)[0] - 1,
                _stop(losses, patience)[1],
            ),
            "The epoch that you keep counts from 0, the last one run from 1. Both count from 1.",
        ),
        Mistake(
            lambda losses, patience: (
                _stop(losses, patience)[0],
                _stop(losses, patience)[1] - 1,
            ),
            "The epoch that you keep is right; the last one run is one too low. Does it count "
            "from 0?",
        ),
        Mistake(
            waits_at_the_first,
            "Epoch 1 is the best so far when it comes: it is no epoch of waiting.",
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
            off_by_one,
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
            equal_does_not_count,
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
