"""Exercise *To TF32*: round float32 to TF32, by the bits."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake
from mlp_book.topics.tf32 import tf32


def _bits(x):
    return np.asarray(x, np.float32).view(np.uint32)


def _rounded(x, dropped=13, half=None, keep=True):
    half = 1 << (dropped - 1) if half is None else half
    cut = (_bits(x) + np.uint32(half)) >> np.uint32(dropped)
    return (cut << np.uint32(dropped) if keep else cut).view(np.float32)


def _to_even(x):
    odd = (_bits(x) >> np.uint32(13)) & np.uint32(1)
    return ((_bits(x) + np.uint32(0xFFF) + odd) >> np.uint32(13) << np.uint32(13)).view(np.float32)


to_tf32 = Exercise(
    name="To TF32",
    solution=tf32,
    probes=[(np.array([1.0, 0.1, -0.7, 1.0029297], np.float32),),
            (np.array([0.2, 70000.7, 1e-7], np.float32),),
            (np.array([2049.0, -1.0004883, 1.9999], np.float32),),
            (np.array([0.0, -5.5, 123456.7], np.float32),)],
    tolerance=0.0,  # bits are right or not; the bits of small numbers, too
    nearly="",
    mistakes=[
        Mistake(
            lambda x: _rounded(x, half=0),
            "You cut the bits off, which rounds towards zero. Add half a step before: 1 << 12.",
        ),
        Mistake(
            lambda x: _bits(x) & np.uint32(0xFFFFE000),
            "These are the bits as whole numbers, and cut, not rounded. Add 1 << 12 before you "
            "cut, and read the bits as numbers again: .view(np.float32).",
        ),
        Mistake(
            lambda x: (_bits(x) + np.uint32(1 << 12)) & np.uint32(0xFFFFE000),
            "These are the right bits, read as whole numbers: .view(np.float32) is missing.",
        ),
        Mistake(
            lambda x: (_bits(x) + np.uint32(1 << 12)).view(np.float32),
            "Half a step is added, but nothing is cut: shift the last 13 bits out and back.",
        ),
        Mistake(
            lambda x: ((_bits(x) >> 13 << 13) + np.uint32(1 << 12)).view(np.float32),
            "Half a step is added after the cut, so a 1 stands in the bits that must be 0. First "
            "add, then cut.",
        ),
        Mistake(
            lambda x: (_bits(x) + 1 << 12 >> 13 << 13).view(np.float32),
            "Python adds before it shifts: b + 1 << 12 is (b + 1) << 12. Put brackets around the "
            "half step: b + (1 << 12).",
        ),
        Mistake(
            lambda x: np.zeros(len(x), np.float32),
            "Every number has become 0. Python reads b >> 13 << 13 from the left, which is right; "
            "with brackets, b >> (13 << 13), all the bits fall off.",
        ),
        Mistake(
            lambda x: _rounded(x, keep=False),
            "The bits are shifted out, but not back: << 13 is missing.",
        ),
        Mistake(lambda x: _rounded(x, 10), "You drop 10 bits. Ten are kept: 23 - 10 = 13 go."),
        Mistake(
            lambda x: _rounded(x, 16),
            "You drop 16 bits: seven stay, which is bfloat16. TF32 keeps ten.",
        ),
        Mistake(
            lambda x: _rounded(x, half=1 << 13),
            "You add a whole step, so everything is rounded up. Half a step is 1 << 12.",
        ),
        Mistake(
            lambda x: _rounded(x, half=1 << 11),
            "You add a quarter of a step. Half a step is the first of the bits that go: 1 << 12.",
        ),
        Mistake(lambda x: _rounded(x, 12), "You drop 12 bits. Ten are kept: 23 - 10 = 13 go."),
        Mistake(lambda x: _rounded(x, 14), "You drop 14 bits. Ten are kept: 23 - 10 = 13 go."),
        Mistake(
            _to_even,
            "Halves go to the even neighbour in yours. That is how processors mostly round; here "
            "add 1 << 12, and nothing else.",
        ),
        Mistake(
            lambda x: np.asarray(x).astype(np.float16).astype(np.float32),
            "float16 has ten fraction bits too, but a small range: 70000.7 became infinite.",
        ),
        Mistake(lambda x: np.round(x, 3), "That rounds decimals. TF32 rounds binary digits."),
        Mistake(lambda x: np.asarray(x, np.float32), "Nothing is rounded yet."),
    ],
)  # fmt: skip

hints = (
    "Add while they are whole numbers: `bits + np.uint32(1 << 12)`. Only then cut, and "
    "read the bits as float32 again.",
)
