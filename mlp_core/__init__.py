"""The mathematics of the multilayer perceptron: NumPy only, pure, typed.

Fully connected layers, their losses, optimisers and files. On purpose there is no convolution, no
general automatic differentiation and no dropout: a layer that is random while it learns and
another thing when it answers is no function of theta and X. Examples may count differently, by
``sample_weight``.

A name means one thing: z is a pre-activation, a an activation, delta is dL/dz. A slope is the
derivative of the formula that it stands beside, da/dz of an activation and dL/da of a loss; the
gradient, dL/dtheta, is g.
"""

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
    Split,
    Standardizer,
    load_auto_mpg,
    load_boston_housing,
    load_digits,
)
from .evaluation import evaluate
from .fitting import fit
from .formats.hub import load_hub_folder, save_hub_folder
from .formats.interchange import from_keras, from_torch, to_keras, to_torch
from .formats.model_card import ModelCard
from .formats.npz import Checkpoint, load, load_checkpoint, save, save_checkpoint
from .formats.onnx import from_onnx, to_onnx
from .formats.safetensors import load_safetensors, save_safetensors
from .gradient_functions import freeze, l2
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
from .metrics import accuracy, binary_accuracy, mean_absolute_error
from .network import MLP
from .optimizers import OPTIMIZERS, Adam, GradientDescent, Momentum, RMSProp
from .parallel import data_parallel, mpi_world, shard
from .propagation import BackwardPass, ForwardPass, Layer
from .toy_data import (
    Examples,
    circles,
    one_hot,
    spirals,
    surface,
    truth_table,
    two_moons,
    xor_clouds,
)
from .training import Epoch, train
from .workspace import Workspace

__all__ = [
    "ACTIVATIONS",
    "AUTO_MPG_FEATURES",
    "BOSTON_FEATURES",
    "INITIALIZERS",
    "LOSSES",
    "MLP",
    "OPTIMIZERS",
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
    "ModelCard",
    "Momentum",
    "RMSProp",
    "Split",
    "Standardizer",
    "Workspace",
    "accuracy",
    "array_namespace",
    "binary_accuracy",
    "binary_cross_entropy",
    "categorical_cross_entropy",
    "check_gradient",
    "circles",
    "data_parallel",
    "elu",
    "evaluate",
    "fit",
    "freeze",
    "from_keras",
    "from_onnx",
    "from_torch",
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
    "load_hub_folder",
    "load_safetensors",
    "mean_absolute_error",
    "mean_squared_error",
    "mpi_world",
    "numerical_gradient",
    "one_hot",
    "relu",
    "save",
    "save_checkpoint",
    "save_hub_folder",
    "save_safetensors",
    "shard",
    "sigmoid",
    "small_normal",
    "softmax",
    "spirals",
    "surface",
    "tanh",
    "to_keras",
    "to_onnx",
    "to_torch",
    "train",
    "truth_table",
    "two_moons",
    "value_and_gradient",
    "xor_clouds",
    "zeros",
]
