"""Exercise *ELU's slope*: the slope of ELU for each entry, with the book's convention at 0."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake
from mlp_core import elu as make_elu


def _elu_slope(z, alpha):
    activation = make_elu(alpha)
    return activation.derivative(z, activation.function(z))


elu_slope = Exercise(
    name="ELU's slope",
    solution=_elu_slope,
    probes=[
        (np.array([-2.0, -0.5, 1.5]), 1.0),
        (np.array([3.0, 0.0, -1.0]), 0.1),
        (np.array([-0.25, 0.0, 0.75, -3.0]), 0.5),
        (np.array([1.0, -0.7]), 0.1),
        (np.array([-0.1, -0.4, 0.2]), 2.0),
    ],
    mistakes=[
        Mistake(
            lambda z, alpha: alpha * np.exp(z),
            "That holds for z up to 0. For a positive z the curve is a = z: which slope has that?",
        ),
        Mistake(
            lambda z, alpha: np.where(z > 0, 1, np.exp(z)),
            "Where did alpha go? It multiplies the slope too.",
        ),
        Mistake(
            lambda z, alpha: np.where(z >= 0, 1, alpha * np.exp(z)),
            "Right except at z = 0. There this book takes the slope of the left side, alpha.",
        ),
        Mistake(
            lambda z, alpha: np.minimum(1, alpha * np.exp(z)),
            "The smaller of 1 and alpha times e^z is not always the side that holds. Ask for the "
            "sign of z: np.where(z > 0, ...).",
        ),
        Mistake(
            lambda z, alpha: make_elu(alpha).function(z),
            "This is ELU itself. The exercise asks how steep it is.",
        ),
        Mistake(
            lambda z, alpha: np.where(z > 0, 1, alpha * (np.exp(z) - 1)),
            "On the left you still have a itself. The constant -1 has the slope 0: it falls away.",
        ),
        Mistake(
            lambda z, alpha: np.where(z > 0, 1, 0),
            "This is ReLU's slope. ELU is not flat for negative z.",
        ),
        Mistake(
            lambda z, alpha: np.where(z > 0, 1, alpha),
            "This is the slope of a Leaky ReLU. ELU bends on the left: its slope depends on z.",
        ),
        Mistake(
            lambda z, alpha: np.where(z > 0, alpha * np.exp(z), 1),
            "The two sides are swapped: np.where takes first what holds where z > 0.",
        ),
        Mistake(
            lambda z, alpha: np.where(z > 0, z, alpha * np.exp(z)),
            "On the right you have a itself, z. Its slope there is 1.",
        ),
        Mistake(
            lambda z, alpha: np.where(z > 0, 1, alpha * np.exp(-z)),
            "The sign in the exponent is turned round: the slope must shrink as z goes left.",
        ),
    ],
)

hints = (
    "Right of 0 the slope is 1. Left of it, find the slope of `alpha * (exp(z) - 1)`.",
    "At 0 itself the book takes the left piece: the condition is `z > 0`.",
)
