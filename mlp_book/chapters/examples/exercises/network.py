"""Exercise *Any network, all examples*: the outputs of a network of any depth for a batch."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import LAYERS, ONE_NEURON, ROWS, THREE, TRUTH, relu

DEEP = [
    (np.array([[1.0, -1.0], [0.5, 2.0]]), np.array([0.5, -1.0])),
    (np.array([[1.0, 1.0], [-1.0, 0.5]]), np.array([-0.5, 0.25])),
    (np.array([[0.5, -1.0], [1.0, 1.0], [2.0, -0.5]]), np.array([0.0, -0.5, 1.0])),
    (np.array([[1.0, -0.5, 0.25], [0.5, 0.5, -1.0]]), np.array([0.5, -0.5])),
]


# All matrices square: here a forgotten .T still gives numbers, and so can be told.
SQUARE_LAYERS = [
    (np.array([[1.0, 2.0], [3.0, 1.0]]), np.array([0.5, -1.0])),
    (np.array([[1.0, -1.0], [0.5, 2.0]]), np.array([-0.5, 0.25])),
    (np.array([[0.5, 0.25], [-0.5, 0.75]]), np.array([0.5, -0.5])),
]


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _forward(layers, X, hidden=relu, last=_sigmoid, bias=1.0, turned=(True, True)):
    A = X
    for W, b in layers[:-1]:
        A = hidden(A @ (W.T if turned[0] else W) + bias * b)
    W, b = layers[-1]
    return last(A @ (W.T if turned[1] else W) + bias * b)


def _without_last(layers, X, last=lambda z: z):
    A = X
    for W, b in layers[:-1]:
        A = relu(A @ W.T + b)
    return last(A)


_NO_T = ".T is missing: the rows of A must meet the rows of W, so the product is A @ W.T."

_NO_LAST = (
    "The last layer is missing: after the loop over layers[:-1] come its W and b, layers[-1], "
    "and the sigmoid of its Z."
)

network = Exercise(
    name="Any network, all examples",
    solution=_forward,
    probes=[
        (LAYERS, TRUTH),
        ([THREE], ROWS),
        (DEEP, ROWS),
        (SQUARE_LAYERS, ROWS),
        ([ONE_NEURON[:2]], ONE_NEURON[2]),
    ],
    mistakes=[
        Mistake(lambda layers, X: _forward(layers, X, turned=(False, True)), _NO_T),
        Mistake(lambda layers, X: _forward(layers, X, turned=(True, False)), _NO_T),
        Mistake(lambda layers, X: _forward(layers, X, turned=(False, False)), _NO_T),
        Mistake(lambda layers, X: _without_last(layers, X), _NO_LAST),
        Mistake(lambda layers, X: _without_last(layers, X, last=_sigmoid), _NO_LAST),
        Mistake(
            lambda layers, X: _forward(layers, X, last=lambda z: z),
            "The output layer has the sigmoid; yours stops at Z.",
        ),
        Mistake(
            lambda layers, X: _forward(layers, X, last=lambda z: _sigmoid(relu(z))),
            "You applied ReLU in the last layer too: it has the sigmoid alone.",
        ),
        Mistake(
            lambda layers, X: _forward(layers, X, last=relu),
            "The last layer has the sigmoid, not ReLU.",
        ),
        Mistake(
            lambda layers, X: _forward(layers, X, hidden=lambda z: z),
            "The hidden layers lack their ReLU.",
        ),
        Mistake(
            lambda layers, X: _forward(layers, X, hidden=_sigmoid),
            "The sigmoid belongs to the last layer alone; the hidden ones have ReLU.",
        ),
        Mistake(lambda layers, X: _forward(layers, X, bias=0.0), "The biases are missing."),
        Mistake(
            lambda layers, X: _forward(layers, X).T,
            "One example a row is wanted; yours stand in columns.",
        ),
        Mistake(
            lambda layers, X: _forward(layers, X[0]),
            "This is the first example alone: let X go through whole.",
        ),
    ],
)

hints = (
    "The loop hands `A` on from layer to layer, beginning with `X`. The last layer stands"
    " behind the loop, with the sigmoid.",
)
wrong_lines = (
    "        A = np.maximum(0, X @ W.T + b)",
    "    for W, b in layers:",
)
