"""Exercise *Keeping the log*: the errors of a walk, that at the start included."""

from mlp_book.page.checks import Exercise, Mistake


def _error(w):
    return (2.6 * w + 0.54 - 1) ** 2 / 2


def _slope(w):
    return (2.6 * w + 0.54 - 1) * 2.6


def _weights(w, rate, steps, slope=_slope):
    visited = [w]
    for _ in range(steps):
        visited.append(visited[-1] - rate * slope(visited[-1]))
    return visited


def _log(w, rate, steps, slope=_slope):
    return [_error(v) for v in _weights(w, rate, steps, slope)]


log = Exercise(
    name="Keeping the log",
    solution=_log,
    probes=[(0.5, 0.1, 3), (0.5, 0.02, 5), (-0.2, 0.28, 4)],
    mistakes=[
        Mistake(
            lambda w, rate, steps: [_error(w), *_log(w, rate, steps)][: steps + 1],
            "The error of the start stands there twice: your log is one epoch late, like the "
            "lecture's. Note the error after each step.",
        ),
        Mistake(
            lambda w, rate, steps: [_error(w), *_log(w, rate, steps)],
            "The error of the start stands there twice: your log is one epoch late, like the "
            "lecture's. Note the error after each step.",
        ),
        Mistake(
            lambda w, rate, steps: _log(w, rate, steps)[1:],
            "The error of the start is missing: steps + 1 numbers are wanted.",
        ),
        Mistake(
            lambda w, rate, steps: _log(w, rate, steps + 1)[1:],
            "You step first and note the error afterwards: that of the start is missing, and "
            "there is one step too many. Note first, then step.",
        ),
        Mistake(
            lambda w, rate, steps: _log(w, rate, steps)[:-1],
            "The error after the last step is missing: steps + 1 numbers are wanted.",
        ),
        Mistake(
            lambda w, rate, steps: _log(w, -rate, steps),
            "The error grows: you went uphill. Subtract the slope.",
        ),
        Mistake(
            lambda w, rate, steps: _log(w, rate, steps, lambda v: _slope(w)),
            "You used the slope of the start for every step. It changes on the way.",
        ),
        Mistake(
            lambda w, rate, steps: _log(w, rate, steps, lambda v: _slope(v) / 2.6),
            "Your slope is dE/dO. The weight moves O 2.6 times as fast: one factor is missing.",
        ),
        Mistake(_weights, "These are the weights. The log holds the errors."),
    ],
)

hints = (
    "Append first, then change `w`. The slope must be computed anew in every round, at "
    "the present `w`.",
)
wrong_lines = (
    "    for _ in range(steps):",
    "        w = w + rate * 2.6 * miss",
)
