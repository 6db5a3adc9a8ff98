"""What several exercises of this chapter share."""

import numpy as np

from mlp_book.topics.networks import binary_classifier


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


_network, _theta, _x, _ = binary_classifier()
(_W1, _b1), (_W2, _b2) = _network.layers(_theta.copy())
