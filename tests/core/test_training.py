import math
import tracemalloc
from functools import partial
from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from threadpoolctl import threadpool_limits
from tqdm import tqdm

from mlp_core import (
    MLP,
    Adam,
    GradientDescent,
    Momentum,
    RMSProp,
    Standardizer,
    accuracy,
    binary_cross_entropy,
    categorical_cross_entropy,
    evaluate,
    fit,
    freeze,
    half_squared_error,
    l2,
    load_boston_housing,
    mean_absolute_error,
    mean_squared_error,
    train,
    value_and_gradient,
)

from .own import own_loss

NETWORK = MLP((2, 3, 1), ("tanh", "identity"))
THETA = NETWORK.init(np.random.default_rng(1))
X = np.random.default_rng(2).normal(size=(10, 2))
Y = np.random.default_rng(3).normal(size=(10, 1))
for array in (THETA, X, Y):
    array.flags.writeable = False  # so that no test can go by an argument that was changed


def options(**changes):
    return {
        "loss": mean_squared_error,
        "optimizer": Momentum(0.01),
        "batch_size": 4,
        "rng": np.random.default_rng(7),
        **changes,
    }


def epochs(n, **changes):
    return list(islice(train(NETWORK, THETA, X, Y, **options(**changes)), n))


class Spy:
    """A gradient function that writes down which rows it is given."""

    def __init__(self):
        self.batches = []

    def __call__(self, network, theta, X_batch, Y_batch, loss):
        self.batches.append([int(np.flatnonzero((x == X).all(axis=1))[0]) for x in X_batch])
        for row, y in zip(self.batches[-1], Y_batch, strict=True):
            assert y == Y[row]
        return value_and_gradient(network, theta, X_batch, Y_batch, loss)


def test_the_log_of_the_lecture():
    # D4: x = [0.5, 0.7], t = 1, eta = 0.1, ReLU, no biases. Its log is one epoch late (slip D4-13).
    network = MLP((2, 2, 1), ("relu", "relu"))
    theta = network.pack([([[1, 3], [-2, 4]], [0, 0]), ([[0.5, 0.3]], [0])])
    x, t = np.array([[0.5, 0.7]]), np.array([[1.0]])
    run = train(
        network,
        theta,
        x,
        t,
        loss=half_squared_error,
        optimizer=GradientDescent(0.1),
        batch_size=1,
        rng=np.random.default_rng(0),
        gradient=freeze(network, biases=True),
    )
    log = list(islice(run, 4))
    assert [f"{epoch.loss:.6f}" for epoch in log] == [
        "0.352800",
        "0.000066",
        "0.000000",
        "0.000000",
    ]
    thetas = [theta, *(epoch.theta for epoch in log)]
    outputs = [f"{network.predict(at, x).item():.6f}" for at in thetas[:4]]
    assert outputs == ["1.840000", "0.988473", "0.999825", "0.999997"]
    (W1, b1), (W2, b2) = network.layers(log[0].theta)
    np.testing.assert_allclose(W1, [[0.979, 2.9706], [-2.0126, 3.98236]], rtol=0, atol=1e-12)
    np.testing.assert_allclose(W2, [[0.2816, 0.1488]], rtol=0, atol=1e-12)
    assert not b1.any()
    assert not b2.any()


def test_an_epoch_takes_every_row_once_in_batches():
    spy = Spy()
    epochs(2, gradient=spy)
    assert [len(rows) for rows in spy.batches] == [4, 4, 2, 4, 4, 2]
    first, second = sum(spy.batches[:3], []), sum(spy.batches[3:], [])  # noqa: RUF017
    rng = np.random.default_rng(7)
    assert first == list(rng.permutation(10))
    assert second == list(rng.permutation(10))


def test_without_shuffling_rows_come_as_they_stand():
    spy = Spy()
    before = np.random.default_rng(7)
    last = epochs(2, gradient=spy, shuffle=False)[-1]
    assert spy.batches == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]] * 2
    assert last.rng_state == before.bit_generator.state


@pytest.mark.parametrize(("batch_size", "updates"), [(1, 10), (3, 4), (5, 2), (10, 1), (999, 1)])
def test_updates_an_epoch(batch_size, updates):
    spy = Spy()
    epochs(1, gradient=spy, batch_size=batch_size)
    assert len(spy.batches) == updates


def test_the_loss_of_an_epoch_weighs_batches_by_their_size():
    values = iter([1.0, 2.0, 6.0])

    def gradient(network, theta, X_batch, Y_batch, loss):
        return next(values), np.zeros_like(theta)

    assert epochs(1, gradient=gradient)[0].loss == (4 * 1 + 4 * 2 + 2 * 6) / 10


@pytest.mark.parametrize("number", [1, 2])
def test_epochs_are_the_updates_one_after_another(number):
    theta, optimizer = THETA, Adam(0.1)
    state = optimizer.init(theta)
    for rows in number * (slice(0, 4), slice(4, 8), slice(8, 10)):
        _, gradient = value_and_gradient(NETWORK, theta, X[rows], Y[rows], mean_squared_error)
        theta, state = optimizer.update(theta, gradient, state)
    epoch = epochs(number, optimizer=optimizer, shuffle=False)[-1]
    assert epoch.number == number
    np.testing.assert_array_equal(epoch.theta, theta)
    np.testing.assert_array_equal(epoch.optimizer_state.v, state.v)
    assert epoch.optimizer_state.t == 3 * number


def test_metrics_and_validation_are_of_the_parameters_after_the_epoch():
    held_back = (X[:3] + 1, Y[:3])
    run = epochs(2, metrics=[mean_absolute_error, half_squared_error], validation=held_back)
    for epoch in run:
        predicted = NETWORK.predict(epoch.theta, X)
        assert epoch.metrics == {
            "mean_absolute_error": mean_absolute_error(predicted, Y),
            "half_squared_error": half_squared_error(predicted, Y),
        }
        predicted = NETWORK.predict(epoch.theta, held_back[0])
        assert epoch.validation == {
            "loss": mean_squared_error(predicted, Y[:3]),
            "mean_absolute_error": mean_absolute_error(predicted, Y[:3]),
            "half_squared_error": half_squared_error(predicted, Y[:3]),
        }
    assert epochs(1)[0].metrics == epochs(1)[0].validation == {}


@pytest.mark.parametrize("batch_size", [1, 7, 512, 1999, 2000, 5000])
@pytest.mark.parametrize("weighted", [False, True])
def test_evaluate_says_the_same_in_blocks(batch_size, weighted):
    rng = np.random.default_rng(0)
    network = MLP((5, 16, 3), ("tanh", "softmax"))
    theta, X = network.init(rng), rng.normal(size=(2000, 5))
    Y = np.eye(3)[rng.integers(0, 3, 2000)]
    weights = rng.uniform(size=2000) if weighted else None
    given = {"loss": categorical_cross_entropy, "metrics": [accuracy], "sample_weight": weights}
    expected = evaluate(network, theta, X, Y, **given)
    got = evaluate(network, theta, X, Y, **given, batch_size=batch_size)
    assert got["accuracy"] == expected["accuracy"]
    assert got["loss"] == pytest.approx(expected["loss"], rel=1e-13)


def test_evaluate_holds_one_block_and_the_outputs():
    network = MLP((2, 64, 1), ("tanh", "sigmoid"))
    theta = network.init(np.random.default_rng(0))
    X = np.random.default_rng(1).normal(size=(100_000, 2))
    Y = (X[:, :1] > 0).astype(float)
    tracemalloc.start()
    try:
        evaluate(network, theta, X, Y, loss=binary_cross_entropy, batch_size=1000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 8 * (8 * len(X) + 3 * 64 * 1000)  # all hidden activations are 51 MB


def test_evaluate_is_exact_where_the_output_rounds_to_one():
    network = MLP((1, 1), ("sigmoid",))
    theta = np.array([800.0, 0.0])
    report = evaluate(network, theta, [[1.0]], [[0.0]], loss=binary_cross_entropy)
    assert report == {"loss": 800.0}


def loss(output, target):
    return 0.0


def val_loss(output, target):
    return 0.0


EVERY_START = pytest.mark.parametrize(
    "start",
    [
        lambda metrics: train(NETWORK, THETA, X, Y, **options(metrics=metrics)),
        lambda metrics: fit(NETWORK, THETA, X, Y, **options(metrics=metrics), epochs=1),
        lambda metrics: evaluate(NETWORK, THETA, X, Y, loss=mean_squared_error, metrics=metrics),
    ],
    ids=["train", "fit", "evaluate"],
)


@EVERY_START
@pytest.mark.parametrize(
    ("metrics", "error", "message"),
    [
        (
            [lambda a, y: 1.0, lambda a, y: 2.0],
            ValueError,
            "the metric '<lambda>' would have the name of an",
        ),
        ([accuracy, accuracy], ValueError, "the metric 'accuracy' would have the name of"),
        ([loss], ValueError, "the metric 'loss' would have the name of another result"),
        ([val_loss], ValueError, "the metric 'val_loss' would have"),
        (accuracy, TypeError, r"metrics is <function accuracy .*, expected a list, as \[accuracy"),
        (mean_squared_error, TypeError, "metrics is mean_squared_error, expected a list"),
        ("accuracy", TypeError, "metrics is 'accuracy', expected a list"),
        (None, TypeError, "metrics is None, expected a list"),
        (["accuracy"], TypeError, "a metric is 'accuracy', expected a Loss or a function"),
        ([partial(accuracy)], TypeError, "a metric is functools.partial.*, expected a Loss or"),
    ],
)
def test_metrics_that_have_no_name_of_their_own(start, metrics, error, message):
    with pytest.raises(error, match=rf"^(train|evaluate): {message}"):
        start(metrics)


def test_a_loss_is_a_metric_too():
    metrics = [half_squared_error, mean_squared_error]
    report = evaluate(NETWORK, THETA, X, Y, loss=mean_squared_error, metrics=metrics)
    assert list(report) == ["loss", "half_squared_error", "mean_squared_error"]
    assert report["mean_squared_error"] == report["loss"] == 2 * report["half_squared_error"]
    _, history = fit(NETWORK, THETA, X, Y, **options(metrics=iter(metrics)), epochs=2)
    assert [len(numbers) for numbers in history.values()] == [2, 2, 2]


def test_validation_is_not_learnt_from():
    with_it = epochs(3, validation=(X + 1, Y))[-1].theta
    np.testing.assert_array_equal(with_it, epochs(3)[-1].theta)


def test_the_same_seed_gives_the_same_run_and_another_seed_another():
    once, again = epochs(3)[-1], epochs(3)[-1]
    np.testing.assert_array_equal(once.theta, again.theta)
    other = epochs(3, rng=np.random.default_rng(8))[-1]
    assert abs(once.theta - other.theta).max() > 1e-6


def test_epochs_are_values_that_later_epochs_leave_alone():
    run = train(NETWORK, THETA, X, Y, **options(optimizer=Adam(0.1)))
    first = next(run)
    theta, m, rng_state = first.theta.copy(), first.optimizer_state.m.copy(), str(first.rng_state)
    next(run)
    np.testing.assert_array_equal(first.theta, theta)
    np.testing.assert_array_equal(first.optimizer_state.m, m)
    assert str(first.rng_state) == rng_state


class Recalling:
    """A user's own optimiser, which remembers every theta and gradient that it was given."""

    def init(self, theta):
        return []

    def update(self, theta, gradient, state):
        return theta - 0.1 * gradient, [*state, (theta, gradient)]


@pytest.mark.parametrize("around", [lambda g: g, lambda g: l2(0.0, gradient=g)])
def test_what_a_users_own_optimizer_remembers_stays_as_it_is(around):
    gradient = around(value_and_gradient)
    *_, last = epochs(2, optimizer=Recalling(), gradient=gradient)
    expected, remembered = epochs(2, optimizer=GradientDescent(0.1))[-1].theta, last.optimizer_state
    np.testing.assert_array_equal(last.theta, expected)
    assert len(remembered) == 6
    thetas = [theta for theta, _ in remembered] + [last.theta]
    for (theta, g), after in zip(remembered, thetas[1:], strict=True):
        np.testing.assert_array_equal(theta - 0.1 * g, after)


WIDE = MLP((100, 300, 300, 10), ("relu", "tanh", "softmax"))


@pytest.mark.parametrize("optimizer", [GradientDescent(1e-3), Momentum(1e-3), RMSProp(), Adam()])
def test_training_holds_what_it_must_and_a_megabyte(optimizer):
    """Theta, gradient, state, a batch and its z, a, delta; each epoch, a theta and state."""
    rng, m, rows = np.random.default_rng(0), 2000, 250
    theta = WIDE.init(rng)
    X, Y = rng.normal(size=(m, 100)), np.eye(10)[rng.integers(0, 10, m)]
    own = [*(part for part in optimizer.init(theta) if hasattr(part, "nbytes")), theta]
    batch = 8 * rows * (110 + 3 * sum(WIDE.sizes[1:]))
    must = sum(part.nbytes for part in own) + theta.nbytes + batch
    run = train(
        WIDE, theta, X, Y, loss=categorical_cross_entropy, optimizer=optimizer, batch_size=rows,
        rng=rng,
    )  # fmt: skip
    tracemalloc.start()
    try:
        epoch = next(run)
        kept = sum(part.nbytes for part in own)
        assert epoch.theta.nbytes == theta.nbytes
        for _ in range(2):
            peak = tracemalloc.get_traced_memory()[1]
            # The epoch's own theta and state are its caller's, and the last one's while it is kept.
            assert peak <= must + kept + 1e6
            del epoch
            tracemalloc.reset_peak()
            epoch = next(run)
        assert epoch.number == 3
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("optimizer", [GradientDescent(0.1), Adam(0.1)])
def test_nobody_changes_a_run_through_its_epochs(optimizer):
    run = train(NETWORK, THETA, X, Y, **options(optimizer=optimizer))
    first = next(run)
    assert type(first.optimizer_state) is type(optimizer.init(THETA))
    for array in (first.theta, *first.optimizer_state[:2], NETWORK.layers(first.theta)[0].W):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    second = next(run)
    np.testing.assert_array_equal(second.theta, epochs(2, optimizer=optimizer)[-1].theta)
    theta, _ = fit(NETWORK, THETA, X, Y, **options(optimizer=optimizer), epochs=2)
    theta += 1  # of fit's the caller is the owner
    np.testing.assert_array_equal(theta, second.theta + 1)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_everything_is_computed_in_the_dtype_of_theta(dtype):
    for gradient in (value_and_gradient, freeze(NETWORK, biases=True)):
        run = train(NETWORK, THETA.astype(dtype), X, Y, **options(gradient=gradient))
        epoch = next(run)
        assert epoch.theta.dtype == epoch.optimizer_state.velocity.dtype == dtype


@pytest.mark.parametrize("shuffle", [True, False])
@pytest.mark.parametrize("gradient", [value_and_gradient, freeze(NETWORK, biases=True)])
def test_training_runs_where_its_arrays_live(xp, shuffle, gradient):
    changes = {"shuffle": shuffle, "gradient": gradient, "metrics": [mean_absolute_error]}
    expected = epochs(2, validation=(X, Y), **changes)[-1]
    arrays = [xp.asarray(array) for array in (THETA, X, Y)]
    run = train(NETWORK, *arrays, validation=tuple(arrays[1:]), **options(**changes))
    epoch = list(islice(run, 2))[-1]
    np.testing.assert_allclose(xp.numpy(epoch.theta), expected.theta, rtol=xp.rtol())
    for got, wanted in (
        ({"loss": epoch.loss}, {"loss": expected.loss}),
        (epoch.metrics, expected.metrics),
        (epoch.validation, expected.validation),
    ):
        assert got == pytest.approx(wanted, rel=xp.rtol(), abs=0)


@pytest.mark.parametrize(
    "optimizer", [GradientDescent(0.1), Momentum(0.1), RMSProp(), Adam()], ids=repr
)
def test_a_run_that_goes_on_is_the_run_that_was_not_interrupted(optimizer):
    whole = epochs(6, optimizer=optimizer)
    half = epochs(3, optimizer=optimizer)[-1]
    rng = np.random.default_rng()
    rng.bit_generator.state = half.rng_state
    rest = train(
        NETWORK,
        half.theta,
        X,
        Y,
        **options(
            optimizer=optimizer,
            rng=rng,
            optimizer_state=half.optimizer_state,
            first_epoch=half.number + 1,
        ),
    )
    for expected, got in zip(whole[3:], islice(rest, 3), strict=True):
        assert (got.number, got.loss) == (expected.number, expected.loss)
        np.testing.assert_array_equal(got.theta, expected.theta)
        assert got.rng_state == expected.rng_state


@pytest.mark.parametrize("rate", [1e3, 1e200])
def test_a_diverging_run_stops_and_names_the_epoch(rate):
    seen = [0]

    def run():
        for epoch in islice(train(NETWORK, THETA, X, Y, **options(optimizer=Momentum(rate))), 1000):
            assert np.isfinite(epoch.theta).all()
            assert math.isfinite(epoch.loss)
            seen.append(epoch.number)

    with pytest.raises(FloatingPointError) as error:
        run()
    assert f"in epoch {seen[-1] + 1} " in str(error.value)
    assert f"try a learning rate smaller than {rate}" in str(error.value)


def test_an_output_that_outgrows_its_dtype_is_divergence_and_no_bad_entry():
    """The loss of the last batch was finite, its update was too long: metrics come next."""

    def gradient(network, theta, X_batch, Y_batch, loss, **weights):
        return 1.0, np.full_like(theta, -1e300)

    network = MLP((2, 3, 1), ("identity", "identity"))
    for changes in ({}, {"sample_weight": np.ones(10)}):
        run = train(
            network,
            THETA,
            X,
            Y,
            **options(
                gradient=gradient,
                optimizer=GradientDescent(1.0),
                batch_size=10,
                metrics=[mean_absolute_error],
                **changes,
            ),
        )
        with pytest.raises(FloatingPointError, match=r"^train: in epoch 1 the output is not"):
            next(run)
    huge = np.full(network.n_parameters, 1e300)
    data = {"loss": mean_squared_error, "metrics": [mean_absolute_error]}
    with pytest.raises(FloatingPointError, match=r"^evaluate: the output .* outgrows float64"):
        evaluate(network, huge, X, Y, **data)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (np.ones(10), r"an array of shape \(10,\)"),
        (np.ones((1, 1)), r"an array of shape \(1, 1\)"),
        (None, "None"),
        ("0.5", "'0.5'"),
        (1j, "1j"),
    ],
)
def test_a_metric_that_returns_no_number_is_named(value, message):
    def mine(output, target):
        return value

    expected = rf": the metric 'mine' returned {message}, expected one number"
    with pytest.raises(TypeError, match="^train" + expected):
        epochs(1, metrics=[mine])
    with pytest.raises(TypeError, match="^evaluate" + expected):
        evaluate(NETWORK, THETA, X, Y, loss=mean_squared_error, metrics=[mine])


def test_a_metric_may_return_any_number(xp):
    arrays = [xp.asarray(array) for array in (THETA, X, Y)]
    for mine in (lambda a, y: 2, lambda a, y: np.float32(2), lambda a, y: a.sum() * 0 + 2):
        report = evaluate(NETWORK, *arrays, loss=mean_squared_error, metrics=[mine])
        assert report["<lambda>"] == 2
        assert type(report["<lambda>"]) is float


WEIGHTS = np.array([1.0, 0.5, 0.0, 2.0, 3.0, 1.5, 1.0, 0.25, 4.0, 1.0])


def test_an_epoch_under_weights():
    theta, total = THETA, 0.0
    for rows in (slice(0, 4), slice(4, 8), slice(8, 10)):
        output, w = NETWORK.predict(theta, X[rows]), WEIGHTS[rows]
        errors = (output - Y[rows])[:, 0]
        total += float(w @ errors**2)
        batch = NETWORK, theta, X[rows], Y[rows], mean_squared_error
        theta = theta - 0.1 * value_and_gradient(*batch, sample_weight=w)[1]
    epoch = epochs(
        1,
        optimizer=GradientDescent(0.1),
        shuffle=False,
        sample_weight=WEIGHTS,
        metrics=[mean_absolute_error],
        validation=(X[:3], Y[:3]),
    )[0]
    np.testing.assert_array_equal(epoch.theta, theta)
    assert epoch.loss == pytest.approx(total / 10, rel=1e-14)
    errors = abs(NETWORK.predict(theta, X) - Y)[:, 0]
    mean = WEIGHTS @ errors / WEIGHTS.sum()
    assert epoch.metrics == {"mean_absolute_error": pytest.approx(mean, rel=1e-14)}
    plain = evaluate(
        NETWORK, theta, X[:3], Y[:3], loss=mean_squared_error, metrics=[mean_absolute_error]
    )
    assert epoch.validation == plain  # which was given no weights


def test_weights_are_shuffled_with_their_rows():
    seen = []

    def gradient(network, theta, X_batch, Y_batch, loss, sample_weight=None):
        for x, w in zip(X_batch, sample_weight, strict=True):
            assert WEIGHTS[int(np.flatnonzero((x == X).all(axis=1))[0])] == w
        seen.extend(sample_weight)
        return value_and_gradient(
            network, theta, X_batch, Y_batch, loss, sample_weight=sample_weight
        )

    epoch = epochs(1, gradient=gradient, sample_weight=WEIGHTS)[0]
    assert sorted(seen) == sorted(WEIGHTS)
    assert seen != list(WEIGHTS)
    np.testing.assert_array_equal(epoch.theta, epochs(1, sample_weight=WEIGHTS)[0].theta)
    assert (epoch.theta != epochs(1)[0].theta).any()


def test_fit_splits_the_weights_like_the_rows():
    changes = {"metrics": [mean_absolute_error], "epochs": 2}
    _, split = fit(
        NETWORK, THETA, X, Y, **options(**changes), validation_split=0.3, sample_weight=WEIGHTS
    )
    _, by_hand = fit(
        NETWORK,
        THETA,
        X[:7],
        Y[:7],
        **options(**changes),
        sample_weight=WEIGHTS[:7],
        validation=(X[7:], Y[7:], WEIGHTS[7:]),
    )
    assert split == by_hand
    _, unweighted = fit(NETWORK, THETA, X, Y, **options(**changes), validation_split=0.3)
    assert all(split[name] != unweighted[name] for name in split)


@pytest.mark.parametrize("wrapped", [freeze(NETWORK, layers=(0,)), l2(0.1)])
def test_the_packages_gradient_functions_pass_weights_on(wrapped):
    got = epochs(1, gradient=wrapped, sample_weight=WEIGHTS)[0]
    assert (got.theta != epochs(1, gradient=wrapped)[0].theta).any()
    plain = wrapped(NETWORK, THETA, X, Y, mean_squared_error)
    weighted = wrapped(NETWORK, THETA, X, Y, mean_squared_error, sample_weight=np.full(10, 1.0))
    np.testing.assert_allclose(weighted[1], plain[1], rtol=1e-14)


def unweighable(output, target):
    return 1.0


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"sample_weight": WEIGHTS[:9]}, ValueError, r"train: sample_weight has shape \(9,\)"),
        (
            {"sample_weight": 0 * WEIGHTS},
            ValueError,
            "train: sample_weight is 0 for each of",
        ),
        ({"sample_weight": -WEIGHTS}, ValueError, "train: sample_weight holds -1.0 at index 0"),
        (
            {"metrics": [unweighable]},
            TypeError,
            "train: .*, and the metric 'unweighable' takes",
        ),
        ({"gradient": Spy()}, TypeError, "train: .*, and the gradient function takes none"),
        (
            {"loss": own_loss("mine", lambda a, y: 0.0, lambda a, y: a)},
            TypeError,
            "train: sample_weight is given, and the loss 'mine' takes none; give it a parameter",
        ),
        (
            {"validation": (X, Y, WEIGHTS[:9])},
            ValueError,
            r"train: validation: sample_weight has shape \(9,\), expected \(10,\)",
        ),
    ],
)
def test_weights_that_cannot_be_used(changes, error, message):
    with pytest.raises(error, match="^" + message):
        train(NETWORK, THETA, X, Y, **options(**{"sample_weight": WEIGHTS, **changes}))


@pytest.mark.parametrize("m", [9, 12])
def test_fit_refuses_weights_that_a_split_would_hide(m):
    with pytest.raises(ValueError, match=rf"^fit: sample_weight has shape \({m},\), expected \(10"):
        fit(
            NETWORK,
            THETA,
            X,
            Y,
            **options(epochs=1, validation_split=0.2),
            sample_weight=np.ones(m),
        )


def test_an_integer_of_eight_bits_counts_epochs():
    _, history = fit(NETWORK, THETA, X, Y, **options(epochs=np.int8(127), batch_size=10))
    assert len(history["loss"]) == 127


@pytest.mark.parametrize("optimizer", [Momentum(0.1), RMSProp(), Adam()], ids=repr)
def test_what_freeze_holds_moves_only_by_what_an_optimizer_remembers(optimizer):
    gradient = freeze(NETWORK, layers=range(len(NETWORK.sizes) - 1))
    free = epochs(2, optimizer=optimizer)[-1]
    for state in (None, free.optimizer_state):
        run = train(
            NETWORK,
            free.theta,
            X,
            Y,
            **options(optimizer=optimizer, gradient=gradient, optimizer_state=state),
        )
        moved = next(run).theta != free.theta
        assert moved.any() == (state is not None and not isinstance(optimizer, RMSProp))


def test_an_infinite_parameter_is_divergence_even_if_the_loss_is_finite():
    def gradient(network, theta, X_batch, Y_batch, loss):
        return 1.0, np.full_like(theta, np.inf)

    with pytest.raises(FloatingPointError, match="in epoch 1 a parameter is not finite"):
        epochs(1, gradient=gradient)


@pytest.mark.parametrize(("dtype", "size"), [(np.float32, 1e20), (np.float64, 1e160)])
@pytest.mark.parametrize(("optimizer", "name"), [(RMSProp(), "G"), (Adam(), "v")], ids=repr)
def test_a_parameter_that_an_infinite_square_would_hold_for_ever(xp, optimizer, name, dtype, size):
    """g/inf is 0: theta and the loss stay finite, and that one weight never moves again."""

    def gradient(network, theta, X_batch, Y_batch, loss):
        return 1.0, (xp.module.arange(len(theta)) == 3).astype(theta.dtype) * size

    arrays = (xp.asarray(array, dtype) for array in (THETA, X, Y))
    run = train(NETWORK, *arrays, **options(optimizer=optimizer, gradient=gradient))
    kind = type(optimizer).__name__
    message = rf"^train: in epoch 1 {name} in the state of {kind} is not finite any more, where a "
    with pytest.raises(
        FloatingPointError, match=message + rf"squared gradient outgrew {np.dtype(dtype)}:"
    ):
        next(run)


class Own:
    """An optimiser whose state is its own affair."""

    def __init__(self, state):
        self.state = state

    def init(self, theta):
        return self.state

    def update(self, theta, gradient, state):
        return theta - 0.01 * gradient, state


@pytest.mark.parametrize("state", [None, {}, [np.inf], (), (np.inf, "x"), (np.full(2, np.inf),)])
def test_a_users_own_optimizer_may_remember_anything(state):
    got = epochs(1, optimizer=Own(state))[0].optimizer_state
    assert type(got) is type(state)
    assert repr(got) == repr(state)


def test_the_error_state_of_the_caller_is_left_alone():
    before = np.geterr()
    for _ in islice(train(NETWORK, THETA, X, Y, **options()), 2):
        assert np.geterr() == before


def history_of(**changes):
    return fit(NETWORK, THETA, X, Y, epochs=3, **options(**changes))


def test_fit_collects_train():
    theta, history = history_of(metrics=[mean_absolute_error], validation=(X[:2], Y[:2]))
    run = epochs(3, metrics=[mean_absolute_error], validation=(X[:2], Y[:2]))
    np.testing.assert_array_equal(theta, run[-1].theta)
    assert history == {
        "loss": [epoch.loss for epoch in run],
        "mean_absolute_error": [epoch.metrics["mean_absolute_error"] for epoch in run],
        "val_loss": [epoch.validation["loss"] for epoch in run],
        "val_mean_absolute_error": [epoch.validation["mean_absolute_error"] for epoch in run],
    }


def test_fit_runs_no_epoch_too_many():
    rng = np.random.default_rng(7)
    history_of(rng=rng)
    assert rng.bit_generator.state == epochs(3)[-1].rng_state


@pytest.mark.parametrize(("share", "kept"), [(0.2, 8), (0.25, 7), (0.85, 1), (0.01, 9)])
def test_validation_split_takes_the_last_rows(share, kept):
    spy = Spy()
    theta, history = history_of(validation_split=share, gradient=spy)
    assert sorted(set(sum(spy.batches, []))) == list(range(kept))  # noqa: RUF017
    expected = evaluate(NETWORK, theta, X[kept:], Y[kept:], loss=mean_squared_error)["loss"]
    assert history["val_loss"][-1] == expected


def test_fit_goes_on_after_an_epoch():
    theta, history = history_of()
    rng = np.random.default_rng(7)
    first = next(train(NETWORK, THETA, X, Y, **options(rng=rng)))
    rest, later = fit(
        NETWORK,
        first.theta,
        X,
        Y,
        epochs=3,
        first_epoch=2,
        optimizer_state=first.optimizer_state,
        **options(rng=rng),
    )
    np.testing.assert_array_equal(rest, theta)
    assert later["loss"] == history["loss"][1:]


def test_progress_wraps_the_numbers_of_the_epochs(capsys):
    seen = []

    def progress(numbers):
        assert len(numbers) == 3
        for number in numbers:
            seen.append(number)
            yield number

    theta, _ = history_of(progress=progress)
    assert seen == [1, 2, 3]
    np.testing.assert_array_equal(history_of(progress=tqdm)[0], theta)
    assert "3/3" in capsys.readouterr().err


def test_freeze_holds_layers_and_biases():
    network = MLP((2, 3, 3, 1), ("tanh", "tanh", "identity"))
    theta = network.init(np.random.default_rng(0))
    for layers, biases, moving in (
        ((), False, ["W0", "b0", "W1", "b1", "W2", "b2"]),
        ((), True, ["W0", "W1", "W2"]),
        ((0, 1), False, ["W2", "b2"]),
        ([2], True, ["W0", "W1"]),
    ):
        gradient = freeze(network, layers=layers, biases=biases)
        trained, _ = fit(network, theta, X, Y, epochs=1, **options(gradient=gradient))
        changed = [
            f"{letter}{l}"
            for l, (old, new) in enumerate(
                zip(network.layers(theta), network.layers(trained), strict=True)
            )
            for letter, p, q in zip("Wb", old, new, strict=True)
            if (p != q).any()
        ]
        assert changed == moving
    value, g = freeze(network)(network, theta, X, Y, mean_squared_error)
    expected = value_and_gradient(network, theta, X, Y, mean_squared_error)
    assert value == expected[0]
    np.testing.assert_array_equal(g, expected[1])


BAD = [
    ({"batch_size": 0}, ValueError, "batch_size is 0, expected a positive integer"),
    ({"batch_size": 2.0}, ValueError, r"batch_size is 2\.0"),
    ({"batch_size": True}, ValueError, "batch_size is True"),
    ({"first_epoch": 0}, ValueError, "first_epoch is 0"),
    ({"rng": 42}, TypeError, r"rng is 42, expected numpy\.random\.default_rng"),
    ({"loss": "mse"}, TypeError, "loss is 'mse', expected a Loss"),
    ({"validation": (X[:, :1], Y)}, ValueError, "train: validation: X has 1 columns"),
    ({"validation": (X, Y[:5])}, ValueError, r"train: validation: Y has shape \(5, 1\)"),
    ({"optimizer_state": 3}, TypeError, "state is of type int"),
]


@pytest.mark.parametrize(("changes", "error", "message"), BAD)
def test_bad_options_of_train(changes, error, message):
    with pytest.raises(error, match=message):
        epochs(1, **changes)


def with_entry(array, index, value):
    array = array.copy()
    array[index] = value
    return array


BAD_DATA = [
    (THETA[1:], X, Y, r"train: theta has shape \(12,\), the network takes \(13,\)"),
    (THETA, X[:, :1], Y, "train: X has 1 columns, the network takes 2"),
    (THETA, X[0], Y[0], r"train: X has shape \(2,\), expected \(m, 2\)"),
    (THETA, X[:0], Y[:0], r"train: X has shape \(0, 2\)"),
    (THETA, X, Y[:, 0], r"train: Y has shape \(10,\), expected \(10, 1\)"),
    (THETA, X, Y[:9], r"train: Y has shape \(9, 1\)"),
    (THETA, with_entry(X, (3, 1), np.nan), Y, "X holds nan in row 3, column 1"),
    (THETA, X, with_entry(Y, (4, 0), np.inf), "Y holds inf in row 4, column 0"),
    (np.full(13, np.nan), X, Y, "theta holds nan at index 0"),
]


@pytest.mark.parametrize(("theta", "inputs", "targets", "message"), BAD_DATA)
def test_bad_data_is_refused_at_the_call(theta, inputs, targets, message):
    with pytest.raises(ValueError, match=message):
        train(NETWORK, theta, inputs, targets, **options())  # not yet iterated


BAD_FIT = [
    ({"epochs": 0}, "epochs is 0, expected a positive integer"),
    ({"epochs": 2.0}, r"epochs is 2\.0"),
    ({"epochs": True}, "epochs is True"),
    ({"epochs": 3, "first_epoch": 5}, "epochs is 3, expected an integer from 5 on"),
    ({"validation_split": 1.0}, r"validation_split is 1\.0"),
    ({"validation_split": -0.1}, r"validation_split is -0\.1"),
    ({"validation_split": 0.99}, r"0\.99 of 10 rows leaves 0 to learn from and 10"),
    ({"validation_split": 1e-17}, r"leaves 10 to learn from and 0"),
    ({"validation_split": 0.2, "validation": (X, Y)}, "expected one of the two"),
]


@pytest.mark.parametrize(("changes", "message"), BAD_FIT)
def test_bad_options_of_fit(changes, message):
    with pytest.raises(ValueError, match=message):
        fit(NETWORK, THETA, X, Y, **{"epochs": 1, **options(), **changes})


class NoneAtAll:
    def init(self, theta):
        return ()


def returning(thing):
    return {"gradient": lambda *given: thing}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"optimizer": "adam"}, r"train: optimizer is 'adam', expected .*, as Adam\(0\.001\)"),
        ({"optimizer": Adam}, r"train: optimizer is <class .*Adam'>, expected one that is made"),
        ({"optimizer": None}, r"train: optimizer is None, expected"),
        ({"optimizer": NoneAtAll()}, r"train: optimizer is .*NoneAtAll.*, expected"),
        ({"validation": X}, r"train: validation is of type ndarray, expected a pair, \(X, Y\)"),
        ({"validation": (X,)}, r"train: validation is 1 things, expected a pair"),
        ({"validation": (X, Y, Y, Y)}, r"train: validation is 4 things, expected a pair"),
        (returning(None), r"train: gradient returned NoneType; expected the loss, a number, and"),
        (returning((1.0, None)), r"gradient returned float, NoneType; .* of shape \(13,\)"),
        (
            returning((None, THETA)),
            r"gradient returned NoneType, ndarray \(13,\) float64; exp",
        ),
        (
            returning((1.0, THETA[1:])),
            r"gradient returned float, ndarray \(12,\) float64; exp",
        ),
        (
            returning((1.0, THETA, 2)),
            r"gradient returned float, ndarray \(13,\) float64, int; exp",
        ),
        (returning(THETA), r"gradient returned ndarray \(13,\) float64; expected the loss"),
    ],
)
def test_what_cannot_be_called_or_returned(changes, message):
    with pytest.raises(TypeError, match=message):
        epochs(1, **changes)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"validation_split": None}, "fit: validation_split is None, expected a number, 0 <= val"),
        ({"validation_split": "0.2"}, "fit: validation_split is '0.2', expected a number, 0 <="),
        ({"first_epoch": "1"}, "fit: first_epoch is '1', expected a positive integer"),
        ({"first_epoch": 0}, "fit: first_epoch is 0, expected a positive integer"),
    ],
)
def test_fit_refuses_what_is_no_number(changes, message):
    with pytest.raises((TypeError, ValueError), match=message):
        fit(NETWORK, THETA, X, Y, **options(epochs=3, **changes))


def test_freeze_refuses_what_it_was_not_made_for():
    with pytest.raises(TypeError, match=r"freeze: layers is 0, expected .* numbers, as \(0,\)"):
        freeze(NETWORK, layers=0)
    other = MLP((3, 2, 2, 1), ("tanh", "tanh", "identity"))  # with as many parameters: 17
    gradient = freeze(MLP((2, 4, 1), ("tanh", "identity")), layers=(0,))
    theta = other.init(np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"made for sizes \(2, 4, 1\), got a network of \(3, 2, 2"):
        gradient(other, theta, np.ones((1, 3)), np.ones((1, 1)), mean_squared_error)
    frozen = freeze(NETWORK, layers=(0,))(
        MLP(NETWORK.sizes, ("relu", "identity")), THETA, X, Y, mean_squared_error
    )
    assert frozen[1].any()  # other activations have their parameters in the same places


def test_freeze_refuses_a_layer_that_is_not_there():
    with pytest.raises(ValueError, match=r"no layers \[2\], expected some of 0 to 1"):
        freeze(NETWORK, layers=(0, 2))


@given(st.integers(1, 12), st.floats(0, 1, exclude_max=True), st.integers(1, 30), st.booleans())
def test_any_split_of_any_size_is_a_run_or_a_clear_error(m, share, batch_size, shuffle):
    kept = math.floor(m * (1 - share))
    arguments = (NETWORK, THETA, np.ones((m, 2)), np.ones((m, 1)))
    changes = options(batch_size=batch_size, shuffle=shuffle)
    if share and kept in (0, m):
        with pytest.raises(ValueError, match="expected at least one of each"):
            fit(*arguments, epochs=1, validation_split=share, **changes)
    else:
        theta, history = fit(*arguments, epochs=1, validation_split=share, **changes)
        assert np.isfinite(theta).all()
        assert ("val_loss" in history) == (share > 0)


def test_the_boston_job_of_the_lecture():
    data = load_boston_housing()
    scale = Standardizer.fit(data.train_X)
    network = MLP((13, 128, 128, 64, 1), ("relu", "relu", "relu", "identity"))
    rng = np.random.default_rng(42)
    with threadpool_limits(1):  # a second BLAS thread only hinders matrices this small
        theta, history = fit(
            network,
            network.init(rng, dtype=np.float32),
            scale.apply(data.train_X),
            data.train_Y,
            epochs=200,
            loss=mean_squared_error,
            optimizer=RMSProp(convention="keras"),
            batch_size=16,
            rng=rng,
            validation_split=0.2,
            metrics=[mean_absolute_error],
        )
    test = evaluate(
        network,
        theta,
        scale.apply(data.test_X),
        data.test_Y,
        loss=mean_squared_error,
        metrics=[mean_absolute_error],
    )
    assert len(history["val_mean_absolute_error"]) == 200
    assert history["val_mean_absolute_error"][-1] < 5  # about 2.5
    assert test["mean_absolute_error"] < 5  # about 2.8
