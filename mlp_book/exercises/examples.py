"""Exercises of the chapter *All examples at once*."""

import numpy as np

from mlp_book.checks import Exercise, Mistake

from .examples_inputs import (
    DEEP,
    LAYERS,
    ONE_NEURON,
    OUTPUTS,
    ROWS,
    SQUARE,
    SQUARE_LAYERS,
    THREE,
    THREE_INPUTS,
    TRUTH,
)


def _relu(z):
    return np.maximum(z, 0)


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


_ONE_A_COLUMN = (
    "This order gives one example a column, but b has the shape (n,), so it is laid along the "
    "rows. One example a row is wanted: there A comes first, and b fits."
)

layer = Exercise(
    name="A layer for all examples",
    solution=lambda W, b, A: _relu(A @ W.T + b),
    probes=[(*THREE, ROWS), (*LAYERS[0], TRUTH), SQUARE, ONE_NEURON],
    mistakes=[
        Mistake(lambda W, b, A: A @ W.T + b, "These are the pre-activations Z: ReLU is missing."),
        Mistake(lambda W, b, A: _relu(A @ W.T), "The biases are missing: add b before the ReLU."),
        Mistake(lambda W, b, A: _relu(A @ W.T) + b, "The biases come before the ReLU, not after."),
        Mistake(
            lambda W, b, A: _relu(W @ A.T + b[:, None]),
            "Right numbers, one example a column. This book wants one example a row: transpose.",
        ),
        Mistake(
            lambda W, b, A: _relu(A @ W + b),
            "W stands untransposed: the columns of A must meet the columns of W. Write W.T.",
        ),
        Mistake(
            lambda W, b, A: _relu(W @ A + b),
            "This order is for one example or for columns. With examples in rows, A comes first.",
        ),
        Mistake(lambda W, b, A: _relu(W @ A.T + b), _ONE_A_COLUMN),
        Mistake(lambda W, b, A: W @ A.T + b, _ONE_A_COLUMN),
        Mistake(
            lambda W, b, A: _relu(W @ A[0] + b),
            "This is the first example alone. Leave A whole: the product takes all its rows.",
        ),
    ],
)

columns = Exercise(
    name="D3's way",
    solution=lambda W, b, X: W @ X + b[:, None],
    probes=[
        (*THREE, np.array([[1.0, 3.0], [2.0, -1.0]])),
        (*LAYERS[0], TRUTH.T),
        SQUARE,
        THREE_INPUTS,
    ],
    mistakes=[
        Mistake(
            lambda W, b, X: W @ X + b,
            "b has the shape (n,), so it is laid along the rows. It must be a column: b[:, None].",
        ),
        Mistake(lambda W, b, X: W @ X, "The biases are missing."),
        Mistake(
            lambda W, b, X: (W @ X + b[:, None]).T,
            "These are our rows. D3 has one example a column: do not transpose at the end.",
        ),
        Mistake(
            lambda W, b, X: X @ W.T + b,
            "This is the formula for examples in rows. Here X has one example a column.",
        ),
        Mistake(
            lambda W, b, X: _relu(W @ X + b[:, None]),
            "Asked are the pre-activations Z: no ReLU yet.",
        ),
        Mistake(
            lambda W, b, X: W @ X[:, :1] + b[:, None],
            "This is the first example alone. Leave X whole.",
        ),
    ],
)


def _miss(y, t, power=2, scale=np.mean):
    return scale((y[:, 0] - t) ** power)


mean_miss = Exercise(
    name="The mean squared miss",
    solution=_miss,
    probes=[
        (np.array([[1.0], [0.0]]), np.array([1.0, 1.0])),
        (np.array([[0.5], [0.25], [1.0]]), np.array([0.0, 1.0, 1.0])),
        (OUTPUTS, np.array([0.0, 1.0, 1.0, 1.0])),
        (np.array([[2.0], [-3.0], [0.5]]), np.array([0.5, -1.7, 0.5])),
    ],
    mistakes=[
        Mistake(
            lambda y, t: np.mean((y - t) ** 2),
            "(m, 1) minus (m,) gives m times m differences. Bring both to one shape first.",
        ),
        Mistake(lambda y, t: _miss(y, t, 1), "Square each difference before you take the mean."),
        Mistake(lambda y, t: np.mean(y[:, 0] - t) ** 2, "First square, then take the mean."),
        Mistake(lambda y, t: _miss(y, t, scale=np.sum), "This is the sum: take the mean."),
        Mistake(
            lambda y, t: (y[:, 0] - t) ** 2, "One number is wanted: the mean over the examples."
        ),
        Mistake(
            lambda y, t: (y[0, 0] - t[0]) ** 2, "This is the first example alone: use all rows."
        ),
    ],
)


def _forward(layers, X, hidden=_relu, last=_sigmoid, bias=1.0, turned=(True, True)):
    A = X
    for W, b in layers[:-1]:
        A = hidden(A @ (W.T if turned[0] else W) + bias * b)
    W, b = layers[-1]
    return last(A @ (W.T if turned[1] else W) + bias * b)


def _without_last(layers, X, last=lambda z: z):
    A = X
    for W, b in layers[:-1]:
        A = _relu(A @ W.T + b)
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
            lambda layers, X: _forward(layers, X, last=lambda z: _sigmoid(_relu(z))),
            "You applied ReLU in the last layer too: it has the sigmoid alone.",
        ),
        Mistake(
            lambda layers, X: _forward(layers, X, last=_relu),
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
