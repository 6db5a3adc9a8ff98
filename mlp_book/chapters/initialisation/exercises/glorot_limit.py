"""Exercise *Glorot's limit*: r, the limit of Glorot's uniform weights."""

import math

from mlp_book.page.checks import Exercise, Mistake

_shapes = [(2, 4), (100, 100), (13, 128), (4, 1)]

glorot_limit = Exercise(
    name="Glorot's limit",
    solution=lambda n_in, n_out: math.sqrt(6 / (n_in + n_out)),
    probes=_shapes,
    mistakes=[
        Mistake(
            lambda n_in, n_out: 6 / (n_in + n_out),
            "This is r squared: the root is missing.",
        ),
        Mistake(
            lambda n_in, n_out: math.sqrt(2 / (n_in + n_out)),
            "This is the deviation. A number drawn evenly from -r to r has the mean square r²/3: "
            "r is larger.",
        ),
        Mistake(
            lambda n_in, n_out: 2 / (n_in + n_out),
            "This is the variance. What r has r²/3 equal to it?",
        ),
        Mistake(
            lambda n_in, n_out: math.sqrt(3 / n_in),
            "This keeps the signals forward only. Glorot's compromise asks both sides.",
        ),
        Mistake(
            lambda n_in, n_out: math.sqrt(6 / n_in),
            "This is He's limit for evenly drawn weights. Glorot's counts the outputs too.",
        ),
        Mistake(
            lambda n_in, n_out: math.sqrt(3 / (n_in + n_out)),
            "Half of the variance is lost: it is 2/(n_in + n_out), not 1/(n_in + n_out).",
        ),
    ],
)

hints = (
    "Glorot asks for the variance `2 / (n_in + n_out)`.",
    "A uniform number between -r and r has the variance `r**2 / 3`. Set the two equal and"
    " solve for r.",
)
