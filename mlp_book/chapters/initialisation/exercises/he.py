"""Exercise *He's weights*: a matrix of weights with He's scale, drawn at once."""

import math

import numpy as np

from mlp_book.page.check_values import agree
from mlp_book.page.checks import Exercise, Mistake
from mlp_core import he_normal


def _draw(seed, n_in, n_out, deviation):
    return np.random.default_rng(seed).normal(0, deviation, size=(n_out, n_in))


def _he(seed, n_in, n_out):
    return _draw(seed, n_in, n_out, math.sqrt(2 / n_in))


class BorrowedError(Exception):
    """The outcome of an attempt that lets the course's own function do the work."""


class UnseededError(Exception):
    """The outcome of an attempt that draws other numbers from the same seed each time."""


class _ByHand(Exercise):
    """An answer that calls the course's own `he_normal`, or draws without a seed, is told so."""

    def _outcomes(self, answer):
        code = getattr(getattr(answer, "_function", answer), "__code__", None)
        if "he_normal" in getattr(code, "co_names", ()):
            return [BorrowedError("he_normal is called") for _ in self.probes]
        outcomes, again = super()._outcomes(answer), super()._outcomes(answer)
        pairs = zip(outcomes, again, strict=True)
        return [one if _repeats(one, two) else UnseededError("unseeded") for one, two in pairs]


def _repeats(one, two):
    """Whether two draws are the same; what holds no drawn numbers is left to the check."""
    drawn = isinstance(one, np.ndarray) and isinstance(two, np.ndarray)
    return not drawn or agree(one, two, 1e-9)


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
            lambda seed, n_in, n_out: _draw(None, n_in, n_out, math.sqrt(2 / n_in)),
            "Called twice with the same seed, your function draws other numbers. Start a "
            "generator with it, inside the function: rng = np.random.default_rng(seed).",
        ),
        Mistake(
            lambda seed, n_in, n_out: np.random.RandomState(seed).normal(
                0, math.sqrt(2 / n_in), size=(n_out, n_in)
            ),
            "The scale is right, but np.random.seed starts NumPy's old generator, one for the "
            "whole program. Start one of your own: rng = np.random.default_rng(seed).",
        ),
        Mistake(
            lambda seed, n_in, n_out: he_normal(np.random.default_rng(seed), n_in, n_out),
            "This is mlp_core's he_normal, which you are asked to write: draw the numbers with the "
            "generator's own normal.",
        ),
    ],
)

hints = (
    "He's variance is `2 / n_in`; the deviation is its root. One neuron is one row: "
    "`size=(n_out, n_in)`.",
)
wrong_lines = (
    "    deviation = 2 / n_in",
    "    return rng.normal(0, deviation, size=(n_in, n_out))",
)
