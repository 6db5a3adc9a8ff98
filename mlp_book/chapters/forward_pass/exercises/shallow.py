"""Exercise *A shallower network*: a network of three sizes as one expression."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import INPUTS, LAYERS, NETWORK, THETA, relu, sigmoid

V, c = np.array([[1.0, -1.0, 2.0, 0.5]]), np.array([-0.5])


def _shallow(x, hidden=relu, outer=sigmoid, bias=1.0, out_bias=1.0):
    W1, b1 = LAYERS[0]
    return outer(V @ hidden(W1 @ x + bias * b1) + out_bias * c)


shallow = Exercise(
    name="A shallower network",
    solution=_shallow,
    probes=[(x,) for x in INPUTS],
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
            lambda x: _shallow(x, outer=relu), "The outermost function is the sigmoid, not ReLU."
        ),
        Mistake(
            lambda x: _shallow(x, hidden=sigmoid),
            "The hidden layer applies ReLU, not the sigmoid.",
        ),
        Mistake(
            lambda x: NETWORK.predict(THETA, x),
            "This is the network of the page, with two hidden layers. The new one has one.",
        ),
    ],
)

hints = (
    "Work from the inside out: first `W1 @ x + b1`, then `relu` around it.",
    "`V` takes what the first layer sends. Add `c`, and put `sigmoid` around the whole.",
)
