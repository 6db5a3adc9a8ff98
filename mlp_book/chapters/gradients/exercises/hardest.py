"""Exercise *The lecture's hardest*: the derivative of x^(2x ln x)."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _value(x):
    return np.exp(2 * x * np.log(x) ** 2)


def _derivative(x, *, first=1.0, second=1.0, inner=1.0):
    """The derivative of e^u, u = 2x (ln x)^2, with room for the usual slips."""
    log = np.log(x)
    return _value(x) * (first * 2 * log**2 + second * 2 * x * 2 * log * inner / x)


def _as_printed(x):
    """The derivative of x^(2x) ln x: the same signs, other brackets."""
    return x ** (2 * x) * ((2 * np.log(x) + 2) * np.log(x) + 1 / x)


hardest = Exercise(
    name="The lecture's hardest",
    solution=_derivative,
    probes=[(1.5,), (2.0,), (0.7,), (0.1,)],
    mistakes=[
        Mistake(
            lambda x: _value(x) * 2 * np.log(x),
            "This is the power rule: it takes the exponent as fixed. The exponent moves, too.",
        ),
        Mistake(
            lambda x: _derivative(x, inner=0.5),
            "One ln x waits while it should move. In u both stand squared: (ln x)^2 has the "
            "derivative 2 ln x times 1/x.",
        ),
        Mistake(
            lambda x: _derivative(x, second=0.0),
            "You let (ln x)^2 wait in u = 2x (ln x)^2. It moves, too: a product has two terms.",
        ),
        Mistake(
            lambda x: _derivative(x, first=0.0),
            "You let 2x wait in u = 2x (ln x)^2. It moves, too: a product has two terms.",
        ),
        Mistake(
            lambda x: _value(x) * (2 * np.log(x) ** 2 + 2 * x * 2 * np.log(x)),
            "(ln x)^2 is a chain: its inner derivative, 1/x, is missing.",
        ),
        Mistake(
            lambda x: _derivative(x) / _value(x),
            "This is u'. The derivative of e^u is e^u times u'.",
        ),
        Mistake(
            lambda x: _value(x) * (2 * np.log(x) + 2),
            "This takes u = 2x ln x. The exponent is 2x ln x already, and a^b is e^(b ln a): "
            "one more ln x.",
        ),
        Mistake(
            lambda x: _value(x) * (2 * x * np.log(x) ** 2),
            "You have e^u times u. The derivative of e^u is e^u times u'.",
        ),
        Mistake(
            _as_printed,
            "This belongs to x^(2x) times ln x. Here ln x stands in the exponent: "
            "x ** (2 * x * np.log(x)).",
        ),
        Mistake(
            lambda x: x ** (2 * x) * np.log(x) * (2 * np.log(x) ** 2 + 4 * np.log(x)),
            "u' is right, but ** goes first: write x ** (2 * x * np.log(x)), with brackets.",
        ),
        Mistake(
            lambda x: _value(x),
            "This is the value. The derivative is e^u times u', with u = 2x (ln x)^2.",
        ),
    ],
)

hints = (
    "Give u and its slope names. The slope of u has two terms: first `2 * x` moves, then "
    "`np.log(x) ** 2`.",
)
wrong_lines = ("    slope_of_u = 2 * 2 * np.log(x) / x",)
