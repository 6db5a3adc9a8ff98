"""Exercises of the chapter *Initialisation and symmetry*."""

import math

import numpy as np

from mlp_book.checks import Exercise, Mistake
from mlp_core import he_normal

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


def _draw(seed, n_in, n_out, deviation):
    return np.random.default_rng(seed).normal(0, deviation, size=(n_out, n_in))


def _he(seed, n_in, n_out):
    return _draw(seed, n_in, n_out, math.sqrt(2 / n_in))


class BorrowedError(Exception):
    """The outcome of an attempt that lets the course's own function do the work."""


class _ByHand(Exercise):
    """An answer that calls the course's own `he_normal` is told so."""

    def _outcomes(self, answer):
        code = getattr(getattr(answer, "_function", answer), "__code__", None)
        if "he_normal" in getattr(code, "co_names", ()):
            return [BorrowedError("he_normal is called") for _ in self.probes]
        return super()._outcomes(answer)


he = _ByHand(
    name="He's weights",
    solution=_he,
    probes=[(0, 3, 2), (1, 2, 4), (7, 50, 3)],
    mistakes=[
        Mistake(
            lambda seed, n_in, n_out: np.random.default_rng(seed).normal(
                0, math.sqrt(2 / n_in), size=(n_in, n_out)
            ),
            "The shape is turned round: row i holds the weights into neuron i, so W is "
            "(n_out, n_in).",
        ),
        Mistake(
            lambda seed, n_in, n_out: _draw(seed, n_out, n_in, math.sqrt(2 / n_in)).T,
            "Shape and scale are right, but the seed's numbers stand in other places: you drew "
            "(n_in, n_out) and turned it round. Draw (n_out, n_in) at once.",
        ),
        Mistake(
            lambda seed, n_in, n_out: _draw(seed, n_in, n_out, 2 / n_in),
            "NumPy's normal asks for the deviation. You gave it the variance: take its root.",
        ),
        Mistake(
            lambda seed, n_in, n_out: _draw(seed, n_in, n_out, math.sqrt(1 / n_in)),
            "This is the scale without ReLU. ReLU halves the mean square: put the 2 back.",
        ),
        Mistake(
            lambda seed, n_in, n_out: _draw(seed, n_in, n_out, math.sqrt(2 / n_out)),
            "You divided by the outputs. A neuron sums over its inputs.",
        ),
        Mistake(
            lambda seed, n_in, n_out: _draw(seed, n_in, n_out, math.sqrt(2 / (n_in + n_out))),
            "This is Glorot's deviation. He's looks at the inputs alone.",
        ),
        Mistake(
            lambda seed, n_in, n_out: _draw(seed, n_in, n_out, 1.0),
            "These have deviation 1. Multiply them, or tell normal the scale.",
        ),
        Mistake(
            lambda seed, n_in, n_out: _draw(0, n_in, n_out, math.sqrt(2 / n_in)),
            "The draw is the same for every seed: give the seed to default_rng.",
        ),
        Mistake(
            lambda seed, n_in, n_out: he_normal(np.random.default_rng(seed), n_in, n_out),
            "This is mlp_core's he_normal, which you are asked to write: draw the numbers with the "
            "generator's own normal.",
        ),
    ],
)


def _twins(n, w, b, v):
    return np.tile(w, (n, 1)), np.full(n, b), np.full(n, v)


_equal = [
    _twins(2, np.array([0.5, 0.5]), 0.0, 0.5),
    _twins(4, np.array([1.0, -2.0]), 0.25, -0.5),
    _twins(3, np.array([0.5, 1.0, 1.5]), -1.0, 2.0),
    _twins(2, np.array([1 / 3, -0.5, 0.25, 1.0]), 0.125, -2 / 3),
]

merge = Exercise(
    name="One neuron for many",
    solution=lambda W1, b1, W2: np.array([*W1[0], b1[0], W2.sum()]),
    probes=_equal,
    mistakes=[
        Mistake(
            lambda W1, b1, W2: np.array([*W1[0], b1[0], W2[0]]),
            "This keeps one of the neurons and forgets what the others sent. Add their weights "
            "out.",
        ),
        Mistake(
            lambda W1, b1, W2: np.array([*W1.sum(axis=0), b1.sum(), W2[0]]),
            "You added inside the activation. n · φ(z) is not φ(n · z): add the weights out.",
        ),
        Mistake(
            lambda W1, b1, W2: np.array([*W1.sum(axis=0), b1.sum(), W2.sum()]),
            "You added on both sides. Inside, one neuron's weights and bias are enough.",
        ),
        Mistake(
            lambda W1, b1, W2: np.array([*W1[0], b1.sum(), W2.sum()]),
            "Each neuron has its own bias inside its own activation: they do not add up.",
        ),
        Mistake(
            lambda W1, b1, W2: np.array([*W1[0], W2.sum()]),
            "The bias is missing: w first, then b, then the weight out.",
        ),
        Mistake(
            lambda W1, b1, W2: np.array([*W1[:, 0], b1[0], W2.sum()]),
            "You took a column of W1: one weight of each neuron. The weights into one neuron are "
            "a row.",
        ),
    ],
)
