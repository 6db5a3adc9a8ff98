"""Exercise *Ticks of any machine*: the ticks that any machine takes for one product."""

from mlp_book.page.checks import Exercise, Mistake
from mlp_book.topics.cores import schedule


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

hints = (
    "The whole is `2 * m * n * k / (1 - share)`. Its undivided part runs once at full "
    "speed; then each round lasts `slower * 2 * n`.",
)
