"""Exercise *Operations for each byte*: the arithmetic intensity of the product of a batch."""

from mlp_book.page.checks import Exercise, Mistake


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
            lambda m, n, k: _intensity(m, n, k, x=0, z=0),
            "You counted the bytes of the weights alone. The inputs are fetched as well, and the "
            "results stored.",
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

hints = (
    "Operations: `2 * m * n * k`. Bytes: 8 times all numbers of the three matrices, `m * "
    "n`, `n * k` and `m * k`.",
)
wrong_lines = (
    "    numbers = m * n + n * k",
    "    return operations / numbers",
)
