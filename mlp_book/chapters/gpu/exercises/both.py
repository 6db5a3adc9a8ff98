"""Exercise *On both*: softmax with a column of zeros more, wherever x lives."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake
from mlp_book.topics.stand_in import in_place_of_cupy
from mlp_book.topics.stand_in_array import StandInArray
from mlp_core import array_namespace


class NumPysFunctionError(TypeError):
    """A function of NumPy was given a GPU array."""


class MixedArraysError(TypeError):
    """A NumPy array met a GPU array."""


class SilentCopyError(TypeError):
    """A GPU array was to be read without being asked."""


class LeftTheGpuError(TypeError):
    """The result is not on the GPU."""


_SIGNS = {
    "was given a GPU": NumPysFunctionError,
    "Unsupported type": MixedArraysError,
    "Implicit conversion": SilentCopyError,
    "expected one kind": MixedArraysError,
}


def _told(error):
    kind = next((kind for sign, kind in _SIGNS.items() if sign in str(error)), None)
    return error if kind is None else kind(str(error))


class _OnBoth(Exercise):
    """The learner's function runs on NumPy's arrays, then on the stand-in's."""

    def _outcomes(self, answer):
        outcomes = []
        for probe in self.probes:
            outcomes.append(self._one(answer, [np.array(part) for part in probe]))
            with in_place_of_cupy() as cupy:
                outcomes.append(self._one(answer, [cupy.asarray(np.array(p)) for p in probe]))
        return outcomes

    def _one(self, answer, arrays):
        try:
            result = answer(*arrays)
            if isinstance(arrays[0], StandInArray) and result is not ... and result is not None:
                if not isinstance(result, StandInArray):
                    raise LeftTheGpuError(
                        "on the GPU your function returned something else than an array there"
                    )
                return result.get()
        except Exception as error:  # the learner's code may fail in any way
            return _told(error)
        return result

    def _difference(self, got, wanted):
        kept = [value for i, value in enumerate(got) if i % 2 == 0]
        right = [value for i, value in enumerate(wanted) if i % 2 == 0]
        if not self._same(kept, right):
            return super()._difference(kept, right)
        error = next(v for v, w in zip(got, wanted, strict=True) if not self._same([v], [w]))
        kind = "TypeError" if isinstance(error, TypeError) else type(error).__name__
        said = f"{kind}: {error}" if isinstance(error, Exception) else "other numbers"
        return f"right with NumPy's arrays. With a GPU's arrays: {said}."


def _squashed(x, xp=None, exp=None, zeros=None, top=True):
    """Softmax of each row, with a column of zeros joined on; parts can be NumPy's by mistake."""
    own = array_namespace(x)
    exp, zeros = exp or own.exp, zeros or own.zeros
    wide = (xp or own).concatenate([x, zeros((len(x), 1))], axis=1)
    e = exp(wide - wide.max(axis=1, keepdims=True) if top else wide)
    return e / e.sum(axis=1, keepdims=True)


def _no_zeros(x):
    xp = array_namespace(x)
    e = xp.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _through_numpy(x):
    x = x if isinstance(x, np.ndarray) else x.get()
    return _squashed(x)


def _no_sum(x):
    xp = array_namespace(x)
    wide = xp.concatenate([x, xp.zeros((len(x), 1))], axis=1)
    return xp.exp(wide - wide.max(axis=1, keepdims=True))


def _whole(x):
    xp = array_namespace(x)
    wide = xp.concatenate([x, xp.zeros((len(x), 1))], axis=1)
    e = xp.exp(wide - wide.max())
    return e / e.sum()


def _turned(x, top=None, ones=False, total=False):
    """With another top, another column, or the sum of all."""
    xp = array_namespace(x)
    column = (xp.ones if ones else xp.zeros)((len(x), 1))
    wide = xp.concatenate([x, column], axis=1)
    with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
        e = xp.exp(wide - (wide.max(axis=1, keepdims=True) if top is None else top(x, wide)))
        return e / (e.sum() if total else e.sum(axis=1, keepdims=True))


def _column_first(x):
    xp = array_namespace(x)
    wide = xp.concatenate([xp.zeros((len(x), 1)), x], axis=1)
    e = xp.exp(wide - wide.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


both = _OnBoth(
    name="On both",
    solution=_squashed,
    probes=[
        ([[1.0, 2.0], [0.5, -1.0]],),
        ([[3.0], [-2.0], [0.0]],),
        ([[800.0, 0.0, 799.0]],),
        ([[-800.0], [800.0]],),
        ([[1000.0, 1 / 3, -0.5]],),
    ],
    mistakes=[
        Mistake(
            lambda x: _squashed(x, xp=np, exp=np.exp, zeros=np.zeros),
            "Right with NumPy's arrays. A function of NumPy was given a GPU array: ask for "
            "xp = mlp_core.array_namespace(x), and write xp in place of np everywhere.",
        ),
        Mistake(
            lambda x: _squashed(x, zeros=np.zeros),
            "One NumPy array is still made on the way, and meets a GPU array: np.zeros. A search "
            "for np. finds it.",
        ),
        Mistake(
            _through_numpy,
            "Your result is no array on the GPU: was x copied into this memory, or the result made "
            "a list?",
        ),
        Mistake(
            lambda x: _squashed(np.asarray(x)),
            "The GPU's numbers are to be copied in silence, as by np.asarray, which CuPy refuses. "
            "Leave x, and what is made of it, where it is.",
        ),
        Mistake(_no_zeros, "The column of zeros is gone: the result has a column more than x."),
        Mistake(
            lambda x: _squashed(x, top=False),
            "The largest number of each row is not subtracted any more: exp(800) is infinite.",
        ),
        Mistake(_no_sum, "The division by the sum of the row is missing."),
        Mistake(
            lambda x: _turned(x, lambda x, wide: wide.max()),
            "One largest number for all rows: a row far below it becomes 0 / 0. Each row needs its "
            "own, wide.max(axis=1, keepdims=True).",
        ),
        Mistake(_whole, "The largest number and the sum are each row's: axis=1, keepdims=True."),
        Mistake(
            lambda x: _turned(x, lambda x, wide: x.max(axis=1, keepdims=True)),
            "The largest number is taken from x, without the column of zeros. Where all of x is "
            "far below 0, exp of the joined 0 is infinite: take it from wide.",
        ),
        Mistake(
            lambda x: _turned(x, lambda x, wide: wide.max(axis=0)),
            "axis=0 gives the largest number of each column. Each row needs its own: "
            "wide.max(axis=1, keepdims=True).",
        ),
        Mistake(
            lambda x: _turned(x, total=True),
            "You divide by the sum of all rows. Each has its own: e.sum(axis=1, keepdims=True).",
        ),
        Mistake(lambda x: _turned(x, ones=True), "The column that is joined on holds zeros."),
        Mistake(
            _column_first, "The column of zeros stands first in yours. It is joined on at the end."
        ),
    ],
)

hints = (
    "`mlp_core.array_namespace(x)` gives `xp`. Each of NumPy's functions that makes, "
    "joins or changes arrays is then `xp.`: zeros, concatenate, exp.",
)
