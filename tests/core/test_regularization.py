"""L2: its value, its gradient against differences, and what it leaves alone."""

import math
from itertools import islice

import numpy as np
import pytest

from mlp_core import (
    MLP,
    GradientDescent,
    binary_cross_entropy,
    categorical_cross_entropy,
    freeze,
    half_squared_error,
    l2,
    mean_squared_error,
    numerical_gradient,
    train,
    value_and_gradient,
)

NETWORK = MLP((2, 3, 1), ("tanh", "identity"))
THETA = np.random.default_rng(1).normal(size=NETWORK.n_parameters)  # biases are not 0
X = np.random.default_rng(2).normal(size=(10, 2))
Y = np.random.default_rng(3).normal(size=(10, 1))


def test_the_price_by_hand():
    network = MLP((2, 1), ("identity",))
    theta = network.pack([([[3.0, -1.0]], [5.0])])
    x, t = np.array([[0.0, 0.0]]), np.array([[5.0]])  # the miss is 0: only the price is left
    value, g = l2(0.1)(network, theta, x, t, half_squared_error)
    assert value == pytest.approx(0.1 / 2 * (9 + 1))
    np.testing.assert_allclose(g, [0.3, -0.1, 0], atol=1e-15)


@pytest.mark.parametrize("coefficient", [0.01, 2])
@pytest.mark.parametrize(
    ("output", "loss"),
    [
        ("identity", half_squared_error),
        ("identity", mean_squared_error),
        ("sigmoid", binary_cross_entropy),
        ("softmax", categorical_cross_entropy),
    ],
)
def test_the_gradient_is_that_of_the_value(output, loss, coefficient):
    n_out = 3 if output == "softmax" else 1
    network = MLP((2, 4, 3, n_out), ("tanh", "elu", output))
    theta = np.random.default_rng(0).normal(size=network.n_parameters)
    targets = np.eye(3)[np.arange(10) % 3] if output == "softmax" else (Y > 0) * 1.0
    gradient = l2(coefficient)
    _, g = gradient(network, theta, X, targets, loss)
    by_steps = numerical_gradient(lambda p: gradient(network, p, X, targets, loss)[0], theta)
    np.testing.assert_allclose(g, by_steps, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_on_every_kind_of_array(xp, dtype):
    theta, x, t = (xp.asarray(array, dtype=dtype) for array in (THETA, X, Y))
    value, g = l2(np.float64(0.5))(NETWORK, theta, x, t, mean_squared_error)
    assert isinstance(value, float)
    assert g.dtype == dtype
    plain_value, plain_g = value_and_gradient(NETWORK, THETA, X, Y, mean_squared_error)
    (W1, _), (W2, _) = NETWORK.layers(THETA)
    tolerance = 1e-5 if dtype == np.float32 else 1e-13
    squares = sum(w**2 for W in (W1, W2) for row in W for w in row)
    assert value == pytest.approx(plain_value + 0.25 * squares, rel=tolerance)
    decay = NETWORK.pack([(0.5 * W1, np.zeros(3)), (0.5 * W2, np.zeros(1))])
    np.testing.assert_allclose(xp.numpy(g), plain_g + decay, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("kind", [list, tuple, lambda v: np.array(v, np.int32)])
def test_whole_numbers_are_floats_first(kind):
    """`MLP.layers` copies integers: what is written into the copy's biases would be lost."""
    numbers = [3, -1, 2, 5, 1, 2, 7, 7, 7, 1, -2, 4, 9]  # W, then b, of each layer
    got = l2(0.5)(NETWORK, kind(numbers), X, Y, mean_squared_error)
    expected = l2(0.5)(NETWORK, np.array(numbers, float), X, Y, mean_squared_error)
    assert got[0] == expected[0]
    np.testing.assert_array_equal(got[1], expected[1])
    with pytest.raises(ValueError, match=r"^l2: theta has shape \(2,\), the network takes \(13,\)"):
        l2(0.5)(NETWORK, kind([1, 2]), X, Y, mean_squared_error)


def test_zero_changes_nothing():
    value, g = l2(0)(NETWORK, THETA, X, Y, mean_squared_error)
    expected = value_and_gradient(NETWORK, THETA, X, Y, mean_squared_error)
    assert value == expected[0]
    np.testing.assert_array_equal(g, expected[1])


def descend(gradient, updates=1):
    run = train(
        NETWORK,
        THETA,
        X,
        Y,
        loss=mean_squared_error,
        optimizer=GradientDescent(0.1),
        batch_size=10,
        rng=np.random.default_rng(0),
        validation=(X, Y),
        gradient=gradient,
    )
    return list(islice(run, updates))


def test_gradient_descent_shrinks_each_weight_and_no_bias():
    plain, decayed = (
        NETWORK.layers(descend(gradient)[0].theta) for gradient in (value_and_gradient, l2(0.5))
    )
    for before, (W, b), (V, c) in zip(NETWORK.layers(THETA), plain, decayed, strict=True):
        np.testing.assert_allclose(V, W - 0.1 * 0.5 * before.W, rtol=1e-12)
        np.testing.assert_array_equal(b, c)


def test_training_reports_the_price_and_validation_does_not():
    first, second = descend(l2(0.5), 2)
    weights = [layer.W for layer in NETWORK.layers(first.theta)]
    price = 0.25 * sum((W**2).sum() for W in weights)
    assert second.loss == pytest.approx(first.validation["loss"] + price, rel=1e-12)


def test_freeze_goes_around_it():
    gradient = freeze(NETWORK, layers=(0,), gradient=l2(0.5))
    before, after = NETWORK.layers(THETA), NETWORK.layers(descend(gradient)[0].theta)
    np.testing.assert_array_equal(before[0].W, after[0].W)
    assert (before[1].W != after[1].W).any()


@pytest.mark.parametrize("coefficient", [-0.1, math.inf, math.nan])
def test_a_bad_coefficient(coefficient):
    with pytest.raises(ValueError, match=r"l2: coefficient is .*, expected a finite number, 0 or"):
        l2(coefficient)


@pytest.mark.parametrize("coefficient", ["0.1", True, None])
def test_no_number(coefficient):
    with pytest.raises(TypeError, match=r"l2: coefficient is .*, expected a finite number, 0"):
        l2(coefficient)
