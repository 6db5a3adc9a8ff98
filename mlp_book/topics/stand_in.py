"""A module that stands in for CuPy where there is no GPU: its names, on `StandInArray`s."""

import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from mlp_book.topics.stand_in_array import StandInArray, device, launch, names, plain

# What mlp_core and the exercises call; CuPy 14 has every one.
FUNCTIONS = names(
    """abs absolute add all amax amin any append arange argmax argmin argwhere broadcast_to clip
    column_stack concatenate cos divide dot empty empty_like exp expm1 eye full full_like hstack
    isfinite log log1p matmul max maximum mean min minimum multiply negative ones ones_like outer
    pad positive power reshape sign sin sort sqrt square stack std subtract sum take tanh tensordot
    transpose var where zeros zeros_like"""
)
CONSTANTS = names("bool_ e finfo float16 float32 float64 inf int32 int64 nan newaxis pi")


def _asarray(values: Any, dtype: Any = None) -> StandInArray:
    if isinstance(values, StandInArray):
        return values if dtype is None or values.dtype == dtype else values.astype(dtype)
    copied = np.array(values if isinstance(values, np.ndarray) else plain(values), dtype=dtype)
    device.bytes_in += copied.nbytes
    return StandInArray(copied)


class _Module(types.ModuleType):
    ndarray = StandInArray

    def __getattr__(self, name: str) -> Any:
        if name in CONSTANTS:
            return getattr(np, name)
        if name in ("asarray", "array"):
            return _asarray
        if name == "asnumpy":
            return lambda array: array.get()
        if name in FUNCTIONS:
            return lambda *args, **options: launch(name, getattr(np, name), *args, **options)
        raise AttributeError(f"module 'cupy' has no attribute {name!r}")


module = _Module("cupy")


@contextmanager
def in_place_of_cupy() -> Iterator[_Module]:
    """Make `module` the CuPy that `mlp_core` finds, and afterwards put back what was there."""
    before = sys.modules.get("cupy")
    sys.modules["cupy"] = module
    device.clear()
    try:
        yield module
    finally:
        del sys.modules["cupy"]
        if before is not None:
            sys.modules["cupy"] = before
