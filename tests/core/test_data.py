import hashlib
import re
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

import mlp_core
from mlp_core import (
    AUTO_MPG_FEATURES,
    BOSTON_FEATURES,
    Standardizer,
    circles,
    glorot_uniform,
    load_auto_mpg,
    load_boston_housing,
    load_digits,
    one_hot,
    spirals,
    surface,
    truth_table,
    two_moons,
    xor_clouds,
)

SHIPPED = {
    "boston_housing.csv": "79ac716620024011b03c0c44d2bf99069b8173649181926d9109c25475a3804c",
    "auto_mpg.csv": "c886c5db3dd7caed2eb5d07358899e61a25b1aeae90052a42d056514cc07ece4",
    "digits.csv.gz": "09f66e6debdee2cd2b5ae59e0d6abbb73fc2b0e0185d2e1957e9ebb51e23aa22",
}


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_file_is_the_one_that_was_compared_with_its_sources(name):
    content = files(mlp_core).joinpath("_data", name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == SHIPPED[name]


def test_boston_is_in_the_split_of_keras():
    split = load_boston_housing()
    assert [array.shape for array in split] == [(404, 13), (404, 1), (102, 13), (102, 1)]
    assert {array.dtype for array in split} == {np.dtype(float)}
    # The first values that Keras's documentation and D4 show.
    expected = [15.2, 42.3, 50.0, 21.1, 17.7, 18.5, 11.3, 15.6, 15.6, 14.4]
    assert split.train_Y[:10, 0].tolist() == expected
    assert split.train_X[0, :5].tolist() == [1.23247, 0, 8.14, 0, 0.538]
    everything = np.vstack([split.train_Y, split.test_Y])
    assert everything.mean() == pytest.approx(22.5328, abs=5e-5)
    assert everything.max() == 50
    assert len(BOSTON_FEATURES) == 13
    assert BOSTON_FEATURES[11] == "B"
    assert np.vstack([split.train_X, split.test_X])[:, 11].max() == 396.9


def test_boston_says_aloud_what_its_column_b_is():
    text = load_boston_housing.__doc__
    assert re.search(r"column B encodes a racial assumption", text)
    assert re.search(r"scikit-learn\s+removed the set in release 1\.2", text)


def test_auto_mpg():
    split = load_auto_mpg()
    assert [array.shape for array in split] == [(313, 9), (313, 1), (79, 9), (79, 1)]
    X, Y = np.vstack([split.train_X, split.test_X]), np.vstack([split.train_Y, split.test_Y])
    assert len(AUTO_MPG_FEATURES) == 9
    table = dict(zip(AUTO_MPG_FEATURES, X.T, strict=True))
    assert set(table["cylinders"]) == {3, 4, 5, 6, 8}
    assert (table["weight"].min(), table["weight"].max()) == (1613, 5140)
    assert (table["model_year"].min(), table["model_year"].max()) == (70, 82)
    assert [int(table[name].sum()) for name in ("USA", "Europe", "Japan")] == [245, 68, 79]
    assert (X[:, 6:].sum(axis=1) == 1).all()
    assert (Y.min(), Y.max()) == (9, 46.6)
    assert Y.mean() == pytest.approx(23.4459, abs=5e-5)


def test_digits():
    split = load_digits()
    assert [array.shape for array in split] == [(1437, 64), (1437, 10), (360, 64), (360, 10)]
    X, Y = np.vstack([split.train_X, split.test_X]), np.vstack([split.train_Y, split.test_Y])
    assert (X.min(), X.max()) == (0, 1)
    assert not (X * 16 % 1).any()
    assert Y.sum(axis=0).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    mean_zero, mean_one = (X[Y[:, digit] == 1].mean(axis=0).reshape(8, 8) for digit in (0, 1))
    assert mean_zero[3:5, 3:5].mean() < 0.2 < 0.6 < mean_one[3:5, 3:5].mean()  # a hole, a stroke


@pytest.mark.parametrize("load", [load_boston_housing, load_auto_mpg, load_digits])
def test_every_loader_returns_new_arrays(load):
    first = load()
    first.train_X[...] = -1
    assert (load().train_X >= 0).all()


def test_standardizer():
    X = load_boston_housing().train_X
    X.flags.writeable = False
    scale = Standardizer.fit(X)
    Z = scale.apply(X)
    np.testing.assert_allclose(Z.mean(axis=0), 0, atol=1e-13)
    np.testing.assert_allclose((Z**2).mean(axis=0), 1, rtol=1e-12)  # over m, not m - 1
    np.testing.assert_allclose(scale.invert(Z), X, rtol=1e-12, atol=1e-12)
    assert scale.deviation[4] == pytest.approx(X[:, 4].std())


def test_standardizer_keeps_to_the_rows_it_was_fitted_to():
    scale = Standardizer.fit([[0.0], [2.0]])
    np.testing.assert_array_equal(scale.apply([[5.0]]), [[4.0]])
    np.testing.assert_array_equal(scale.invert([[4.0]]), [[5.0]])


@pytest.mark.parametrize("value", [0.0, 0.1, 1e30, -7.3])
def test_a_constant_column_becomes_zero_and_comes_back(value):
    X = np.array([[value, 1.0], [value, 2.0], [value, 4.0]])
    scale = Standardizer.fit(X)
    Z = scale.apply(X)
    assert (Z[:, 0] == 0).all()
    assert (scale.invert(Z)[:, 0] == value).all()
    assert scale.apply([[value + 3, 1]])[0, 0] == value + 3 - value  # left in its own units


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("power", [-1, -0.5, 0, 0.3, 0.6, 1])
def test_a_column_of_any_size_is_standardised(xp, dtype, power):
    """No square overflows or vanishes; warnings are errors here."""
    size = float(np.finfo(dtype).max) ** power / (2 if power == 1 else 1)
    X = xp.asarray([[0, size, 1], [size, -size, 2], [-size, size / 2, 4]], dtype)
    scale = Standardizer.fit(X)
    third = np.sqrt(2 / 3)
    np.testing.assert_allclose(xp.numpy(scale.deviation)[0] / size, third, rtol=1e-6)
    Z = scale.apply(X)
    assert Z.dtype == dtype
    np.testing.assert_allclose(xp.numpy(Z)[:, 0], [0, 1 / third, -1 / third], rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose((xp.numpy(Z) ** 2).mean(axis=0), 1, rtol=1e-5)
    got = xp.numpy(scale.invert(Z)) / [size, size, 1]
    np.testing.assert_allclose(got, xp.numpy(X) / [size, size, 1], rtol=1e-5, atol=1e-6)


@given(arrays(float, array_shapes(min_dims=2, max_dims=2), elements=st.floats(-1e9, 1e9)))
def test_invert_undoes_apply(X):
    scale = Standardizer.fit(X)
    np.testing.assert_allclose(scale.invert(scale.apply(X)), X, rtol=1e-9, atol=1e-6)


def test_standardizer_works_where_its_arrays_live(xp):
    values = [[1.0, 7.0], [1.0, 9.0]]
    scale = Standardizer.fit(xp.asarray(values))
    Z = scale.apply(xp.asarray(values))
    np.testing.assert_allclose(xp.numpy(Z), [[0, -1], [0, 1]], rtol=xp.rtol())
    np.testing.assert_allclose(xp.numpy(scale.invert(Z)), values, rtol=xp.rtol())


def test_standardizer_keeps_float32():
    X = np.array([[1, 2], [1, 3]], np.float32)
    scale = Standardizer.fit(X)
    assert scale.apply(X).dtype == scale.invert(X).dtype == np.float32


def test_standardizer_of_narrow_numbers():
    """Sums of float32 said a deviation of 174.9; those of float16 overflowed."""
    wide = np.random.default_rng(0).normal(1e5, 2, (200_000, 1))
    scale = Standardizer.fit(wide.astype(np.float32))
    assert scale.deviation == pytest.approx(2.00, abs=0.005)
    assert scale.mean == pytest.approx(1e5, abs=0.02)
    Z = scale.apply(wide.astype(np.float32))
    assert Z.dtype == np.float32
    assert abs(Z.mean(dtype=float)) < 1e-6
    assert Z.std(dtype=float) == pytest.approx(1, abs=1e-6)

    narrow = np.random.default_rng(1).normal(50, 3, (70_000, 1)).astype(np.float16)
    scale = Standardizer.fit(narrow)
    expected = narrow.astype(float)
    assert scale.mean == pytest.approx(expected.mean(), rel=1e-12)
    assert scale.deviation == pytest.approx(expected.std(), rel=1e-12)
    Z = scale.apply(narrow)
    assert Z.dtype == np.float16
    assert scale.invert(Z).dtype == np.float16
    big = np.array([[60000.0], [50000.0], [65504.0]], np.float16)
    back = Standardizer.fit(big).invert(Standardizer.fit(big).apply(big))
    np.testing.assert_allclose(back, big, rtol=2e-3)


@pytest.mark.parametrize("kind", [np.int8, np.uint8, np.int16])
def test_a_count_may_be_an_integer_of_any_type(kind):
    for function in (two_moons, circles, spirals, xor_clouds, surface):
        for got, expected in zip(make(function, kind(100)), make(function, 100), strict=True):
            np.testing.assert_array_equal(got, expected)
    X = make(spirals, 60, arms=kind(3)).X
    np.testing.assert_array_equal(X, make(spirals, 60, arms=3).X)
    W = glorot_uniform(np.random.default_rng(0), kind(100), kind(100))
    np.testing.assert_array_equal(W, glorot_uniform(np.random.default_rng(0), 100, 100))


def test_one_hot_refuses_a_masked_label():
    with pytest.raises(TypeError, match=r"^one_hot: labels is a masked array"):
        one_hot(np.ma.masked_array([0, 1], [False, True]), 2)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Standardizer.fit([1.0, 2.0]), r"fit: X has shape \(2,\), expected \(m, n\)"),
        (lambda: Standardizer.fit(np.zeros((0, 3))), r"fit: X has shape \(0, 3\)"),
        (lambda: Standardizer.fit([[1.0], [np.nan]]), "fit: X holds nan in row 1, column 0"),
        (lambda: Standardizer.fit([[1.0]]).apply([[1.0, 2.0]]), r"apply: .* expected \(m, 1\)"),
        (lambda: Standardizer.fit([[1.0]]).invert([1.0]), r"invert: .* expected \(m, 1\)"),
        (lambda: Standardizer.fit([[1.0]]).apply([[np.inf]]), "apply: X holds inf"),
    ],
)
def test_bad_arguments_of_the_standardizer(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("and", lambda p, q: p and q),
        ("or", lambda p, q: p or q),
        ("xor", lambda p, q: p != q),
        ("nand", lambda p, q: not (p and q)),
        ("nor", lambda p, q: not (p or q)),
    ],
)
def test_truth_tables(name, function):
    X, Y = truth_table(name)
    assert X.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert Y.tolist() == [[float(function(bool(p), bool(q)))] for p, q in X]


def test_an_unknown_truth_table():
    with pytest.raises(ValueError, match="unknown function 'xnor'; the known ones are and, nand"):
        truth_table("xnor")


def make(function, m=60, seed=0, **options):
    return function(m, rng=np.random.default_rng(seed), **options)


@pytest.mark.parametrize("function", [two_moons, circles, spirals, xor_clouds, surface])
def test_toy_sets_come_from_the_seed(function):
    first, again, other = make(function), make(function), make(function, seed=1)
    assert first.X.shape == (60, 2)
    assert first.Y.shape == (60, 1)
    np.testing.assert_array_equal(first.X, again.X)
    np.testing.assert_array_equal(first.Y, again.Y)
    assert (first.X != other.X).any()
    assert make(function, m=1).X.shape == (1, 2)


@pytest.mark.parametrize("function", [two_moons, circles, spirals, xor_clouds])
def test_classes_alternate(function):
    assert make(function, m=5).Y[:, 0].tolist() == [0, 1, 0, 1, 0]


def test_without_noise_the_points_lie_on_their_curves():
    X, Y = make(two_moons, noise=0)
    upper, lower = X[Y[:, 0] == 0], X[Y[:, 0] == 1]
    np.testing.assert_allclose(np.hypot(*upper.T), 1)
    assert (upper[:, 1] >= 0).all()
    np.testing.assert_allclose(np.hypot(*(lower - [1, 0.5]).T), 1)
    assert (lower[:, 1] <= 0.5).all()

    X, Y = make(circles, noise=0)
    np.testing.assert_allclose(np.hypot(*X.T), np.where(Y[:, 0] == 0, 1, 0.5))

    X, Y = make(spirals, noise=0, arms=3, turns=1.5)
    radius, angle = np.hypot(*X.T), np.arctan2(X[:, 1], X[:, 0])
    expected = 2 * np.pi * (1.5 * radius + Y.argmax(axis=1) / 3)
    np.testing.assert_allclose(np.exp(1j * angle), np.exp(1j * expected), atol=1e-12)
    assert Y.shape == (60, 3)

    X, Y = make(xor_clouds, m=6, noise=0)
    assert X.tolist() == [[0, 0], [0, 1], [1, 1], [1, 0], [0, 0], [0, 1]]
    assert Y[:, 0].tolist() == [float(p != q) for p, q in X]

    X, Y = make(surface)
    np.testing.assert_allclose(Y[:, 0], np.sin(np.pi * X[:, 0]) * np.cos(np.pi * X[:, 1] / 2))
    assert abs(X).max() <= 1


@pytest.mark.parametrize("function", [two_moons, circles, spirals, xor_clouds, surface])
def test_noise_has_the_deviation_that_was_asked_for(function):
    quiet, noisy = make(function, m=20000, noise=0), make(function, m=20000, noise=0.2)
    part = 1 if function is surface else 0
    assert (noisy[part] - quiet[part]).std() == pytest.approx(0.2, rel=0.05)


@pytest.mark.parametrize("function", [two_moons, circles, spirals, xor_clouds, surface])
def test_bad_arguments_of_toy_sets(function):
    for m in (0, -1, 2.0, True):
        with pytest.raises(
            ValueError, match=rf"{function.__name__}: m is {m}, expected a positive"
        ):
            make(function, m=m)
    for noise in (-0.1, np.nan, np.inf, "0.1", None):
        error = ValueError if isinstance(noise, float) else TypeError
        with pytest.raises(error, match=f"{function.__name__}: noise is"):
            make(function, noise=noise)
    with pytest.raises(TypeError, match=rf"{function.__name__}: rng is 42, expected numpy\.random"):
        function(3, rng=42)


def test_spirals_refuse_no_arms():
    with pytest.raises(ValueError, match="spirals: arms is 0"):
        make(spirals, arms=0)


@pytest.mark.parametrize("turns", [np.nan, np.inf, -np.inf, "1", None])
def test_spirals_refuse_turns_that_are_no_number(turns):
    error = ValueError if isinstance(turns, float) else TypeError
    with pytest.raises(error, match=rf"^spirals: turns is {turns!r}, expected .*-1e\+300 <"):
        make(spirals, turns=turns)
    assert np.isfinite(make(spirals, turns=-2).X).all()


def test_one_hot():
    assert one_hot([1, 0, 2], 3).tolist() == [[0, 1, 0], [1, 0, 0], [0, 0, 1]]
    for empty in (np.array([], int), []):
        assert one_hot(empty, 3).shape == (0, 3)
    assert one_hot([1, 399_999], 400_000).argmax(axis=1).tolist() == [1, 399_999]


@pytest.mark.parametrize("n_classes", [0, -1, 2.0, "3", None])
def test_one_hot_refuses_a_number_of_classes(n_classes):
    with pytest.raises(ValueError, match=f"^one_hot: n_classes is {n_classes!r}, expected a posi"):
        one_hot([], n_classes)


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ([0, 3], "labels go from 0 to 3, expected 0 to 2"),
        ([-1, 0], "labels go from -1 to 0"),
        ([0.0, 1.0], "dtype float64, expected integers"),
        ([[0], [1]], r"shape \(2, 1\)"),
    ],
)
def test_one_hot_refuses(labels, message):
    with pytest.raises(ValueError, match=message):
        one_hot(labels, 3)
