"""Models as safetensors files, with the names of PyTorch's ``nn.Sequential`` (source D1).

A safetensors file is 8 bytes that say how long the header is, the header, which is JSON (name,
dtype, shape and place of each tensor), and then the numbers, one tensor after the other. Nothing in
it is executed. The header has room for texts: the architecture stands there. Writing one needs
nothing else; the package ``safetensors``, which reads with every check that a file from elsewhere
deserves, is imported when it is needed. Chapter *Formats and engines*.
"""

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .._numbers import shown
from ..activations import Activation
from ..backend import Array
from ..network import MLP
from ._architecture import described, parsed, restored
from ._files import atomically, finite_parameters, opened, optional
from ._tensors import layer_names
from .interchange import from_torch, to_torch

_KEY = "mlp_core"
_LONGEST = 100_000_000  # bytes of a header; the format's own limit
_NAMES = {"float16": "F16", "float32": "F32", "float64": "F64"}


def save_safetensors(
    path: str | os.PathLike[str],
    network: MLP,
    theta: Array,
    metadata: Mapping[str, str] | None = None,
) -> None:
    """Write a network and its parameters to a safetensors file, atomically (D1).

    PyTorch reads the tensors with ``safetensors.torch.load_file`` and ``load_state_dict``; see
    `to_torch` for the names. The same model gives the same bytes.

    Parameters
    ----------
    path : str or path
        The file of exactly this name.
    network, theta
        The architecture and its parameters.
    metadata : mapping from str to str, optional
        Texts for whoever reads the file, as the units of the inputs.

    Raises
    ------
    ValueError
        If `theta` does not fit the network or is not finite, an activation is a user's own, or a
        text of `metadata` has a lone surrogate or is longer than readers take.
    TypeError
        If `theta` is neither float16, float32 nor float64; if `metadata` is not of texts, or has
        the key ``mlp_core``, which is taken.
    OSError
        If the file cannot be written; the old one, if any, is as it was.
    """
    data = content("save_safetensors", network, theta, metadata)
    atomically(path, lambda file: file.write(data))


def content(
    where: str, network: MLP, theta: Array, metadata: Mapping[str, str] | None = None
) -> bytes:
    """Return what `save_safetensors` writes; it raises what that raises before it writes."""
    texts = _texts(where, {} if metadata is None else metadata)
    theta = finite_parameters(where, network, theta)
    if theta.dtype.name not in _NAMES:
        raise TypeError(f"{where}: theta has dtype {theta.dtype}, expected {', '.join(_NAMES)}")
    texts = {"format": "pt", **texts, _KEY: json.dumps(described(where, network))}
    header: dict[str, Any] = {"__metadata__": texts}
    numbers = bytearray()
    for name, array in to_torch(network, theta).items():
        start = len(numbers)
        # tobytes goes row by row, however the array lies in memory
        numbers += array.astype(array.dtype.newbyteorder("<")).tobytes()
        place = {"shape": array.shape, "data_offsets": (start, len(numbers))}
        header[name] = {"dtype": _NAMES[theta.dtype.name], **place}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)  # the numbers begin at a multiple of 8
    if len(text) > _LONGEST:
        raise ValueError(
            f"{where}: the header with metadata would have {len(text)} bytes, expected at most "
            f"{_LONGEST}: readers refuse a longer one"
        )
    return len(text).to_bytes(8, "little") + text + bytes(numbers)


def load_safetensors(
    path: str | os.PathLike[str], activations: Sequence[Activation | str] | None = None
) -> tuple[MLP, Array]:
    """Return network and parameters of a safetensors file (D1).

    Parameters
    ----------
    path : str or path
        A file of `save_safetensors`, or of PyTorch: the state_dict of an ``nn.Sequential`` of
        ``nn.Linear`` and activations.
    activations : sequence of Activation or str, optional
        One for each layer, for a file that does not hold them, as PyTorch's; where they are given
        they count, and the sizes are those of the tensors.

    Raises
    ------
    ImportError
        If the package safetensors is not installed.
    ValueError
        If the file is damaged or no safetensors file, if names, shapes or dtypes do not fit, if a
        number is not finite, or if nothing says which activations the network has.
    OSError
        If there is no such file or it cannot be read.
    """
    where = "load_safetensors"
    package = optional(where, "safetensors", "safetensors")
    opened(path).close()  # what is no plain file is an OSError, as for every format
    try:
        with package.safe_open(path, framework="np") as file:
            texts, tensors = file.metadata() or {}, _floats(file)
    except package.SafetensorError as error:
        raise ValueError(f"{where}: {path} is damaged or no safetensors file ({error})") from error
    except ValueError as error:
        raise ValueError(f"{where}: {path} {error}") from error
    if activations is None and _KEY not in texts:
        raise ValueError(
            f"{where}: {path} does not say which activations its network has; "
            'name them, as load_safetensors(path, ["relu", "sigmoid"])'
        )
    try:
        if activations is not None:
            return from_torch(tensors, activations)
        told = restored(where, parsed(texts[_KEY]))
        network, theta = from_torch(tensors, told.activations)
        if network != told:
            raise ValueError(f"its header says {told.sizes}, its tensors {network.sizes}")
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{where}: {path} holds no network that fits: {error}") from error
    return network, theta


def told_by_header(where: str, path: str | os.PathLike[str]) -> MLP | None:
    """Return the architecture in a file's header; None if there is none, as in PyTorch's files."""
    with optional(where, "safetensors", "safetensors").safe_open(path, framework="np") as file:
        text = (file.metadata() or {}).get(_KEY)
    try:
        return None if text is None else restored(where, parsed(text))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{where}: the header of {path} describes no network: {error}") from error


def _texts(where: str, metadata: Mapping[str, str]) -> dict[str, str]:
    """Return the metadata, if every reader can read them."""
    texts = dict(metadata) if isinstance(metadata, Mapping) else None
    if texts is None or not all(isinstance(t, str) for pair in texts.items() for t in pair):
        raise TypeError(f"{where}: metadata is {shown(metadata)}, expected texts by names")
    if _KEY in texts:
        raise TypeError(
            f"{where}: metadata is {shown(texts)}, expected texts by names other than {_KEY}"
        )
    for name, text in texts.items():
        try:
            f"{name}{text}".encode()
        except UnicodeEncodeError as error:  # as JSON it could be written, and not be read
            raise ValueError(
                f"{where}: metadata {name!r}: {text!r} holds a lone surrogate, which no reader "
                "takes, expected text that UTF-8 can hold"
            ) from error
    return texts


def _floats(file: Any) -> dict[str, Array]:
    """Return every tensor; ValueError before anything is read if one has another dtype."""
    dtypes = {name: file.get_slice(name).get_dtype() for name in file.keys()}  # noqa: SIM118
    layer_names(
        "holds other things than layers", dtypes
    )  # what belongs to no layer is named before its dtype
    for name, dtype in dtypes.items():
        if dtype not in _NAMES.values():
            fix = "no rule says what other numbers stand for"
            if dtype.startswith(("BF", "F8")):
                fix = "every such number is a float32 too, in PyTorch tensor.float()"
            raise ValueError(
                f"has {name} in {dtype}, expected {', '.join(_NAMES.values())}; "
                f"convert it first: {fix}"
            )
    return {name: np.asarray(file.get_tensor(name)) for name in dtypes}
