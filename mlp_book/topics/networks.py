"""The networks that the pages show, those of the source documents with the numbers there."""

import numpy as np

from mlp_core import MLP


def worksheet() -> tuple[MLP, np.ndarray]:
    """The 2-4-2-1 network of D0 and its parameters; at x = [1, 1] it answers 0.5747."""
    network = MLP((2, 4, 2, 1), ("relu", "relu", "sigmoid"))
    W1 = np.array([[0.2, 0.8], [0.6, -0.5], [-0.3, 0.1], [0.4, 0.7]])
    b1 = np.array([0.1, -0.2, 0.3, -0.4])
    W2 = np.array([[0.5, -0.4, 0.3, 0.1], [-0.2, 0.7, -0.1, 0.6]])
    b2 = np.array([0.2, -0.1])
    W3 = np.array([[0.3, -0.6]])
    b3 = np.array([0.1])
    return network, network.pack([(W1, b1), (W2, b2), (W3, b3)])


def exclusive_or() -> tuple[MLP, np.ndarray]:
    """A 2-2-1 network of our own for the landing page: 1 where one input is 1, else 0.

    The first neuron adds the inputs, the second speaks for (1, 1) alone; y = a1 - 2 a2.
    """
    network = MLP((2, 2, 1), ("relu", "identity"))
    W1, b1 = np.ones((2, 2)), np.array([0.0, -1.0])
    return network, network.pack([(W1, b1), (np.array([[1.0, -2.0]]), np.zeros(1))])


def says_or() -> tuple[MLP, np.ndarray]:
    """D0's architecture with weights of our own: OR; with W2[1,2] = -2 in place of 0 it is XOR."""
    network, _ = worksheet()
    W1, b1 = np.array([[1.0, 1.0], [1.0, 1.0], [0.0, 0.0], [0.0, 0.0]]), np.array([0.0, -1, 0, 0])
    W2, b2 = np.array([[1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]]), np.zeros(2)
    return network, network.pack([(W1, b1), (W2, b2), (np.array([[10.0, 0.0]]), np.array([-5.0]))])


def lecture() -> tuple[MLP, np.ndarray]:
    """The 2-2-1 network of D4, without biases: here they are 0; at x = [0.5, 0.7] O is 1.84."""
    network = MLP((2, 2, 1), ("relu", "identity"))
    W1 = np.array([[1.0, 3.0], [-2.0, 4.0]])
    W2 = np.array([[0.5, 0.3]])
    return network, network.pack([(W1, np.zeros(2)), (W2, np.zeros(1))])


def binary_classifier() -> tuple[MLP, np.ndarray, np.ndarray, float]:
    """The 3-4-1 network of D2 and D3 with numbers of our own: network, theta, x, target.

    The documents give it no numbers. These have one decimal, and so has every z of the hidden
    layer: 0.7, -0.2, 1.4, -1.3, so that with ReLU two neurons are on and two are off. The answer
    is 0.7017 where the target is 0, which makes gradients large enough to read.
    """
    network = MLP((3, 4, 1), ("sigmoid", "sigmoid"))
    W1 = np.array([[0.5, 0.2, 0.3], [-0.4, 0.3, 0.6], [0.2, 0.7, -0.1], [-0.3, -0.5, 0.4]])
    b1 = np.array([0.1, 0.2, -0.3, 0.4])
    W2 = np.array([[0.6, -0.4, 0.8, -0.5]])
    b2 = np.array([0.1])
    x = np.array([1.0, 2.0, -1.0])
    return network, network.pack([(W1, b1), (W2, b2)]), x, 0.0


def two_behind_two() -> tuple[MLP, np.ndarray, np.ndarray, float]:
    """A 2-2-2-1 network of our own: what comes back from two neurons behind is added.

    Network, theta, x, target. The weights between the hidden layers are whole but for one.
    """
    network = MLP((2, 2, 2, 1), ("sigmoid", "sigmoid", "sigmoid"))
    W1, b1 = np.array([[0.5, -0.4], [0.3, 0.8]]), np.array([0.1, -0.2])
    W2, b2 = np.array([[1.0, -2.0], [3.0, 0.5]]), np.zeros(2)
    W3, b3 = np.array([[1.5, -1.0]]), np.array([0.2])
    theta = network.pack([(W1, b1), (W2, b2), (W3, b3)])
    return network, theta, np.array([1.0, 2.0]), 0.0
