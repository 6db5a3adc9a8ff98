"""The precision widget's Python side: it mirrors what the page shows."""

import numpy as np
import pytest

from mlp_book.topics.low_precision import NAMES, forward_in, parameter_bytes, predict_in
from mlp_book.topics.networks import worksheet
from mlp_book.topics.number_formats import FORMATS, format_of, same_digits
from mlp_book.topics.quantisation import dequantise, quantise, range_scale, weight_scale
from mlp_book.widgets import PrecisionWidget


@pytest.fixture
def widget():
    return PrecisionWidget()


def test_it_starts_with_the_worksheet_in_float16(widget):
    assert widget.x.tolist() == [1, 1]
    assert widget.forward_pass.output.tolist() == [0.57470703125]
    assert widget.error == pytest.approx(2.007e-5, rel=1e-3)
    assert widget.parameter_bytes == 50
    assert widget.value == 0.199951171875
    assert widget.bits == ("0", "01100", "1001100110")
    assert repr(widget) == "PrecisionWidget(format='float16')"


def test_what_is_assigned_is_mirrored(widget):
    widget.format = "int8"
    assert widget.parameter_bytes == 58
    assert widget.bits is None
    assert widget.value == 0.2
    widget.set_state({"format": "bfloat16", "number": "y", "x": [0, 1]})
    assert widget.value == widget.forward_pass.output[0] == 0.5859375
    assert widget.get_state()["initial"]["format"] == "float16"


def test_every_symbol_has_its_number(widget):
    assert list(widget._numbers()) == widget._symbols()
    assert len(widget._symbols()) == 2 + 25 + 14


@pytest.mark.parametrize(
    ("name", "value", "error", "message"),
    [
        ("x", [1, 2, 3], ValueError, "PrecisionWidget.x: got 3 inputs, the network takes 2"),
        ("theta", [1], ValueError, "theta: got 1 parameters, the network takes 25"),
        ("x", [1, 2e6], ValueError, r"x: got 2000000.0, expected numbers from -1e\+06 to 1e\+06"),
        ("format", "float8", ValueError, "format: got 'float8', expected one of float64, float32"),
        ("number", "W9[1,1]", ValueError, r"number: got 'W9\[1,1\]', expected one of x\[1\]"),
    ],
)
def test_bad_assignments_say_what_got_and_expected(widget, name, value, error, message):
    with pytest.raises(error, match=message):
        setattr(widget, name, value)


@pytest.mark.parametrize("name", ["float64", "float32", "float16"])
def test_the_rounded_pass_is_numpys_own_arithmetic(name):
    """Operation by operation, NumPy's numbers of this type give the same bits."""
    network, theta = worksheet()
    rng = np.random.default_rng(3)
    kind = np.dtype(name).type
    for _ in range(20):
        x, numbers = rng.normal(size=2), rng.normal(size=theta.size)
        done = forward_in(name, network, numbers, x)
        W, b = network.layers(numbers.astype(name))[0]
        for i, row in enumerate(W):
            z = row[0] * kind(x[0])
            z = z + row[1] * kind(x[1])
            assert float(z + b[i]) == done.z[0][i]


def test_float64_is_mlp_core():
    network, theta = worksheet()
    X = np.random.default_rng(4).normal(size=(30, 2))
    want, got = network.forward(theta, X), forward_in("float64", network, theta, X)
    for a, b in zip((*want.z, *want.a), (*got.z, *got.a), strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-14, atol=1e-15)


def test_a_wide_sum_is_rounded_once():
    """Products and sums in float32: the result is the float16 nearest to the exact z."""
    network, theta = worksheet()
    half = theta.astype(np.float16).astype(float)
    x = np.array([0.5, 0.25])
    W, b = network.layers(half)[0]
    wide = forward_in("float16", network, half, x, accumulate="float32").z[0]
    np.testing.assert_array_equal(wide, np.float16(np.float32(W @ x) + np.float32(b)))
    assert set(NAMES) == {*FORMATS, "int8"}
    assert predict_in("int8", network, theta, np.ones((3, 2))).shape == (3, 1)


def test_bytes():
    network, _ = worksheet()
    assert [parameter_bytes(name, network) for name in NAMES] == [200, 100, 50, 50, 58]


@pytest.mark.parametrize("one", FORMATS.values(), ids=FORMATS)
def test_the_limits_are_numpys(one):
    info = np.finfo(one.dtype) if one.name != "bfloat16" else None
    if info is None:
        import ml_dtypes

        info = ml_dtypes.finfo(one.dtype)
    assert one.largest == float(info.max)
    assert one.smallest_normal == float(info.tiny)
    assert one.smallest == float(info.smallest_subnormal)
    assert one.gap_at_one == float(info.eps)
    for value in (0.1, -3.5, one.largest, one.smallest, 0.0):
        assert one.value(one.pattern(value)) == one.round(value)
    assert one.gap(1.5) == one.gap_at_one


def test_whole_numbers():
    scale = weight_scale([0.5, -1.27, 0.123])
    assert scale == float(np.float32(0.01))
    assert quantise([0.5, -1.27, 0.123, 9], scale).tolist() == [50, -127, 12, 127]
    assert dequantise(np.array([12], np.int8), 0.01)[0] == pytest.approx(0.12)
    assert range_scale([0.0, 0.0]) == (1.0, -128)
    scale, zero = range_scale([-0.55, 2.0])
    assert (scale, zero) == (float(np.float32(0.01)), -73)
    assert quantise(0.0, scale, zero) == zero
    assert weight_scale([0.0]) == 1


def test_what_is_not_known_is_said():
    with pytest.raises(ValueError, match="format_of: got 'int4', expected one of float64"):
        format_of("int4")
    network, theta = worksheet()
    with pytest.raises(ValueError, match="forward_in: got 'int4'"):
        forward_in("int4", network, theta, np.ones(2))


def test_same_digits():
    assert same_digits(1.0996, 1.1) == 4
    assert same_digits(0.57421875, 0.57468696) == 2
    assert same_digits(1, -1) == 0
