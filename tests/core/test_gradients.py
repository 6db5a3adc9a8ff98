"""Every activation x loss x depth, against central differences and against the scalar tape."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from mlp_core import (
    ACTIVATIONS,
    LOSSES,
    MLP,
    Adam,
    GradientDescent,
    Layer,
    Workspace,
    binary_cross_entropy,
    check_gradient,
    half_squared_error,
    mean_squared_error,
    numerical_gradient,
    value_and_gradient,
)

from .. import oracles
from .own import changed, own_loss, without_checks

# The categorical cross-entropy asks for rows that sum to 1, which only softmax gives. Its slopes
# are right for any positive output: without that question they are tried through every activation.
ANY_OUTPUT = {
    **LOSSES,
    "categorical_cross_entropy": without_checks(LOSSES["categorical_cross_entropy"]),
}


def problem(hidden, output, loss, depth, seed=0):
    """Return a network with data on which the loss is defined, whatever the activations are.

    The cross-entropies need outputs in (0, 1). The last layer has small weights and a bias of
    0.5, so its z is there, and so is its activation, for each of the seven.
    """
    rng = np.random.default_rng([seed, depth])
    network = MLP((3, *[4] * (depth - 1), 3), [hidden] * (depth - 1) + [output])
    theta = rng.normal(size=network.n_parameters)
    X = rng.uniform(-1, 1, size=(4, 3))
    W, b = network.layers(theta)[-1]
    into_last = (X, *network.forward(theta, X).a)[-2]
    W *= 0.3 / abs(into_last @ W.T).max()
    b[:] = rng.uniform(0.4, 0.6, size=3)
    if loss == "categorical_cross_entropy":
        Y = np.vstack([np.eye(3)[:2], rng.dirichlet(np.ones(3), size=2)])
    else:
        Y = rng.uniform(size=(4, 3)).round(1)
    forward_pass = network.forward(theta, X)
    assert min(abs(z).min() for z in forward_pass.z) > 1e-5  # the kinks are far
    if "entropy" in loss:
        assert 0.05 < forward_pass.output.min() < forward_pass.output.max() < 0.95
    return network, theta, X, Y


def check_against_both_oracles(network, theta, X, Y, loss):
    any_output = ANY_OUTPUT[loss]
    assert check_gradient(network, theta, X, Y, any_output) < 1e-7
    value, gradient = value_and_gradient(network, theta, X, Y, any_output)
    layers, names = network.layers(theta), [a.name for a in network.activations]
    expected, expected_layers, expected_z = oracles.differentiate(layers, names, X, Y, loss)
    assert value == pytest.approx(expected, rel=1e-13)
    np.testing.assert_allclose(gradient, network.pack(expected_layers), rtol=1e-10, atol=1e-15)
    backward_pass = network.backward(theta, network.forward(theta, X), Y, any_output)
    np.testing.assert_array_equal(backward_pass.gradient, gradient)
    for delta, dz in zip(backward_pass.delta, expected_z, strict=True):
        np.testing.assert_allclose(delta, dz, rtol=1e-10, atol=1e-15)


@pytest.mark.parametrize("depth", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_loss_and_depth(activation, loss, depth):
    check_against_both_oracles(*problem(activation, activation, loss, depth), loss)


@pytest.mark.parametrize("depth", [2, 3, 4, 5])
@pytest.mark.parametrize(
    ("output", "loss"),
    [
        ("identity", "half_squared_error"),
        ("identity", "mean_squared_error"),
        ("sigmoid", "binary_cross_entropy"),
        ("softmax", "categorical_cross_entropy"),
        ("softmax", "binary_cross_entropy"),
        ("sigmoid", "categorical_cross_entropy"),
        ("softmax", "mean_squared_error"),
    ],
)
@pytest.mark.parametrize("hidden", ["sigmoid", "tanh", "relu", "leaky_relu", "elu"])
def test_the_usual_heads_over_every_hidden_activation(hidden, output, loss, depth):
    check_against_both_oracles(*problem(hidden, output, loss, depth), loss)


@pytest.mark.parametrize("depth", [1, 3])
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_and_loss_under_weights(activation, loss, depth):
    network, theta, X, Y = problem(activation, activation, loss, depth)
    weights, any_output = np.array([0.5, 3.0, 0.0, 1.25]), ANY_OUTPUT[loss]
    assert check_gradient(network, theta, X, Y, any_output, sample_weight=weights) < 1e-7
    value, gradient = value_and_gradient(network, theta, X, Y, any_output, sample_weight=weights)
    layers, names = network.layers(theta), [a.name for a in network.activations]
    expected, expected_layers, _ = oracles.differentiate(layers, names, X, Y, loss, weights)
    assert value == pytest.approx(expected, rel=1e-13)
    np.testing.assert_allclose(gradient, network.pack(expected_layers), rtol=1e-10, atol=1e-15)


@pytest.mark.parametrize("loss", LOSSES)
def test_a_weight_of_two_is_an_example_given_twice(loss):
    network, theta, X, Y = problem("tanh", "softmax", loss, 3)
    weighted = value_and_gradient(
        network, theta, X, Y, LOSSES[loss], sample_weight=[2.0, 1.0, 0.0, 1.0]
    )
    rows = [0, 0, 1, 3]
    twice = value_and_gradient(network, theta, X[rows], Y[rows], LOSSES[loss])
    assert weighted[0] == pytest.approx(twice[0], rel=1e-14)
    np.testing.assert_allclose(weighted[1], twice[1], rtol=1e-12, atol=1e-16)
    alone = network, theta, X[1], Y[1], LOSSES[loss]
    of_three = value_and_gradient(*alone, sample_weight=[3.0])[0]
    assert of_three == pytest.approx(3 * value_and_gradient(*alone)[0], rel=1e-14)
    nothing = value_and_gradient(network, theta, X, Y, LOSSES[loss], sample_weight=np.zeros(4))
    assert nothing[0] == 0  # a batch of a run may be without weight
    assert not nothing[1].any()


@pytest.mark.parametrize("m", [400, 66_000])
@pytest.mark.parametrize("loss", LOSSES)
def test_float16_loses_neither_the_loss_nor_its_gradient(loss, m):
    network, theta, X, Y = problem("tanh", "softmax", loss, 3)
    X, Y = np.tile(X, (m // 4, 1)), np.tile(Y, (m // 4, 1))
    narrow = theta.astype(np.float16)
    value, gradient = value_and_gradient(network, narrow, X, Y, LOSSES[loss])
    assert gradient.dtype == np.float16
    expected = value_and_gradient(network, narrow.astype(float), X, Y, LOSSES[loss])
    assert value == pytest.approx(expected[0], rel=5e-3)
    np.testing.assert_allclose(gradient, expected[1], rtol=0.02, atol=5e-4)
    assert abs(gradient).max() > 0.01
    delta = network.backward(narrow, network.forward(narrow, X), Y, LOSSES[loss]).delta
    assert all(abs(d).min() > 0 for d in delta)


def test_a_canonical_pair_agrees_with_the_chain_rule():
    network, theta, X, Y = problem("tanh", "sigmoid", "binary_cross_entropy", 3)
    forward_pass = network.forward(theta, X)
    a, z = forward_pass.output, forward_pass.z[-1]
    by_chain_rule = network.activations[-1].backward(z, a, binary_cross_entropy.derivative(a, Y))
    delta = network.backward(theta, forward_pass, Y, binary_cross_entropy).delta[-1]
    np.testing.assert_allclose(delta, (a - Y) / 4, rtol=1e-15)
    np.testing.assert_allclose(delta, by_chain_rule, rtol=1e-12)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def test_the_3_4_1_network_element_by_element():
    rng = np.random.default_rng(2)
    W, b1, U, b2 = (rng.normal(size=s) for s in ((4, 3), 4, (1, 4), 1))
    x, y = rng.normal(size=3), np.array([1.0])
    network = MLP((3, 4, 1), ("sigmoid", "sigmoid"))
    theta = network.pack([(W, b1), (U, b2)])
    delta, gradient = network.backward(theta, network.forward(theta, x), y, binary_cross_entropy)
    (dW, db1), (dU, db2) = network.layers(gradient)

    h = [sigmoid(sum(W[i, j] * x[j] for j in range(3)) + b1[i]) for i in range(4)]
    epsilon = sigmoid(sum(U[0, i] * h[i] for i in range(4)) + b2[0]) - y[0]
    assert delta[1] == pytest.approx([epsilon], rel=1e-13)
    assert db2 == pytest.approx([epsilon], rel=1e-13)
    for i in range(4):
        delta_i = epsilon * U[0, i] * h[i] * (1 - h[i])
        assert dU[0, i] == pytest.approx(epsilon * h[i], rel=1e-13)
        assert delta[0][i] == db1[i] == pytest.approx(delta_i, rel=1e-12)
        for j in range(3):
            assert dW[i, j] == pytest.approx(delta_i * x[j], rel=1e-12)

    tape = oracles.differentiate(
        [(W, b1), (U, b2)], ["sigmoid"] * 2, [x], [y], "binary_cross_entropy"
    )
    np.testing.assert_allclose(gradient, network.pack(tape[1]), rtol=1e-12)


def test_the_vectorised_formulas_with_one_example_a_column():
    rng = np.random.default_rng(3)
    network = MLP((3, 4, 1), ("tanh", "sigmoid"))
    theta = network.init(rng)
    X, Y = rng.normal(size=(7, 3)), rng.integers(0, 2, size=(7, 1))
    (W1, b1), (W2, b2) = network.layers(theta)

    Xc, Yc, m = X.T, Y.T, 7
    A1 = np.tanh(W1 @ Xc + b1[:, None])
    A2 = sigmoid(W2 @ A1 + b2[:, None])
    dZ2 = A2 - Yc
    dZ1 = W2.T @ dZ2 * (1 - A1**2)
    expected = [
        (dZ1 @ Xc.T / m, dZ1.sum(axis=1) / m),
        (dZ2 @ A1.T / m, dZ2.sum(axis=1) / m),
    ]
    gradient = value_and_gradient(network, theta, X, Y, binary_cross_entropy)[1]
    np.testing.assert_allclose(gradient, network.pack(expected), rtol=1e-12)


def test_one_step_by_hand():
    # The lecture's network has no biases: here they are zero, and their gradients are not used.
    network = MLP((2, 2, 1), ("relu", "relu"))
    W1, W2 = np.array([[1.0, 3], [-2, 4]]), np.array([[0.5, 0.3]])
    x, t, zeros = np.array([0.5, 0.7]), np.array([1.0]), [np.zeros(2), np.zeros(1)]
    theta = network.pack([(W1, zeros[0]), (W2, zeros[1])])
    forward_pass = network.forward(theta, x)
    np.testing.assert_allclose(forward_pass.a[0], [2.6, 1.8], rtol=1e-15)
    assert forward_pass.output == pytest.approx(1.84, rel=1e-15)
    delta, gradient = network.backward(theta, forward_pass, t, half_squared_error)
    (dW1, _), (dW2, _) = network.layers(gradient)
    np.testing.assert_allclose(delta[1], [0.84], rtol=1e-14)
    np.testing.assert_allclose(delta[0], [0.42, 0.252], rtol=1e-14)
    np.testing.assert_allclose(dW2, [[2.184, 1.512]], rtol=1e-14)
    np.testing.assert_allclose(dW1, [[0.21, 0.294], [0.126, 0.1764]], rtol=1e-14)
    W1, W2 = W1 - 0.1 * dW1, W2 - 0.1 * dW2
    np.testing.assert_allclose(W2, [[0.2816, 0.1488]], rtol=1e-14)
    np.testing.assert_allclose(W1, [[0.979, 2.9706], [-2.0126, 3.98236]], rtol=1e-14)


def test_the_training_log_of_the_lecture():
    network = MLP((2, 2, 1), ("relu", "relu"))
    layers = [(np.array([[1.0, 3], [-2, 4]]), np.zeros(2)), (np.array([[0.5, 0.3]]), np.zeros(1))]
    errors, outputs = [], []
    for _ in range(4):
        theta = network.pack(layers)
        outputs.append(float(network.predict(theta, [0.5, 0.7])[0]))
        error, gradient = value_and_gradient(network, theta, [0.5, 0.7], [1.0], half_squared_error)
        errors.append(error)
        steps = network.layers(gradient)
        layers = [(W - 0.1 * dW, b) for (W, b), (dW, _) in zip(layers, steps, strict=True)]
    np.testing.assert_allclose(errors[:2], [0.3528, 6.643529e-5], rtol=1e-7)
    np.testing.assert_allclose(outputs, [1.84, 0.988473, 0.999825, 0.999997], rtol=0, atol=5e-7)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("loss", LOSSES)
def test_arrays_of_every_kind(xp, loss, dtype):
    network, theta, X, Y = problem("elu", "softmax", loss, 3)
    expected_value, expected = value_and_gradient(network, theta, X, Y, LOSSES[loss])
    theta, X, Y = (xp.asarray(v, dtype) for v in (theta, X, Y))
    value, gradient = value_and_gradient(network, theta, X, Y, LOSSES[loss])
    rtol, atol = (1e-14, 1e-16) if dtype == np.float64 else (1e-5, 1e-6)
    rtol, atol = xp.rtol(rtol), xp.rtol(atol)
    assert gradient.dtype == dtype
    assert value == pytest.approx(expected_value, rel=rtol)
    np.testing.assert_allclose(xp.numpy(gradient), expected, rtol=rtol, atol=atol)
    forward_pass = network.forward(theta, X)
    assert {v.dtype for v in (*forward_pass.z, *forward_pass.a)} == {np.dtype(dtype)}
    assert network.backward(theta, forward_pass, Y, LOSSES[loss]).delta[0].dtype == dtype


def test_the_dtype_of_theta_decides():
    network, theta, X, Y = problem("tanh", "identity", "mean_squared_error", 2)
    theta32, X32 = theta.astype(np.float32), X.astype(np.float32)
    forward_pass = network.forward(theta32, X)
    assert forward_pass.X.dtype == forward_pass.output.dtype == np.float32
    assert value_and_gradient(network, theta32, X, Y, mean_squared_error)[1].dtype == np.float32
    assert value_and_gradient(network, theta, X32, Y, mean_squared_error)[1].dtype == np.float64


@pytest.mark.parametrize("loss", LOSSES)
def test_one_example_as_a_vector_is_a_batch_of_one(loss):
    network, theta, X, Y = problem("tanh", "softmax", loss, 3)
    one = network.backward(theta, network.forward(theta, X[0]), Y[0], LOSSES[loss])
    batch = network.backward(theta, network.forward(theta, X[:1]), Y[:1], LOSSES[loss])
    np.testing.assert_allclose(one.gradient, batch.gradient, rtol=1e-13, atol=1e-16)
    assert [d.shape for d in one.delta] == [(4,), (4,), (3,)]
    for d_one, d_batch in zip(one.delta, batch.delta, strict=True):
        np.testing.assert_allclose(d_one, d_batch[0], rtol=1e-13, atol=1e-16)
    pairs = [
        value_and_gradient(network, theta, v, w, LOSSES[loss])
        for v, w in ((X[0], Y[0]), (X[:1], Y[:1]))
    ]
    assert pairs[0][0] == pairs[1][0]
    np.testing.assert_array_equal(pairs[0][1], pairs[1][1])


@given(st.integers(1, 7))
def test_the_weighted_mean_of_the_shards_is_the_whole_gradient(cut):
    network = MLP((3, 4, 2), ("tanh", "softmax"))
    rng = np.random.default_rng(cut)
    theta, X, Y = network.init(rng), rng.normal(size=(8, 3)), np.eye(2)[rng.integers(0, 2, 8)]
    for loss in LOSSES.values():
        whole = value_and_gradient(network, theta, X, Y, loss)
        parts = [
            value_and_gradient(network, theta, X[s], Y[s], loss)
            for s in (slice(cut), slice(cut, 8))
        ]
        weights = [cut / 8, 1 - cut / 8]
        for k in (0, 1):
            mean = sum(w * part[k] for w, part in zip(weights, parts, strict=True))
            np.testing.assert_allclose(mean, whole[k], rtol=1e-12, atol=1e-15)


PAIRS = [
    *[("tanh", "sigmoid", loss) for loss in ("binary_cross_entropy", "mean_squared_error")],
    ("relu", "softmax", "categorical_cross_entropy"),
    ("elu", "identity", "half_squared_error"),
    ("softmax", "leaky_relu", "mean_squared_error"),
]


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("weights", [None, np.array([0, 1, 2, 0.5])])
@pytest.mark.parametrize("names", PAIRS, ids="-".join)
def test_the_same_is_computed_into_a_workspace(names, weights, dtype):
    """To the last bit, at other parameters than it was made for, and over what it held before."""
    network, theta, X, Y = problem(*names, 4)
    theta, loss = theta.astype(dtype), LOSSES[names[-1]]
    given = network, theta, X, Y, loss
    value, gradient = value_and_gradient(*given, sample_weight=weights)
    for at in (theta, theta + 1):
        out = Workspace.of(network, at, 4)
        for array in (*out.z, *out.a, *out.delta, out.gradient):
            array.fill(np.nan)
        again, same = value_and_gradient(*given, sample_weight=weights, out=out)
        assert same is out.gradient
        assert again == value
        np.testing.assert_array_equal(same, gradient)
        forward_pass = network.forward(theta, X)
        for got, expected in zip((*out.z, *out.a), (*forward_pass.z, *forward_pass.a), strict=True):
            np.testing.assert_array_equal(got, expected)
        if weights is None:
            delta = network.backward(theta, forward_pass, Y, loss).delta
            for got, expected in zip(out.delta, delta, strict=True):
                np.testing.assert_array_equal(got, expected)


def test_a_workspace_that_does_not_fit_is_refused():
    network, theta, X, Y = problem("relu", "identity", "mean_squared_error", 4)
    given = network, theta, X, Y, mean_squared_error
    wide = MLP((network.sizes[0], 7, network.sizes[-1]), ("relu", "identity"))
    wide_theta = np.zeros(wide.n_parameters)
    for out in (
        Workspace.of(network, theta, 3),
        Workspace.of(network, theta.astype(np.float32), 4),
        Workspace.of(wide, wide_theta, 4),
    ):
        with pytest.raises(ValueError, match=r"^value_and_gradient: out is .* expected .*, 4\)$"):
            value_and_gradient(*given, out=out)
    with pytest.raises(TypeError, match=r"expected Workspace\.of\(network, theta, rows\)$"):
        value_and_gradient(*given, out=np.zeros_like(theta))


@given(hnp.arrays(np.float64, 4, elements=st.floats(-3, 3)))
def test_numerical_gradient_of_a_polynomial(theta):
    got = numerical_gradient(lambda v: float(2 * v[0] + v[1] ** 4 + v[2] * v[3]), theta)
    np.testing.assert_allclose(
        got, [2, 4 * theta[1] ** 3, theta[3], theta[2]], rtol=1e-7, atol=1e-7
    )


def test_numerical_gradient_decides_what_the_lecture_differentiated():
    # x^(2x ln x), not x^(2x) ln x
    d = numerical_gradient(lambda v: v[0] ** (2 * v[0] * np.log(v[0])), np.array([1.5]))
    x = 1.5
    assert d[0] == pytest.approx(
        x ** (2 * x * np.log(x)) * 2 * np.log(x) * (np.log(x) + 2), rel=1e-8
    )


def test_check_gradient_finds_a_wrong_derivative():
    network, theta, X, Y = problem("tanh", "identity", "mean_squared_error", 2)
    right = mean_squared_error
    wrong = changed(right, slope=lambda self, xp, a, y: right.slope(xp, a, y) ** 2)
    assert check_gradient(network, theta, X, Y, right) < 1e-7
    assert check_gradient(network, theta, X, Y, wrong) > 1e-2


@pytest.fixture(scope="module", params=["mean_squared_error", "binary_cross_entropy"])
def at_a_minimum(request):
    """A network trained until its gradient is all but zero, while its loss is not."""
    rng = np.random.default_rng(0)
    loss = LOSSES[request.param]
    network = MLP((2, 3, 1), ("tanh", "sigmoid"))
    X, Y = rng.normal(size=(60, 2)), rng.integers(0, 2, (60, 1)).astype(float)
    theta = network.init(rng)
    for optimizer in (Adam(0.03), Adam(0.003), GradientDescent(0.1)):
        state = optimizer.init(theta)
        for _ in range(1200):
            g = value_and_gradient(network, theta, X, Y, loss)[1]
            theta, state = optimizer.update(theta, g, state)
    return network, theta, X, Y, loss


def test_check_gradient_at_a_trained_minimum(at_a_minimum):
    network, theta, X, Y, loss = at_a_minimum
    value, g = value_and_gradient(network, theta, X, Y, loss)
    n = numerical_gradient(lambda t: value_and_gradient(network, t, X, Y, loss)[0], theta)
    norm = np.linalg.norm
    assert norm(g) < 1e-3 < 0.05 < value
    assert norm(g - n) / norm(g) > 1e-7  # rounding alone: the old measure called g wrong
    assert check_gradient(network, theta, X, Y, loss) < 1e-7
    # A mistake is still seen, as far as rounding lets it be.
    for mistake in (lambda slope: 1.01 * slope, lambda slope: slope**3):
        slope = lambda self, xp, a, y, mistake=mistake: mistake(loss.slope(xp, a, y))  # noqa: E731
        wrong = changed(loss, slope=slope, canonical=None)
        assert check_gradient(network, theta, X, Y, wrong) > 1e-6


def test_check_gradient_of_a_flat_loss_is_zero():
    network = MLP((1, 1, 1), ("relu", "identity"))
    theta = network.pack([([[1.0]], [-5.0]), ([[0.0]], [0.0])])
    assert check_gradient(network, theta, [[1.0]], [[0.0]], half_squared_error) == 0


def test_layers_of_a_gradient_are_views():
    network, theta, X, Y = problem("tanh", "identity", "mean_squared_error", 2)
    gradient = value_and_gradient(network, theta, X, Y, mean_squared_error)[1]
    assert all(isinstance(layer, Layer) for layer in network.layers(gradient))
    assert np.shares_memory(network.layers(gradient)[0].W, gradient)


@pytest.mark.parametrize("scale", [1.0, 1e-190, 1e190])
def test_the_size_of_a_gradient_hides_no_mistake(scale):
    """The squares of 1e-190 vanish, those of 1e190 overflow."""
    network, theta, X, Y = problem("tanh", "identity", "half_squared_error", 2)
    right = own_loss(
        "scaled",
        lambda a, y: scale * half_squared_error.formula(np, a, y),
        lambda a, y: scale * half_squared_error.slope(np, a, y),
    )
    wrong = changed(right, slope=lambda self, xp, a, y: 1.01 * right.slope(xp, a, y))
    assert check_gradient(network, theta, X, Y, right) < 1e-7
    assert check_gradient(network, theta, X, Y, wrong) == pytest.approx(0.01 / 1.01, rel=1e-4)


def test_numerical_gradient_takes_the_numbers_that_functions_return(xp):
    theta = xp.asarray([3.0, -2.0])
    for f in (lambda t: t @ t, lambda t: float(t @ t), lambda t: round(float(t @ t) * 1e8)):
        got = xp.numpy(numerical_gradient(f, theta, step=1e-3))
        np.testing.assert_allclose(got / got[0], [1, -2 / 3], rtol=1e-5)
    assert np.isnan(numerical_gradient(lambda t: np.inf, [1.0])).all()
