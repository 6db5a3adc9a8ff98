"""What several exercises of this chapter share."""

import numpy as np

from mlp_book.topics.networks import worksheet

_network, _theta = worksheet()
_layers = _network.layers(_theta)
_inputs = np.array([[1.0, 1.0], [1.0, 0.0], [0.0, 1.0], [-2.0, 3.0], [5.0, -1.0], [0.5, 2.25]])


def _relu(z):
    return np.maximum(z, 0)


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))
