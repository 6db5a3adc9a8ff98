"""The stand-in for CuPy is as strict as CuPy, and counts what it is asked to do."""

import operator
import sys

import numpy as np
import pytest

from mlp_book.topics.stand_in import in_place_of_cupy, module
from mlp_book.topics.stand_in_array import StandInArray, device
from mlp_core import MLP, RMSProp, mean_squared_error, train

VALUES = np.array([[1.0, -2.0], [3.0, 4.0]])


@pytest.fixture(autouse=True)
def _clean():
    device.clear()


@pytest.fixture
def x():
    return module.asarray(VALUES)


MIXED = {
    "operator": lambda x: x + VALUES,
    "reflected": lambda x: VALUES + x,
    "product": lambda x: VALUES @ x,
    "in place": lambda x: operator.iadd(x, VALUES),
    "into NumPy's": lambda x: operator.iadd(VALUES.copy(), x),
    "comparison": lambda x: x == VALUES,
    "function": lambda x: module.maximum(x, VALUES),
    "inside a list": lambda x: module.concatenate([x, VALUES]),
    "out": lambda x: module.sqrt(x, out=np.empty_like(VALUES)),
    "method": lambda x: x.dot(VALUES),
    "index": lambda x: x[np.array([0])],
    "take": lambda x: x.take(np.array([0]), axis=0),
    "assignment": lambda x: operator.setitem(x, 0, VALUES[0]),
}
NUMPYS = {
    "exp": lambda x: np.exp(x),
    "maximum": lambda x: np.maximum(x, 0),
    "sum": lambda x: np.sum(x),
    "dot": lambda x: np.dot(x, x),
    "zeros_like": lambda x: np.zeros_like(x),
    "multiply.reduce": lambda x: np.multiply.reduce(x),
}


@pytest.mark.parametrize("name", MIXED)
def test_arrays_of_numpy_are_refused(x, name):
    with pytest.raises(TypeError, match=r"Unsupported type <class 'numpy.ndarray'>"):
        MIXED[name](x)
    assert device.launches == []


@pytest.mark.parametrize("name", NUMPYS)
def test_functions_of_numpy_are_refused(x, name):
    with pytest.raises(TypeError, match="was given a GPU array"):
        NUMPYS[name](x)


@pytest.mark.parametrize(
    "read", [np.asarray, np.array, lambda x: np.empty((2, 2)).__setitem__(..., x)]
)
def test_nothing_is_read_without_being_asked(x, read):
    with pytest.raises(TypeError, match="Implicit conversion to a NumPy array"):
        read(x)


def test_a_name_that_cupy_lacks_is_unknown():
    with pytest.raises(AttributeError, match="no attribute 'einsum_path'"):
        module.einsum_path  # noqa: B018


def test_operators_compute_what_numpy_computes(x):
    y = module.asarray(VALUES.T.copy())
    for name in ("add", "sub", "mul", "truediv", "mod", "floordiv", "matmul"):
        function = getattr(operator, name)
        np.testing.assert_array_equal(function(x, y).get(), function(VALUES, VALUES.T))
    np.testing.assert_array_equal((2 - x).get(), 2 - VALUES)
    np.testing.assert_array_equal((x**2).get(), VALUES**2)
    np.testing.assert_array_equal((np.float64(2) * x).get(), 2 * VALUES)
    np.testing.assert_array_equal(((x > 0) & ~(y > 1)).get(), (VALUES > 0) & ~(VALUES.T > 1))
    np.testing.assert_array_equal(abs(-x).get(), abs(VALUES))
    assert (x.shape, x.ndim, x.size, x.itemsize, x.nbytes, len(x)) == ((2, 2), 2, 4, 8, 32, 2)
    assert type(x).__module__ == "cupy"


def test_views_share_their_numbers_and_launch_nothing(x):
    row, column, whole = x[0], x.T[1], x.reshape(4)[1:3]
    assert module.empty_like(module.reshape(x, (4,))).shape == (4,)
    assert device.launches == []
    x[0, 1] = 9.0
    assert [row.tolist(), column.tolist(), whole.tolist()] == [[1, 9], [9, 4], [9, 3]]
    before = x
    x += 1
    assert x is before
    assert row.tolist() == [2, 10]
    assert VALUES[0, 1] == -2  # a copy was made


def test_launches_waits_and_bytes_are_written_down(x):
    y = module.exp(x)
    y *= 2
    total = y.sum()
    assert device.launches == ["exp", "mul", "sum"]
    assert device.waits == []
    assert isinstance(total, StandInArray)
    assert float(total) == pytest.approx(2 * np.exp(VALUES).sum())
    assert bool((y > 0).all())
    assert device.waits == ["float", "bool"]
    y.get()
    assert (device.bytes_in, device.bytes_out) == (32, 8 + 1 + 32)


def test_the_bytes_that_a_kernel_passes_are_those_it_reads_once_and_writes(x):
    x * x
    y = x + 2 * x
    y *= x
    module.exp(x, out=y)
    x[0] = 0.0
    assert device.passed == [64, 64, 96, 96, 64, 32]
    assert len(device.passed) == len(device.launches)


def test_an_update_of_training_waits_once_and_copies_only_the_order():
    network = MLP((2, 3, 1), ("relu", "identity"))
    with in_place_of_cupy() as xp:
        theta, X, Y = (xp.asarray(a) for a in (np.ones(13), np.ones((8, 2)), np.ones((8, 1))))
        options = {"loss": mean_squared_error, "optimizer": RMSProp(), "batch_size": 4}
        run = train(network, theta, X, Y, rng=np.random.default_rng(0), **options)
        next(run)
        device.clear()
        next(run)
        # two losses; the checks of theta and of RMSProp's state
        assert device.waits == ["float", "float", "bool", "bool"]
        assert device.bytes_in == 8 * 8


def test_what_was_in_cupys_place_comes_back(monkeypatch):
    monkeypatch.delitem(sys.modules, "cupy", raising=False)
    with in_place_of_cupy() as xp:
        assert sys.modules["cupy"] is xp
    assert "cupy" not in sys.modules
    other = object()
    monkeypatch.setitem(sys.modules, "cupy", other)
    with pytest.raises(ZeroDivisionError), in_place_of_cupy():
        raise ZeroDivisionError
    assert sys.modules["cupy"] is other
