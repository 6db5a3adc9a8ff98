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
from .gradients import check_gradient, numerical_gradient, value_and_gradient
from .initializers import INITIALIZERS, glorot_uniform, he_normal, small_normal, zeros
from .losses import (
    LOSSES,
    Loss,
    binary_cross_entropy,
    categorical_cross_entropy,
    half_squared_error,
    mean_squared_error,
)
from .metrics import accuracy, mean_absolute_error
from .network import MLP
from .propagation import BackwardPass, ForwardPass, Layer

__all__ = [
    "ACTIVATIONS",
    "INITIALIZERS",
    "LOSSES",
    "MLP",
    "Activation",
    "BackwardPass",
    "ForwardPass",
    "Layer",
    "Loss",
    "accuracy",
    "array_namespace",
    "binary_cross_entropy",
    "categorical_cross_entropy",
    "check_gradient",
    "elu",
    "glorot_uniform",
    "half_squared_error",
    "he_normal",
    "identity",
    "leaky_relu",
    "mean_absolute_error",
    "mean_squared_error",
    "numerical_gradient",
    "relu",
    "sigmoid",
    "small_normal",
    "softmax",
    "tanh",
    "value_and_gradient",
    "zeros",
]
