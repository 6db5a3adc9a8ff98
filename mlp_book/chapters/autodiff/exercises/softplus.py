"""Exercise *A new operation*: the value of softplus and its local slope."""

import math

from mlp_book.page.checks import Exercise, Mistake


def _softplus(x):
    return math.log(1 + math.exp(x))


def _sigmoid(x):
    return 1 / (1 + math.exp(-x))


softplus = Exercise(
    name="A new operation",
    solution=lambda x: (_softplus(x), _sigmoid(x)),
    probes=[(0.0,), (2.0,), (-1.5,), (30.5,), (-20.0,)],
    mistakes=[
        Mistake(
            lambda x: (_sigmoid(x), _softplus(x)),
            "The order is turned round: first the value, then the slope.",
        ),
        Mistake(
            lambda x: (_softplus(x), 1 / (1 + math.exp(x))),
            "ln moves 1 / (1 + e^x) times as fast as what is inside. How fast does the inside, "
            "1 + e^x, move? Multiply.",
        ),
        Mistake(
            lambda x: (_softplus(x), math.exp(x)),
            "This is how fast 1 + e^x moves. ln comes after it: multiply by its slope too.",
        ),
        Mistake(
            lambda x: (_softplus(x), _softplus(x) * _sigmoid(x)),
            "Speeds multiply with speeds; you multiplied one by the value.",
        ),
        Mistake(
            lambda x: (_softplus(x), _sigmoid(x) * (1 - _sigmoid(x))),
            "You took the slope once too often: this is the slope of the sigmoid.",
        ),
        Mistake(_softplus, "This is the value alone. Return two numbers: value, slope."),
        Mistake(_sigmoid, "This is the slope alone. Return two numbers: value, slope."),
        Mistake(
            lambda x: (math.log10(1 + math.exp(x)), _sigmoid(x)),
            "ln is np.log; np.log10 counts in tens.",
        ),
    ],
)

hints = (
    "Return the value and the slope with a comma between them. The slope is `np.exp(x)` "
    "divided by the `u` that you have already.",
)
