"""Exercise *Back to W1*: dL/dW1 of a network with sigmoids, for one example."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import HIDDEN, INPUT, OUTPUT, sigmoid


def _weights(W1, b1, W2, b2, x, t, back=None, slope=None, loss_slope=None):
    """dL/dW1 with any rule for the two factors of delta1, and for delta2."""
    z1 = W1 @ x + b1
    a1 = sigmoid(z1)
    y = sigmoid(W2 @ a1 + b2)
    delta2 = y - t if loss_slope is None else loss_slope(y, t)
    through = W2.T @ delta2 if back is None else back(W2, delta2)
    delta1 = through * (a1 * (1 - a1) if slope is None else slope(z1, a1))
    return np.outer(delta1, x)


def _delta1(W1, b1, W2, b2, x, t):
    a1 = sigmoid(W1 @ x + b1)
    return W2.T @ (sigmoid(W2 @ a1 + b2) - t) * a1 * (1 - a1)


def _slope_of(index):
    return lambda z, a: (a * (1 - a))[index(len(a))]


_small = (
    np.array([[0.5, -1.0], [1.5, 0.25]]),
    np.array([0.3, -0.6]),
    np.array([[0.7, -1.2]]),
    np.array([0.4]),
)

_three = (
    np.array([[0.4, -0.3], [-0.8, 0.6], [1.1, 0.2]]),
    np.array([0.1, 0.5, -0.4]),
    np.array([[-0.9, 0.5, 1.3]]),
    np.array([-0.2]),
)

first_weights = Exercise(
    name="Back to W1",
    solution=_weights,
    probes=[
        (*HIDDEN, *OUTPUT, INPUT, 0.0),
        (*_small, np.array([1.0, 2.0]), 1.0),
        (*_three, np.array([-0.5, 0.8]), 1.0),
    ],
    mistakes=[
        Mistake(
            lambda *v: _weights(*v, slope=lambda z, a: 1),
            "The slope of the hidden sigmoid is missing: you have dL/da1 where delta1 belongs.",
        ),
        Mistake(
            lambda *v: _weights(*v, slope=lambda z, a: sigmoid(a) * (1 - sigmoid(a))),
            "The slope is taken at a1. Take it at z1: it is a1 (1 - a1).",
        ),
        Mistake(
            lambda *v: _weights(*v, slope=_slope_of(lambda n: [0, *[1] * (n - 1)])),
            "Every neuron has its own slope. From the second on you use that of neuron 2.",
        ),
        Mistake(
            lambda *v: _weights(*v, slope=_slope_of(lambda n: [*range(n - 1), 0])),
            "The last neuron has the slope of the first.",
        ),
        Mistake(
            lambda *v: _weights(*v, slope=lambda z, a: (a * (1 - a))[0]),
            "Every neuron has its own slope. You use that of neuron 1 for all.",
        ),
        Mistake(
            lambda *v: _weights(*v, back=lambda W, d: d[0] * np.ones(W.shape[1])),
            "W2 is missing: delta2 comes back through the weights that carried a1 forward.",
        ),
        Mistake(
            lambda *v: _weights(*v, back=lambda W, d: W[0]),
            "This is dz2/dW1. The factor delta2 = y - t is missing.",
        ),
        Mistake(
            lambda *v: _weights(*v, loss_slope=lambda y, t: t - y),
            "The sign is turned round: delta2 is y - t.",
        ),
        Mistake(
            lambda *v: _weights(*v, loss_slope=lambda y, t: (y - t) * y * (1 - y)),
            "One slope too many: y - t holds the slope of the output's sigmoid already.",
        ),
        Mistake(
            lambda *v: _weights(*v, loss_slope=lambda y, t: -t / y + (1 - t) / (1 - y)),
            "This starts from dL/dy. The slope of the output's sigmoid is missing.",
        ),
        Mistake(
            lambda W1, b1, W2, b2, x, t: _weights(W1, 0 * b1, W2, b2, x, t),
            "The bias b1 is missing in the forward pass.",
        ),
        Mistake(
            lambda W1, b1, W2, b2, x, t: _weights(W1, b1, W2, 0 * b2, x, t),
            "The bias b2 is missing in the forward pass.",
        ),
        Mistake(
            lambda *v: _weights(*v).T,
            "Rows and columns are swapped: row i belongs to neuron i, so delta comes first.",
        ),
        Mistake(
            _delta1,
            "This is delta1, one number a neuron. Each meets each input: use np.outer.",
        ),
        Mistake(
            lambda *v: _delta1(*v) @ v[4].T,
            "x.T of a list with one index changes nothing, so delta1 @ x.T is no column times "
            "row. Use np.outer(delta1, x).",
            says="mismatch in its core dimension",
        ),
    ],
)

hints = (
    "At the output delta is `y - t`. On the way back comes `W2.T @ delta2`, times the "
    "sigmoid's slope, which is `a1 * (1 - a1)`.",
)
wrong_lines = (
    "    delta1 = W2.T @ delta2 * a1",
    "    delta2 = (y - t) * y * (1 - y)",
)
