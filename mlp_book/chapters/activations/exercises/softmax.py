"""Exercise *Softmax*: softmax of one vector, whose scores may be thousands."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake
from mlp_core import sigmoid


def _softmax(z, shift=np.max, above=True, below=True):
    """Shares, with any number subtracted above and below the fraction line."""
    with np.errstate(all="ignore"):
        top = np.exp(z - shift(z) * above)
        return top / np.exp(z - shift(z) * below).sum()


def _linear_shares(z):
    with np.errstate(all="ignore"):
        return z / z.sum()


softmax = Exercise(
    name="Softmax",
    solution=_softmax,
    probes=[
        (np.array([2.0, 1.0, 0.0]),),
        (np.array([1000.0, 999.0, 998.0]),),
        (np.array([-1000.0, -1001.0, -999.0]),),
        (np.array([800.0, 0.0]),),
        (np.array([2000.0, 0.0]),),
        (np.array([0.0, 1000.0]),),
        (np.array([-1000.0, 0.0, 900.0]),),
        (np.array([0.5, -1.0, 0.5]),),
    ],
    mistakes=[
        Mistake(
            lambda z: _softmax(z, shift=lambda v: 0.0),
            "Right for small scores. For z = (1000, 999, 998) the exponentials overflow, and "
            "infinity / infinity is NaN. Subtract the largest score first.",
        ),
        Mistake(
            lambda z: _softmax(z, below=False),
            "You subtracted above the fraction line only. Then the shares do not add up to 1: "
            "subtract in the sum as well.",
        ),
        Mistake(
            lambda z: _softmax(z, shift=np.min),
            "You subtracted the smallest score. The largest exponent is then still large: "
            "subtract the largest score, so that no exponent is above 0.",
        ),
        Mistake(
            lambda z: _softmax(z, shift=np.mean),
            "You subtracted the mean. With (2000, 0) the exponent 1000 is left, which is too "
            "large. Subtract the largest score.",
        ),
        Mistake(
            lambda z: _softmax(z, shift=lambda v: v[0]),
            "You subtracted the first score, which need not be the largest. With (0, 1000) the "
            "exponent 1000 is left. Subtract z.max().",
        ),
        Mistake(
            lambda z: _softmax(z, shift=lambda v: np.abs(v).max()),
            "You subtracted the largest size. With negative scores every exponential becomes 0. "
            "Subtract z.max(), with its sign.",
        ),
        Mistake(
            lambda z: np.exp(z - z.max()),
            "The division is missing: each exponential's share of their sum.",
        ),
        Mistake(
            _linear_shares,
            "The exponential is missing: a negative score would get a negative share.",
        ),
        Mistake(
            sigmoid.function,
            "This is the sigmoid of each score by itself. In softmax all scores share one sum.",
        ),
        Mistake(
            lambda z: _softmax(np.clip(z, -500, 500)),
            "You cut the scores off: 1000 and 998 became equal. Subtract instead; then the "
            "differences stay.",
        ),
    ],
)

hints = (
    "`np.exp(z - z.max())` never overflows. Divide it by its own sum: the factor that you"
    " took out stands above and below the line.",
)
