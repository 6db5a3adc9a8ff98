"""Exercise *Slopes that travel forwards*.

The product of two pairs of a value and its slope, in forward mode.
"""

from mlp_book.page.checks import Exercise, Mistake


def _times(u, v):
    return (u[0] * v[0], u[1] * v[0] + u[0] * v[1])


times = Exercise(
    name="Slopes that travel forwards",
    solution=_times,
    probes=[
        ((3.0, 1.0), (3.0, 1.0)),
        ((2.0, 1.0), (5.0, 0.0)),
        ((1.5, -2.0), (-4.0, 0.5)),
        ((3.1, 1.8), (-0.5, 1 / 3)),
    ],
    mistakes=[
        Mistake(
            lambda u, v: (u[0] * v[0], u[1] * v[1]),
            "The slope of a product is not the product of the slopes. Try 3 times 3: x² has the "
            "slope 6 at 3.",
        ),
        Mistake(
            lambda u, v: (u[0] * v[0], u[0] * v[1]),
            "Only v moves in your answer. u moves too.",
        ),
        Mistake(
            lambda u, v: (u[0] * v[0], u[1] * v[0]),
            "Only u moves in your answer. v moves too.",
        ),
        Mistake(
            lambda u, v: (u[0] * v[0], u[1] + v[1]),
            "This is the slope of a sum. In a product each slope is multiplied by the other value.",
        ),
        Mistake(
            lambda u, v: (u[0] * v[0], u[0] * u[1] + v[0] * v[1]),
            "Crossed: the slope of u goes with the value of v, and the other way round.",
        ),
        Mistake(lambda u, v: u[0] * v[0], "This is the value alone. Return two numbers."),
    ],
)

hints = (
    "The value is the product of the values. The slope has two terms: the slope of one "
    "times the value of the other, each way.",
)
