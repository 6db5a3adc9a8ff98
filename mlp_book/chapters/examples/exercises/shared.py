"""What several exercises of this chapter share."""

import numpy as np

from mlp_book.topics.networks import worksheet

NETWORK, THETA = worksheet()
LAYERS = [(W.copy(), b.copy()) for W, b in NETWORK.layers(THETA)]
THREE = (np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 1.0]]), np.array([1.0, -2.0, 0.5]))
ROWS = np.array([[1.0, 2.0], [3.0, -1.0]])
SQUARE = (np.array([[1.0, 2.0], [3.0, -4.0]]), np.array([1.0, -2.0]), ROWS)
TRUTH = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
ONE_NEURON = (np.array([[2.0]]), np.array([2.2]), np.array([[1 / 3], [-1.2], [1.5]]))


def relu(z):
    """The larger of z and 0."""
    return np.maximum(z, 0)
