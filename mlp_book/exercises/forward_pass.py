"""Exercises of the chapter *The forward pass by hand*."""

from itertools import pairwise

import numpy as np

from mlp_book.checks import Exercise, Mistake
from mlp_book.networks import worksheet

_network, _theta = worksheet()
_layers = _network.layers(_theta)
_inputs = np.array([[1.0, 1.0], [1.0, 0.0], [0.0, 1.0], [-2.0, 3.0], [5.0, -1.0], [0.5, 2.25]])


def _relu(z):
    return np.maximum(z, 0)


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


V, c = np.array([[1.0, -1.0, 2.0, 0.5]]), np.array([-0.5])


def _shallow(x, hidden=_relu, outer=_sigmoid, bias=1.0, out_bias=1.0):
    W1, b1 = _layers[0]
    return outer(V @ hidden(W1 @ x + bias * b1) + out_bias * c)


layer = Exercise(
    name="One layer",
    solution=lambda W, b, a: _relu(W @ a + b),
    probes=[
        (_layers[0].W, _layers[0].b, _inputs[0]),
        (_layers[1].W, _layers[1].b, np.array([1.1, 0.0, 0.1, 0.7])),
        (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([-4.0, 1.0]), np.array([1.0, -1.0])),
        (np.array([[0.5, 1 / 3, 1.5]]), np.array([0.25]), np.array([0.5, 0.5, -0.2])),
    ],
    mistakes=[
        Mistake(
            lambda W, b, a: W @ a + b, "These are the pre-activations z; ReLU is still missing."
        ),
        Mistake(lambda W, b, a: _relu(W @ a), "The bias is missing: add b before the ReLU."),
        Mistake(lambda W, b, a: _relu(W @ a) + b, "The bias is added too late: ReLU comes last."),
        Mistake(
            lambda W, b, a: _relu(W.T @ a + b),
            "You used the columns of W. Row i of W holds the weights into neuron i.",
        ),
        Mistake(
            lambda W, b, a: _sigmoid(W @ a + b), "This is the sigmoid; hidden layers use ReLU here."
        ),
    ],
)

shallow = Exercise(
    name="A shallower network",
    solution=_shallow,
    probes=[(x,) for x in _inputs],
    mistakes=[
        Mistake(
            lambda x: _shallow(x, outer=lambda z: z),
            "This is the last z. The outermost function, the sigmoid, is missing.",
        ),
        Mistake(
            lambda x: _shallow(x, hidden=lambda z: z),
            "The ReLU is missing: negative pre-activations went on into the output.",
        ),
        Mistake(lambda x: _shallow(x, bias=0.0), "The bias b1 is missing."),
        Mistake(lambda x: _shallow(x, out_bias=0.0), "The bias c is missing."),
        Mistake(lambda x: _shallow(x, bias=0.0, out_bias=0.0), "Both biases are missing."),
        Mistake(
            lambda x: _shallow(x, outer=_relu), "The outermost function is the sigmoid, not ReLU."
        ),
        Mistake(
            lambda x: _shallow(x, hidden=_sigmoid),
            "The hidden layer applies ReLU, not the sigmoid.",
        ),
        Mistake(
            lambda x: _network.predict(_theta, x),
            "This is the network of the page, with two hidden layers. The new one has one.",
        ),
    ],
)


def _count(sizes):
    products = sum(n_in * n_out for n_in, n_out in pairwise(sizes))
    return products, products, sum(sizes[1:])


def _count_without_bias(sizes):
    products, _, activations = _count(sizes)
    return products, products - activations, activations


def _count_input_as_layer(sizes):
    products, additions, activations = _count(sizes)
    return products, additions, activations + sizes[0]


def _count_all_pairs(sizes):
    return (int(np.prod(sizes)),) * 2 + (sum(sizes[1:]),)


operations = Exercise(
    name="Counting machine",
    solution=_count,
    probes=[((2, 4, 2, 1),), ((3, 4, 1),), ((13, 128, 128, 64, 1),)],
    mistakes=[
        Mistake(
            _count_without_bias,
            "The additions are too few: n products need n - 1 additions, and the bias one more.",
        ),
        Mistake(
            _count_input_as_layer,
            "The activations are too many: the inputs are given, no function is applied to them.",
        ),
        Mistake(
            _count_all_pairs,
            "Layers follow one another: add the products of neighbouring sizes, layer by layer.",
        ),
        Mistake(
            lambda sizes: (_count(sizes)[0] + sum(sizes[1:]), *_count(sizes)[1:]),
            "A bias is added, not multiplied: it costs no multiplication.",
        ),
        Mistake(
            lambda sizes: (_count(sizes)[0], _count(sizes)[1] + sum(sizes[1:]), sum(sizes[1:])),
            "The additions are too many: n products need n - 1, and the bias one more.",
        ),
        Mistake(
            lambda sizes: (*_count(sizes)[:2], len(sizes) - 1),
            "Activations are counted for each neuron, not for each layer.",
        ),
        Mistake(
            lambda sizes: (*_count(sizes)[:2], sum(sizes[1:-1])),
            "The neurons of the output layer apply an activation too.",
        ),
    ],
)


LARGE, SMALL = 0.9, 0.1  # above the one the gate says yes, below the other it says no


def _says_and(theta):
    """For each input whether the output is clearly true, and whether it is clearly false."""
    outputs = _network.predict(theta, [[0, 0], [0, 1], [1, 0], [1, 1]])[:, 0]
    return [outputs > LARGE, outputs < SMALL]


_AND = _network.pack(
    [
        ([[1, 1], [0, 0], [0, 0], [0, 0]], [-1, 0, 0, 0]),
        ([[1, 0, 0, 0], [0, 0, 0, 0]], [0, 0]),
        ([[10, 0]], [-5]),
    ]
)
_OR = _AND.copy()
_network.layers(_OR)[0].b[0] = 0


class _Gate(Exercise):
    """An answer that nobody foresaw is told for one input, not as a table of truth values."""

    def _difference(self, got, wanted):
        if isinstance(got[0], Exception):
            return super()._difference(got, wanted)
        for k, (x1, x2) in enumerate(((0, 0), (0, 1), (1, 0), (1, 1))):
            side = "above" if wanted[0][0][k] else "below"
            if not got[0][0 if side == "above" else 1][k]:
                return (
                    f"not yet. For the input ({x1}, {x2}) the output should be {side} "
                    f"{LARGE if side == 'above' else SMALL:g}, and is not."
                )
        raise AssertionError("every output is on its side")


and_gate = _Gate(
    name="AND",
    solution=_AND,
    view=_says_and,
    mistakes=[
        Mistake(_theta, "These answers are all near one half, as at the start."),
        Mistake(_OR, "This is OR: it says true when one input is true. AND wants both."),
    ],
)
