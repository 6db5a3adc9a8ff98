"""What several exercises of this chapter share."""

import numpy as np

from mlp_book.topics.networks import lecture

_network, _theta = lecture()
_W1 = _network.layers(_theta)[0].W.copy()
_W2 = _network.layers(_theta)[1].W[0].copy()

_three = (
    np.array([[1.0, -1.0], [0.5, 2.0], [-1.0, 0.25]]),
    np.array([2.0, -0.5, 1.0]),
    np.array([1.0, 0.5]),
)

_half_asleep = (np.array([[1.0, 1.0], [1.0, -1.2]]), np.array([1.0, 0.8]), np.array([1.0, 1.0]))

EXAMPLES = [
    (_W1, _W2, np.array([0.5, 0.7]), 1.0),
    (_W1, _W2, np.array([0.5, 0.2]), 1.0),  # the second neuron is silent, O is too small
    (*_three, 3.0),
    (*_half_asleep, 5.0),  # a step on the second row of W1 would wake its neuron
    (  # three inputs, of both signs
        np.array([[1.5, 2.0, -1.0], [-0.5, 0.4, 0.2], [1.0, 1 / 3, -2.0]]),
        np.array([-1.5, -0.7, 1.2]),
        np.array([-1.0, 1.5, -2.0]),
        -0.7,
    ),
    (np.array([[1.0, -1.0], [2.0, 1.0]]), np.array([0.5, 1.0]), np.array([1.0, 1.0]), 5.0),  # z = 0
]


def gradients(W1, W2, x, t, mask=lambda z, back: z > 0, factor=1.0):
    """O - t times `factor`, dE/dW2 and dE/dW1, with any rule for who lets the gradient through."""
    z1 = W1 @ x
    a1 = np.maximum(0, z1)
    miss = factor * (W2 @ a1 - t)
    back = miss * W2
    return miss, miss * a1, np.outer(back * mask(z1, back), x)


AT_ZERO = "Right except where z1 is 0. There ReLU' is 0 in this book: z1 > 0."
