"""What the exercises of the chapter *All examples at once* are tried on."""

import numpy as np

from mlp_book.networks import worksheet

_network, _theta = worksheet()
LAYERS = [(W.copy(), b.copy()) for W, b in _network.layers(_theta)]
THREE = (np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 1.0]]), np.array([1.0, -2.0, 0.5]))
ROWS = np.array([[1.0, 2.0], [3.0, -1.0]])
SQUARE = (np.array([[1.0, 2.0], [3.0, -4.0]]), np.array([1.0, -2.0]), ROWS)
TRUTH = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
ONE_NEURON = (np.array([[2.0]]), np.array([2.2]), np.array([[1 / 3], [-1.2], [1.5]]))
THREE_INPUTS = (np.array([[2.0, -1.0, 2.0]]), np.array([-2.0]), np.array([[-0.1], [1 / 3], [1.3]]))
OUTPUTS = _network.predict(_theta, TRUTH)

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
