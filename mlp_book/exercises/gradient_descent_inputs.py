"""What the exercises of the chapter *Gradient descent* are tried on; W2 is a vector."""

import numpy as np

from mlp_book.networks import lecture

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
RATES = (0.1, 0.1, 0.02, 0.1, 0.01, 0.1)
