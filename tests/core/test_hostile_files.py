"""Files that are damaged, cut off, or made to harm: one ValueError that names the file."""

import json
import os
import pickle
import struct
import zipfile

import numpy as np
import onnx
import pytest
import safetensors.numpy
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp_core import (
    MLP,
    ModelCard,
    elu,
    from_onnx,
    from_torch,
    load,
    load_hub_folder,
    load_safetensors,
    save,
    save_hub_folder,
    save_safetensors,
    to_onnx,
    to_torch,
)
from tests.golden.problems import CARD

NETWORK = MLP((2, 3, 1), ("relu", elu(0.7)))
THETA = NETWORK.init(np.random.default_rng(0))
FORMATS = {
    "npz": (save, load, "load"),
    "safetensors": (save_safetensors, load_safetensors, "load_safetensors"),
    "onnx": (to_onnx, from_onnx, "from_onnx"),
}
EVERY = pytest.mark.parametrize("kind", FORMATS)


def refused(kind, path, message):
    _, read, where = FORMATS[kind]
    with pytest.raises(ValueError, match=f"(?s){where}: .*{path.name}.*{message}") as caught:
        read(path)
    assert caught.type is ValueError
    return str(caught.value)


class Trap:
    """Unpickled, it would write a file."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return (os.mkdir, (str(self.path),))


@EVERY
def test_nothing_is_ever_unpickled(kind, tmp_path):
    trap = tmp_path / "trap"
    path = tmp_path / "file"
    path.write_bytes(pickle.dumps(Trap(trap)))
    refused(kind, path, "")
    for write in (np.save, np.savez):
        with path.open("wb") as file:
            write(file, np.array([Trap(trap)], dtype=object))
        refused(kind, path, "allow_pickle=False" if (kind, write) == ("npz", np.savez) else "")
    assert not trap.exists()


@EVERY
def test_files_that_are_none(kind, tmp_path):
    path, (_, read, _) = tmp_path / "file", FORMATS[kind]
    for content in (b"", b"\0", b"hello", b"\0" * 8, b"\xff" * 100, b"{}", b"PK\x03\x04"):
        path.write_bytes(content)
        refused(kind, path, "")
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "nowhere")
    with pytest.raises(IsADirectoryError):
        read(tmp_path)
    for other in FORMATS:
        FORMATS[other][0](tmp_path / other, NETWORK, THETA)
        if other != kind:
            refused(kind, tmp_path / other, "")


@EVERY
@settings(max_examples=150)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_is_another_whole_model(tmp_path_factory, kind, data):
    # npz has a checksum; the others have none: a changed bit in a number is another number.
    folder = tmp_path_factory.getbasetemp()
    whole, damaged = folder / f"whole {kind}", folder / f"damaged {kind}"
    write, read, _ = FORMATS[kind]
    if not whole.exists():
        write(whole, NETWORK, THETA)
    content = bytearray(whole.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    cut = data.draw(st.booleans())
    if cut:
        del content[place:]
    else:
        content[place] ^= data.draw(st.integers(1, 255))
    damaged.write_bytes(content)
    try:
        network, theta = read(damaged)
    except ValueError as error:
        assert str(damaged) in str(error)  # noqa: PT017
    else:
        assert theta.shape == (network.n_parameters,)
        assert np.isfinite(theta).all()
        if kind == "npz":
            assert network == NETWORK
            np.testing.assert_array_equal(theta, THETA)
        if cut:  # the end of an ONNX file may be what nobody needs
            np.testing.assert_array_equal(theta, THETA)


# npz


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "bomb.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("theta.npy", b"\0" * 50_000_000)
    assert path.stat().st_size < 100_000
    refused("npz", path, r"would take 50000000 bytes, and the file has \d+; compressed files are")


def test_an_array_that_claims_to_be_huge(tmp_path):
    path = tmp_path / "claim.npz"
    with zipfile.ZipFile(path, "w") as archive, archive.open("theta.npy", "w") as file:
        header = {"descr": "<f8", "fortran_order": False, "shape": (2**60,)}
        np.lib.format.write_array_header_1_0(file, header)
        file.write(b"\0" * 64)
    refused("npz", path, "damaged")


@EVERY
def test_json_without_end(kind, tmp_path):
    deep = "[" * 200_000
    path = tmp_path / "deep"
    if kind == "npz":
        with path.open("wb") as file:
            np.savez(file, format="mlp_core 1", sizes=[2, 3, 1], activations=deep)
    elif kind == "safetensors":
        state = to_torch(NETWORK, THETA)
        path.write_bytes(safetensors.numpy.save(state, {"mlp_core": deep}))
    else:
        path.write_bytes(told_onnx(deep))
    refused(kind, path, "nested too deep")


# safetensors


def packed(header, numbers=b"", length=None):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + numbers


def tensor(dtype="F64", shape=(1, 2), at=(0, 16)):
    return {"dtype": dtype, "shape": shape, "data_offsets": at}


@pytest.mark.parametrize(
    "content",
    [
        packed({}, length=2**63),
        packed({}, length=2**40),
        packed({}, length=200_000_000),
        packed(b'{"0.weight": '),
        packed(b"[" * 100_000),
        packed(b"\xff\xfe{}"),
        packed({"0.weight": tensor()}, b"\0" * 8),  # too few numbers
        packed({"0.weight": tensor()}, b"\0" * 24),  # too many
        packed({"0.weight": tensor(at=(0, 8))}, b"\0" * 8),  # the shape says 16 bytes
        packed({"0.weight": tensor(at=(16, 0))}, b"\0" * 16),
        packed({"0.weight": tensor(at=(-16, 0))}, b"\0" * 16),
        packed({"0.weight": tensor(shape=(2**40, 2**40))}, b"\0" * 16),
        packed({"0.weight": tensor(shape=(-1, -2))}, b"\0" * 16),
        packed({"0.weight": tensor(), "0.bias": tensor(shape=(2,))}, b"\0" * 16),  # they overlap
        packed({"0.weight": tensor(dtype="F99")}, b"\0" * 16),
    ],
)
def test_headers_that_lie(content, tmp_path):
    path = tmp_path / "model.safetensors"
    path.write_bytes(content)
    refused("safetensors", path, "damaged or no safetensors file")


ARCHITECTURE = {"format": "mlp_core 1", "sizes": [2, 3, 1]}
ARCHITECTURE["activations"] = [["relu", None], ["elu", 0.7]]


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ("{", "Expecting property name"),
        ("[]", r"it holds \[\], expected sizes and activations by name"),
        ("{}", "it names no format, expected 'mlp_core 1', as this package writes; load"),
        ('{"model_type": "bert"}', r"package writes \(its model_type is 'bert'\); load the model"),
        ('{"format": "mlp_core 1"}', "it does not say its sizes and activations"),
        (json.dumps({**ARCHITECTURE, "format": "mlp_core 2"}), "its format is mlp_core 2"),
        (json.dumps({**ARCHITECTURE, "sizes": [2, 4, 1]}), r"says \(2, 4, 1\), its tensors"),
        (json.dumps({**ARCHITECTURE, "sizes": [2, 1]}), "expected one for each of the 1 layers"),
        (json.dumps({**ARCHITECTURE, "sizes": "231"}), "sizes are"),
        (json.dumps({**ARCHITECTURE, "sizes": [2, 3.5, 1]}), "sizes are"),
        (json.dumps({**ARCHITECTURE, "activations": [["relu", None]]}), "expected one for each"),
        (json.dumps({**ARCHITECTURE, "activations": [["os", None]] * 2}), "unknown activation"),
        (json.dumps({**ARCHITECTURE, "activations": [["elu", [1]]] * 2}), r"alpha is \[1\]"),
        (json.dumps({**ARCHITECTURE, "activations": [["elu", 10**400]] * 2}), "alpha is 1000"),
        (
            json.dumps({**ARCHITECTURE, "activations": [[["elu"], None]] * 2}),
            r"unknown activation \['elu'\]",
        ),
        (json.dumps({**ARCHITECTURE, "activations": [["elu", -1]] * 2}), "alpha is -1"),
        (json.dumps({**ARCHITECTURE, "activations": 7}), "not iterable"),
    ],
)
@pytest.mark.parametrize("kind", ["safetensors", "onnx"])
def test_architectures_that_are_none(told, message, kind, tmp_path):
    path = tmp_path / "model"
    if kind == "onnx":
        message = message.replace(r"says \(2, 4, 1\), its tensors", "layers have shapes")
        path.write_bytes(told_onnx(told))
    else:
        state = to_torch(NETWORK, THETA)
        path.write_bytes(safetensors.numpy.save(state, {"mlp_core": told}))
    refused(kind, path, message)


LARGE = json.dumps({**ARCHITECTURE, "activations": [["relu", None], ["elu", 10**400]]})


@pytest.mark.parametrize("name", ["elu", "leaky_relu"])
def test_a_parameter_that_no_float_holds(name, tmp_path):
    told = LARGE.replace('elu", 1', f'{name}", 1')
    activations = json.dumps(json.loads(told)["activations"])
    with (tmp_path / "npz").open("wb") as file:
        np.savez(file, format="mlp_core 1", sizes=[2, 3, 1], theta=THETA, activations=activations)
    state = to_torch(NETWORK, THETA)
    (tmp_path / "safetensors").write_bytes(safetensors.numpy.save(state, {"mlp_core": told}))
    (tmp_path / "onnx").write_bytes(told_onnx(told))
    for kind in FORMATS:
        refused(kind, tmp_path / kind, f"({name}: |the parameter of its {name} is too large)")
    save_hub_folder(tmp_path / "hub", NETWORK, THETA, ModelCard(**CARD))
    (tmp_path / "hub" / "config.json").write_text(told)
    with pytest.raises(ValueError, match=rf"config\.json .*({name}: |its {name} is too large)"):
        load_hub_folder(tmp_path / "hub")


@pytest.mark.parametrize("dtype", ["int8", "int64", "bool", "bfloat16"])
def test_numbers_of_another_kind(dtype, tmp_path):
    path = tmp_path / "model.safetensors"
    size = {"int8": 1, "int64": 8, "bool": 1, "bfloat16": 2}[dtype]
    name = {"int8": "I8", "int64": "I64", "bool": "BOOL", "bfloat16": "BF16"}[dtype]
    path.write_bytes(packed({"0.weight": tensor(name, at=(0, 2 * size))}, b"\0" * 2 * size))
    fix = "every such number is a float32 too" if name == "BF16" else "no rule says what other"
    refused("safetensors", path, f"has 0.weight in {name}, expected F16, F32, F64; .*: {fix}")


def test_a_file_of_another_program_says_what_to_do(tmp_path):
    path = tmp_path / "model.safetensors"
    path.write_bytes(safetensors.numpy.save(to_torch(NETWORK, THETA)))
    refused("safetensors", path, r'name them, as load_safetensors\(path, \["relu", "sigmoid"\]\)')
    network, theta = load_safetensors(path, NETWORK.activations)
    assert network == NETWORK
    np.testing.assert_array_equal(theta, THETA)
    with pytest.raises(ValueError, match=r"holds no network that fits: .* each of the 2 layers"):
        load_safetensors(path, ["relu"])
    path.write_bytes(safetensors.numpy.save({"a": np.ones(2)}))
    with pytest.raises(ValueError, match="there is a tensor 'a'"):
        load_safetensors(path, ["relu"])


def test_a_file_with_batch_norm_says_so(tmp_path):
    # torch.nn.Sequential(Linear(2, 3), BatchNorm1d(3), ReLU(), Linear(3, 1)), as PyTorch saves it
    ones = {name: np.ones(3) for name in ("bias", "running_mean", "running_var", "weight")}
    state = {"0.bias": np.ones(3), "0.weight": np.ones((3, 2)), "3.bias": np.ones(1)}
    state |= {f"1.{name}": array for name, array in ones.items()}
    state |= {"1.num_batches_tracked": np.array(7), "3.weight": np.ones((1, 3))}
    path = tmp_path / "model.safetensors"
    path.write_bytes(safetensors.numpy.save(state))
    told = refused("safetensors", path, "which belongs to a BatchNorm layer, expected N.weight")
    assert "fold it into the nn.Linear before it" in told
    assert "convert it first" not in told


def test_two_names_for_one_tensor(tmp_path):
    path = tmp_path / "model.safetensors"
    state = to_torch(NETWORK, THETA)
    path.write_bytes(safetensors.numpy.save({**state, "00.weight": state["0.weight"] + 1}))
    with pytest.raises(ValueError, match=r"00?\.weight and 00?\.weight name the same tensor"):
        load_safetensors(path, NETWORK.activations)
    with pytest.raises(ValueError, match=r"from_torch: 0\.weight and 00\.weight name the same"):
        from_torch({**state, "00.weight": state["0.weight"]}, NETWORK.activations)
    padded = {f"0{name}": array for name, array in state.items()}  # no doubt about these
    np.testing.assert_array_equal(from_torch(padded, NETWORK.activations)[1], THETA)


# ONNX


def told_onnx(told):
    """The model as an ONNX file whose metadata say something else."""
    model = onnx.ModelProto.FromString(WHOLE)
    onnx.helper.set_model_props(model, {"mlp_core": told})
    return model.SerializeToString()


@pytest.fixture(autouse=True, scope="module")
def _whole(tmp_path_factory):
    global WHOLE
    to_onnx(tmp_path_factory.getbasetemp() / "whole.onnx", NETWORK, THETA)
    WHOLE = (tmp_path_factory.getbasetemp() / "whole.onnx").read_bytes()


def _external(model):
    tensor = model.graph.initializer[0]
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="../../etc/passwd")


def _other_operation(model):
    model.graph.node[1].op_type = "Tanh"


def _turned(model):
    model.graph.node[0].attribute[0].i = 0


def _more(model):
    model.graph.node.add(op_type="Relu", input=["output"], output=["more"])


def _custom(model):
    model.graph.node[1].domain = "evil"


def _function(model):
    model.functions.add(name="Relu", domain="", input=["z"], output=["a"])


def _two_domains(model):
    model.opset_import.add(domain="evil", version=1)


def _constant(model):
    next(t for t in model.graph.initializer if t.name == "alpha2").raw_data = np.float64(
        5
    ).tobytes()


def _shape(model):
    model.graph.initializer[0].dims[0] = 2**40


def _missing(model):
    del model.graph.initializer[1]


def _nan(model):
    model.graph.initializer[1].raw_data = np.full(3, np.nan).tobytes()


def _texts(model):
    tensor = model.graph.initializer[0]
    tensor.ClearField("raw_data")
    tensor.data_type, tensor.string_data[:] = onnx.TensorProto.STRING, [b"a"] * 6


def _half(model):
    for tensor in model.graph.initializer:
        values = onnx.numpy_helper.to_array(tensor).astype(np.float16)
        tensor.CopyFrom(onnx.numpy_helper.from_array(values, tensor.name))


def _silent(model):
    del model.metadata_props[:]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_external, "the numbers of W1 would come from another file"),
        (_other_operation, "its graph is not the one of MLP"),
        (_turned, "its graph is not the one of MLP"),
        (_more, "its graph is not the one of MLP"),
        (_custom, "its graph is not the one of MLP"),
        (_function, "its graph is not the one of MLP"),
        (_two_domains, "its graph is not the one of MLP"),
        (_constant, "its graph is not the one of MLP"),
        (_shape, "reshape"),
        (_missing, "'b1'"),
        (_nan, "theta holds nan"),
        (_texts, "dtype"),
        (_half, "its graph is not the one of MLP"),
        (_silent, "do not say which network it holds; run it with an engine"),
    ],
)
def test_graphs_that_are_another(change, message, tmp_path):
    model = onnx.ModelProto.FromString(WHOLE)
    change(model)
    path = tmp_path / "model.onnx"
    path.write_bytes(model.SerializeToString())
    refused("onnx", path, f"no file of to_onnx: .*{message}")
