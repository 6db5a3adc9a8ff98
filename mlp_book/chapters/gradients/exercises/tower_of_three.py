"""Exercise *Tower of three*: the derivative of x^(x^x)."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _tower(x, *, moving=1.0, outer=1.0, plus=1.0, power=None):
    """The derivative of x^(x^x), with room for the usual slips."""
    p = x**x
    power = p * (np.log(x) + plus) if power is None else power(x)
    return x**p * (moving * power * np.log(x) + outer * p / x)


tower_of_three = Exercise(
    name="Tower of three",
    solution=_tower,
    probes=[(2.0,), (1.5,), (0.7,)],
    mistakes=[
        Mistake(
            lambda x: _tower(x, moving=0.0),
            "This is the power rule: it takes the exponent as fixed. The exponent moves, too.",
        ),
        Mistake(
            lambda x: _tower(x, outer=0.0),
            "You let ln x wait in u = x^x ln x. It moves, too: the product rule has two terms.",
        ),
        Mistake(
            lambda x: _tower(x, plus=0.0),
            "The derivative of x^x is x^x (ln x + 1): the 1 is missing.",
        ),
        Mistake(
            lambda x: _tower(x, power=lambda x: x * x ** (x - 1)),
            "For x^x you used the power rule, but its exponent moves: x^x (ln x + 1).",
        ),
        Mistake(
            lambda x: _tower(x, power=lambda x: np.log(x) + 1),
            "In the derivative of x^x the factor x^x is missing.",
        ),
        Mistake(
            lambda x: _tower(x) / x ** (x**x),
            "This is u'. The derivative of e^u is e^u times u'.",
        ),
        Mistake(
            lambda x: x**x * (np.log(x) + 1),
            "This is the derivative of x^x. One storey is missing.",
        ),
        Mistake(
            lambda x: (x**x) ** x * (2 * x * np.log(x) + x),
            "This belongs to (x^x)^x. In x^(x^x) the upper pair belongs together.",
        ),
        Mistake(
            lambda x: _tower(x, outer=1 / x**x),
            "The second term of u' is p times 1/x, that is p/x: the factor p is missing.",
        ),
        Mistake(
            lambda x: x**x * _tower(x) / x ** (x**x),
            "You have p times u'. The derivative of e^u is e^u times u', and e^u is x**p.",
        ),
        Mistake(
            lambda x: x ** (x**x),
            "This is the value. The derivative is e^u times u', with u = x^x ln x.",
        ),
    ],
)

hints = (
    "Give p and its slope names. The product u has two terms, and the last factor of the "
    "slope is f itself, `x**p`.",
)
