"""Arrays that stand in for CuPy's where there is no GPU: as strict as those, and they count.

A `StandInArray` keeps its numbers to itself. It takes part in operators and methods, and in the
functions of `mlp_book.topics.stand_in.module`, which has CuPy's names; NumPy's arrays it refuses,
with CuPy's words. In one thing it is stricter than CuPy, which answers NumPy's functions itself
where they are given its arrays, ``numpy.exp(x)`` (by ``__array_ufunc__``) as
``numpy.concatenate([x])`` (by ``__array_function__``): here all of them are refused, so code that
passes asks its arrays everywhere for their namespace.

The numbers are computed by NumPy. What a GPU would be asked to do is written down in `device`:
the kernels that it would launch, the bytes that each reads and writes at least, where the program
would have to wait for a result, and the bytes that would be copied. CuPy launches at least these; a
sum of many numbers can take two.
"""

import operator
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

REFUSED = "Unsupported type <class 'numpy.ndarray'>"
IMPLICIT = (
    "Implicit conversion to a NumPy array is not allowed. "
    "Please use `.get()` to construct a NumPy array explicitly."
)


def names(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


VIEWS = names("broadcast_to empty empty_like reshape transpose")  # these launch nothing
BINARY = names("add sub mul truediv floordiv mod pow matmul and or xor")
COMPARISONS = names("eq ne lt le gt ge neg pos abs invert")
METHODS = names("sum max min mean std any all argmax argmin take dot copy")


class Device:
    """What the stand-in for a GPU was asked to do."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.launches: list[str] = []
        self.passed: list[int] = []  # bytes that each launch reads and writes
        self.waits: list[str] = []
        self.bytes_in = self.bytes_out = 0


device = Device()


def plain(value: Any) -> Any:
    """What NumPy computes with; arrays of NumPy's own are refused."""
    if isinstance(value, StandInArray):
        return value._values
    if isinstance(value, np.ndarray):
        raise TypeError(REFUSED)
    return type(value)(map(plain, value)) if type(value) in (list, tuple) else value


def launch(name: str, function: Callable[..., Any], *args: Any, **options: Any) -> Any:
    """Compute, and write down the kernel that a GPU would be asked for."""
    out = options.get("out")
    result = function(*plain(args), **{key: plain(value) for key, value in options.items()})
    if name not in VIEWS:
        read = {id(x): x.nbytes for x in args if isinstance(x, StandInArray)}  # x * x reads x once
        device.launches.append(name)
        device.passed.append(sum(read.values()) + np.asarray(result).nbytes)
    return StandInArray(result) if out is None else out


def _wait(why: str, values: np.ndarray) -> np.ndarray:
    device.waits.append(why)
    device.bytes_out += values.nbytes
    return values


class StandInArray:
    """An array that is not in this program's memory, or says so."""

    def __init__(self, values: Any) -> None:
        self._values = np.asarray(values)

    dtype = property(lambda self: self._values.dtype)
    shape = property(lambda self: self._values.shape)
    ndim = property(lambda self: self._values.ndim)
    size = property(lambda self: self._values.size)
    itemsize = property(lambda self: self._values.itemsize)
    nbytes = property(lambda self: self._values.nbytes)
    T = property(lambda self: StandInArray(self._values.T))

    def __array__(self, *_: Any, **__: Any) -> Any:
        raise TypeError(IMPLICIT)

    def __array_function__(self, function: Any, *_: Any) -> Any:
        raise TypeError(f"numpy.{function.__name__} was given a GPU array")

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        if any(isinstance(x, np.ndarray) for x in (*inputs, *options.get("out", ()))):
            raise TypeError(REFUSED)
        if method == "__call__" and any(isinstance(x, np.generic) for x in inputs):
            return launch(ufunc.__name__, ufunc, *inputs)  # a NumPy number on the left
        raise TypeError(f"numpy.{ufunc.__name__} was given a GPU array")

    def __getitem__(self, index: Any) -> Any:
        key = index if isinstance(index, tuple) else (index,)
        if all(k is None or k is ... or isinstance(k, int | np.integer | slice) for k in key):
            return StandInArray(self._values[key if ... in key else (*key, ...)])  # a view
        return launch("take", operator.getitem, self, index)

    def __setitem__(self, index: Any, value: Any) -> None:
        self._values[plain(index)] = plain(value)
        device.launches.append("copy")
        device.passed.append(2 * self._values[plain(index)].nbytes)

    def astype(self, dtype: Any, copy: bool = True) -> Any:
        """Return the numbers in another type."""
        if not copy and self.dtype == dtype:
            return self
        return launch("astype", lambda values: values.astype(dtype), self)

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(len(self)))

    def __repr__(self) -> str:
        return repr(_wait("print", self._values))

    __hash__ = None  # type: ignore[assignment]


StandInArray.__module__, StandInArray.__qualname__ = "cupy", "ndarray"
StandInArray.__name__ = "ndarray"


def _launching(name: str, function: Callable[..., Any], swap: bool = False) -> Any:
    def method(*args: Any, **options: Any) -> Any:
        return launch(name, function, *(args[::-1] if swap else args), **options)

    return method


def _in_place(name: str) -> Any:
    def method(a: StandInArray, b: Any) -> StandInArray:
        launch(name, getattr(operator, f"i{name}"), a, b)  # writes into a's own numbers
        return a

    return method


def _waiting(name: str, function: Callable[..., Any]) -> Any:
    return lambda a: function(_wait(name, a._values))


def _viewing(function: Callable[..., Any]) -> Any:
    return lambda a, *args: StandInArray(function(a._values, *args))


for _name in BINARY:
    _function = getattr(operator, f"{_name}_" if _name in ("and", "or") else _name)
    setattr(StandInArray, f"__{_name}__", _launching(_name, _function))
    setattr(StandInArray, f"__r{_name}__", _launching(_name, _function, swap=True))
    setattr(StandInArray, f"__i{_name}__", _in_place(_name))
for _name in COMPARISONS:
    setattr(StandInArray, f"__{_name}__", _launching(_name, getattr(operator, _name)))
for _name in METHODS:
    setattr(StandInArray, _name, _launching(_name, getattr(np.ndarray, _name)))
for _name in ("reshape", "ravel"):
    setattr(StandInArray, _name, _viewing(getattr(np.ndarray, _name)))
for _name in ("tolist", "item", "__float__", "__int__", "__bool__"):
    setattr(StandInArray, _name, _waiting(_name.strip("_"), getattr(np.ndarray, _name)))
StandInArray.get = _waiting("get", np.copy)  # type: ignore[attr-defined]
