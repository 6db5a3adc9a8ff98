"""What several exercises of this chapter share."""

import numpy as np

from mlp_book.topics.networks import binary_classifier


def sigmoid(z):
    """1 / (1 + exp(-z)), as the chapter writes it."""
    return 1 / (1 + np.exp(-z))


_network, _theta, INPUT, _ = binary_classifier()
HIDDEN, OUTPUT = _network.layers(_theta.copy())
