"""What the updates of all optimisers share: their checks, where they write, in which blocks."""

from collections.abc import Iterator
from typing import Any, ClassVar, TypeAlias

import numpy as np

from ._hyperparameters import HyperParameters, check_update, width
from ._numbers import shown
from ._remembered import arrays_of
from ._require import ieee
from .backend import Array

BLOCK = 32768  # numbers: with the temporaries of a rule, half of a level-2 cache
Written: TypeAlias = tuple[Array, Any]
"""The new theta and the new state."""


class Update(HyperParameters):
    """Base of an optimiser: it has the type of its state, an `init`, and writes its formula."""

    _state: ClassVar[type[tuple[Any, ...]]] = tuple

    def init(self, theta: Array) -> Any:
        """Return the state before the first update."""
        raise NotImplementedError

    @ieee
    def update(
        self, theta: Array, gradient: Array, state: Any, *, out: Written | None = None
    ) -> Written:
        """Return the new theta and the new state, in new arrays or in those of `out`.

        ``out=(theta, state)`` is NumPy's convention: two that stand ready are written into, and
        may be the very ones that are passed in. Without it nothing that is passed in changes.
        """
        xp = check_update(self, theta, gradient, state)
        if out is None:
            out = xp.empty_like(theta), self.init(theta)
        else:
            self._require_fit(theta, state, out)
        return self._write(xp, theta, gradient, state, out)

    def _write(self, xp: Any, theta: Array, gradient: Array, state: Any, out: Written) -> Written:
        """Compute `update` of what is known to be right, into `out`."""
        raise NotImplementedError

    def _require_fit(self, theta: Array, state: Any, out: Any) -> None:
        """Refuse what an update of this theta and state cannot be written into."""
        where = f"{type(self).__name__}.update"
        if not isinstance(out, tuple) or len(out) != 2 or type(out[1]) is not type(state):
            raise TypeError(f"{where}: out is {shown(out)}, expected a pair, (theta, state)")
        for given, array in zip(
            (theta, *arrays_of(state)), (out[0], *arrays_of(out[1])), strict=True
        ):
            shape, dtype = getattr(array, "shape", None), getattr(array, "dtype", None)
            if type(array) is not type(given) or (shape, dtype) != (given.shape, given.dtype):
                raise ValueError(
                    f"{where}: out holds an array of shape {shape} and dtype {dtype}, expected "
                    f"{given.shape} and {given.dtype}"
                )


def blocks(xp: Any, theta: Array, gradient: Array, new: Array, *others: Array) -> Iterator[Any]:
    """Yield block by block: theta, gradient, the new theta, room to compute in, and the others.

    A rule is ten or so passes over its arrays. A block with its room fits the cache; a large
    network's parameters do not, and would come from memory in each pass. Theta and gradient of
    float16 are yielded in float32, and the new theta is rounded once.
    """
    wide, count = width(theta.dtype), len(theta)
    size = min(BLOCK, count) if xp is np else count  # a GPU wants all of it at once
    room = xp.empty((size, *theta.shape[1:]), wide)
    for start in range(0, count, size):
        rows = slice(start, start + size)
        w, g, to, *parts = (array[rows] for array in (theta, gradient, new, *others))
        scratch = room[: len(w)]
        if theta.dtype == wide:
            yield w, g, to, scratch, *parts
        else:
            w = w.astype(wide)
            yield w, g.astype(wide), w, scratch, *parts
            to[...] = w
