"""A stand-in for CuPy on a machine without a GPU, as strict as the real one.

Its arrays refuse NumPy's functions and NumPy's arrays, so code that passes with them asks the
arrays for their namespace everywhere.
"""

import sys
import types

import numpy as np

OPERATORS = {
    *("absolute", "add", "bitwise_or", "divide", "equal", "greater", "greater_equal", "invert"),
    *("less", "less_equal", "matmul", "multiply", "negative", "not_equal", "positive", "power"),
    *("square", "subtract"),
}
inside = False


class FakeArray(np.ndarray):
    """What only operators, methods and the functions of `module` accept."""

    def __array_function__(self, function, types, args, kwargs):
        if not inside:
            raise TypeError(f"numpy.{function.__name__} was given a GPU array")
        return super().__array_function__(function, types, args, kwargs)

    def __array_ufunc__(self, ufunc, method, *inputs, out=None, **kwargs):
        if not inside and method == "__call__" and ufunc.__name__ not in OPERATORS:
            raise TypeError(f"numpy.{ufunc.__name__} was given a GPU array")
        if any(type(array) is np.ndarray for array in (*inputs, *(out or ()))):
            raise TypeError("a NumPy array met a GPU array")
        if out is not None:
            kwargs["out"] = tuple(array.view(np.ndarray) for array in out)
        plain = [x.view(np.ndarray) if isinstance(x, FakeArray) else x for x in inputs]
        result = getattr(ufunc, method)(*plain, **kwargs)
        return out[0] if out is not None else _to_gpu(result)


FakeArray.__module__ = "cupy"


def _to_gpu(result):
    return (
        np.asarray(result).view(FakeArray)
        if isinstance(result, np.ndarray | np.generic)
        else result
    )


def _on_gpu(function):
    def call(*args, **kwargs):
        global inside
        inside = True
        try:
            return _to_gpu(function(*args, **kwargs))
        finally:
            inside = False

    return call


class _Module(types.ModuleType):
    def __getattr__(self, name):
        thing = getattr(np, name)
        return _on_gpu(thing) if callable(thing) and not isinstance(thing, type) else thing


module = _Module("cupy")


def install(monkeypatch):
    """Make `module` the cupy that is imported already."""
    monkeypatch.setitem(sys.modules, "cupy", module)
