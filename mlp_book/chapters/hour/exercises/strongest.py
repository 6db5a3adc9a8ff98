"""Exercise *The strongest score*: which of the scores is the largest."""

from mlp_book.page.checks import Exercise, Mistake


def _first(scores):
    return max(range(len(scores)), key=lambda k: scores[k])


def _last(scores):
    return max(range(len(scores)), key=lambda k: (scores[k], k))


def _until_a_fall(scores):
    """Where a loop ends that returns as soon as a score is no longer larger."""
    for k in range(1, len(scores)):
        if scores[k] <= scores[k - 1]:
            return k - 1
    return len(scores) - 1


strongest = Exercise(
    name="The strongest score",
    solution=_first,
    probes=[
        ([1, 3, 2],),
        ([0.5, -1, 0.25, 2.5],),
        ([-4, -1.5, -3, -2],),
        ([3, 1, 4, 1, 5, 9, 2, 6, 5, 3],),
        ([7, 2, 7, 1],),
        ([2, 7, 1, 7, 0],),
        ([-2.5],),
        ([0, 0, 0],),
        ([-29.6, 2.25, 2.5, -9, 2.375],),
        ([1e6, -3e6, 2e6 + 1, 2e6],),
    ],
    mistakes=[
        Mistake(max, "This is the largest score. Asked is its place, counted from 0."),
        Mistake(lambda s: _first(s) + 1, "You count from 1. The first score is that of digit 0."),
        Mistake(_last, "Where two scores are equally large, the first one is wanted."),
        Mistake(lambda s: _first([-v for v in s]), "This is the place of the smallest score."),
        Mistake(_until_a_fall, "You stop at the first fall. A larger score may come later."),
        Mistake(
            lambda s: max([0, *s]) and _first(s) if max(s) > 0 else 0,
            "With negative scores alone it says 0. Compare with the best score so far, not with 0.",
        ),
        Mistake(lambda s: len(s) - 1, "This is the last place, whatever the scores are."),
    ],
)

hints = (
    "Keep the place of the best score so far, `best`. Look at every other score: is it larger "
    "than `scores[best]`?",
)
wrong_lines = (
    "        if scores[k] > best:",
    "            best = scores[k]",
)
