import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import mlp_core
from mlp_core import Adam, GradientDescent, Momentum, RMSProp
from mlp_core._update import BLOCK

ALL = [
    GradientDescent(0.1),
    Momentum(0.1),
    RMSProp(),
    RMSProp(convention="keras"),
    Adam(),
    Adam(convention="keras"),
]
EVERY = pytest.mark.parametrize("optimizer", ALL, ids=repr)


def run(optimizer, theta, *gradients):
    state = optimizer.init(theta)
    for gradient in gradients:
        theta, state = optimizer.update(theta, gradient, state)
    return theta


# One parameter, theta = 1 with the gradients 2 and then -1, in plain arithmetic. The learning rate
# is 0.1, and epsilon is as large as 0.25 so that its place shows.
SQRT = math.sqrt
HAND = [
    (GradientDescent(0.1), [1 - 0.2, 1 - 0.2 + 0.1]),
    (Momentum(0.1, 0.9), [1 - 0.2, 0.8 - (0.9 * 0.2 - 0.1)]),
    (
        RMSProp(0.1, rho=0.75, epsilon=0.25),  # G = 0.25 * 4 = 1, then 0.75 + 0.25 = 1
        [1 - 0.1 * 2 / (1 + 0.25), 1 - 0.1 * 2 / 1.25 + 0.1 / 1.25],
    ),
    (
        RMSProp(0.1, rho=0.75, epsilon=0.25, convention="keras"),
        [1 - 0.1 * 2 / SQRT(1.25), 1 - 0.1 * 2 / SQRT(1.25) + 0.1 / SQRT(1.25)],
    ),
    (
        Adam(0.1, beta1=0.5, beta2=0.75, epsilon=0.25),
        # m = 1, v = 1, corrected 2 and 4; then m = 0, so the second step is 0
        [1 - 0.1 * 2 / (2 + 0.25), 1 - 0.1 * 2 / (2 + 0.25)],
    ),
    (
        Adam(0.1, beta1=0.5, beta2=0.75, epsilon=0.25, convention="keras"),
        [1 - 0.1 * SQRT(0.25) / 0.5 * 1 / (1 + 0.25)] * 2,
    ),
]


@pytest.mark.parametrize(("optimizer", "expected"), HAND, ids=lambda case: repr(case)[:60])
def test_first_two_updates_by_hand(optimizer, expected):
    theta, gradients = np.array([1.0]), [np.array([2.0]), np.array([-1.0])]
    got = [run(optimizer, theta, *gradients[:n])[0] for n in (1, 2)]
    assert got == pytest.approx(expected, rel=1e-15, abs=1e-15)


def test_adam_counts_its_updates():
    # A third update with every number different, by the formulas of Kingma and Ba's algorithm 1.
    theta, m, v = 1.0, 0.0, 0.0
    for t, g in enumerate((2.0, -1.0, 0.5), start=1):
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        theta -= 0.01 * (m / (1 - 0.9**t)) / (SQRT(v / (1 - 0.999**t)) + 1e-8)
    got = run(Adam(0.01), np.array([1.0]), *(np.array([g]) for g in (2.0, -1.0, 0.5)))
    assert got[0] == pytest.approx(theta, rel=1e-13)


def test_adaptive_first_steps_do_not_depend_on_the_size_of_the_gradient():
    theta, gradient = np.zeros(3), np.array([1e-2, -1.0, 1e4])
    np.testing.assert_allclose(run(Adam(0.5), theta, gradient), [-0.5, 0.5, -0.5], rtol=1e-5)
    step = 0.5 / SQRT(0.1)
    np.testing.assert_allclose(run(RMSProp(0.5), theta, gradient), [-step, step, -step], rtol=1e-4)


def parabola(theta):
    return np.array([2.0, 20.0]) * theta, np.array([0.0, 0.0])


def rosenbrock(theta):
    x, y = theta
    return np.array([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]), np.array([1.0, 1.0])


RACES = [
    (GradientDescent(0.05), parabola, 200),
    (Momentum(0.02), parabola, 300),
    (RMSProp(0.002), parabola, 1500),
    (RMSProp(0.002, convention="keras"), parabola, 1500),
    (Adam(0.05), parabola, 500),
    (Adam(0.05, convention="keras"), parabola, 500),
    (GradientDescent(0.001), rosenbrock, 20000),
    (Momentum(0.0005), rosenbrock, 6000),
    (RMSProp(0.001), rosenbrock, 6000),
    (RMSProp(0.001, convention="keras"), rosenbrock, 6000),
    (Adam(0.02), rosenbrock, 4000),
    (Adam(0.02, convention="keras"), rosenbrock, 4000),
]


@pytest.mark.parametrize(
    ("optimizer", "slope", "updates"),
    RACES,
    ids=lambda case: getattr(case, "__name__", str(case))[:50],
)
def test_every_optimizer_reaches_the_minimum(optimizer, slope, updates):
    theta = np.array([-0.5, 1.0])
    state = optimizer.init(theta)
    for _ in range(updates):
        gradient, minimum = slope(theta)
        theta, state = optimizer.update(theta, gradient, state)
    assert abs(theta - minimum).max() < 0.02


def read_only(value):
    if isinstance(value, np.ndarray):
        value = value.copy()
        value.flags.writeable = False
        return value
    if isinstance(value, tuple):
        parts = [read_only(part) for part in value]
        return type(value)._make(parts) if hasattr(value, "_make") else tuple(parts)
    return value


@EVERY
def test_update_changes_nothing_that_it_is_given(optimizer):
    theta = read_only(np.array([1.0, -2.0, 3.0]))
    gradient = read_only(np.array([0.5, 0.0, -4.0]))
    state = read_only(optimizer.init(theta))
    for _ in range(3):  # a write into a read-only array raises
        new_theta, new_state = optimizer.update(theta, gradient, state)
        for array in (new_theta, *(part for part in new_state if isinstance(part, np.ndarray))):
            for given_array in (theta, gradient, *state):
                assert not np.shares_memory(array, given_array)
        theta, state = read_only(new_theta), read_only(new_state)


@EVERY
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_update_runs_where_its_arrays_live(xp, optimizer, dtype):
    start, gradients = [1.0, -2.0, 3.0], [[0.5, 0.0, -4.0], [1.0, -1.0, 2.0]]
    expected = run(optimizer, np.array(start, dtype), *np.array(gradients, dtype))
    theta = run(optimizer, xp.asarray(start, dtype), *(xp.asarray(g, dtype) for g in gradients))
    np.testing.assert_allclose(xp.numpy(theta), expected, rtol=xp.rtol(dtype=dtype))


@EVERY
@pytest.mark.parametrize("count", [BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 5])
def test_large_networks_are_computed_in_blocks(optimizer, count):
    rng = np.random.default_rng(0)
    theta, gradients = rng.normal(size=count), rng.normal(size=(2, count))
    whole = run(optimizer, theta, *gradients)
    places = [0, BLOCK - 3, count // 2, count - 2]
    few = np.concatenate(
        [run(optimizer, *(a[i : i + 2] for a in (theta, *gradients))) for i in places]
    )
    np.testing.assert_array_equal(whole[[j for i in places for j in (i, i + 1)]], few)


@EVERY
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("aliased", [False, True])
@pytest.mark.parametrize("count", [3, BLOCK + 2])
def test_an_update_can_be_written_into_arrays_that_stand_ready(optimizer, dtype, aliased, count):
    theta, *gradients = np.random.default_rng(0).normal(size=(4, count)).astype(dtype)
    expected, expected_state = theta, optimizer.init(theta)
    for gradient in gradients:
        expected, expected_state = optimizer.update(expected, gradient, expected_state)
    theta, state = theta.copy(), optimizer.init(theta)
    rooms = [(theta, state)] * 2 if aliased else [(theta * 0, optimizer.init(theta))]
    rooms.append((theta * np.nan, optimizer.init(theta)))
    for k, gradient in enumerate(gradients):
        before, out = gradient.copy(), rooms[0] if aliased else rooms[k % 2]
        theta, state = optimizer.update(theta, gradient, state, out=out)
        assert theta is out[0]
        assert [a is b for a, b in zip(state, out[1], strict=True)][:1] in ([], [True])
        np.testing.assert_array_equal(gradient, before)
    np.testing.assert_array_equal(theta, expected)
    for got, wanted in zip(state, expected_state, strict=True):
        np.testing.assert_array_equal(got, wanted)


@pytest.mark.parametrize(
    ("out", "error", "message"),
    [
        (np.zeros(2), TypeError, "expected a pair, (theta, state)"),
        ((np.zeros(2),), TypeError, "expected a pair, (theta, state)"),
        ((np.zeros(2), ()), TypeError, "expected a pair, (theta, state)"),
        ((np.zeros(3), Adam().init(np.zeros(2))), ValueError, "expected (2,) and float64"),
        ((np.zeros(2), Adam().init(np.zeros(2, "f"))), ValueError, "expected (2,) and float64"),
        (([0, 0], Adam().init(np.zeros(2))), ValueError, "expected (2,) and float64"),
    ],
)
def test_what_an_update_cannot_be_written_into_is_refused(out, error, message):
    theta = np.zeros(2)
    with pytest.raises(error, match=rf"^Adam\.update: out .*{re.escape(message)}$"):
        Adam().update(theta, theta, Adam().init(theta), out=out)


@EVERY
def test_update_is_a_function_of_its_arguments(optimizer):
    theta, gradient = np.array([1.0, -2.0]), np.array([0.5, -4.0])
    state = optimizer.update(theta, gradient, optimizer.init(theta))[1]
    once, again = (optimizer.update(theta, gradient, state) for _ in range(2))
    np.testing.assert_array_equal(once[0], again[0])
    assert repr(once[1]) == repr(again[1])


@EVERY
def test_a_parameter_without_gradient_stays(optimizer):
    gradient = np.array([0.0, 3.0])  # dead ReLUs give exact zeros, and 0/0 must not arise
    assert run(optimizer, np.array([1.5, 1.5]), gradient, gradient)[0] == 1.5


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("rate", [0.5, np.float64(0.5), np.float32(0.5), 1], ids=repr)
def test_the_dtype_of_theta_rules(dtype, rate):
    theta = np.ones(2, dtype)
    for optimizer in (GradientDescent(rate), Momentum(rate), RMSProp(rate), Adam(rate)):
        new, state = optimizer.update(theta, theta, optimizer.init(theta))
        assert new.dtype == dtype
        assert all(part.dtype == dtype for part in state if isinstance(part, np.ndarray))


BAD_HYPERPARAMETERS = [
    (lambda: GradientDescent(0), ValueError, r"GradientDescent: learning_rate is 0, .* above 0"),
    (lambda: GradientDescent(-0.1), ValueError, r"learning_rate is -0\.1"),
    (lambda: Momentum(math.nan), ValueError, "learning_rate is nan"),
    (lambda: Adam(math.inf), ValueError, "learning_rate is inf"),
    (lambda: Adam("0.1"), TypeError, "learning_rate is '0.1', expected a finite number above 0"),
    (lambda: Adam(True), TypeError, "learning_rate is True"),
    (lambda: Momentum(0.1, 1), ValueError, r"momentum is 1, expected 0 <= momentum < 1"),
    (lambda: Momentum(0.1, -0.5), ValueError, "momentum is -0.5"),
    (lambda: RMSProp(rho=1.0), ValueError, "RMSProp: rho is 1.0"),
    (lambda: RMSProp(epsilon=0), ValueError, "epsilon is 0"),
    (lambda: RMSProp(convention="Keras"), ValueError, r"'Keras', expected one of \('textbook'"),
    (lambda: Adam(beta1=1.0), ValueError, "beta1 is 1.0"),
    (lambda: Adam(beta2=-0.1), ValueError, "beta2 is -0.1"),
    (lambda: Adam(convention=None), ValueError, "convention is None"),
]


@pytest.mark.parametrize(("make", "error", "message"), BAD_HYPERPARAMETERS)
def test_bad_hyperparameters(make, error, message):
    with pytest.raises(error, match=message):
        make()


@EVERY
def test_bad_arguments_of_update(optimizer):
    theta = np.array([1.0, 2.0])
    state = optimizer.init(theta)
    with pytest.raises(ValueError, match=r"gradient has shape \(1,\).*expected \(2,\) and float64"):
        optimizer.update(theta, np.array([1.0]), state)
    with pytest.raises(ValueError, match=r"gradient has .* float32, expected .* float64, as theta"):
        optimizer.update(theta, theta.astype(np.float32), state)
    with pytest.raises(TypeError, match="theta has dtype int64, expected floating-point"):
        optimizer.update(np.array([1, 2]), theta, state)
    with pytest.raises(ValueError, match=r"theta has shape \(\)"):
        optimizer.update(np.array(1.0), np.array(1.0), state)
    with pytest.raises(TypeError, match=r"state is .*, expected .*init\(theta\)"):
        optimizer.update(theta, theta, None)
    if state != ():
        with pytest.raises(ValueError, match=r"state has shape \(3,\)"):
            optimizer.update(theta, theta, optimizer.init(np.zeros(3)))


@EVERY
@pytest.mark.parametrize("place", ["theta", "gradient"])
def test_a_list_is_no_array_of_an_update(optimizer, place):
    theta = np.array([1.0, 2.0])
    arguments = {"theta": theta, "gradient": theta, place: [1.0, 2.0]}
    message = rf"\.update: {place} is \[1\.0, 2\.0\], expected an array of floating-point numbers"
    with pytest.raises(TypeError, match=f"^{type(optimizer).__name__}{message}"):
        optimizer.update(**arguments, state=optimizer.init(theta))
    with pytest.raises(TypeError, match=r"\.init: theta is \[1\.0, 2\.0\], expected an array"):
        optimizer.init([1.0, 2.0])
    arguments[place] = np.ma.masked_less(theta, 2)
    with pytest.raises(TypeError, match=rf"update: {place} is a masked array, expected every"):
        optimizer.update(**arguments, state=optimizer.init(theta))


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ({"m": 5}, r"^Adam\.update: m in the state is 5, expected an array of floating-point"),
        ({"v": None}, r"^Adam\.update: v in the state is None, expected an array"),
        ({"t": 2.5}, r"^Adam\.update: t in the state is 2\.5, expected the number of updates"),
        ({"t": -1}, r"^Adam\.update: t in the state is -1, expected the number of updates"),
    ],
)
def test_a_damaged_state_is_refused(damage, message):
    theta = np.array([1.0, 2.0])
    with pytest.raises(TypeError, match=message):
        Adam().update(theta, theta, Adam().init(theta)._replace(**damage))


def test_a_small_count_of_updates_does_not_wrap():
    theta = np.array([1.0, 2.0])
    before = Adam().init(theta)._replace(t=np.int8(127))
    assert Adam().update(theta, theta, before)[1].t == 128


@EVERY
@pytest.mark.parametrize("size", [1e-4, 0.02, 300.0])
def test_float16_is_updated_as_float64_and_rounded(optimizer, size):
    """In float16 the square of 1e-4 is 0 and that of 300 is infinite."""
    start, gradient = np.array([1.0, -2.0]), np.array([size, -3 * size]).astype(np.float16)
    narrow, wide = start.astype(np.float16), start
    state, wide_state = optimizer.init(narrow), optimizer.init(wide)
    for _ in range(20):
        narrow, state = optimizer.update(narrow, gradient, state)
        wide, wide_state = optimizer.update(wide, gradient.astype(float), wide_state)
    assert narrow.dtype == np.float16
    for part, expected in zip(state, wide_state, strict=True):
        np.testing.assert_allclose(part, expected, rtol=1e-4)
    roundings = 20 * np.spacing(np.float16(abs(wide).max()))
    np.testing.assert_allclose(narrow, wide, atol=float(roundings))


@EVERY
def test_an_update_that_overflows_does_not_warn(optimizer):
    """Warnings are errors in these tests; `train` looks at the numbers."""
    theta = np.full(2, 3e38, np.float32)
    g = -theta
    state = optimizer.init(theta)
    for _ in range(3):
        theta, state = optimizer.update(theta, g, state)
    half = np.full(2, 65000, np.float16)
    steep = GradientDescent(10.0).update(half, -half, ())[0]
    assert np.isinf(steep).all()


def test_the_state_of_another_optimizer_is_refused():
    theta = np.array([1.0])
    with pytest.raises(
        TypeError, match=r"RMSProp\.update: state is of type AdamState, .* RMSPropState"
    ):
        RMSProp().update(theta, theta, Adam().init(theta))
    with pytest.raises(TypeError, match=r"Adam\.update: state is of type tuple"):
        Adam().update(theta, theta, ())


@pytest.mark.parametrize("other", [Momentum(0.1), RMSProp(), Adam()])
def test_gradient_descent_remembers_nothing(other):
    theta = np.array([1.0])
    for state in (other.init(theta), (theta,)):
        with pytest.raises(TypeError, match=r"^GradientDescent\.update: state is of type \w+, exp"):
            GradientDescent(0.1).update(theta, theta, state)


@pytest.mark.parametrize("convention", ["textbook", "keras"])
@pytest.mark.parametrize(("dtype", "least"), [(np.float16, 1e-60), (np.float32, 1e-50)])
def test_an_epsilon_that_is_zero_in_the_dtype_is_refused(convention, dtype, least):
    theta = np.ones(2, dtype)
    for kind in (RMSProp, Adam):
        optimizer = kind(epsilon=least, convention=convention)
        message = rf"update: epsilon is {least}, which is 0 in float32, in which this theta is upd"
        with pytest.raises(ValueError, match=rf"^{kind.__name__}\.{message}"):
            optimizer.update(theta, theta, optimizer.init(theta))
        optimizer = kind(epsilon=1e-4, convention=convention)
        assert np.isfinite(run(optimizer, theta, np.array([0, 1], dtype))).all()


numbers = st.floats(allow_nan=True, allow_infinity=True)


@given(numbers, numbers, numbers)
def test_any_number_makes_an_optimizer_or_a_clear_error(rate, share, epsilon):
    fits = 0 < rate < math.inf and 0 <= share < 1 and 0 < epsilon < math.inf
    for make in (
        lambda: RMSProp(rate, share, epsilon),
        lambda: Adam(rate, share, 0.5, epsilon),
        lambda: Adam(rate, 0.5, share, epsilon),
    ):
        if fits:
            make()
        else:
            with pytest.raises(ValueError, match="expected"):
                make()


@given(
    arrays(float, 4, elements=st.floats(-1e6, 1e6)),
    arrays(float, (3, 4), elements=st.floats(-1e6, 1e6)),
)
def test_updates_are_elementwise(theta, gradients):
    for optimizer in ALL:
        whole = run(optimizer, theta, *gradients)
        parts = [run(optimizer, theta[i : i + 1], *gradients[:, i : i + 1]) for i in range(4)]
        np.testing.assert_allclose(whole, np.concatenate(parts), rtol=1e-12)
        assert np.isfinite(whole).all()


def test_the_table_of_names():
    assert list(mlp_core.OPTIMIZERS) == ["GradientDescent", "Momentum", "RMSProp", "Adam"]
    for name, kind in mlp_core.OPTIMIZERS.items():
        assert kind is getattr(mlp_core, name)
        assert kind(learning_rate=0.1).init(np.zeros(2)) is not None


@pytest.mark.parametrize("kind", mlp_core.OPTIMIZERS.values())
def test_a_rate_of_numpy_is_kept_as_pythons(kind):
    assert type(kind(np.float64(0.1)).learning_rate) is float
