"""Every activation against stored values, its laws, and the corners of floating point."""

import copy
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from mlp_core import (
    ACTIVATIONS,
    MLP,
    Activation,
    binary_cross_entropy,
    categorical_cross_entropy,
    check_gradient,
    elu,
    evaluate,
    leaky_relu,
    numerical_gradient,
)

from .own import own, without_checks

ELEMENTWISE = [name for name in ACTIVATIONS if name != "softmax"]
every = pytest.mark.parametrize("name", ACTIVATIONS)
elementwise = pytest.mark.parametrize("name", ELEMENTWISE)

# Activation and derivative at z = -2, 0, 1.5, computed with 40 digits (decimal).
TABLE = {
    "identity": ([-2, 0, 1.5], [1, 1, 1]),
    "sigmoid": (
        [0.119202922022117556, 0.5, 0.817574476193643660],
        [0.104993585403506517, 0.25, 0.149146452070332857],
    ),
    "tanh": (
        [-0.964027580075816884, 0, 0.905148253644866438],
        [0.0706508248531644657, 1, 0.180706638923648531],
    ),
    "relu": ([0, 0, 1.5], [0, 0, 1]),
    "leaky_relu": ([-0.02, 0, 1.5], [0.01, 0.01, 1]),
    "elu": ([-0.864664716763387308, 0, 1.5], [0.135335283236612692, 1, 1]),
}
finite = {
    np.float64: hnp.arrays(
        np.float64, 3, elements=st.floats(allow_nan=False, allow_infinity=False)
    ),
    np.float32: hnp.arrays(
        np.float32, 3, elements=st.floats(allow_nan=False, allow_infinity=False, width=32)
    ),
}
moderate = hnp.arrays(np.float64, (2, 4), elements=st.floats(-30, 30))


@elementwise
@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64])
def test_values_and_derivatives(xp, name, dtype):
    activation, (expected_a, expected_slope) = ACTIVATIONS[name], TABLE[name]
    z, columns = ([-2, 0], 2) if dtype == np.int64 else ([-2, 0, 1.5], 3)
    z = xp.asarray([z, z], dtype)
    a = activation.function(z)
    slope = activation.derivative(z, a)
    rtol = xp.rtol(1e-6 if dtype == np.float32 else 2e-15, dtype)
    for got, expected in ((a, expected_a), (slope, expected_slope)):
        assert got.dtype == (np.float32 if dtype == np.float32 else np.float64)
        np.testing.assert_allclose(xp.numpy(got), [expected[:columns]] * 2, rtol=rtol)


def test_softmax_of_each_row(xp):
    a = ACTIVATIONS["softmax"].function(xp.asarray([[0, np.log(2), np.log(5)], [7, 7, 7]]))
    np.testing.assert_allclose(
        xp.numpy(a), [[1 / 8, 2 / 8, 5 / 8], [1 / 3] * 3], rtol=xp.rtol(1e-15)
    )


@every
def test_backward_is_the_vector_jacobian_product(xp, name):
    activation = ACTIVATIONS[name]
    z = np.array([[0.3, -1.2, 2.0], [-0.7, 0.9, 0.1]])
    d_a = np.array([[1.0, -2.0, 0.5], [0.25, 3.0, -1.0]])
    expected = numerical_gradient(
        lambda v: float((activation.function(v.reshape(2, 3)) * d_a).sum()), z.ravel()
    ).reshape(2, 3)
    z, d_a = xp.asarray(z), xp.asarray(d_a)
    d_z = activation.backward(z, activation.function(z), d_a)
    np.testing.assert_allclose(xp.numpy(d_z), expected, rtol=1e-8, atol=1e-9)


@every
@pytest.mark.parametrize("dtype", finite)
def test_any_finite_input_gives_finite_results_and_no_warning(name, dtype):
    activation = ACTIVATIONS[name]

    @given(finite[dtype])
    def check(z):
        a = activation.function(z)
        assert a.dtype == dtype
        assert np.isfinite(a).all()
        d_z = activation.backward(z, a, np.ones_like(z))
        assert d_z.dtype == dtype
        assert np.isfinite(d_z).all()

    with np.errstate(over="raise", invalid="raise", divide="raise"):
        check()


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_far_out_the_values_are_the_limits(dtype):
    largest = np.finfo(dtype).max
    z = np.array([-largest, -800, 800, largest], dtype)
    limits = {"sigmoid": [0, 0, 1, 1], "tanh": [-1, -1, 1, 1], "elu": [-1, -1, 800, largest]}
    for name, expected in limits.items():
        np.testing.assert_array_equal(ACTIVATIONS[name].function(z), np.array(expected, dtype))
    np.testing.assert_array_equal(ACTIVATIONS["softmax"].function(z), [0, 0, 0, 1])


def test_sigmoid_keeps_its_relative_precision_far_left():
    a = ACTIVATIONS["sigmoid"].function(np.array([-50.0, -700.0]))
    np.testing.assert_allclose(a, [1.92874984796391778e-22, 9.85967654375977086e-305], rtol=1e-13)
    assert ACTIVATIONS["sigmoid"].function(np.array(-720.0)) > 0  # 2e-313, where e^720 overflows


def test_sigmoid_derivative_rounds_to_zero_only_from_z_about_37():
    sigmoid = ACTIVATIONS["sigmoid"]
    slope = [float(sigmoid.derivative(z, sigmoid.function(z))) for z in (36.0, 37.5)]
    assert slope[0] > 0
    assert slope[1] == 0


@given(moderate)
def test_sigmoid_of_minus_z_is_one_minus_sigmoid(z):
    sigmoid = ACTIVATIONS["sigmoid"].function
    np.testing.assert_allclose(sigmoid(-z), 1 - sigmoid(z), rtol=0, atol=3e-16)


@given(moderate)
def test_tanh_is_a_stretched_sigmoid(z):
    sigmoid, tanh = ACTIVATIONS["sigmoid"].function, ACTIVATIONS["tanh"].function
    np.testing.assert_allclose(tanh(z), 2 * sigmoid(2 * z) - 1, rtol=0, atol=5e-16)


@given(moderate, st.floats(-1000, 1000))
def test_softmax_sums_to_one_and_ignores_a_shift(z, shift):
    softmax = ACTIVATIONS["softmax"].function
    a = softmax(z)
    np.testing.assert_allclose(a.sum(axis=1), 1, rtol=1e-15)
    np.testing.assert_allclose(softmax(z + shift), a, rtol=1e-12)


@given(moderate)
def test_softmax_of_two_classes_is_a_sigmoid(z):
    a = ACTIVATIONS["softmax"].function(z[:, :2])[:, 0]
    np.testing.assert_allclose(a, ACTIVATIONS["sigmoid"].function(z[:, 0] - z[:, 1]), rtol=1e-13)


def test_softmax_has_no_elementwise_derivative():
    z = np.zeros(3)
    with pytest.raises(TypeError, match=r"use softmax\.backward"):
        ACTIVATIONS["softmax"].derivative(z, z)


@every
def test_a_result_never_shares_memory_with_its_argument(name):
    z = np.array([1.0, 2.0])
    assert not np.shares_memory(ACTIVATIONS[name].function(z), z)


@every
def test_a_formula_can_write_where_it_is_told_even_over_z(xp, name):
    for dtype in (np.float64, np.float32):
        given = xp.module.asarray(np.random.default_rng(0).normal(size=(5, 3)).astype(dtype))
        expected = xp.numpy(ACTIVATIONS[name].formula(xp.module, given))
        for out in (xp.module.empty((5, 3), dtype), given):
            assert ACTIVATIONS[name].formula(xp.module, given, out=out) is out
            np.testing.assert_array_equal(xp.numpy(out), expected)


@every
def test_a_step_back_can_write_over_what_it_goes_back_from(xp, name):
    z, d_a = map(xp.module.asarray, np.random.default_rng(0).normal(size=(2, 5, 3)))
    activation = ACTIVATIONS[name]
    a = activation.formula(xp.module, z)
    expected = xp.numpy(activation.chain(xp.module, z, a, d_a))
    assert activation.chain(xp.module, z, a, d_a, out=d_a) is d_a
    np.testing.assert_array_equal(xp.numpy(d_a), expected)


@every
def test_a_step_back_leaves_its_arguments_alone(name):
    z, d_a = np.random.default_rng(0).normal(size=(2, 5, 3))
    a = ACTIVATIONS[name].function(z)
    before = [part.copy() for part in (z, a, d_a)]
    ACTIVATIONS[name].backward(z, a, d_a)
    for part, was in zip((z, a, d_a), before, strict=True):
        np.testing.assert_array_equal(part, was)


def test_parameters():
    z = np.array([-2.0, 3.0])
    np.testing.assert_array_equal(leaky_relu(0.2).function(z), [-0.4, 3])
    np.testing.assert_array_equal(leaky_relu(0.2).derivative(z, z), [0.2, 1])
    np.testing.assert_allclose(elu(2.0).function(z), [2 * np.expm1(-2.0), 3], rtol=1e-15)
    np.testing.assert_allclose(elu(2.0).derivative(z, z), [2 * np.exp(-2.0), 1], rtol=1e-15)


def test_equal_by_what_they_compute_and_survive_a_copy():
    assert leaky_relu() == ACTIVATIONS["leaky_relu"] != leaky_relu(0.2)
    assert elu(0.5) == elu(0.5) != leaky_relu(0.5)
    assert ACTIVATIONS["relu"] != ACTIVATIONS["tanh"]
    network = MLP((2, 3, 2, 1), (elu(0.5), "softmax", "sigmoid"))
    for clone in (pickle.loads(pickle.dumps(network)), copy.deepcopy(network)):
        assert clone == network
        assert hash(clone) == hash(network)
        assert clone.activations[0].function(np.array(-1.0)) == 0.5 * np.expm1(-1.0)


@every
@pytest.mark.parametrize("part", ["function", "derivative", "backward"])
def test_an_activation_that_borrows_a_name_is_another(name, part):
    kind = type(ACTIVATIONS[name])
    method = {"function": "formula", "derivative": "slope", "backward": "chain"}[part]
    own = copy.copy(ACTIVATIONS[name])
    object.__setattr__(own, "__class__", type("Own", (kind,), {method: lambda *given: given[2]}))
    assert own != ACTIVATIONS[name]
    assert own == copy.copy(own)
    assert MLP((1, 2), [own]) != MLP((1, 2), [name])


@pytest.mark.parametrize("loss", [binary_cross_entropy, categorical_cross_entropy])
def test_only_the_packages_own_activation_is_canonical(loss):
    hard = own(
        loss.canonical.name,
        lambda z: np.clip(0.2 * z + 0.5, 0, 1),  # a hard sigmoid
        lambda z, a: 0.2 * (abs(z) < 2.5),
    )
    loss = without_checks(loss)  # its rows sum to anything
    network = MLP((2, 3, 2), ("tanh", hard))
    theta = network.init(np.random.default_rng(1))
    X, Y = np.random.default_rng(2).normal(size=(5, 2)), np.eye(2)[[0, 1, 1, 0, 1]]
    assert check_gradient(network, theta, X, Y, loss) < 1e-7
    of_z = evaluate(network, theta, X, Y, loss=loss)["loss"]
    assert of_z == loss(network.predict(theta, X), Y)
    clone = pickle.loads(pickle.dumps(MLP((2, 2), [loss.canonical])))
    assert clone.activations[0] == loss.canonical


def test_the_table_of_names():
    assert list(ACTIVATIONS) == [
        "identity",
        "sigmoid",
        "tanh",
        "relu",
        "softmax",
        "leaky_relu",
        "elu",
    ]
    assert all(isinstance(a, Activation) and a.name == n for n, a in ACTIVATIONS.items())
    assert repr(ACTIVATIONS["relu"]) == "relu"
    assert repr(elu(0.5)) == "elu(0.5)"


@pytest.mark.parametrize("z", [1.0, [], [[]]])
def test_softmax_needs_classes(z):
    with pytest.raises(ValueError, match=r"softmax\.function: z has shape .*, expected \(n,\) or"):
        ACTIVATIONS["softmax"].function(z)


@pytest.mark.parametrize("slope", [-0.1, 1.5, np.nan])
def test_leaky_relu_refuses_a_slope(slope):
    with pytest.raises(ValueError, match=r"leaky_relu: slope is .*, expected a number from 0 to 1"):
        leaky_relu(slope)


@pytest.mark.parametrize("alpha", [-1, 0, np.inf, np.nan])
def test_elu_refuses_an_alpha(alpha):
    with pytest.raises(ValueError, match=r"elu: alpha is .*, expected a finite number above 0"):
        elu(alpha)


@every
def test_bad_arguments(name):
    activation, z = ACTIVATIONS[name], np.zeros((3, 1))
    with pytest.raises(TypeError, match=rf"{name}\.function: .* dtype .*, expected real numbers"):
        activation.function("text")
    with pytest.raises(TypeError, match="expected real numbers"):
        activation.function(z + 1j)
    with pytest.raises(ValueError, match=rf"{name}\.backward: got shapes .*, expected the same"):
        activation.backward(z, z, np.zeros(3))
