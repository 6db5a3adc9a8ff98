"""Which array library computes: the arrays decide.

The same formulas run on a CPU with NumPy and on a GPU with CuPy. There is no flag and no global
state: a function asks its arguments where they live. CuPy is never imported here; whoever made a
CuPy array has imported it already.
"""

import sys
from typing import Any, TypeAlias, cast

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[Any]
"""A NumPy array, or a CuPy array, which has the same methods."""


def array_namespace(*arrays: object) -> Any:
    """Return the module, NumPy or CuPy, that the arrays belong to.

    Lists and Python numbers go with either; on their own they are NumPy's.

    Parameters
    ----------
    *arrays
        The arguments of a computation.

    Returns
    -------
    module
        ``numpy`` or ``cupy``. Source: D1 (CPU and GPU); chapter *The GPU with CuPy*.

    Raises
    ------
    TypeError
        If NumPy and CuPy arrays are mixed: a copy between the two memories is slow, so it is
        asked for, never silent.
    """
    for array in arrays:
        if type(array) is not np.ndarray:
            break
    else:
        return np  # the common case, quickly
    on_gpu = [type(array).__module__.partition(".")[0] == "cupy" for array in arrays]
    if not any(on_gpu):
        return np
    if any(isinstance(a, np.ndarray) and not gpu for a, gpu in zip(arrays, on_gpu, strict=True)):
        raise TypeError(
            "array_namespace: got NumPy and CuPy arrays together, expected one kind; "
            "move them with cupy.asarray(x) or cupy.asnumpy(x)"
        )
    return sys.modules["cupy"]


def at_least_float32(array: Array) -> Array:
    """Return the array; float16, in which 400 squares of 20 overflow, as float32."""
    return array.astype("float32") if array.dtype.itemsize < 4 else array


def placed(array: Array, out: Array | None) -> Array:
    """Return the array, or `out` with its numbers."""
    if out is None or out is array:
        return array
    out[...] = array
    return out


def total(terms: Array) -> Array:
    """Return the sum of all entries, one number, added up in float64 or wider."""
    wide = terms.dtype.kind == "f" and terms.dtype.itemsize >= 8
    added: Array = cast("Any", terms).sum(dtype=None if wide else np.float64)
    return added
