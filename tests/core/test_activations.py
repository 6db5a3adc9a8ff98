"""Every activation against its formula in 50 digits, its laws, and the corners of floating point."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from mlp_core import ACTIVATIONS, elu, leaky_relu, sigmoid, softmax

ELEMENTWISE = [a for a in ACTIVATIONS.values() if a.name != "softmax"]
by_name = pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=repr)
elementwise = pytest.mark.parametrize("activation", ELEMENTWISE, ids=repr)
dtypes = pytest.mark.parametrize("dtype", [np.float64, np.float32])

# name: (a, da/dz) at z = -2, 0, 1.5, worked out with 30 digits by mpmath
TABLE = {
    "identity": ([-2, 0, 1.5], [1, 1, 1]),
    "sigmoid": (
        [0.119202922022117556, 0.5, 0.817574476193643656],
        [0.104993585403506531, 0.25, 0.149146452070332771],
    ),
    "tanh": (
        [-0.964027580075816884, 0, 0.905148253644866438],
        [0.0706508248531644658, 1, 0.180706638923648487],
    ),
    "relu": ([0, 0, 1.5], [0, 0, 1]),
    "leaky_relu": ([-0.02, 0, 1.5], [0.01, 0.01, 1]),
    "elu": ([-0.864664716763387308, 0, 1.5], [0.135335283236612692, 1, 1]),
}


@elementwise
def test_values_and_derivatives(xp, activation):
    z = xp.asarray([-2, 0, 1.5])
    a = activation.function(z)
    expected_a, expected_derivative = TABLE[activation.name]
    xp.assert_allclose(a, expected_a, rtol=1e-15)
    xp.assert_allclose(activation.derivative(z, a), expected_derivative, rtol=1e-15)
