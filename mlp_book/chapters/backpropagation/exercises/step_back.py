"""Exercise *One layer back*: from the delta of a layer to that of the layer before, with ReLU."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import OUTPUT

_Delta = np.array([[0.5], [-0.25], [0.75]])
_Z = np.array([[0.7, -0.2, 1.4, -1.3], [-0.6, 0.9, -0.1, 0.3], [0.2, 0.4, -2.0, 1.0]])

_square = (
    np.array([[0.2, -0.4], [-0.1, 0.3], [0.6, 0.5]]),
    np.array([[0.5, -1.0], [2.0, 0.25]]),
    np.array([[1.0, -0.5], [-2.0, 0.3], [0.4, 0.8]]),
)

_at_zero = (
    np.array([[1.0, -0.5, 1 / 3]]),
    np.array([[0.3, 1.5], [-1.0, 0.25], [0.7, 2.0]]),
    np.array([[0.0, 0.4]]),
)


def _step(Delta, W, Z, mask=lambda z, back: z > 0):
    back = Delta @ W
    return back * mask(Z, back)


step_back = Exercise(
    name="One layer back",
    solution=_step,
    probes=[(_Delta, OUTPUT.W, _Z), _square, _at_zero],
    mistakes=[
        Mistake(
            lambda Delta, W, Z: _step(Delta, W, Z, lambda z, back: 1),
            "ReLU' is missing: a silent neuron got a delta.",
        ),
        Mistake(
            lambda Delta, W, Z: _step(Delta, W, Z, lambda z, back: z >= 0),
            "Right except at z = 0. There this book takes the slope 0: Z > 0.",
        ),
        Mistake(
            lambda Delta, W, Z: _step(Delta, W, Z, lambda z, back: back > 0),
            "You asked whether the delta is positive. ReLU' asks whether z is.",
        ),
        Mistake(
            lambda Delta, W, Z: _step(Delta, W, Z, lambda z, back: np.maximum(z, 0)),
            "You multiplied by ReLU(Z). Its slope is 1 or 0.",
        ),
        Mistake(
            lambda Delta, W, Z: _step(Delta, W, Z, lambda z, back: z),
            "You multiplied by Z itself. The slope of ReLU is 1 or 0.",
        ),
        Mistake(
            lambda Delta, W, Z: _step(Delta, W, Z, lambda z, back: z[:1] > 0),
            "Every example has its own mask. You used that of the first example for all.",
        ),
        Mistake(
            lambda Delta, W, Z: _step(Delta, W, Z, lambda z, back: z[:, :1] > 0),
            "Every neuron has its own mask. You used that of neuron 1 for all.",
        ),
        Mistake(
            lambda Delta, W, Z: _step(Delta, W, Z) / len(Z),
            "The 1/m is in Delta already. Do not divide again.",
        ),
        Mistake(
            lambda Delta, W, Z: Delta @ (np.ones_like(W)) * (Z > 0),
            "W is missing: each Delta comes back through its weight.",
        ),
        Mistake(
            lambda Delta, W, Z: _step(Delta, W, -Z),
            "The mask is the wrong way round: the slope is 1 where z is positive.",
        ),
        Mistake(
            lambda Delta, W, Z: Delta @ W.T * (Z > 0),
            "Going back, W is not transposed when the examples stand in rows: Delta @ W.",
            says="mismatch in its core dimension",
        ),
    ],
)

hints = (
    "`Delta @ W` has one row for each example. The mask looks at `Z`: it lets through "
    "where `Z > 0`.",
)
