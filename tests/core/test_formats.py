"""safetensors, ONNX and other libraries' layouts: what is written is read, and run, the same."""

import json
import struct
import subprocess
import sys

import ml_dtypes  # comes with onnx
import numpy as np
import onnx
import onnxruntime
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

from mlp_core import (
    ACTIVATIONS,
    MLP,
    elu,
    from_keras,
    from_onnx,
    from_torch,
    leaky_relu,
    load,
    load_safetensors,
    save,
    save_safetensors,
    to_keras,
    to_onnx,
    to_torch,
)

from .own import own

NETWORK = MLP((2, 3, 3, 2, 1), ("relu", leaky_relu(0.3), elu(0.7), "sigmoid"))
THETA = NETWORK.init(np.random.default_rng(0)) + 0.1  # no bias is 0: none can be lost unseen
FILES = {"npz": (save, load), "safetensors": (save_safetensors, load_safetensors)}
FILES["ONNX"] = (to_onnx, from_onnx)
EVERY = [*(ACTIVATIONS.values()), leaky_relu(0.1234567890123), elu(0.7)]
DTYPES = pytest.mark.parametrize("dtype", ["float32", "float64"])


@st.composite
def models(draw):
    """Any network with any finite parameters, in float32 or float64."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=2, max_size=4))
    kinds = st.sampled_from(list(ACTIVATIONS)) | st.builds(leaky_relu, st.floats(0, 1))
    kinds |= st.builds(elu, st.floats(1e-300, 1e300))
    elementwise = kinds.filter(lambda kind: kind != "softmax")  # one neuron cannot be shared
    network = MLP(sizes, [draw(kinds if n > 1 else elementwise) for n in sizes[1:]])
    width = draw(st.sampled_from([32, 64]))
    numbers = st.floats(allow_nan=False, allow_infinity=False, width=width)
    count = network.n_parameters
    values = draw(st.lists(numbers, min_size=count, max_size=count))
    return network, np.array(values, dtype=f"float{width}")


def assert_same(got, expected):
    assert got[0] == expected[0]
    assert got[1].dtype == expected[1].dtype
    assert got[1].tobytes() == expected[1].tobytes()  # to the last bit, the sign of 0 included


@pytest.mark.parametrize("name", FILES)
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(model=models())
def test_load_of_save_is_the_model(tmp_path_factory, name, model):
    write, read = FILES[name]
    path = tmp_path_factory.getbasetemp() / f"any {name}"
    write(path, *model)
    assert_same(read(path), model)


@given(models())
def test_the_layouts_of_other_libraries_give_the_model_back(model):
    network, theta = model
    assert_same(from_torch(to_torch(network, theta), network.activations), model)
    assert_same(from_keras(to_keras(network, theta), network.activations), model)


@pytest.mark.parametrize("name", FILES)
def test_the_same_model_gives_the_same_bytes_and_nothing_else_in_the_folder(tmp_path, name):
    write, _ = FILES[name]
    contents = []
    for _ in range(2):
        write(tmp_path / "model", NETWORK, THETA)
        contents.append((tmp_path / "model").read_bytes())
        assert [path.name for path in tmp_path.iterdir()] == ["model"]
    if name != "npz":  # a zip file holds times
        assert contents[0] == contents[1]


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64", ">f4", ">f8"])
def test_safetensors_keeps_the_type_of_numbers_and_their_bytes_in_order(tmp_path, dtype):
    save_safetensors(tmp_path / "model", NETWORK, THETA.astype(dtype))
    network, theta = load_safetensors(tmp_path / "model")
    assert network == NETWORK
    assert theta.dtype.itemsize == np.dtype(dtype).itemsize
    np.testing.assert_array_equal(theta, THETA.astype(dtype))
    content = (tmp_path / "model").read_bytes()
    assert int.from_bytes(content[:8], "little") % 8 == 0
    with pytest.raises(TypeError, match="expected float16, float32, float64"):
        save_safetensors(tmp_path / "model", NETWORK, THETA.astype(np.longdouble))


@pytest.mark.parametrize("name", FILES)
def test_what_cannot_be_loaded_is_not_saved(tmp_path, name):
    write, _ = FILES[name]
    with pytest.raises(ValueError, match=r"theta has shape \(3,\), the network takes"):
        write(tmp_path / "model", NETWORK, np.zeros(3))
    with pytest.raises(ValueError, match="theta holds nan at index 0"):
        write(tmp_path / "model", NETWORK, np.full_like(THETA, np.nan))
    mine = own("swish", lambda z: z, lambda z, a: z)
    with pytest.raises(ValueError, match="unknown activation 'swish'"):
        write(tmp_path / "model", MLP((1, 1), (mine,)), np.zeros(2))
    for borrowed in ("sigmoid", "leaky_relu"):
        mine = own(borrowed, lambda z: z, lambda z, a: z, 0.5 if "_" in borrowed else None)
        with pytest.raises(
            ValueError, match=f"activation {borrowed}.* is not the package's own of"
        ):
            write(tmp_path / "model", MLP((1, 1), (mine,)), np.zeros(2))
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_the_old_file(tmp_path):
    path = tmp_path / "model"
    save_safetensors(path, NETWORK, THETA)
    with pytest.raises(TypeError, match="metadata is"):
        save_safetensors(path, NETWORK, THETA + 1, {"when": 2026})
    with pytest.raises(TypeError, match="other than mlp_core"):
        save_safetensors(path, NETWORK, THETA + 1, {"mlp_core": "mine"})
    assert_same(load_safetensors(path), (NETWORK, THETA))


@pytest.mark.parametrize(
    ("metadata", "error", "message"),
    [
        ({"inputs": "half \ud83d"}, ValueError, "'inputs': 'half .ud83d' holds a lone surrogate"),
        ({"\udc00": "text"}, ValueError, "holds a lone surrogate, which no reader takes, expected"),
        (
            {"long": "a" * 100_000_000},
            ValueError,
            r"would have 1000\d+ bytes, expected at most 1000",
        ),
        (["inputs"], TypeError, r"metadata is \['inputs'\], expected texts by names"),
        ("inputs", TypeError, "metadata is 'inputs', expected texts by names"),
        ({7: "text"}, TypeError, "metadata is {7: 'text'}, expected texts by names"),
    ],
    ids=["value", "key", "long", "list", "text", "number"],
)
def test_metadata_that_no_reader_would_take_are_not_written(tmp_path, metadata, error, message):
    with pytest.raises(error, match=f"^save_safetensors: .*{message}"):
        save_safetensors(tmp_path / "model", NETWORK, THETA, metadata)
    assert list(tmp_path.iterdir()) == []


def test_metadata_of_any_writing_come_back(tmp_path):
    texts = {"a \U0001f469\u200d\U0001f52c": "\0 \x7f \u2028 \ufeff \U0010ffff", "": ""}
    save_safetensors(tmp_path / "model", NETWORK, THETA, texts)
    with safe_open(tmp_path / "model", framework="np") as file:
        assert texts.items() <= file.metadata().items()
    assert_same(load_safetensors(tmp_path / "model"), (NETWORK, THETA))


class Tensor:
    """As PyTorch's tensors are: what NumPy cannot read raises PyTorch's own error."""

    def __init__(self, dtype, error):
        self.dtype, self.error, self.shape = dtype, error, (3, 2)

    def __array__(self, dtype=None, copy=None):
        raise self.error


UNREADABLE = [
    (
        Tensor("torch.bfloat16", TypeError("Got unsupported ScalarType BFloat16")),
        r"has dtype bfloat16, which NumPy lacks, .* convert it: tensor\.float\(\)",
    ),
    (
        np.ones((3, 2), ml_dtypes.bfloat16),
        r"has dtype bfloat16, which NumPy lacks, .* convert it: tensor\.float\(\)",
    ),
    (
        Tensor("torch.float32", RuntimeError("Can't call numpy() on Tensor that requires grad")),
        r"no array that NumPy can read \(Can't call .* give tensor\.detach\(\)\.cpu\(\)",
    ),
    (
        Tensor("torch.float32", TypeError("can't convert cuda:0 device type tensor to numpy")),
        r"no array that NumPy can read \(can't convert cuda",
    ),
    ([[1.0, 2.0], [3.0]], "no array that NumPy can read"),
]


@pytest.mark.parametrize(("tensor", "message"), UNREADABLE)
def test_tensors_that_numpy_cannot_read(tensor, message):
    with pytest.raises(ValueError, match=f"^from_torch: 0.weight {message}|is {message}"):
        from_torch({**STATE, "0.weight": tensor}, ACTS)
    with pytest.raises(ValueError, match=rf"^from_keras: weights\[0\], a kernel, (is )?{message}"):
        from_keras([tensor, *WEIGHTS[1:]], ACTS)


def test_hidden_numbers_are_not_read():
    hidden = np.ma.masked_array(STATE["0.weight"], STATE["0.weight"] > 0)
    with pytest.raises(TypeError, match=r"^from_torch: 0\.weight is a masked array"):
        from_torch({**STATE, "0.weight": hidden}, ACTS)
    with pytest.raises(TypeError, match=r"^from_keras: weights\[0\], a kernel, is a masked array"):
        from_keras([hidden.T, *WEIGHTS[1:]], ACTS)


def test_what_is_no_collection_of_tensors():
    with pytest.raises(TypeError, match=r"from_torch: state is \[.*, expected model\.state_dict"):
        from_torch([THETA], ACTS)
    with pytest.raises(ValueError, match=r"from_torch: there is a tensor 7, expected N\.w"):
        from_torch({7: THETA}, ACTS)
    with pytest.raises(TypeError, match="from_keras: weights is 7, expected the list model"):
        from_keras(7, ACTS)
    for write in (to_torch, to_keras):
        with pytest.raises(TypeError, match=f"{write.__name__}: network is None, expected an MLP"):
            write(None, THETA)
    for write, _ in FILES.values():
        with pytest.raises(TypeError, match=r"network is \(2, 1\), expected an MLP"):
            write("model", (2, 1), THETA)


def test_a_safetensors_file_is_what_the_chapter_says(tmp_path):
    save_safetensors(tmp_path / "model", NETWORK, THETA, {"inputs": "metres"})
    content = (tmp_path / "model").read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    assert header["__metadata__"]["format"] == "pt"
    assert header["__metadata__"]["inputs"] == "metres"
    assert header["2.weight"]["shape"] == [3, 3]
    start, end = header["2.weight"]["data_offsets"]
    numbers = np.frombuffer(content[8 + length :][start:end], "<f8")
    np.testing.assert_array_equal(numbers.reshape(3, 3), NETWORK.layers(THETA)[1].W)


def test_names_are_those_of_sequential_and_arrays_have_no_strides(tmp_path):
    names = ["0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias", "6.weight", "6.bias"]
    state = to_torch(NETWORK, THETA)
    assert list(state) == names
    # The package writes the bytes of a strided array as they lie, which is another matrix.
    strided = {"0.weight": np.arange(6.0).reshape(3, 2).T}
    save_file(strided, tmp_path / "wrong")
    assert (load_file(tmp_path / "wrong")["0.weight"] != strided["0.weight"]).any()
    every_other = np.stack([THETA, -THETA], axis=1)[:, 0]
    save_safetensors(tmp_path / "right", NETWORK, every_other)
    assert_same(load_safetensors(tmp_path / "right"), (NETWORK, THETA))
    # Its reader takes our file, whoever reads it
    for name, array in load_file(tmp_path / "right").items():
        np.testing.assert_array_equal(array, state[name])
    for array in (*state.values(), *to_keras(NETWORK, THETA)):
        assert array.flags.c_contiguous
        assert not np.shares_memory(array, THETA)


@DTYPES
@pytest.mark.parametrize("activation", EVERY, ids=repr)
@pytest.mark.parametrize("hidden", [True, False], ids=["hidden", "output"])
def test_onnx_runtime_answers_as_mlp_core(tmp_path, activation, hidden, dtype):
    pair = (activation, "identity") if hidden else ("tanh", activation)
    network = MLP((3, 5, 4), pair)
    rng = np.random.default_rng(3)
    theta = rng.normal(size=network.n_parameters).astype(dtype)
    X = (rng.normal(size=(40, 3)) * np.tile([[1e-3], [1], [30], [300]], (10, 1))).astype(dtype)
    to_onnx(tmp_path / "model.onnx", network, theta)
    model = onnx.load(tmp_path / "model.onnx")
    onnx.checker.check_model(model, full_check=True)
    assert model.ir_version == 8
    assert [(o.domain, o.version) for o in model.opset_import] == [("", 17)]
    engine = onnxruntime.InferenceSession(tmp_path / "model.onnx")
    expected = network.predict(theta, X)
    for rows in (X, X[:1]):
        (output,) = engine.run(None, {"X": rows})
        assert output.dtype == dtype
        tolerance = 8 * np.finfo(dtype).eps
        scale = max(1, float(abs(expected).max()))
        np.testing.assert_allclose(
            output, expected[: len(rows)], rtol=tolerance, atol=tolerance * scale
        )


def test_onnx_takes_float32_and_float64_only(tmp_path):
    with pytest.raises(TypeError, match="theta has dtype float16, expected float32 or float64"):
        to_onnx(tmp_path / "model", NETWORK, THETA.astype(np.float16))


STATE = to_torch(NETWORK, THETA)
ACTS = NETWORK.activations


def changed(**changes):
    """The state_dict with other tensors; None leaves one out."""
    state = {**STATE, **{name.replace("_", "."): value for name, value in changes.items()}}
    return {name: value for name, value in state.items() if value is not None}


def test_the_order_and_the_prefix_of_names_do_not_matter():
    # 10 comes after 2, though not in the alphabet
    numbers = {"0": "2", "2": "10", "4": "11", "6": "30"}
    state = {
        f"net.{numbers[name[0]]}{name[1:]}": STATE[name] for name in sorted(STATE, reverse=True)
    }
    assert_same(from_torch(state, ACTS), (NETWORK, THETA))


@pytest.mark.parametrize(
    ("state", "message"),
    [
        (changed(fc1_weight=THETA), "there is a tensor 'fc1.weight', expected N.weight and N.bias"),
        (changed(running_mean=THETA), "a tensor 'running.mean'"),
        ({**STATE, "a.8.weight": THETA}, r"begin with \['', 'a.'\], expected one prefix"),
        (changed(**{"2_bias": None}), "2.bias is missing; zeros stand for no bias"),
        (changed(**{"2_weight": None}), "2.weight is missing"),
        (changed(**{"2_weight": np.ones((3, 4))}), r"shape \(3, 4\), expected \(n_out, 3\)"),
        (changed(**{"0_weight": np.ones(3)}), r"0.weight has shape \(3,\), expected \(n_out, n_in"),
        (changed(**{"0_weight": np.ones((0, 2))}), r"shape \(0, 2\), expected \(n_out, n_in"),
        (changed(**{"2_bias": np.ones((3, 1))}), r"2.bias has shape \(3, 1\), expected \(3,\)"),
        (changed(**{"2_bias": np.ones(1)}), r"2.bias has shape \(1,\), expected \(3,\)"),
        (changed(**{"2_bias": np.ones(3, np.int8)}), "dtype int8, expected floats"),
        (changed(**{"2_bias": np.ones(3, np.float32)}), "dtype float32, those before it float64"),
        (changed(**{"2_bias": np.full(3, np.inf)}), "theta holds inf"),
        ({}, "there are no layers"),
    ],
)
def test_a_state_dict_that_does_not_fit(state, message):
    with pytest.raises(ValueError, match=f"from_torch: .*{message}"):
        from_torch(state, ACTS)


def test_the_number_of_activations_must_fit():
    with pytest.raises(ValueError, match="expected one for each of the 4 layers"):
        from_torch(STATE, ["relu"])


WEIGHTS = to_keras(NETWORK, THETA)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        (WEIGHTS[:-1], "got 7 arrays, expected kernel and bias"),
        ([WEIGHTS[0].T, *WEIGHTS[1:]], r"weights\[1\], a bias, has shape \(3,\), expected \(2,\)"),
        (
            [*WEIGHTS[:4], WEIGHTS[4].T, *WEIGHTS[5:]],
            r"weights\[4\], a kernel, has shape \(2, 3\), expected \(3, n_out\)",
        ),
        ([np.ones((2, 2, 2)), np.ones(2)], r"shape \(2, 2, 2\), expected \(n_in, n_out\)"),
        ([], "there are no layers"),
    ],
)
def test_keras_weights_that_do_not_fit(weights, message):
    with pytest.raises(ValueError, match=f"from_keras: .*{message}"):
        from_keras(weights, ACTS)


def test_a_kernel_is_turned_and_a_square_one_too():
    W, b = np.array([[1.0, 3.0], [-2.0, 4.0]]), np.zeros(2)
    _, theta = from_keras([W.T, b], ["identity"])
    np.testing.assert_array_equal(theta[:4], [1, 3, -2, 4])
    np.testing.assert_array_equal(
        to_keras(MLP((2, 2), ["identity"]), theta)[0], [[1.0, -2.0], [3.0, 4.0]]
    )


@pytest.mark.parametrize(
    ("call", "package"),
    [
        ("to_onnx('m', n, n.init(r))", "onnx"),
        ("from_onnx('m')", "onnx"),
        ("load_safetensors('m')", "safetensors"),
    ],
)
def test_a_missing_package_is_named_with_the_command_that_installs_it(tmp_path, call, package):
    script = (
        f"import sys; sys.modules['{package}'] = None\n"
        "import numpy\nfrom mlp_core import *\n"
        "n, r = MLP((1, 1), ['relu']), numpy.random.default_rng(0)\n"
        f"try: {call}\nexcept ImportError as error: print(error)\n"
    )
    run = [sys.executable, "-c", script]
    done = subprocess.run(run, capture_output=True, text=True, check=True, cwd=tmp_path)
    name = call.split("(")[0]
    assert done.stdout.strip() == (
        f"{name} needs the package {package}, which is not installed: pip install {package}"
    )
    assert list(tmp_path.iterdir()) == []
