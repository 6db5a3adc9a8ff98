"""Exercise *A shallower network*."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import _inputs, _layers, _network, _relu, _sigmoid, _theta

V, c = np.array([[1.0, -1.0, 2.0, 0.5]]), np.array([-0.5])


def _shallow(x, hidden=_relu, outer=_sigmoid, bias=1.0, out_bias=1.0):
    W1, b1 = _layers[0]
    return outer(V @ hidden(W1 @ x + bias * b1) + out_bias * c)


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
