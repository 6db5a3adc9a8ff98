"""Exercises of the chapter *The forward pass by hand*."""

from itertools import pairwise

import numpy as np

from mlp_book.checks import Exercise, Mistake
from mlp_book.networks import worksheet

_network, _theta = worksheet()
_layers = _network.layers(_theta)
_inputs = np.array([[1.0, 1.0], [1.0, 0.0], [0.0, 1.0], [-2.0, 3.0], [5.0, -1.0]])


def _relu(z):
    return np.maximum(z, 0)


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _nested(x, inner=_relu, second=_relu, outer=_sigmoid, biases=True):
    (W1, b1), (W2, b2), (W3, b3) = ((W, b if biases else 0 * b) for W, b in _layers)
    return outer(W3 @ second(W2 @ inner(W1 @ x + b1) + b2) + b3)


layer = Exercise(
    name="One layer",
    solution=lambda W, b, a: _relu(W @ a + b),
    probes=[
        (_layers[0].W, _layers[0].b, _inputs[0]),
        (_layers[1].W, _layers[1].b, np.array([1.1, 0.0, 0.1, 0.7])),
        (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([-4.0, 1.0]), np.array([1.0, -1.0])),
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

nested = Exercise(
    name="One line",
    solution=_nested,
    probes=[(x,) for x in _inputs],
    mistakes=[
        Mistake(
            lambda x: _nested(x, outer=lambda z: z),
            "This is z3. The outermost function, the sigmoid, is missing.",
        ),
        Mistake(
            lambda x: _nested(x, inner=lambda z: z),
            "The innermost ReLU is missing: a negative z1 went on into the second layer.",
        ),
        Mistake(
            lambda x: _nested(x, second=lambda z: z),
            "The second ReLU is missing: a negative z2 went on into the output.",
        ),
        Mistake(lambda x: _nested(x, biases=False), "All three biases are missing."),
        Mistake(
            lambda x: _nested(x, outer=_relu), "The outermost function is the sigmoid, not ReLU."
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
    ],
)
