"""The mathematics of the multilayer perceptron: NumPy only, pure, typed."""

from .activations import (
    ACTIVATIONS,
    Activation,
    elu,
    identity,
    leaky_relu,
    relu,
    sigmoid,
    softmax,
    tanh,
)
from .backend import array_namespace
from .initializers import INITIALIZERS, glorot_uniform, he_normal, small_normal, zeros
from .network import MLP, ForwardPass, Layer

__all__ = [
    "ACTIVATIONS",
    "INITIALIZERS",
    "MLP",
    "Activation",
    "ForwardPass",
    "Layer",
    "array_namespace",
    "elu",
    "glorot_uniform",
    "he_normal",
    "identity",
    "leaky_relu",
    "relu",
    "sigmoid",
    "small_normal",
    "softmax",
    "tanh",
    "zeros",
]
