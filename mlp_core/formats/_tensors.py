"""Tensors as other libraries name and hold them: which belongs to which layer."""

import re
from collections.abc import Iterable
from typing import Any

import numpy as np

from ..backend import Array

_NAME = re.compile(r"(?P<prefix>(?:.*\.)?)(?P<number>[0-9]{1,9})\.(?P<part>weight|bias)")

_BATCH_NORM = ("running_mean", "running_var", "num_batches_tracked")
_FOLD = (
    "this package has no such layer: fold it into the nn.Linear before it "
    "(torch.nn.utils.fusion.fuse_linear_bn_eval) and save that model"
)


def layer_names(where: str, names: Iterable[str]) -> dict[int, dict[str, str]]:
    """Return the tensors' names by number and part; ValueError if one is no layer's, or twice."""
    layers, prefixes = dict[int, dict[str, str]](), set[str]()
    for name in names:
        match = _NAME.fullmatch(name) if isinstance(name, str) else None
        if not match:
            of_batch_norm = str(name).endswith(_BATCH_NORM)
            what = ", which belongs to a BatchNorm layer" if of_batch_norm else ""
            fix = _FOLD if of_batch_norm else "rename or leave out others"
            raise ValueError(
                f"{where}: there is a tensor {name!r}{what}, expected N.weight and N.bias only, as "
                f"nn.Sequential of nn.Linear and activations names them; {fix}"
            )
        prefixes.add(match["prefix"])
        if len(prefixes) > 1:
            raise ValueError(
                f"{where}: the names begin with {sorted(prefixes)}, expected one prefix"
            )
        parts = layers.setdefault(int(match["number"]), {})
        if match["part"] in parts:
            raise ValueError(
                f"{where}: {parts[match['part']]} and {name} name the same tensor, expected one"
            )
        parts[match["part"]] = name
    return layers


def as_numpy(where: str, name: str, value: Any) -> Array:
    """Return a tensor of another library as an array; the error says what it is."""
    dtype = str(getattr(value, "dtype", "")).removeprefix("torch.")
    if dtype in ("bfloat16", "float8_e4m3fn", "float8_e5m2"):
        raise ValueError(
            f"{where}: {name} has dtype {dtype}, which NumPy lacks, expected floats that it has; "
            "every such number is a float32 too, so convert it: tensor.float()"
        )
    if np.ma.is_masked(value):
        raise TypeError(
            f"{where}: {name} is a masked array, expected every number; fill it: array.filled(0)"
        )
    try:
        return np.asarray(value)
    except (RuntimeError, TypeError, ValueError) as error:
        raise ValueError(
            f"{where}: {name} is no array that NumPy can read ({error}); "
            "of a PyTorch tensor give tensor.detach().cpu()"
        ) from error
