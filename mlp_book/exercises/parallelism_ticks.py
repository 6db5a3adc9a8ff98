"""Exercises of *Why it parallelises* on cores: how many, and the time of any machine."""

from mlp_book.checks import Exercise, Mistake
from mlp_book.cores import amdahl, schedule


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


def _ticks(m, n, k, cores, slower, share):
    return schedule(m, n, k, cores, slower, share).time


def _plain(m, n, k, cores, slower, share, rounds=None, speed=None, alone=None, first=1.0):
    operations = 2 * n * m * k
    total = operations / (1 - share) if alone is None else alone
    many = -(-m * k // cores) if rounds is None else rounds
    return share * total * first + many * (slower if speed is None else speed) * 2 * n


ticks = Exercise(
    name="Ticks of any machine",
    solution=_ticks,
    probes=[
        (4, 8, 8, 1, 1.0, 0.0),
        (4, 8, 8, 16, 1.0, 0.0),
        (3, 2, 4, 5, 1.0, 0.0),
        (16, 128, 64, 4000, 25.0, 0.0),
        (3, 2, 4, 5, 2.0, 0.5),
        (4, 8, 8, 16, 1.0, 0.2),
        (5, 3, 3, 5, 1.5, 0.0),
        (5, 3, 3, 5, 1.5, 0.3),
    ],
    mistakes=[
        Mistake(
            lambda m, n, k, p, r, s: _plain(m, n, k, p, r, s, rounds=m * k / p),
            "There is no part of a round: 12 entries on 5 cores take three rounds, not 2 and a bit."
            " Round up.",
        ),
        Mistake(
            lambda m, n, k, p, r, s: _plain(m, n, k, p, r, s, rounds=m * k // p),
            "The entries that are left over need a round too: round up, not down.",
        ),
        Mistake(
            lambda m, n, k, p, r, s: _plain(m, n, k, p, r, s, speed=1),
            "These cores are all strong. A weak core needs so many times as long for a round.",
        ),
        Mistake(
            lambda m, n, k, p, r, s: _plain(m, n, k, p, r, s, first=r),
            "What cannot be divided is done by a strong core, not by a weak one.",
        ),
        Mistake(
            lambda m, n, k, p, r, s: _plain(m, n, k, p, r, s, alone=2 * n * m * k),
            "The share is one of the whole time on one strong core, and the product is the rest of "
            "it: the whole is operations / (1 - share).",
        ),
        Mistake(
            lambda m, n, k, p, r, s: _plain(m, n, k, p, r, 0.0),
            "What cannot be divided is missing.",
        ),
        Mistake(
            lambda m, n, k, p, r, s: _plain(m, n, k, p, r, s) / 2,
            "An entry takes n multiplications and as many additions: 2 n operations.",
        ),
        Mistake(
            lambda m, n, k, p, r, s: _plain(m, n, k, p, r, s, rounds=-(-m // p) * k),
            "You shared the examples only. A task is one entry: one example and one neuron.",
        ),
        Mistake(
            lambda m, n, k, p, r, s: 2 * n * m * k / (1 - s),
            "That is the time of one strong core.",
        ),
        Mistake(
            lambda m, n, k, p, r, s: 2 * n * m * k / (1 - s) / _plain(m, n, k, p, r, s),
            "That is the speed-up. Return the ticks.",
        ),
        Mistake(
            lambda m, n, k, p, r, s: -(-m * k // p),
            "Those are the rounds. How many ticks does one take?",
        ),
    ],
)
