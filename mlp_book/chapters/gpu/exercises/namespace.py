"""Exercise *The arrays decide*.

NumPy or CuPy, as the arguments' arrays say; a mixture is a TypeError.
"""

import inspect
from itertools import pairwise

import numpy as np

from mlp_book.page.checks import Exercise, Mistake, Verdict
from mlp_book.topics.stand_in import in_place_of_cupy
from mlp_book.topics.stand_in_array import StandInArray
from mlp_core import array_namespace

_ARRAYS = {"NumPy": np.ones(2), "GPU": StandInArray(np.ones(2)), "list": [1.0, 1.0], "number": 2.0}

ANY_NUMBER = (
    "Your function must take any number of arguments, one, two or three arrays: write a star, "
    "def namespace(*arrays). Then arrays is a tuple of them all."
)


def _numbered(module, known):
    """The answer as a number where it is foreseen; a returned error is no raised one."""
    if isinstance(module, BaseException) or module is TypeError:
        return float(len(known))
    places = (float(i) for i, one in enumerate(known) if module is one)
    return next(places, float(known.index(module)) if isinstance(module, str) and module in known
                else module)  # fmt: skip


def _takes_any_number(function):
    try:
        for count in (1, 2, 3):
            inspect.signature(function).bind(*range(count))
    except TypeError:
        return False
    except ValueError:  # it has no signature that Python knows
        pass
    return True


class _Namespaces(Exercise):
    """The learner's function is given arrays of the kinds that a probe names."""

    def _outcomes(self, answer):
        outcomes = []
        with in_place_of_cupy() as cupy:
            for kinds in self.probes:
                try:
                    module = answer(*(_ARRAYS[kind] for kind in kinds))
                except Exception as error:  # the learner's code may fail in any way
                    outcomes.append(error)
                else:
                    outcomes.append(_numbered(module, [np, cupy, "numpy", "cupy"]))
        return outcomes

    def judge(self, attempt):
        if callable(attempt) and not _takes_any_number(attempt):
            return Verdict("mistake", f"not yet. {ANY_NUMBER}")
        return super().judge(attempt)

    def _call(self, probe):
        return f"arrays of the kinds {', '.join(probe)}"


def _cupy():
    import cupy

    return cupy


def _is_gpu(a):
    return type(a).__module__ == "cupy"


def _first(*arrays):
    return _cupy() if _is_gpu(arrays[0]) else np


def _last(*arrays):
    return _cupy() if _is_gpu(arrays[-1]) else np


def _any(*arrays):
    return _cupy() if any(_is_gpu(a) for a in arrays) else np


def _all(*arrays):
    return _cupy() if all(_is_gpu(a) for a in arrays) else np


def _refuses_lists(*arrays):
    gpu = [_is_gpu(a) for a in arrays]
    if any(gpu) and not all(gpu):
        raise TypeError("mixed")
    return _cupy() if any(gpu) else np


def _neighbours(*arrays):
    for one, other in pairwise(arrays):
        array_namespace(one, other)
    return _any(*arrays)


def _first_against_all(*arrays):
    for other in arrays[1:]:
        array_namespace(arrays[0], other)
    return _any(*arrays)


def _wrong_error(*arrays):
    try:
        return array_namespace(*arrays)
    except TypeError as error:
        raise ValueError("mixed") from error


def _returned_error(*arrays):
    try:
        return array_namespace(*arrays)
    except TypeError as error:
        return error


def _swapped(*arrays):
    return np if array_namespace(*arrays) is _cupy() else _cupy()


namespace = _Namespaces(
    name="The arrays decide",
    solution=lambda *arrays: array_namespace(*arrays),
    probes=[("NumPy",), ("GPU",), ("NumPy", "NumPy"), ("GPU", "GPU", "number"), ("GPU", "list"),
            ("NumPy", "GPU"), ("GPU", "NumPy"), ("number", "GPU"), ("list", "NumPy"), ("list",),
            ("number", "list", "GPU", "NumPy"), ("GPU", "list", "NumPy")],
    mistakes=[
        Mistake(lambda *arrays: np, "Yours always answers NumPy. Look at each array's type."),
        Mistake(
            lambda *arrays: _cupy(),
            "Yours always answers CuPy. Without a GPU array the answer is NumPy.",
        ),
        Mistake(_first, "You ask the first array alone. In (2.0, GPU array) the second decides."),
        Mistake(_last, "You ask the last array alone. Look at all of them."),
        Mistake(
            _any,
            "Mixed arrays pass without a word: raise a TypeError where a NumPy array stands "
            "beside a GPU array.",
        ),
        Mistake(
            _all,
            "A number or a list beside a GPU array makes yours answer NumPy, and mixed arrays "
            "are not refused. One GPU array is enough for CuPy, one NumPy array beside it for a "
            "TypeError.",
        ),
        Mistake(
            _refuses_lists,
            "A GPU array beside a number or a list is refused, too. Only np.ndarray clashes.",
        ),
        Mistake(
            _neighbours,
            "You compare neighbours only. In (GPU array, list, NumPy array) the two that clash do "
            "not stand side by side.",
        ),
        Mistake(
            _first_against_all,
            "You compare the first argument with the others only. In (2.0, list, GPU array, NumPy "
            "array) the two that clash stand behind it.",
        ),
        Mistake(_wrong_error, "Mixed arrays should stop with a TypeError, as in mlp_core."),
        Mistake(
            _returned_error,
            "Mixed arrays give the error back as if it were an answer. Write raise TypeError(...) "
            "in place of return: an error has to stop the program.",
        ),
        Mistake(lambda arrays: np, ANY_NUMBER),
        Mistake(_swapped, "The two are swapped: NumPy's arrays get CuPy, and the reverse."),
        Mistake(
            lambda *arrays: "cupy" if _any(*arrays) is not np else "numpy",
            "Return the module itself, np or sys.modules['cupy'], not its name.",
        ),
    ],
)  # fmt: skip

hints = (
    "If both are there, raise the `TypeError`. Look into `sys.modules` only when a CuPy "
    "array was given: there may be no CuPy.",
)
wrong_lines = (
    "    if gpu or cpu:",
    '    gpu = all(type(a).__module__ == "cupy" for a in arrays)',
)
