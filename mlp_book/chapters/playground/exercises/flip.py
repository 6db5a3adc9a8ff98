"""Exercise *The same function, other weights*.

Turn one hidden tanh neuron round, and leave the function as it was.
"""

import numpy as np

import mlp_core
from mlp_book.page.checks import Exercise, Mistake


def _flip(network, theta, i, into=0, bias=True, out=1, each=False):
    """Turn neuron i round; `into` and `out` are the axes of W1 and W2 along which i counts."""
    theta = np.array(theta, dtype=float)
    (W1, b1), (W2, _) = network.layers(theta)  # views into theta
    if into is not None:
        np.moveaxis(W1, into, 0)[i] *= -1
    if bias:
        b1[i] *= -1
    if out is not None:
        np.moveaxis(W2, out, 0)[slice(None) if each else i] *= -1
    return theta


_two = mlp_core.MLP((2, 2, 1), ["tanh", "sigmoid"])
_wide = mlp_core.MLP((2, 3, 2), ["tanh", "sigmoid"])

flip = Exercise(
    name="The same function, other weights",
    solution=_flip,
    probes=[
        (_two, np.array([1.0, -2.0, 0.5, 1.5, 0.5, -1.0, 2.0, -1.0, 0.25]), 0),
        (_wide, np.arange(1.0, 18.0), 1),
        (_wide, np.arange(-8.0, 9.0) / 3, 2),
    ],
    mistakes=[
        Mistake(
            lambda *args: _flip(*args, out=None),
            "The neuron now answers the opposite, and nobody behind it knows: W2 must change too.",
        ),
        Mistake(
            lambda *args: _flip(*args, bias=False),
            "z = w x + b changes its sign only if b does too.",
        ),
        Mistake(
            lambda *args: _flip(*args, into=None),
            "The weights into the neuron are still the old ones.",
        ),
        Mistake(
            lambda *args: _flip(*args, each=True),
            "You turned round every weight of W2. Only those that meet a1[i] change: column i.",
        ),
        Mistake(
            lambda *args: _flip(*args, into=None, bias=False),
            "Only W2 has changed: the network's answer is another one now.",
        ),
        Mistake(
            lambda *args: _flip(*args, bias=False, out=None),
            "Only W1 has changed. Three things meet in this neuron: its row of W1, its bias, and "
            "its column of W2.",
        ),
        Mistake(
            lambda *args: _flip(*args, into=None, out=None),
            "Only b1 has changed. Three things meet in this neuron: its row of W1, its bias, and "
            "its column of W2.",
        ),
        Mistake(
            lambda *args: _flip(*args, out=0),
            "W2[i] is a row: what leads into output i. What meets a1[i] is column i: W2[:, i].",
        ),
        Mistake(
            lambda *args: _flip(*args, into=1),
            "W1[:, i] is a column: what input i gives to each neuron. Row i, W1[i], leads into it.",
        ),
        Mistake(
            lambda *args: _flip(*args, into=1, out=0),
            "Rows and columns are swapped: row i of W1 leads into neuron i, column i of W2 out.",
        ),
        Mistake(
            lambda network, theta, i: theta,
            "Nothing has changed: this is the network you were given.",
        ),
        Mistake(
            lambda network, theta, i: -theta,
            "You turned every number round, the output's bias too.",
        ),
        Mistake(
            lambda network, theta, i: _flip(network, theta, i - 1),
            "You turned another neuron: i is counted from 0 here.",
        ),
    ],
)

hints = (
    "Turn row `i` of `W1` and `b1[i]`, so that z and a change their sign. What multiplies"
    " a is column `i` of `W2`.",
)
