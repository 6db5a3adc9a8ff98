"""What several exercises of this chapter share."""

import numpy as np

from mlp_book.topics.networks import worksheet

NETWORK, THETA = worksheet()
LAYERS = NETWORK.layers(THETA)
INPUTS = np.array([[1.0, 1.0], [1.0, 0.0], [0.0, 1.0], [-2.0, 3.0], [5.0, -1.0], [0.5, 2.25]])


def relu(z):
    """The larger of z and 0."""
    return np.maximum(z, 0)


def sigmoid(z):
    """1 / (1 + exp(-z)), as the chapter writes it."""
    return 1 / (1 + np.exp(-z))
