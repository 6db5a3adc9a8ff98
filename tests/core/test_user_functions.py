"""What a user's own function returns is looked at: by name, at the first call."""

import pickle

import numpy as np
import pytest

import mlp_core
from mlp_core import (
    MLP,
    Adam,
    GradientDescent,
    data_parallel,
    fit,
    freeze,
    l2,
    mean_squared_error,
    train,
    value_and_gradient,
)

from .own import own, own_loss

RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=(10, 2)), RNG.normal(size=(10, 1))
NETWORK = MLP((2, 3, 1), ("tanh", "identity"))
THETA = NETWORK.init(RNG)


def options(**changes):
    given = {
        "loss": mean_squared_error,
        "optimizer": GradientDescent(0.1),
        "batch_size": 4,
        "rng": np.random.default_rng(0),
    }
    return {**given, **changes}


class Mine:
    """A user's optimiser, whose update is given."""

    def __init__(self, update):
        self.update = update

    def init(self, theta):
        return ()


@pytest.mark.parametrize(
    ("update", "got"),
    [
        (lambda t, g, s: (np.append(t, 0), s), r"ndarray \(14,\) float64, tuple"),
        (lambda t, g, s: ((t - g).astype(np.float32), s), r"ndarray \(13,\) float32, tuple"),
        (lambda t, g, s: t - g, r"ndarray \(13,\) float64"),
        (lambda t, g, s: ((t - g).tolist(), s), "list, tuple"),
        (lambda t, g, s: None, "NoneType"),
    ],
)
def test_what_an_optimizer_returns(update, got):
    run = train(NETWORK, THETA, X, Y, **options(optimizer=Mine(update)))
    message = rf"^train: Mine\.update returned {got}; expected the new theta, .* \(13,\) and f"
    with pytest.raises(TypeError, match=message):
        next(run)


def activation(function=None, backward=None):
    return own("mine", function or np.tanh, lambda z, a: 1 - a * a, backward=backward)


BAD = {
    "a column": lambda z, *_: z[:, :1] * 1.0,
    "another dtype": lambda z, *_: z.astype(np.float32),
    "a list": lambda z, *_: z.tolist(),
    "nothing": lambda z, *_: None,
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_what_an_activation_returns(bad):
    network = MLP((2, 3, 1), (activation(function=bad), "identity"))
    for call in (
        lambda: network.forward(THETA, X),
        lambda: network.predict(THETA, X),
        lambda: value_and_gradient(network, THETA, X, Y, mean_squared_error),
        lambda: next(train(network, THETA, X[:4], Y[:4], **options())),
    ):
        with pytest.raises(TypeError, match=r"^mine\.function returned .*, expected .* shape \("):
            call()
    network = MLP((2, 3, 1), (activation(backward=bad), "identity"))
    network.predict(THETA, X)
    with pytest.raises(TypeError, match=r"^mine\.backward returned .*\(10, 3\) and float64"):
        value_and_gradient(network, THETA, X, Y, mean_squared_error)


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_what_the_slope_of_an_activation_returns(bad):
    mine = own("mine", np.tanh, bad)
    network = MLP((2, 3, 1), (mine, "identity"))
    with pytest.raises(TypeError, match=r"^mine\.slope returned .*, expected .* shape \(10, 3\)"):
        value_and_gradient(network, THETA, X, Y, mean_squared_error)
    with pytest.raises(TypeError, match=r"^mine\.slope returned .*, expected .* shape \(2, 2\)"):
        mine.backward(*np.ones((3, 2, 2)))


def test_an_array_that_a_users_slope_keeps_stays_as_it_is():
    """Of e^z the slope is a itself: what the forward pass returned must not be written into."""
    network = MLP((2, 3, 1), (own("exponential", np.exp, lambda z, a: a), "identity"))
    forward_pass = network.forward(THETA, X)
    a = forward_pass.a[0].copy()
    network.backward(THETA, forward_pass, Y, mean_squared_error)
    np.testing.assert_array_equal(forward_pass.a[0], a)


@pytest.mark.parametrize(
    ("formula", "got"),
    [
        (lambda a, y: ((a - y) ** 2).mean(axis=1), r"an array of shape \(10,\)"),
        (lambda a, y: None, "None"),
        (lambda a, y: "0.5", "'0.5'"),
    ],
)
def test_what_a_loss_returns(formula, got):
    loss = own_loss("mine", formula, np.subtract)
    with pytest.raises(TypeError, match=f"^mine: formula returned {got}, expected one number"):
        value_and_gradient(NETWORK, THETA, X, Y, loss)
    with pytest.raises(TypeError, match=f"^mine: formula returned {got}, expected one number"):
        mlp_core.evaluate(NETWORK, THETA, X, Y, loss=loss)


@pytest.mark.parametrize("slope", [lambda a, y: (a - y).mean(), lambda a, y: (a - y)[:, 0]])
def test_what_the_slope_of_a_loss_returns(slope):
    loss = own_loss("mine", lambda a, y: 0.0, slope)
    with pytest.raises(TypeError, match=r"^mine\.slope returned .*, expected .* shape \(10, 1\)"):
        value_and_gradient(NETWORK, THETA, X, Y, loss)


def test_a_pass_of_another_dtype_or_kind():
    other = NETWORK.forward(THETA.astype(np.float32), X)
    with pytest.raises(ValueError, match=r"^MLP\.backward: forward_pass is of float32 and theta"):
        NETWORK.backward(THETA, other, Y, mean_squared_error)
    with pytest.raises(TypeError, match=r"^MLP\.backward: forward_pass is None, expected what MLP"):
        NETWORK.backward(THETA, None, Y, mean_squared_error)


def test_what_an_initializer_returns():
    with pytest.raises(ValueError, match=r"initializer returned shape \(2, 3\), expected \(n_out,"):
        NETWORK.init(RNG, lambda rng, n_in, n_out: np.ones((n_in, n_out)))


class Alone:
    """A communicator of one rank."""

    rank, size = 0, 1

    def __eq__(self, other):
        return isinstance(other, Alone)

    def Allreduce(self, sendbuf, recvbuf):  # noqa: N802
        recvbuf[:] = sendbuf

    def allgather(self, sendobj):
        return [sendobj]


def test_a_shared_gradient_can_be_pickled_and_compared():
    made = data_parallel(Alone(), l2(0.01))
    given = NETWORK, THETA, X, Y, mean_squared_error
    value, g = made(*given)  # what it remembers of this call stays here
    copy = pickle.loads(pickle.dumps(made))
    assert copy == made != data_parallel(Alone(), l2(0.02))
    again, same = copy(*given)
    assert again == value
    np.testing.assert_array_equal(same, g)


@pytest.mark.parametrize(
    "around",
    [
        lambda inside: freeze(NETWORK, layers=(0,), gradient=inside),
        lambda inside: l2(0.1, gradient=inside),
        lambda inside: data_parallel(Alone(), inside),
        lambda inside: l2(0.1, gradient=freeze(NETWORK, biases=True, gradient=inside)),
    ],
    ids=["freeze", "l2", "data_parallel", "l2 of freeze"],
)
def test_training_checks_what_is_wrapped_once_and_computes_the_same(around, monkeypatch):
    """A user's own inside is asked at each update; the package's own is not checked again."""
    monkeypatch.setattr(mlp_core.gradients, "inputs", None)  # what each checked call would need
    run = train(NETWORK, THETA, X, Y, **options(gradient=around(value_and_gradient)))
    theta = next(run).theta
    monkeypatch.undo()
    asked = []

    def own(*given):
        asked.append(given)
        return value_and_gradient(*given)

    run = train(NETWORK, THETA, X, Y, **options(gradient=around(own)))
    np.testing.assert_array_equal(next(run).theta, theta)
    assert len(asked) == 3
    inside = around(lambda *given: (0.0, np.zeros(5)))
    with pytest.raises((TypeError, RuntimeError), match=r"train: gradient returned float, ndarray"):
        next(train(NETWORK, THETA, X, Y, **options(gradient=inside)))


def test_what_goes_around_another_refuses_at_the_call_of_train():
    other = MLP((2, 4, 1), ("tanh", "identity"))
    with pytest.raises(ValueError, match=r"^freeze: made for sizes \(2, 4, 1\), got a network"):
        train(NETWORK, THETA, X, Y, **options(gradient=l2(0.1, gradient=freeze(other))))
    shared = data_parallel(Alone(), freeze(other))  # other ranks wait: it is told where they are
    run = train(NETWORK, THETA, X, Y, **options(gradient=shared))
    with pytest.raises(
        RuntimeError, match="rank 0 of 1 failed: ValueError: freeze: made for sizes"
    ):
        next(run)
    weights = {"sample_weight": np.ones(10)}
    with pytest.raises(TypeError, match="the gradient function takes none"):
        train(NETWORK, THETA, X, Y, **options(gradient=data_parallel(Alone()), **weights))


def test_gradient_functions_can_be_pickled_and_compared():
    made = freeze(NETWORK, layers=(0,), gradient=l2(0.01))
    copy = pickle.loads(pickle.dumps(made))
    assert copy == made
    assert hash(copy) == hash(made)
    assert made != freeze(NETWORK, layers=(0,), gradient=l2(0.02)) != freeze(NETWORK)
    got = copy(NETWORK, THETA, X, Y, mean_squared_error)
    expected = made(NETWORK, THETA, X, Y, mean_squared_error)
    assert got[0] == expected[0]
    np.testing.assert_array_equal(got[1], expected[1])
    assert not got[1][:9].any()


FACTORIES = {
    "leaky_relu": lambda: mlp_core.leaky_relu(0.2),
    "elu": lambda: mlp_core.elu(0.5),
    "small_normal": lambda: mlp_core.small_normal(0.5),
    "l2": lambda: l2(0.1),
    "freeze": lambda: freeze(NETWORK, biases=True),
    "network": lambda: MLP((2, 1), [mlp_core.elu(0.5)]),
    "optimizer": lambda: Adam(0.1),
}


@pytest.mark.parametrize("make", FACTORIES.values(), ids=FACTORIES)
def test_what_a_public_function_makes_can_be_pickled(make):
    made = make()
    assert repr(pickle.loads(pickle.dumps(made))) == repr(made) or callable(made)


def test_small_integers_do_not_wrap():
    """With np.int8(100) the batches were 100 and 44 rows."""
    X, Y = RNG.normal(size=(244, 2)), RNG.normal(size=(244, 1))
    runs = [
        fit(NETWORK, THETA, X, Y, **options(batch_size=size, epochs=epochs, first_epoch=first))
        for size, epochs, first in [(100, 3, 1), (np.int8(100), np.int8(3), np.uint8(1))]
    ]
    np.testing.assert_array_equal(runs[0][0], runs[1][0])
    assert runs[0][1] == runs[1][1]
    sizes = MLP(np.array([100, 100, 1], np.int8), ("tanh", "identity"))
    assert sizes.n_parameters == 101 * 100 + 101
    assert all(type(n) is int for n in sizes.sizes)
    rng = np.random.default_rng
    np.testing.assert_array_equal(
        mlp_core.glorot_uniform(rng(0), np.int8(100), np.int8(100)),
        mlp_core.glorot_uniform(rng(0), 100, 100),
    )
    np.testing.assert_array_equal(
        mlp_core.spirals(np.int8(100), rng=rng(0), arms=np.int8(3)).X,
        mlp_core.spirals(100, rng=rng(0), arms=3).X,
    )
