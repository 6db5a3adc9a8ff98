"""Bad input to every public function of the core: what, got, expected and the fix."""

import math
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_book.topics import stand_in
from mlp_core import (
    ACTIVATIONS,
    LOSSES,
    MLP,
    ForwardPass,
    Standardizer,
    accuracy,
    array_namespace,
    binary_cross_entropy,
    check_gradient,
    elu,
    freeze,
    from_keras,
    from_torch,
    l2,
    leaky_relu,
    mean_absolute_error,
    mean_squared_error,
    numerical_gradient,
    one_hot,
    relu,
    small_normal,
    truth_table,
    value_and_gradient,
)

from .own import own_loss
from .zoo import Series

NET = MLP((2, 3, 1), ("tanh", "sigmoid"))
THETA = np.linspace(-1, 1, NET.n_parameters)
X = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([[0.0], [1.0], [1.0]])
PASS = NET.forward(THETA, X)
LINE = MLP((2, 1), ["identity"])
MASKED = np.ma.masked_equal(X, 0)
ZERO_TWO = np.array([0.0, 2.0, 0.0])
LINE_PASS = LINE.forward(ZERO_TWO, X)


HOLED = own_loss("holed", lambda a, y: math.nan, lambda a, y: 0 * a)


def vg(theta=THETA, X=X, Y=Y, loss=binary_cross_entropy):
    return value_and_gradient(NET, theta, X, Y, loss)


def with_nan(array, index):
    array = array.copy()
    array[index] = np.nan
    return array


TABLE = [  # call, error, message
    (lambda: NET.forward(THETA, np.ones((4, 3))), ValueError,
     r"^MLP\.forward: X has 3 columns, the network takes 2$"),
    (lambda: NET.forward(THETA, np.ones(3)), ValueError,
     r"^MLP\.forward: X has 3 entries, the network takes 2; a vector is one example, X\[:, None\]"),
    (lambda: NET.predict(THETA, np.ones((2, 2, 2))), ValueError,
     r"^MLP\.predict: X has shape \(2, 2, 2\), expected \(m, 2\) with m > 0, or \(2,\)"),
    (lambda: NET.forward(THETA, np.empty((0, 2))), ValueError, r"X has shape \(0, 2\), .* m > 0"),
    (lambda: NET.forward(THETA, with_nan(X, (2, 1))), ValueError,
     r"^MLP\.forward: X holds nan in row 2, column 1, expected finite numbers; repair or leave"),
    (lambda: NET.forward(THETA, [0, np.inf]), ValueError, r"X holds inf at index 1, expected"),
    (lambda: NET.forward(THETA[:-1], X), ValueError,
     r"^MLP\.forward: theta has shape \(12,\), the network takes \(13,\)"),
    (lambda: NET.forward(THETA[None], X), ValueError, r"theta has shape \(1, 13\), the network"),
    (lambda: NET.forward(with_nan(THETA, 5), X), ValueError,
     r"theta holds nan at index 5, expected finite numbers; .* lower the learning rate"),
    (lambda: NET.forward(THETA, [["a", "b"]]), TypeError, r"X has dtype <U1, expected real"),
    (lambda: NET.forward(THETA, [[1, 2], [3]]), ValueError, "X is not a rectangular array"),
    (lambda: NET.layers(THETA[1:]), ValueError, r"^MLP\.layers: theta has shape \(12,\)"),
    (lambda: NET.pack([(np.ones((2, 3)), np.ones(3)), (np.ones((1, 3)), np.ones(1))]), ValueError,
     r"^MLP\.pack: layers have shapes \[\(2, 3\), .*the network takes \[\(3, 2\), \(3,\), \(1"),
    (lambda: NET.pack([(np.ones((3, 2)), np.ones(3))]), ValueError, r"^MLP\.pack: layers have"),
    (lambda: NET.backward(THETA, PASS, Y[:, 0], binary_cross_entropy), ValueError,
     r"^MLP\.backward: Y has shape \(3,\), expected \(3, 1\); Y\[:, None\] makes a column$"),
    (lambda: NET.backward(THETA, PASS, Y[:2], binary_cross_entropy), ValueError,
     r"Y has shape \(2, 1\), expected \(3, 1\)$"),
    (lambda: NET.backward(THETA, PASS, Y + 1, binary_cross_entropy), ValueError,
     r"^MLP\.backward: Y holds 2\.0 in row 1, column 0, expected numbers from 0 to 1"),
    (lambda: NET.backward(THETA, PASS, Y, "mse"), TypeError,
     r"loss is 'mse', expected a Loss: half_squared_error, mean_squared_error, binary_"),
    (lambda: NET.backward(THETA, ForwardPass(X, PASS.z[:1], PASS.a[:1]), Y, mean_squared_error),
     ValueError, r"^MLP\.backward: forward_pass has shapes .*, expected \[\(3, 3\), \(3, 1\)"),
    (lambda: LINE.backward(ZERO_TWO, LINE_PASS, Y, binary_cross_entropy), ValueError,
     r"^MLP\.backward: output holds 2\.0 in row 0, column 0, expected numbers from 0 to 1"),
    (lambda: vg(X=X[:2]), ValueError,
     r"^value_and_gradient: Y has shape \(3, 1\), expected \(2, 1\)"),
    (lambda: vg(Y=with_nan(Y, (1, 0))), ValueError, r"Y holds nan in row 1, column 0"),
    (lambda: vg(Y=Y[:, 0]), ValueError, r"Y has shape \(3,\), expected \(3, 1\)"),
    (lambda: vg(X=X[0], Y=1.0), ValueError, r"Y has shape \(\), expected \(1,\)"),
    (lambda: vg(theta=with_nan(THETA, 0)), ValueError, r"^value_and_gradient: theta holds nan"),
    (lambda: value_and_gradient(LINE, ZERO_TWO, X, Y, binary_cross_entropy), ValueError,
     r"^binary_cross_entropy: output holds 2\.0 in row 0, column 0, expected numbers from 0 to 1"),
    (lambda: check_gradient(NET, THETA, X, Y[:2], mean_squared_error), ValueError, "Y has shape"),
    (lambda: numerical_gradient(lambda t: 0.0, X), ValueError, r"theta has shape \(3, 2\), exp"),
    (lambda: numerical_gradient(lambda t: 0.0, THETA, step=0), ValueError, r"step is 0, expected"),
    (lambda: numerical_gradient(lambda t: 0.0, [1.0, 1e11]), ValueError,
     r"^numerical_gradient: theta\[1\] is 100000000000\.0, and a step of 1e-06 is lost in rounding "
     r"beside it, expected one of 3\.1e-05 or more"),
    (lambda: numerical_gradient(lambda t: 0.0, [-1.0], step=1e-20), ValueError,
     r"theta\[0\] is -1\.0, and a step of 1e-20 is lost"),
    (lambda: numerical_gradient(lambda t: t, [1.0, 2.0]), TypeError,
     r"^numerical_gradient: f returned an array of shape \(2,\), expected one number"),
    (lambda: numerical_gradient(lambda t: None, [1.0]), TypeError,
     r"^numerical_gradient: f returned None, expected one number"),
    (lambda: numerical_gradient(lambda t: 1j, [1.0]), TypeError, r"f returned 1j, expected one"),
    (lambda: check_gradient(LINE, [1.0, 1.0, 1.0], [[1e200, 0]], [[0]], mean_squared_error),
     ValueError, r"^check_gradient: backpropagation's gradient holds inf at index 0, expected "
     r"finite numbers; the loss outgrows float64: try smaller parameters or inputs"),
    (lambda: check_gradient(LINE, [1.0, 1.0, 1.0], X, Y, HOLED), ValueError,
     r"^check_gradient: the differences' gradient holds nan at index 0, expected finite"),
    (lambda: numerical_gradient(lambda t: 0.0, [np.nan]), ValueError, r"theta holds nan at index"),
    (lambda: MLP((2, 1), ["rleu"]), ValueError,
     r"^MLP: unknown activation 'rleu'; the known ones are elu, identity, leaky_relu, relu, sig"),
    (lambda: MLP((2, 1), [np.tanh]), TypeError, r"^MLP: an activation is <ufunc 'tanh'>, expected"),
    (lambda: MLP((2, 3, 1), "relu"), ValueError, r"^MLP: activations are 'relu', expected one for"),
    (lambda: MLP((2, 3, 1), ["relu"]), ValueError, r"expected one for each of the 2 layers"),
    (lambda: MLP((2,), []), ValueError, r"^MLP: sizes are \(2,\), expected the number of inputs"),
    (lambda: MLP((2, 0), ["relu"]), ValueError, r"sizes are \(2, 0\), .* positive integers"),
    (lambda: MLP((2, 1.5), ["relu"]), ValueError, r"sizes are \(2, 1\.5\), .* positive integers"),
    (lambda: MLP(5, ["relu"]), ValueError, r"^MLP: sizes are 5, expected the number of inputs"),
    (lambda: MLP("21", ["relu"]), ValueError, r"^MLP: sizes are '21', expected the number"),
    (lambda: MLP((True, 1), ["relu"]), ValueError, r"^MLP: sizes are \(True, 1\), expected the"),
    (lambda: MLP((2, 1), relu), ValueError, r"^MLP: activations are relu, expected one for each"),
    (lambda: MLP((2, 1), None), ValueError, r"^MLP: activations are None, expected one for each"),
    (lambda: NET.init(np.random.default_rng(0), small_normal), TypeError,
     r"^MLP\.init: initializer is <function small_normal .*, expected .* or small_normal\(0\.01\)"),
    (lambda: NET.init(np.random.default_rng(0), None), TypeError, r"initializer is None, expected"),
    (lambda: small_normal("x"), TypeError, r"^small_normal: scale is 'x', expected a finite"),
    (lambda: truth_table(["xor"]), ValueError, r"unknown function \['xor'\]; the known ones are"),
    (lambda: NET.forward(THETA, MASKED), TypeError,
     r"^MLP\.forward: X is a masked array, expected every number; .*X\.filled\(number\)"),
    (lambda: vg(Y=np.ma.masked_equal(Y, 1)), TypeError, r"Y is a masked array, expected every"),
    (lambda: NET.layers(np.ma.masked_less(THETA, 0)), TypeError, r"theta is a masked array"),
    (lambda: Standardizer.fit(MASKED), TypeError, r"^Standardizer\.fit: X is a masked array"),
    (lambda: mean_squared_error(MASKED, X), TypeError, r"^mean_squared_error: output is a masked"),
    (lambda: NET.init(42), TypeError, r"^MLP\.init: rng is 42, expected numpy\.random\.default"),
    (lambda: NET.init(np.random.default_rng(0), "xavier"), ValueError,
     r"unknown initializer 'xavier'; the known ones are glorot_uniform, he_normal, small_normal"),
    (lambda: NET.init(np.random.default_rng(0), dtype=int), TypeError,
     r"^MLP\.init: dtype is <class 'int'>, expected a floating one, as np\.float32$"),
    (lambda: small_normal(0), ValueError, r"^small_normal: scale is 0, expected a finite"),
    (lambda: vg(Y=Series(Y[:, 0])), ValueError,
     r"expected \(3, 1\); Y\.to_numpy\(\)\[:, None\] makes a column$"),
    (lambda: mean_squared_error(Y, Series(Y[:, 0])), ValueError,
     r"target \(3,\), expected .* m > 0; v\.to_numpy\(\)\[:, None\] makes a col"),
    (lambda: vg(Y=[0, 1, 1]), ValueError,
     r"expected \(3, 1\); numpy\.asarray\(Y\)\[:, None\] makes a column$"),
    (lambda: NET.predict(THETA, Series(np.ones(3))), ValueError,
     r"X has 3 entries, the network takes 2; .* X\.to_numpy\(\)\[:, None\] makes a column$"),
    (lambda: vg(Y=["cat", "dog", "cat"]), TypeError,
     r"Y has dtype <U3, expected real numbers; entry 0, (np\.str_\()?'cat'\)?, is no number; "
     r"numpy\.unique\(labels, return_inverse=True\) counts labels, one_hot makes columns"),
    (lambda: vg(X=np.array([["0.5", "1"], ["2", "?"], ["1", "1"]], object)), TypeError,
     r"X has dtype object, expected real numbers; entry 3, '\?', is no number"),
    (lambda: vg(X=np.array([["0.5", "1"], ["2", "3"], ["1", "1"]])), TypeError,
     r"X has dtype <U3, .*; it holds numbers as text, as .*'0\.5'\)?: numpy\.asarray\(X, float\)$"),
    (lambda: one_hot(["cat", "dog"], 2), ValueError,
     r"^one_hot: labels have shape \(2,\) and dtype <U3, expected integers of shape \(m,\); cl"
     r"asses, labels = numpy\.unique\(labels, return_inverse=True\)"),
    (lambda: one_hot(np.ma.masked_equal([0, 1], 1), 2), TypeError,
     r"^one_hot: labels is a masked array, expected every number"),
    (lambda: from_torch({"0.weight": MASKED, "0.bias": np.ones(3)}, ["relu"]), TypeError,
     r"^from_torch: 0\.weight is a masked array"),
    (lambda: from_keras([MASKED, np.ones(2)], ["relu"]), TypeError,
     r"^from_keras: weights\[0\], a kernel, is a masked array"),
    (lambda: NET.predict(THETA, [MASKED[0], MASKED[1]]), TypeError, "X is a masked array"),
    (lambda: MLP({8, 3, 1}, ["relu", "relu"]), ValueError,
     r"^MLP: sizes are \{.*\}, expected .* positive integers in their order, as \(2, 4, 1\)$"),
    (lambda: MLP(b"ab", ["relu"]), ValueError, r"^MLP: sizes are b'ab', expected the number of"),
    (lambda: MLP((2, 3, 1), {"relu", "tanh"}), ValueError, r"^MLP: activations are \{.*\}, e"),
    (lambda: leaky_relu("x"), TypeError, r"^leaky_relu: slope is 'x', expected a number from 0 to"),
    (lambda: leaky_relu(True), TypeError, r"^leaky_relu: slope is True, expected a number"),
    (lambda: elu(10**400), ValueError, r"^elu: alpha is 10*\.\.\., expected a finite"),
    (lambda: value_and_gradient((2, 1), THETA, X, Y, mean_squared_error), TypeError,
     r"^value_and_gradient: network is \(2, 1\), expected an MLP, as MLP\(\(2, 4, 1\)"),
    (lambda: freeze((NET, THETA)), TypeError, r"^freeze: network is \(MLP\(.*, expected an M"),
    (lambda: l2(0.1)(None, THETA, X, Y, mean_squared_error), TypeError, r"^l2: network is None"),
    (lambda: Standardizer(np.ones(2), np.zeros(2)), ValueError,
     r"^Standardizer: deviation holds 0\.0 at index 0, expected numbers above 0"),
    (lambda: NET.pack([1, 2]), TypeError, r"^MLP\.pack: layers is \[1, 2\], expected a list of"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "error", "message"), TABLE, ids=[row[2] for row in TABLE])
def test_messages(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_the_byte_order_of_another_machine():
    swapped = {
        name: array.astype(">f8") for name, array in {"theta": THETA, "X": X, "Y": Y}.items()
    }
    value, gradient = vg(**swapped)
    assert gradient.dtype.isnative
    expected = vg()
    assert value == expected[0]
    np.testing.assert_array_equal(gradient, expected[1])
    for name, array in swapped.items():
        np.testing.assert_array_equal(vg(**{name: array})[1], expected[1])
    output = NET.predict(swapped["theta"].astype(">f4"), X)
    assert output.dtype == np.float32
    assert output.dtype.isnative
    NET.layers(swapped["theta"])[0].W[0, 0] = 7.0  # as of every float vector
    assert swapped["theta"][0] == 7


def test_a_masked_array_without_a_mask_is_an_array():
    np.testing.assert_array_equal(NET.predict(THETA, np.ma.array(X)), NET.predict(THETA, X))


wrong_shapes = st.lists(st.integers(0, 4), max_size=3).map(tuple)
spoilt = st.sampled_from([np.nan, np.inf, -np.inf])
FUNCTIONS = {
    "forward": lambda theta, X, Y: NET.forward(theta, X),
    "predict": lambda theta, X, Y: NET.predict(theta, X),
    "backward": lambda theta, X, Y: NET.backward(theta, PASS._replace(X=X), Y, mean_squared_error),
    "value_and_gradient": lambda theta, X, Y: vg(theta, X, Y),
    "check_gradient": lambda theta, X, Y: check_gradient(NET, theta, X, Y, mean_squared_error),
}
PAIRS = {**LOSSES, "mean_absolute_error": mean_absolute_error, "accuracy": accuracy}


@pytest.mark.parametrize("name", FUNCTIONS)
@given(argument=st.sampled_from(["theta", "X", "Y"]), shape=wrong_shapes)
def test_a_wrong_shape_is_never_broadcast(name, argument, shape):
    right = {"theta": THETA, "X": X, "Y": Y}
    unused = name in ("forward", "predict") and argument == "Y"
    one_example = argument == "X" and shape == (2,)
    if unused or one_example or shape == right[argument].shape:
        return
    if (
        argument == "X"
        and name in ("forward", "predict")
        and len(shape) == 2
        and shape[1] == 2
        and shape[0]
    ):
        return
    with pytest.raises(ValueError, match=r"shape|takes"):
        FUNCTIONS[name](**right | {argument: np.zeros(shape)})


@pytest.mark.parametrize("name", FUNCTIONS)
@given(argument=st.sampled_from(["theta", "X", "Y"]), place=st.integers(0, 100), value=spoilt)
def test_a_number_that_is_not_finite_is_named(name, argument, place, value):
    right = {"theta": THETA, "X": X, "Y": Y}
    if name in ("forward", "predict") and argument == "Y":
        return
    bad = right[argument].copy()
    place %= bad.size
    bad.flat[place] = value
    where = f"at index {place}" if bad.ndim == 1 else f"in row {place // bad.shape[1]}, column"
    with pytest.raises(ValueError, match=f"{argument} holds {value} {where}"):
        FUNCTIONS[name](**right | {argument: bad})


@pytest.mark.parametrize("name", PAIRS)
@given(output=wrong_shapes, target=wrong_shapes)
def test_losses_and_metrics_take_two_equal_matrices_only(name, output, target):
    if len(output) == 2 and output == target and 0 not in output:
        return
    with pytest.raises(ValueError, match=rf"^{name}: output has shape .* and target"):
        PAIRS[name](np.zeros(output), np.zeros(target))


@pytest.mark.parametrize("name", ACTIVATIONS)
@given(z=wrong_shapes, d_a=wrong_shapes)
def test_activations_never_broadcast(name, z, d_a):
    if z == d_a:
        return
    with pytest.raises(ValueError, match=rf"{name}\.backward: got shapes"):
        ACTIVATIONS[name].backward(np.zeros(z), np.zeros(z), np.zeros(d_a))


@given(st.text(max_size=8), st.sampled_from(["activation", "initializer"]))
def test_an_unknown_name_lists_the_known_ones(name, kind):
    if name in ACTIVATIONS:
        return
    with pytest.raises(ValueError, match=f"unknown {kind} .*; the known ones are"):
        MLP((1, 1), [name]) if kind == "activation" else NET.init(np.random.default_rng(0), name)


@given(st.lists(st.one_of(st.integers(-3, 0), st.floats(), st.none(), st.text()), min_size=1))
def test_sizes_are_positive_integers(bad):
    with pytest.raises(ValueError, match=r"^MLP: sizes are"):
        MLP([2, *bad, 1], ["relu"] * (len(bad) + 1))


def test_arrays_decide_where_to_compute_and_are_never_mixed(monkeypatch):
    monkeypatch.setitem(sys.modules, "cupy", stand_in.module)
    on_gpu = stand_in.module.asarray(THETA)
    assert array_namespace() is array_namespace(THETA, [1.0], 2) is np
    assert array_namespace(on_gpu, [1.0]) is stand_in.module
    mixed = r"got NumPy and CuPy arrays together, .*cupy\.asarray\(x\) or cupy\.asnumpy\(x\)"
    with pytest.raises(TypeError, match=mixed):
        array_namespace(THETA, on_gpu)
    with pytest.raises(TypeError, match=mixed):
        NET.forward(on_gpu, X)
    with pytest.raises(TypeError, match=mixed):
        value_and_gradient(NET, on_gpu, on_gpu[:2], Y[0], mean_squared_error)
