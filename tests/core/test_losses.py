"""Losses and metrics: values worked by hand, derivatives, the far ends, and refusals."""

import math
import pickle
from decimal import Decimal, localcontext
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from mlp_core import (
    LOSSES,
    MLP,
    GradientDescent,
    accuracy,
    binary_accuracy,
    binary_cross_entropy,
    categorical_cross_entropy,
    fit,
    half_squared_error,
    load_digits,
    mean_absolute_error,
    mean_squared_error,
    numerical_gradient,
    softmax,
    value_and_gradient,
)

from .own import changed, own_loss

METRICS = {f.__name__: f for f in (mean_absolute_error, accuracy, binary_accuracy)}
FUNCTIONS = {**LOSSES, **METRICS}
every_loss = pytest.mark.parametrize("name", LOSSES)
every_function = pytest.mark.parametrize("name", FUNCTIONS)

A = [[0.2, 0.5, 0.3], [0.1, 0.1, 0.8]]
Y = [[0, 1, 0], [0.25, 0.5, 0.25]]
# a - y = [[0.2, -0.5, 0.3], [-0.15, -0.4, 0.55]]; squares sum to 0.38 and 0.485.
BY_HAND = {
    "half_squared_error": (0.38 + 0.485) / 2 / 2,
    "mean_squared_error": (0.38 + 0.485) / 6,
    "binary_cross_entropy": (
        -np.log(0.8 * 0.5 * 0.7)
        - (0.25 * np.log(0.1) + 0.75 * np.log(0.9))
        - (0.5 * np.log(0.1) + 0.5 * np.log(0.9))
        - (0.25 * np.log(0.8) + 0.75 * np.log(0.2))
    )
    / 2,
    "categorical_cross_entropy": (-np.log(0.5) - 0.75 * np.log(0.1) - 0.25 * np.log(0.8)) / 2,
    "mean_absolute_error": (0.2 + 0.5 + 0.3 + 0.15 + 0.4 + 0.55) / 6,
    "accuracy": 0.5,
    "binary_accuracy": 3 / 6,
}
CLASSES = [[0, 1, 0], [0, 1, 0]]  # of A the first is right; of its six answers three are


@every_function
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_values_worked_by_hand(xp, name, dtype):
    target = CLASSES if "accuracy" in name else Y
    value = FUNCTIONS[name](xp.asarray(A, dtype), xp.asarray(target, dtype))
    assert type(value) is float
    rel = xp.rtol(1e-14 if dtype == np.float64 else 1e-6, dtype)
    assert value == pytest.approx(BY_HAND[name], rel=rel)


@every_loss
def test_derivative_against_differences(xp, name):
    loss, a, y = LOSSES[name], np.array(A), np.array(Y)
    expected = numerical_gradient(lambda v: loss(v.reshape(2, 3), y), a.ravel()).reshape(2, 3)
    got = loss.derivative(xp.asarray(A), xp.asarray(Y))
    np.testing.assert_allclose(xp.numpy(got), expected, rtol=1e-8, atol=1e-9)


@every_loss
def test_the_mean_over_examples_ignores_a_repetition(name):
    loss, a, y = LOSSES[name], np.array(A), np.array(Y)
    assert loss(np.tile(a, (5, 1)), np.tile(y, (5, 1))) == pytest.approx(loss(a, y), rel=1e-14)


@every_loss
def test_integers_are_numbers_too(name):
    a, y = [[1, 0]], [[0, 1]]
    assert LOSSES[name](a, y) == LOSSES[name](np.array(a, float), np.array(y, float))
    assert LOSSES[name].derivative(a, y).dtype == np.float64


def test_worksheets_error():
    assert half_squared_error([[1.84]], [[1]]) == pytest.approx(0.3528, rel=1e-14)
    assert half_squared_error.derivative([[1.84]], [[1]]) == pytest.approx(0.84, rel=1e-14)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_confident_wrong_outputs_have_finite_losses_and_derivatives(dtype):
    worst = -np.log(np.finfo(dtype).tiny)
    a, y = np.array([[0.0, 1.0]], dtype), np.array([[1.0, 0.0]], dtype)
    assert binary_cross_entropy(a, y) == pytest.approx(2 * worst, rel=1e-6)
    assert categorical_cross_entropy(a, y) == pytest.approx(worst, rel=1e-6)
    for loss in (binary_cross_entropy, categorical_cross_entropy):
        assert np.isfinite(loss.derivative(a, y)).all()
        assert loss(a, 1 - y) == 0


def test_tiny_outputs_are_exact():
    assert binary_cross_entropy([[1e-300]], [[1]]) == pytest.approx(300 * np.log(10), rel=1e-14)
    assert categorical_cross_entropy([[1e-300, 1]], [[1, 0]]) == pytest.approx(300 * np.log(10))


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_canonical_pairs_are_exact_at_logits_of_800(dtype):
    # One weight of 800 makes z = +-800: both examples wrong, then both right.
    X = np.array([[1.0], [-1.0]], dtype)
    wrong = np.array([[0.0], [1.0]], dtype)
    network = MLP((1, 1), ["sigmoid"])
    theta = np.array([800.0, 0.0], dtype)
    value, gradient = value_and_gradient(network, theta, X, wrong, binary_cross_entropy)
    assert value == 800
    np.testing.assert_array_equal(gradient, [1, 0])
    value, gradient = value_and_gradient(network, theta, X, 1 - wrong, binary_cross_entropy)
    assert value == 0
    np.testing.assert_array_equal(gradient, [0, 0])

    network = MLP((1, 2), ["softmax"])
    theta = np.array([800.0, -800.0, 0.0, 0.0], dtype)
    wrong = np.array([[0.0, 1.0], [1.0, 0.0]], dtype)
    value, gradient = value_and_gradient(network, theta, X, wrong, categorical_cross_entropy)
    assert value == 1600
    np.testing.assert_array_equal(gradient, [1, -1, 0, 0])
    value, gradient = value_and_gradient(network, theta, X, 1 - wrong, categorical_cross_entropy)
    assert value == 0
    np.testing.assert_array_equal(gradient, [0, 0, 0, 0])
    assert gradient.dtype == dtype


def exact(z, y):
    """Return sum_j y_j (log(sum_i e^z_i) - z_j) of one row with 50 digits: the oracle."""
    with localcontext(prec=50 + int(max(map(abs, z)))):  # e^30 + e^-30 spans 26 digits
        log_sum = sum(Decimal(float(v)).exp() for v in z).ln()
        terms = (
            Decimal(float(t)) * (log_sum - Decimal(float(v))) for v, t in zip(z, y, strict=True)
        )
        return float(sum(terms))


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_losses_from_z_keep_every_digit(xp, dtype):
    rel = 1e-14 if dtype == np.float64 else 1e-6
    sizes = [0.0, 1e-3, 1.0, 8.0, 17.0, 30.0, 40.0, 80.0]
    for size, sign, y in product(sizes, [1, -1], [0.0, 0.25, 0.9, 1.0]):
        z = sign * size
        of_z, of_zs = binary_cross_entropy.formula_at_z, categorical_cross_entropy.formula_at_z
        got = of_z(xp.module, xp.asarray([[z]], dtype), xp.asarray([[y]], dtype))
        rounded = float(dtype(y))
        expected = exact([z, 0.0], [rounded, 1 - rounded])
        assert got == pytest.approx(expected, rel=rel, abs=0)
        scores = [z + 3, -2.0, 3.0]
        target = [float(v) for v in dtype([y, 0.0, 1 - dtype(y)])]
        got = of_zs(xp.module, xp.asarray([scores], dtype), xp.asarray([target], dtype))
        assert got == pytest.approx(exact(np.array(scores, dtype), target), rel=rel, abs=0)


@pytest.mark.parametrize("z", [40.0, 800.0])
def test_the_loss_of_a_right_answer_is_above_zero_or_zero_and_never_minus_zero(z):
    for network, y, loss in (
        (MLP((1, 1), ["sigmoid"]), [[1.0]], binary_cross_entropy),
        (MLP((1, 2), ["softmax"]), [[1.0, 0.0]], categorical_cross_entropy),
    ):
        theta = np.zeros(network.n_parameters)
        theta[0] = z
        value, _ = value_and_gradient(network, theta, [[1.0]], y, loss)
        expected = {40: 4.24835425529158900e-18, 800: 0.0}[z]
        assert value == pytest.approx(expected, rel=1e-14, abs=0)
        assert math.copysign(1, value) == 1
        assert math.copysign(1, loss(y, y)) == 1
    assert math.copysign(1, categorical_cross_entropy([[1.0]], [[1.0]])) == 1


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_scores_at_the_ends_of_the_dtype(dtype):
    largest = float(np.finfo(dtype).max)
    network = MLP((1, 3), ["softmax"])
    theta = np.array([largest, -largest, 0, 0, 0, 0], dtype)
    right, wrong = np.eye(3)[:1], np.eye(3)[1:2]
    value, gradient = value_and_gradient(network, theta, [[1.0]], right, categorical_cross_entropy)
    assert value == 0
    np.testing.assert_array_equal(gradient, 0)
    value, gradient = value_and_gradient(network, theta, [[1.0]], wrong, categorical_cross_entropy)
    assert value == largest  # twice that is no number of the dtype
    np.testing.assert_array_equal(gradient, [1, -1, 0, 1, -1, 0])


@given(
    hnp.arrays(np.float64, (3, 2), elements=st.floats(-15, 15)),
    hnp.arrays(np.float64, (3, 2), elements=st.floats(0, 1)),
)
def test_losses_from_z_agree_with_losses_from_the_output(z, y):
    for loss, target in (
        (binary_cross_entropy, y),
        (categorical_cross_entropy, np.column_stack([y[:, 0], 1 - y[:, 0]])),
    ):
        output = loss.canonical.function(z)
        assert loss.formula_at_z(np, z, target) == pytest.approx(
            loss(output, target), rel=1e-9, abs=1e-12
        )


@given(hnp.arrays(np.float64, (4, 3), elements=st.floats(-100, 100)))
def test_squares_and_absolute_errors_are_symmetric_and_zero_at_the_target(a):
    y = a[::-1].copy()
    for f in (half_squared_error, mean_squared_error, mean_absolute_error):
        assert f(a, y) == f(y, a) >= 0
        assert f(a, a) == 0
    assert half_squared_error(a, y) == pytest.approx(mean_squared_error(a, y) * 3 / 2)


def test_accuracy_with_one_column_has_its_threshold_at_a_half():
    assert accuracy([[0.51], [0.5], [0.2], [0.9]], [[1], [0], [1], [1]]) == 0.75


def test_accuracy_with_columns_takes_the_largest():
    assert accuracy([[0.4, 0.3, 0.3], [0.1, 0.2, 0.7]], [[1, 0, 0], [0, 1, 0]]) == 0.5


@pytest.mark.parametrize(
    ("metric", "output", "target", "message"),
    [
        (accuracy, [[21.0], [15.0]], [[24.0], [21.6]], "target holds 24.0 in row 0, column 0, exp"),
        (
            accuracy,
            [[1.9], [1.2]],
            [[1], [2]],
            r"target holds 2\.0 in row 1, .* one column of 0 and",
        ),
        (
            accuracy,
            A,
            [[1, 1, 0], [0, 1, 0]],
            "ones in the target holds 2.0 in row 0, .*binary_acc",
        ),
        (accuracy, A, [[0, 1, 0], [0, 0, 0]], "ones in the target holds 0.0 in row 1"),
        (
            accuracy,
            A,
            Y,
            r"target holds 0\.25 in row 1, column 0, expected rows of 0 and 1, as one_",
        ),
        (
            binary_accuracy,
            A,
            Y,
            r"target holds 0\.25 in row 1, column 0, expected 0 for no or 1 for",
        ),
    ],
)
def test_what_is_no_class_has_no_accuracy(metric, output, target, message):
    with pytest.raises(ValueError, match=rf"^{metric.__name__}: .*{message}"):
        metric(output, target)


def test_binary_accuracy_is_of_all_answers():
    target = [[1, 1, 0], [0, 0, 0]]  # any number of ones
    assert binary_accuracy(A, target) == 3 / 6
    assert binary_accuracy([[0.5], [0.6]], [[0], [1]]) == accuracy([[0.5], [0.6]], [[0], [1]]) == 1


def test_the_tables_of_names():
    assert all(loss.name == name for name, loss in LOSSES.items())
    assert [loss.canonical and loss.canonical.name for loss in LOSSES.values()] == [
        None,
        None,
        "sigmoid",
        "softmax",
    ]
    assert pickle.loads(pickle.dumps(binary_cross_entropy)) == binary_cross_entropy


ONE = np.full((3, 1), 0.5)
BAD = [
    (
        "a vector against a column",
        np.full(3, 0.5),
        ONE,
        r"\(3,\) and target \(3, 1\), expected one",
    ),
    (
        "a column against a vector",
        ONE,
        np.full(3, 0.5),
        r"\(3, 1\) and target \(3,\), expected one",
    ),
    ("two vectors", np.full(3, 0.5), np.full(3, 0.5), r"expected one shape \(m, n_out\)"),
    ("two sizes", ONE, np.full((4, 1), 0.5), r"\(3, 1\) and target \(4, 1\)"),
    ("one row", ONE, np.full((1, 1), 0.5), r"\(3, 1\) and target \(1, 1\)"),
    ("two widths", ONE, np.full((3, 2), 0.5), r"\(3, 1\) and target \(3, 2\)"),
    ("nothing", np.empty((0, 1)), np.empty((0, 1)), r"\(0, 1\).*with m > 0"),
    ("nan", [[0.5], [np.nan]], [[1], [1]], r"output holds nan in row 1, column 0, expected finite"),
    ("inf", [[0.5], [0.5]], [[1], [np.inf]], r"target holds inf in row 1, column 0"),
    ("ragged", [[1, 2], [3]], [[1, 2], [3]], "output is not a rectangular array of numbers"),
]


@every_function
@pytest.mark.parametrize(
    ("output", "target", "message"), [b[1:] for b in BAD], ids=[b[0] for b in BAD]
)
def test_refusals(name, output, target, message):
    with pytest.raises(ValueError, match=rf"^{name}: .*{message}"):
        FUNCTIONS[name](output, target)
    if name in LOSSES:
        with pytest.raises(ValueError, match=rf"^{name}\.derivative: .*{message}"):
            LOSSES[name].derivative(output, target)


@pytest.mark.parametrize("loss", [binary_cross_entropy, categorical_cross_entropy])
def test_cross_entropies_refuse_what_is_not_a_probability(loss):
    good = [[0.5, 0.5], [0.5, 0.5]]
    bad = [[0.5, 0.5], [-0.25, 1.25]]
    with pytest.raises(
        ValueError, match=r"output holds -0\.25 in row 1, column 0, expected .* 0 to 1"
    ):
        loss(bad, good)
    with pytest.raises(
        ValueError, match=r"target holds -0\.25 in row 1, column 0, expected .* 0 to 1"
    ):
        loss(good, bad)


def test_categorical_cross_entropy_refuses_rows_that_do_not_sum_to_one():
    with pytest.raises(ValueError, match=r"sum over classes of target holds 1\.5 in row 1"):
        categorical_cross_entropy([[0.5, 0.5]] * 2, [[1, 0], [1, 0.5]])
    with pytest.raises(
        ValueError, match=r"sum over classes of output holds 3\.0 in row 0.*softmax"
    ):
        categorical_cross_entropy(np.ones((1, 3)), [[0, 1, 0]])
    with pytest.raises(ValueError, match=r"derivative: the sum over classes of output holds 3\.0"):
        categorical_cross_entropy.derivative(np.ones((1, 3)), [[0, 1, 0]])


def test_digits_with_a_sigmoid_under_the_categorical_cross_entropy_are_refused():
    """Each output could say 1: the loss fell to 3e-5, and one digit in ten was right."""
    data, network = load_digits(), MLP((64, 10), ["sigmoid"])
    rng = np.random.default_rng(0)
    with pytest.raises(
        ValueError, match=r"^categorical_cross_entropy: the sum over classes of outp"
    ):
        fit(
            network,
            network.init(rng),
            data.train_X,
            data.train_Y,
            epochs=1,
            loss=categorical_cross_entropy,
            optimizer=GradientDescent(0.1),
            batch_size=32,
            rng=rng,
        )


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.float16])
@pytest.mark.parametrize("classes", [2, 3, 10, 1000])
def test_what_softmax_gives_sums_to_one_in_its_dtype(dtype, classes):
    z = np.random.default_rng(classes).normal(0, 3, (50, classes)).astype(dtype)
    output = softmax.function(z)
    assert output.dtype == dtype
    target = np.eye(classes)[np.arange(50) % classes]
    assert np.isfinite(categorical_cross_entropy(output, target))
    thirds = np.full((1, classes), 1 / classes, dtype)
    assert categorical_cross_entropy(thirds, thirds) == pytest.approx(math.log(classes), rel=5e-3)


def test_float16_sums_in_a_wider_type():
    output, target = np.full((400, 1), 20, np.float16), np.zeros((400, 1), np.float16)
    assert mean_squared_error(output, target) == 400
    assert half_squared_error(output, target) == 200
    assert mean_absolute_error(-60000 * target + 60000, -(60000 - 0 * target)) == 120_000
    many = np.ones((70_000, 1), np.float16)  # the sum of their exponentials is no float16
    np.testing.assert_allclose(softmax.function(many[:, 0]), 1 / 70_000, rtol=5e-3)


@every_loss
def test_66000_rows_of_float16_have_a_loss_and_slopes(name):
    output = np.tile(np.array(A, np.float16), (33_000, 1))
    target = np.tile(np.array(CLASSES, np.float16), (33_000, 1))
    loss = LOSSES[name]
    assert loss(output, target) == pytest.approx(loss(A, CLASSES), rel=2e-3)
    slope = loss.derivative(output, target)
    assert slope.dtype == np.float16
    expected = loss.derivative(A, CLASSES) / 33_000
    np.testing.assert_allclose(slope[:2], expected, rtol=0.02, atol=6e-8)  # of subnormal numbers


def test_float32_sums_in_float64():
    output = np.full((400, 1), 1e18, np.float32)  # each square is a float32, their sum is none
    assert mean_squared_error(output, 0 * output) == pytest.approx(1e36, rel=1e-6)


W = [0.5, 3.0]
ROWS = {  # the loss of each example of A and Y alone
    "half_squared_error": [0.38 / 2, 0.485 / 2],
    "mean_squared_error": [0.38 / 3, 0.485 / 3],
    "binary_cross_entropy": [
        -np.log(0.8 * 0.5 * 0.7),
        2 * BY_HAND["binary_cross_entropy"] + np.log(0.8 * 0.5 * 0.7),
    ],
    "categorical_cross_entropy": [
        -np.log(0.5),
        2 * BY_HAND["categorical_cross_entropy"] + np.log(0.5),
    ],
}


@every_loss
def test_a_loss_with_weights_is_divided_by_the_examples(xp, name):
    first, second = ROWS[name]
    a, y, w = xp.asarray(A), xp.asarray(Y), xp.asarray(W)
    got = LOSSES[name](a, y, sample_weight=w)
    assert got == pytest.approx((0.5 * first + 3 * second) / 2, rel=xp.rtol(1e-14))
    slope = xp.numpy(LOSSES[name].derivative(a, y, sample_weight=w))
    expected = LOSSES[name].derivative(A, Y) * np.array(W)[:, None]
    np.testing.assert_allclose(slope, expected, rtol=xp.rtol(1e-14))


def test_a_metric_with_weights_is_divided_by_their_sum(xp):
    a, y, classes, w = (xp.asarray(v) for v in (A, Y, CLASSES, W))
    expected = (0.5 * 1.0 / 3 + 3 * 1.1 / 3) / 3.5
    assert mean_absolute_error(a, y, w) == pytest.approx(expected, rel=xp.rtol(1e-14))
    assert accuracy(a, classes, sample_weight=w) == pytest.approx(0.5 / 3.5, rel=1e-15)
    expected = (0.5 * 2 / 3 + 3 * 1 / 3) / 3.5
    assert binary_accuracy(a, classes, sample_weight=w) == pytest.approx(expected, rel=1e-15)
    for metric in METRICS.values():
        assert metric(a, classes, xp.asarray([7, 7])) == pytest.approx(
            metric(a, classes), rel=1e-15
        )


@every_function
@pytest.mark.parametrize(
    ("weights", "error", "message"),
    [
        (
            [1.0],
            ValueError,
            r"sample_weight has shape \(1,\), expected \(2,\), one number for each ex",
        ),
        (
            [[1.0], [1.0]],
            ValueError,
            r"sample_weight has shape \(2, 1\).*; sample_weight\[:, 0\]",
        ),
        (1.0, ValueError, r"sample_weight has shape \(\)"),
        ([1.0, np.nan], ValueError, "sample_weight holds nan at index 1, expected finite"),
        ([1.0, -0.5], ValueError, r"sample_weight holds -0\.5 at index 1, expected 0 or more"),
        (
            [0, 0],
            ValueError,
            "sample_weight is 0 for each of the 2 examples, expected at least one",
        ),
        (["a", "b"], TypeError, "sample_weight has dtype .*, expected real numbers"),
    ],
)
def test_bad_weights(name, weights, error, message):
    with pytest.raises(error, match=rf"^{name}: {message}"):
        FUNCTIONS[name](A, CLASSES, sample_weight=weights)


def test_a_loss_of_your_own_takes_weights_or_says_that_it_takes_none():
    plain = own_loss("plain", lambda a, y: float(abs(a - y).mean()), lambda a, y: a - y)
    assert plain(A, Y) > 0
    for call in (plain, plain.derivative):
        with pytest.raises(
            TypeError, match=r"^plain.*: sample_weight is given, and the loss 'plain'"
        ):
            call(A, Y, sample_weight=W)
    own = changed(
        plain,
        formula=lambda self, xp, a, y, sample_weight=None: float(sample_weight[1]),
        slope=lambda self, xp, a, y, **weights: weights["sample_weight"][:, None] * (a - y),
    )
    assert own(A, Y, sample_weight=W) == 3
    assert own.derivative(A, Y, sample_weight=W)[1, 2] == pytest.approx(3 * 0.55)
