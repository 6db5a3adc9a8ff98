"""Exercise *Gradient of r*: the gradient of x^2 e^(3y) - ln x, by the rules."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _gradient(x, y, *, inner=3.0, log=1.0, first=0.0, second=0.0):
    """The gradient of x^2 e^(3y) - ln x, with room for the usual slips."""
    grown = np.exp(3 * y)
    return np.array([2 * x * grown - log / x + first, x**2 * inner * grown + second])


two_variables = Exercise(
    name="Gradient of r",
    solution=_gradient,
    probes=[(1.0, 0.0), (2.0, 0.5), (0.5, -0.4)],
    mistakes=[
        Mistake(
            lambda x, y: _gradient(x, y, inner=1.0),
            "In the second entry the inner derivative is missing: 3y moves 3 times as fast as y.",
        ),
        Mistake(
            lambda x, y: _gradient(x, y, log=0.0),
            "In the first entry ln x is missing: it moves with x, too.",
        ),
        Mistake(
            lambda x, y: _gradient(x, y, log=-1.0),
            "The minus before ln x got lost.",
        ),
        Mistake(
            lambda x, y: _gradient(x, y, inner=1.0, log=0.0),
            "Two things are missing: the derivative of ln x, and the inner derivative of 3y.",
        ),
        Mistake(
            lambda x, y: _gradient(x, y)[::-1],
            "The two entries are swapped: first by x, then by y.",
        ),
        Mistake(
            lambda x, y: _gradient(x, y, second=-1 / x),
            "ln x does not move when y does: in the second entry it is a constant.",
        ),
        Mistake(
            lambda x, y: _gradient(x, y, second=-np.log(x)),
            "ln x waits in the second entry: a constant has the derivative 0, so it goes away.",
        ),
        Mistake(
            lambda x, y: _gradient(x, y, first=1 / x - np.log(x)),
            "In the first entry ln x stands as it was. Its derivative is 1/x.",
        ),
        Mistake(
            lambda x, y: _gradient(x, y, first=2 * x * (1 - np.exp(3 * y))),
            "In the first entry e^(3y) got lost. A constant factor stays.",
        ),
        Mistake(
            lambda x, y: _gradient(x, y, second=3 * np.exp(3 * y) * (1 - x**2)),
            "In the second entry x^2 got lost. A constant factor stays.",
        ),
        Mistake(
            lambda x, y: _gradient(x, y, second=3 * x**2 * (1 - np.exp(3 * y))),
            "In the second entry e^(3y) got lost: e^u gives e^u times u'.",
        ),
        Mistake(
            lambda x, y: np.array([2 * x * 3 * np.exp(3 * y) - 1 / x, _gradient(x, y)[1]]),
            "In the first entry y waits: e^(3y) is a constant factor, and its 3 stays inside.",
        ),
        Mistake(
            lambda x, y: np.array([_gradient(x, y)[0], 2 * x * 3 * np.exp(3 * y)]),
            "In the second entry x waits: x^2 is a constant factor and stays as it is.",
        ),
        Mistake(
            lambda x, y: np.array([_gradient(x, y)[0], x**2 * 3 * y * np.exp(3 * y - 1)]),
            "y stands in the exponent: the power rule does not fit. e^u gives e^u times u'.",
        ),
        Mistake(
            lambda x, y: _gradient(x, y).sum(),
            "A gradient is a list: do not add its entries.",
        ),
        Mistake(
            lambda x, y: x**2 * np.exp(3 * y) - np.log(x),
            "This is the value of r. Its gradient has two entries.",
        ),
    ],
)

hints = (
    "The chain in the second entry gives a factor 3. The logarithm's slope is `1 / x`, "
    "with a minus before it.",
)
