"""Models as ONNX files, for the engines that run them (source D1).

ONNX is a *format*: a graph of operations with its constants. ONNX Runtime is an *engine*: it loads
such a file and computes (slip D1-1). The package ``onnx`` writes the file and is imported when it
is needed. IR version 8 and opset 17 are old enough for every engine of the last years. Chapter
*Formats and engines*.
"""

import json
import os
from typing import Any

import numpy as np

from ..activations import Activation
from ..backend import Array
from ..network import MLP
from ._architecture import described, parsed, restored
from ._files import atomically, finite_parameters, opened, optional

_IR_VERSION, _OPSET = 8, 17
_KEY = "mlp_core"
_PLAIN = {"sigmoid": "Sigmoid", "tanh": "Tanh", "relu": "Relu"}


def to_onnx(path: str | os.PathLike[str], network: MLP, theta: Array) -> None:
    """Write a network and its parameters to an ONNX file, atomically (D1).

    The graph takes ``X``, (m, n_in), and gives ``output``, (m, n_out), for any m, in the dtype of
    `theta`. Layer l is one Gemm, Z = A W^T + b, with the constants ``Wl`` and ``bl``, and one
    operation for its activation (none for the identity; in float64, where engines lack ELU, a few).

    Raises
    ------
    ImportError
        If the package onnx is not installed; the message says how to install it.
    TypeError
        If `theta` is neither float32 nor float64.
    ValueError
        If it does not fit the network or is not finite, or an activation is a user's own.
    OSError
        If the file cannot be written; the old one, if any, is as it was.

    Examples
    --------
    With ONNX Runtime: ``engine = onnxruntime.InferenceSession("model.onnx")``, then
    ``engine.run(None, {"X": X})[0]``.
    """
    onnx = optional("to_onnx", "onnx", "onnx")
    theta = finite_parameters("to_onnx", network, theta)
    if theta.dtype not in (np.float32, np.float64):
        raise TypeError(f"to_onnx: theta has dtype {theta.dtype}, expected float32 or float64")
    content = _model(onnx, "to_onnx", network, theta).SerializeToString(deterministic=True)
    atomically(path, lambda file: file.write(content))


def from_onnx(path: str | os.PathLike[str]) -> tuple[MLP, Array]:
    """Return network and parameters of a file that `to_onnx` wrote (D1).

    It reads those files only: the graph must be, operation by operation, the one that `to_onnx`
    writes. To run the ONNX files of others, use an engine.

    Raises
    ------
    ImportError
        If the package onnx is not installed.
    ValueError
        If the file is damaged, is no ONNX file, keeps its numbers in other files, or its graph is
        another.
    OSError
        If there is no such file or it cannot be read.
    """
    onnx = optional("from_onnx", "onnx", "onnx")
    with opened(path) as file:
        content = file.read()
    try:
        model = onnx.ModelProto.FromString(content)
    except Exception as error:  # protobuf's errors have no base that every version keeps
        raise ValueError(f"from_onnx: {path} is damaged or no ONNX file ({error})") from error
    try:
        return _network_of(onnx, model)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"from_onnx: {path} is no file of to_onnx: {error}") from error


def _network_of(onnx: Any, model: Any) -> tuple[MLP, Array]:
    told = {entry.key: entry.value for entry in model.metadata_props}
    if _KEY not in told:
        raise ValueError("its metadata do not say which network it holds; run it with an engine")
    network = restored("from_onnx", parsed(told[_KEY]))
    constants = {}
    for tensor in model.graph.initializer:
        if tensor.data_location == onnx.TensorProto.EXTERNAL:
            raise ValueError(f"the numbers of {tensor.name} would come from another file")
        constants[tensor.name] = onnx.numpy_helper.to_array(tensor)
    count = len(network.activations)
    theta = network.pack([(constants[f"W{l}"], constants[f"b{l}"]) for l in range(1, count + 1)])
    theta = finite_parameters("from_onnx", network, theta)
    ours = _model(onnx, "from_onnx", network, theta)
    if (model.graph, model.opset_import, model.functions) != (ours.graph, ours.opset_import, []):
        raise ValueError(f"its graph is not the one of {network}")
    return network, theta


def _model(onnx: Any, where: str, network: MLP, theta: Array) -> Any:
    helper, dtype = onnx.helper, onnx.helper.np_dtype_to_tensor_dtype(theta.dtype)
    graph = _Graph(onnx, theta.dtype)
    last = len(network.activations)
    a = "X"
    for l, (layer, activation) in enumerate(
        zip(network.layers(theta), network.activations, strict=True), start=1
    ):
        names = [graph.constant(f"W{l}", layer.W), graph.constant(f"b{l}", layer.b)]
        out = "output" if l == last else f"a{l}"
        z = out if activation.name == "identity" else f"z{l}"
        graph.node("Gemm", [a, *names], z, transB=1)
        graph.activation(activation, l, z, out)
        a = out
    shapes = {"X": ["m", network.sizes[0]], "output": ["m", network.sizes[-1]]}
    ends = [[helper.make_tensor_value_info(name, dtype, shapes[name])] for name in shapes]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "mlp", *ends, graph.constants),
        producer_name="mlp_core",
        ir_version=_IR_VERSION,
        opset_imports=[helper.make_opsetid("", _OPSET)],
    )
    helper.set_model_props(model, {_KEY: json.dumps(described(where, network))})
    return model


class _Graph:
    """The operations and constants of a graph while it is written."""

    def __init__(self, onnx: Any, dtype: Any) -> None:
        self.onnx, self.dtype = onnx, dtype
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, value: Any) -> str:
        array = np.array(value, dtype=self.dtype, order="C")
        self.constants.append(self.onnx.numpy_helper.from_array(array, name))
        return name

    def node(self, operation: str, inputs: list[str], output: str, **attributes: Any) -> str:
        node = self.onnx.helper.make_node(operation, inputs, [output], name=output, **attributes)
        self.nodes.append(node)
        return output

    def activation(self, activation: Activation, l: int, z: str, a: str) -> None:
        """Write a = phi(z)."""
        name, parameter = activation.name, activation.parameter
        if name in _PLAIN:
            self.node(_PLAIN[name], [z], a)
        elif name == "softmax":
            self.node("Softmax", [z], a, axis=-1)
        elif name == "leaky_relu":  # LeakyRelu would round the slope to float32
            self.node("PRelu", [z, self.constant(f"slope{l}", parameter)], a)
        elif name == "elu" and self.dtype == np.float32:
            self.node("Elu", [z], a, alpha=parameter)
        elif name == "elu":  # max(z, 0) + alpha (exp(min(z, 0)) - 1)
            zero, one = self.constant(f"zero{l}", 0), self.constant(f"one{l}", 1)
            below = self.node("Exp", [self.node("Min", [z, zero], f"min{l}")], f"exp{l}")
            below = self.node("Sub", [below, one], f"below{l}")
            below = self.node("Mul", [below, self.constant(f"alpha{l}", parameter)], f"scaled{l}")
            self.node("Add", [self.node("Relu", [z], f"above{l}"), below], a)
