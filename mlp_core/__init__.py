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
from .data import (
    AUTO_MPG_FEATURES,
    BOSTON_FEATURES,
    Examples,
    Split,
    Standardizer,
    circles,
    load_auto_mpg,
    load_boston_housing,
    load_digits,
    one_hot,
    spirals,
    surface,
    truth_table,
    two_moons,
)
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
from .optimizers import Adam, GradientDescent, Momentum, RMSProp
from .propagation import BackwardPass, ForwardPass, Layer
from .regularization import l2
from .serialization import Checkpoint, load, load_checkpoint, save, save_checkpoint
from .training import Epoch, evaluate, fit, freeze, train

__all__ = [
    "ACTIVATIONS",
    "AUTO_MPG_FEATURES",
    "BOSTON_FEATURES",
    "INITIALIZERS",
    "LOSSES",
    "MLP",
    "Activation",
    "Adam",
    "BackwardPass",
    "Checkpoint",
    "Epoch",
    "Examples",
    "ForwardPass",
    "GradientDescent",
    "Layer",
    "Loss",
    "Momentum",
    "RMSProp",
    "Split",
    "Standardizer",
    "accuracy",
    "array_namespace",
    "binary_cross_entropy",
    "categorical_cross_entropy",
    "check_gradient",
    "circles",
    "elu",
    "evaluate",
    "fit",
    "freeze",
    "glorot_uniform",
    "half_squared_error",
    "he_normal",
    "identity",
    "l2",
    "leaky_relu",
    "load",
    "load_auto_mpg",
    "load_boston_housing",
    "load_checkpoint",
    "load_digits",
    "mean_absolute_error",
    "mean_squared_error",
    "numerical_gradient",
    "one_hot",
    "relu",
    "save",
    "save_checkpoint",
    "sigmoid",
    "small_normal",
    "softmax",
    "spirals",
    "surface",
    "tanh",
    "train",
    "truth_table",
    "two_moons",
    "value_and_gradient",
    "zeros",
]
