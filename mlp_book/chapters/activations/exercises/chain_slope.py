"""Exercise *Through many layers*.

The slope of a chain of sigmoid neurons, each with the same weight.
"""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _factors(x, w, depth):
    """The activations a0 = x, a1, ... of the chain, and the slope of each layer."""
    a, slopes = [x], []
    for _ in range(depth):
        a.append(_sigmoid(w * a[-1]))
        slopes.append(w * a[-1] * (1 - a[-1]))
    return a, slopes


def _chain_of_bare_a(x, w, depth):
    a, slope = x, 1.0
    for _ in range(depth):
        a = _sigmoid(a)
        slope *= w * a * (1 - a)
    return slope


def _chain(x, w, depth):
    return float(np.prod(_factors(x, w, depth)[1]))


chain_slope = Exercise(
    name="Through many layers",
    solution=_chain,
    probes=[(1.0, 1.0, 1), (0.5, 2.0, 3), (-1.0, 4.0, 2), (0.3, -3.0, 4), (1.0, -2.6, 3)],
    mistakes=[
        Mistake(
            lambda x, w, depth: _chain(x, w, depth) / w**depth,
            "The weights are missing: in each layer a moves z w times as fast.",
        ),
        Mistake(
            lambda x, w, depth: w**depth,
            "Only the weights are there. Each sigmoid brings its slope a (1 - a) too.",
        ),
        Mistake(
            lambda x, w, depth: _factors(x, w, 1)[1][0] ** depth,
            "You used the first layer's slope for all layers. Each neuron has its own a: "
            "compute it before you take its slope.",
        ),
        Mistake(
            lambda x, w, depth: _factors(x, w, depth)[1][-1],
            "This is the slope of the last layer alone. Multiply the slopes of all layers.",
        ),
        Mistake(
            lambda x, w, depth: 1 + float(np.sum(_factors(x, w, depth)[1])),
            "You added the slopes. Speeds multiply.",
        ),
        Mistake(
            lambda x, w, depth: (w * x * (1 - x)) ** depth,
            "Your a is x in every layer. Each neuron computes a new one: sigma(w * a).",
        ),
        Mistake(
            lambda x, w, depth: 1.0,
            "Your slope never changes: multiply it by each layer's two speeds.",
        ),
        Mistake(
            lambda x, w, depth: float(_factors(x, w, depth)[0][-1]),
            "This is the last activation. The exercise asks how fast it moves when x does.",
        ),
        Mistake(
            lambda x, w, depth: _chain(x, w, min(depth, 1)),
            "Only the first layer is there. Does your function return inside the loop?",
        ),
        Mistake(
            lambda x, w, depth: abs(_chain(x, w, depth)),
            "The size is right, the sign is not: with a negative weight a neuron moves the other "
            "way. Leave w its sign.",
        ),
        Mistake(
            _chain_of_bare_a,
            "Your a is sigma(a): the weight is missing inside. Each neuron computes sigma(w * a).",
        ),
        Mistake(
            lambda x, w, depth: _chain(x, w, depth - 1),
            "One layer is missing: with depth = 1 there is one sigmoid.",
        ),
        Mistake(
            lambda x, w, depth: float(
                np.prod([w * a * (1 - a) for a in _factors(x, w, depth)[0][:-1]])
            ),
            "You took a (1 - a) before the layer's new a was there: compute a first.",
        ),
    ],
)

hints = (
    "Update `a` first: the sigmoid's slope at its own place is `a * (1 - a)` with the new"
    " `a`. Then multiply the slope so far by that and by `w`.",
)
wrong_lines = (
    "        slope = w * a * (1 - a)",
    "    a, slope = x, 0",
)
