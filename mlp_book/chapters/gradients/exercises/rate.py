"""Exercise *Rate*: the rate of growth in the direction of an arrow."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

rate = Exercise(
    name="Rate",
    solution=lambda gradient, towards: gradient @ towards / np.sqrt(towards @ towards),
    probes=[
        (np.array([2.0, 4.0]), np.array([0.6, 0.8])),
        (np.array([2.0, 4.0]), np.array([3.0, -1.0])),
        (np.array([1.0, -2.0, 0.5]), np.array([0.0, 5.0, 1.0])),
    ],
    mistakes=[
        Mistake(
            lambda gradient, towards: gradient @ towards,
            "Right only for arrows of length 1. Divide by the length of towards.",
        ),
        Mistake(
            lambda gradient, towards: gradient @ towards / (towards @ towards),
            "towards @ towards is the square of its length: take the root.",
        ),
        Mistake(
            lambda gradient, towards: (
                gradient @ towards / np.sqrt((towards @ towards) * (gradient @ gradient))
            ),
            "This is the cosine of the angle. Keep the gradient's own length: it is the rate's "
            "size.",
        ),
        Mistake(
            lambda gradient, towards: gradient @ towards / np.sqrt(gradient @ gradient),
            "You divided by the length of the gradient. Divide by that of towards.",
        ),
        Mistake(
            lambda gradient, towards: gradient * towards / np.sqrt(towards @ towards),
            "The entries are not yet added: use @ for the dot product.",
        ),
        Mistake(
            lambda gradient, towards: np.sqrt(gradient @ gradient),
            "This is the largest rate, that along the gradient. The direction is not used.",
        ),
        Mistake(
            lambda gradient, towards: gradient @ towards / np.abs(towards).sum(),
            "The length is the root of the sum of squares, not the sum.",
        ),
        Mistake(
            lambda gradient, towards: gradient @ towards / len(towards),
            "len(towards) counts the entries. The length of an arrow is by Pythagoras.",
        ),
        Mistake(
            lambda gradient, towards: gradient @ towards * np.sqrt(towards @ towards),
            "You multiplied by the length of towards. Divide by it.",
        ),
        Mistake(
            lambda gradient, towards: towards / np.sqrt(towards @ towards),
            "This is the direction. Take its dot product with the gradient.",
        ),
        Mistake(
            lambda gradient, towards: abs(gradient @ towards) / np.sqrt(towards @ towards),
            "A rate may be negative: then the function falls in this direction.",
        ),
    ],
)

hints = (
    "The rate is the product `gradient @ direction`. Divide by the length once, not by its square.",
)
