"""Exercise *How many cores?*: the fewest cores that make a program so many times as fast."""

from mlp_book.page.checks import Exercise, Mistake
from mlp_book.topics.cores import amdahl


def _fewest(share, wanted, most, start=1, reached=lambda got, wanted: got >= wanted - 1e-12):
    cores = range(start, most + 1)
    return next((p for p in cores if reached(amdahl(share, p), wanted)), 0)


def _formula(share, wanted):
    """The number of cores by solving for it; below 0 where none will do."""
    return (1 - share) / (1 / wanted - share) if share * wanted < 1 else -1.0


fewest = Exercise(
    name="How many cores?",
    solution=_fewest,
    probes=[
        (0.0, 4.0, 100),
        (0.1, 4.5, 100),
        (0.1, 6.0, 1000),
        (0.1, 6.0, 10),
        (0.1, 10.0, 1000),
        (0.5, 1.0, 10),
        (0.1, 6.0, 14),
        (0.9, 1.5, 10),
        (0.1, 1.5, 1),
    ],
    mistakes=[
        Mistake(
            lambda share, wanted, most: int(wanted <= 1),
            "You find cores only where one is enough. Does return 0 stand inside the loop? Or do "
            "you compare the time with `wanted`? The speed-up is 1 divided by it.",
        ),
        Mistake(
            lambda share, wanted, most: wanted if wanted <= most else 0,
            "As many cores as times faster: that is right where all can be divided, and nowhere "
            "else.",
        ),
        Mistake(
            lambda share, wanted, most: most,
            "That is the largest number allowed. Which is the smallest that will do?",
        ),
        Mistake(
            lambda share, wanted, most: (
                _formula(share, wanted) if 0 <= _formula(share, wanted) <= most else 0
            ),
            "Cores come whole: take the next whole number upwards.",
        ),
        Mistake(
            lambda share, wanted, most: max(_fewest(share, wanted, most) - 1, 0),
            "One too few: with as many the speed-up is still below what is wanted.",
        ),
        Mistake(
            lambda share, wanted, most: _fewest(share, wanted, most, start=2),
            "To be once as fast, one core is enough. Start the search at 1.",
        ),
        Mistake(
            lambda share, wanted, most: _fewest(
                share, wanted, most, reached=lambda got, wanted: got > wanted + 1e-12
            ),
            "The speed-up may be equal to what is wanted: compare with >=, not with >.",
        ),
        Mistake(
            lambda share, wanted, most: _fewest(share, wanted, most - 1),
            "The number `most` itself is allowed: range(1, most + 1).",
        ),
        Mistake(
            lambda share, wanted, most: _fewest(share, wanted, most) or most,
            "Where not even `most` cores will do, return 0.",
        ),
        Mistake(
            lambda share, wanted, most: _fewest(share, wanted, 10**4),
            "No more cores than `most` are allowed. If they do not do, return 0.",
        ),
        Mistake(
            lambda share, wanted, most: _fewest(1 - share, wanted, most),
            "You took the share for the part that can be divided. It is the part that cannot.",
        ),
    ],
)

hints = (
    "Return inside the loop, at the first `p` that is enough; 0 stands behind the loop. "
    "Let rounding take away a last digit before you refuse.",
)
