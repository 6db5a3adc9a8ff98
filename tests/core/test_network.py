"""The architecture, its parameters, and the forward pass."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_core import (
    ACTIVATIONS,
    INITIALIZERS,
    LOSSES,
    MLP,
    elu,
    evaluate,
    he_normal,
    l2,
    mean_absolute_error,
    mean_squared_error,
    relu,
    small_normal,
    value_and_gradient,
)
from mlp_core.formats._architecture import restored

D0 = MLP((2, 4, 2, 1), ("relu", "relu", "sigmoid"))
D0_LAYERS = [
    ([[0.2, 0.8], [0.6, -0.5], [-0.3, 0.1], [0.4, 0.7]], [0.1, -0.2, 0.3, -0.4]),
    ([[0.5, -0.4, 0.3, 0.1], [-0.2, 0.7, -0.1, 0.6]], [0.2, -0.1]),
    ([[0.3, -0.6]], [0.1]),
]
D0_THETA = D0.pack(D0_LAYERS)


def test_forward_reproduces_the_worksheet(xp):
    forward_pass = D0.forward(xp.asarray(D0_THETA), xp.asarray([1, 1]))
    z, a = ([xp.numpy(v) for v in vectors] for vectors in forward_pass[1:])
    np.testing.assert_allclose(z[0], [1.1, -0.1, 0.1, 0.7], rtol=0, atol=1e-15)
    np.testing.assert_allclose(a[0], [1.1, 0, 0.1, 0.7], rtol=0, atol=1e-15)
    np.testing.assert_allclose(z[1], [0.85, 0.09], rtol=0, atol=1e-15)
    np.testing.assert_allclose(a[1], [0.85, 0.09], rtol=0, atol=1e-15)
    np.testing.assert_allclose(z[2], [0.301], rtol=0, atol=1e-15)
    assert forward_pass.output is forward_pass.a[2]
    assert a[2] == pytest.approx([0.57468696], abs=5e-9)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_forward_takes_the_four_inputs_at_once(xp, dtype):
    X = xp.asarray([[0, 0], [0, 1], [1, 0], [1, 1]])
    y = D0.predict(xp.asarray(D0_THETA, dtype), X)
    assert y.dtype == dtype
    np.testing.assert_allclose(xp.numpy(y), [[0.5503], [0.5842], [0.5212], [0.5747]], atol=5e-5)


def test_forward_of_a_batch_agrees_with_the_formula_for_one_example():
    rng = np.random.default_rng(0)
    network = MLP((3, 5, 4, 2), ("tanh", "elu", "softmax"))
    theta, X = network.init(rng), rng.normal(size=(6, 3))
    forward_pass = network.forward(theta, X)
    for i, x in enumerate(X):
        a = x
        for layer, activation in enumerate(network.activations):
            W, b = network.layers(theta)[layer]
            z = np.array([sum(W[r, c] * a[c] for c in range(len(a))) + b[r] for r in range(len(b))])
            a = activation.function(z)
            np.testing.assert_allclose(forward_pass.z[layer][i], z, rtol=1e-13, atol=1e-15)
            np.testing.assert_allclose(forward_pass.a[layer][i], a, rtol=1e-13, atol=1e-15)
        np.testing.assert_allclose(network.predict(theta, x), a, rtol=1e-13)


@given(
    st.lists(st.integers(1, 6), min_size=2, max_size=5),
    st.integers(1, 5),
    st.sampled_from(list(ACTIVATIONS)),
    st.sampled_from(list(INITIALIZERS)),
)
def test_laws_of_any_network(sizes, m, activation, initializer):
    if activation == "softmax":  # which one neuron cannot be
        sizes = [sizes[0], *(n + 1 for n in sizes[1:])]
    network = MLP(sizes, [activation] * (len(sizes) - 1))
    rng = np.random.default_rng(m)
    theta, X = network.init(rng, initializer), rng.normal(size=(m, sizes[0]))
    assert theta.shape == (network.n_parameters,)
    np.testing.assert_array_equal(network.pack(network.layers(theta)), theta)
    forward_pass = network.forward(theta, X)
    np.testing.assert_array_equal(network.predict(theta, X), forward_pass.output)
    shapes = [(m, n) for n in sizes[1:]]
    assert [z.shape for z in forward_pass.z] == [a.shape for a in forward_pass.a] == shapes
    assert all((b == 0).all() for _, b in network.layers(theta))
    order = rng.permutation(m)
    np.testing.assert_allclose(
        network.predict(theta, X[order]), forward_pass.output[order], rtol=1e-12, atol=1e-15
    )


def test_theta_holds_each_layer_row_by_row_then_its_biases():
    network = MLP((2, 2, 1), ("relu", "identity"))
    theta = network.pack([([[1, 2], [3, 4]], [5, 6]), ([[7, 8]], [9])])
    np.testing.assert_array_equal(theta, np.arange(1.0, 10.0))
    assert theta.dtype == np.float64
    assert network.n_parameters == 9
    (W1, b1), (W2, b2) = network.layers(theta)
    assert [v.tolist() for v in (W1, b1, W2, b2)] == [[[1, 2], [3, 4]], [5, 6], [[7, 8]], [9]]


def test_layers_are_views_and_pack_is_a_copy():
    theta = D0_THETA.copy()
    layers = D0.layers(theta)
    layers[2].W[0, 0] = 0.5
    assert theta[-3] == 0.5
    assert D0.predict(theta, [1, 1]) == pytest.approx([0.6156], abs=5e-5)
    assert not np.shares_memory(D0.pack(layers), theta)


def test_pack_keeps_float32():
    layers = [tuple(np.asarray(v, np.float32) for v in layer) for layer in D0_LAYERS]
    assert D0.pack(layers).dtype == np.float32


def test_the_boston_network_has_26625_parameters():
    assert MLP((13, 128, 128, 64, 1), ["relu"] * 3 + ["identity"]).n_parameters == 26625


def test_an_architecture_is_a_value():
    assert MLP([2, np.int64(3), 1], ["relu", elu()]) == MLP((2, 3, 1), (relu, "elu"))
    assert MLP((2, 1), ["relu"]) != MLP((2, 1), ["tanh"])
    assert len({MLP((2, 1), ["relu"]), MLP((2, 1), [relu])}) == 1
    assert repr(D0) == "MLP(sizes=(2, 4, 2, 1), activations=(relu, relu, sigmoid))"
    with pytest.raises(AttributeError):
        D0.sizes = (1, 1)


def test_predict_keeps_one_layer_at_a_time():
    network = MLP([32] * 11, ["relu"] * 10)
    rng = np.random.default_rng(0)
    theta, X = network.init(rng), rng.normal(size=(20_000, 32))
    tracemalloc.start()
    output = network.predict(theta, X)
    peak = tracemalloc.get_traced_memory()[1] / output.nbytes
    tracemalloc.stop()
    assert peak < 3.5  # a layer's input, z and a


def test_init_is_reproducible_and_takes_a_dtype():
    thetas = [
        D0.init(np.random.default_rng(s), dtype=t) for s, t in ((1, "f8"), (1, "f4"), (2, "f8"))
    ]
    np.testing.assert_array_equal(thetas[0].astype(np.float32), thetas[1])
    assert thetas[1].dtype == np.float32
    assert (thetas[0] != thetas[2]).any()


def test_initializers_have_their_spread():
    rng = np.random.default_rng(0)
    W = {name: initializer(rng, 300, 100) for name, initializer in INITIALIZERS.items()}
    assert all(w.shape == (100, 300) for w in W.values())
    assert (W["zeros"] == 0).all()
    assert abs(W["glorot_uniform"]).max() == pytest.approx((6 / 400) ** 0.5, rel=1e-3)
    expected = {
        "small_normal": 0.01,
        "glorot_uniform": (2 / 400) ** 0.5,
        "he_normal": (2 / 300) ** 0.5,
    }
    for name, deviation in expected.items():
        assert W[name].std() == pytest.approx(deviation, rel=0.02)
        assert abs(W[name].mean()) < deviation / 40
    assert small_normal(2.0)(rng, 300, 100).std() == pytest.approx(2, rel=0.02)
    np.testing.assert_array_equal(
        D0.layers(D0.init(np.random.default_rng(7), he_normal))[0].W,
        he_normal(np.random.default_rng(7), 2, 4),
    )


@pytest.mark.parametrize("name", sorted(INITIALIZERS))
@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ((np.random.default_rng(0), 0, 2), ValueError, "n_in is 0, expected a positive integer"),
        ((np.random.default_rng(0), 2, 1.5), ValueError, "n_out is 1.5"),
        ((7, 2, 2), TypeError, "rng is 7, expected numpy.random.default_rng"),
    ],
)
def test_an_initializer_refuses_what_it_cannot_use(name, arguments, error, words):
    with pytest.raises(error, match=words):
        INITIALIZERS[name](*arguments)


@pytest.mark.parametrize(
    ("sizes", "activations", "layer"),
    [((2, 3, 1), ["tanh", "softmax"], 1), ((2, 1, 2), ["softmax", "sigmoid"], 0)],
)
def test_softmax_on_one_neuron_is_refused(sizes, activations, layer):
    """It says 1 for every input, and the loss never moves."""
    with pytest.raises(ValueError, match=rf"^MLP: layers\[{layer}\] is softmax on 1 neuron"):
        MLP(sizes, activations)
    stored = {"format": "mlp_core 1", "sizes": [2, 1], "activations": [["softmax", None]]}
    with pytest.raises(ValueError, match="softmax on 1 neuron"):
        restored("load", stored)


@pytest.mark.parametrize("output", ACTIVATIONS)
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize(("dtype", "size"), [(np.float64, 1e200), (np.float32, 1e30)])
def test_what_outgrows_the_dtype_is_no_number_and_no_warning(output, loss, dtype, size):
    """Warnings are errors here; a saturated sigmoid is as right as ever."""
    network = MLP((2, 2, 2), ("identity", output))
    theta = np.full(network.n_parameters, size, dtype)
    x, y = np.array([[1.0, 2.0]]), np.array([[1.0, 0.0]])
    forward_pass = network.forward(theta, x)
    assert np.isinf(forward_pass.z[1]).all()
    np.testing.assert_array_equal(network.predict(theta, x), forward_pass.output)
    if output in ("sigmoid", "tanh"):
        np.testing.assert_array_equal(forward_pass.output, [[1, 1]])
    if loss == "categorical_cross_entropy" and output != "softmax":
        return  # the rows of these outputs do not sum to 1
    if np.isfinite(forward_pass.output).all() or "entropy" not in loss:
        for gradient in (value_and_gradient, l2(1.0)):
            value, g = gradient(network, theta, x, y, LOSSES[loss])
            assert type(value) is float
            assert g.dtype == dtype
        assert evaluate(network, theta, x, y, loss=LOSSES[loss]).keys() == {"loss"}
        network.backward(theta, forward_pass, y, LOSSES[loss])


@pytest.mark.parametrize("loss", [mean_squared_error, mean_absolute_error])
def test_a_loss_that_outgrows_the_dtype_is_infinite(loss):
    assert loss([[1e308, 1e308]], [[-1e308, -1e308]]) == np.inf
