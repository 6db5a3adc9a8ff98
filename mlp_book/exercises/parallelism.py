"""Exercises of the chapter *Why it parallelises*: counts, bytes, and what cannot be divided."""

from itertools import pairwise

from mlp_book.checks import Exercise, Mistake
from mlp_book.cores import amdahl


def _products(sizes, m):
    """Multiplications in the products: forward, gradients of W, handed back."""
    layers = [n * k for n, k in pairwise(sizes)]
    return [m * sum(layers), m * sum(layers), m * sum(layers[1:])]


products = Exercise(
    name="The products of an update",
    solution=_products,
    probes=[((2, 4, 2, 1), 1), ((3, 5, 2), 4), ((7, 2), 3), ((13, 128, 128, 64, 1), 16)],
    mistakes=[
        Mistake(
            lambda sizes, m: _products(sizes, 1),
            "That is for one example. How many examples are in the batch?",
        ),
        Mistake(
            lambda sizes, m: [3 * p for p in _products(sizes, m)][:1] * 3,
            "You made each of the three the sum of all. The list wants them one by one.",
        ),
        Mistake(
            lambda sizes, m: [_products(sizes, m)[0]] * 3,
            "The first layer hands nothing back: nobody asks for the slopes of the inputs. Leave "
            "it out of the third number.",
        ),
        Mistake(
            lambda sizes, m: [
                *_products(sizes, m)[:2],
                m * sum(n * k for n, k in list(pairwise(sizes))[:-1]),
            ],
            "In the third number you left out the last layer. It is the first that hands nothing "
            "back.",
        ),
        Mistake(
            lambda sizes, m: (
                [m * sum((n + 1) * k for n, k in pairwise(sizes))] * 2 + [_products(sizes, m)[2]]
            ),
            "A bias is added, not multiplied: it costs no multiplication.",
        ),
        Mistake(
            lambda sizes, m: [m * sum(sizes)] * 3,
            "You added the sizes. A layer of n inputs and k neurons has n times k weights.",
        ),
        Mistake(
            lambda sizes, m: _products(sizes, m)[0],
            "That is the forward pass. Return a list of three: forward, gradients of the weights, "
            "handed back.",
        ),
        Mistake(
            lambda sizes, m: sum(_products(sizes, m)),
            "That is the sum of the three. Return them as a list.",
        ),
        Mistake(
            lambda sizes, m: [2 * p for p in _products(sizes, m)],
            "Each is twice what it should be: count the multiplications only, not the additions.",
        ),
        Mistake(
            lambda sizes, m: [
                _products(sizes, m)[0],
                _products(sizes, 1)[0],
                _products(sizes, m)[2],
            ],
            "A gradient has the shape of W, but each of its entries is a sum over the batch: m "
            "products.",
        ),
    ],
)


def _intensity(m, n, k, weigh=1, size=8, x=1, w=1, z=1, double=2):
    return double * m * n * k / (size * (x * m * n + weigh * w * n * k + z * m * k))


intensity = Exercise(
    name="Operations for each byte",
    solution=lambda m, n, k: _intensity(m, n, k),
    probes=[(1, 2, 4), (4, 2, 4), (16, 13, 128), (12, 12, 12)],
    mistakes=[
        Mistake(
            lambda m, n, k: _intensity(m, n, k, double=1),
            "You counted the multiplications alone. Each has its addition: two operations.",
        ),
        Mistake(
            lambda m, n, k: _intensity(m, n, k, size=1),
            "That is operations for each number. A number has 8 bytes.",
        ),
        Mistake(
            lambda m, n, k: _intensity(m, n, k, size=1 / 8),
            "You multiplied by 8. The bytes stand below the line: divide by them.",
        ),
        Mistake(
            lambda m, n, k: _intensity(m, n, k, x=0),
            "The inputs are missing: m times n numbers are fetched as well.",
        ),
        Mistake(
            lambda m, n, k: _intensity(m, n, k, w=0),
            "The weights are missing: n times k numbers are fetched as well.",
        ),
        Mistake(
            lambda m, n, k: _intensity(m, n, k, z=0),
            "The results are missing: m times k numbers must be stored.",
        ),
        Mistake(
            lambda m, n, k: m * _intensity(1, n, k) / m,
            "That is for one example. For m of them there is m times the work, with the weights "
            "fetched once.",
        ),
        Mistake(
            lambda m, n, k: m * _intensity(1, n, k),
            "The work grows m times, that is right; but so do the inputs and the results.",
        ),
        Mistake(
            lambda m, n, k: 1 / _intensity(m, n, k),
            "Upside down: these are bytes for each operation.",
        ),
        Mistake(
            lambda m, n, k: 2 * m * n * k,
            "Those are the operations. Divide them by the bytes.",
        ),
    ],
)


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
        (0.1, 5.0, 100),
        (0.1, 6.0, 1000),
        (0.1, 6.0, 10),
        (0.1, 10.0, 1000),
        (0.5, 1.0, 10),
        (0.5, 1.5, 3),
    ],
    mistakes=[
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
