"""What a rank computes, as texts that can be compared with those of other ranks.

Functions of different processes have no common identity. One of this package is known by its name;
a user's own by its code; and both by what they hold: the price of `l2`, the slope of an activation.
What a function finds elsewhere, as a global name or in a list of objects, is its own affair.
"""

import functools
import sys
import types
import zlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

import numpy as np

from ..activations import Activation
from ..losses import Loss
from ..network import MLP

_PACKAGE = __package__.partition(".")[0]
_DEEPEST = 20


class Computed(NamedTuple):
    """One thing that is computed with: what to call it, and two digests of what it is.

    The code of a user's function is another in every version of Python: where ranks run several,
    `portable` counts, which holds its name instead.
    """

    shown: str
    exact: int
    portable: int


def computed(**things: Any) -> dict[str, Computed]:
    """Return what is to be compared, by name."""
    return {
        name: Computed(_shown(thing), _digest(thing, code=True), _digest(thing, code=False))
        for name, thing in things.items()
    }


def differing(ours: dict[str, Computed], theirs: dict[str, Computed], *, exact: bool) -> str | None:
    """Return the name of the first thing that is not the same, if there is one."""
    field = "exact" if exact else "portable"
    return next((n for n in ours if getattr(ours[n], field) != getattr(theirs[n], field)), None)


def python() -> str:
    """Return which Python compiled this rank's code."""
    return str(sys.implementation.cache_tag)


def _shown(thing: Any) -> str:
    if isinstance(thing, functools.partial):
        return f"partial of {_shown(thing.func)}"
    if isinstance(thing, MLP):
        return repr(thing)
    name = getattr(thing, "name", None) or getattr(thing, "__qualname__", type(thing).__qualname__)
    return str(name)


def _digest(thing: Any, *, code: bool) -> int:
    return zlib.crc32("\n".join(_lines(thing, code, _DEEPEST)).encode("utf-8", "replace"))


def _lines(thing: Any, code: bool, depth: int) -> Iterator[str]:
    """Tell what a thing is, line by line; the depth ends a circle."""
    yield type(thing).__name__
    if depth == 0:
        return
    parts: list[Any] = []
    if isinstance(thing, types.FunctionType):
        ours = str(thing.__module__).partition(".")[0] == _PACKAGE
        yield f"{thing.__module__}.{thing.__qualname__}" if ours else ""
        if not ours:
            yield from _code(thing.__code__) if code else [thing.__qualname__]
        cells = [cell for cell in thing.__closure__ or () if _is_full(cell)]
        parts = [*(cell.cell_contents for cell in cells), thing.__defaults__, thing.__kwdefaults__]
    elif isinstance(thing, types.MethodType):
        parts = [thing.__self__, thing.__func__]
    elif isinstance(thing, functools.partial):
        parts = [thing.func, thing.args, thing.keywords]
    elif isinstance(thing, np.ndarray):
        yield f"{thing.dtype} {thing.shape} {zlib.crc32(np.ascontiguousarray(thing).data)}"
    elif isinstance(thing, bool | int | float | complex | str | bytes | np.generic | type(None)):
        yield repr(thing)
    elif isinstance(thing, tuple | list):
        parts = list(thing)
    elif isinstance(thing, set | frozenset):
        yield from sorted("\n".join(_lines(part, code, depth - 1)) for part in thing)
    elif isinstance(thing, dict):
        parts = [*thing.keys(), *thing.values()]
    elif is_dataclass(thing) and not isinstance(thing, type):
        parts = [getattr(thing, field.name) for field in fields(thing)]
        if isinstance(thing, Activation | Loss):  # a user's own is known by what its class holds
            parts += _of_classes(type(thing))
    elif callable(thing):
        yield str(getattr(thing, "__qualname__", type(thing).__qualname__))
        parts = list(getattr(thing, "__dict__", {}).values()) if not _is_built_in(thing) else []
        parts += [type(thing).__call__] if hasattr(type(thing).__call__, "__code__") else []
    for part in parts:
        yield from _lines(part, code, depth - 1)


def _of_classes(kind: type) -> list[Any]:
    """Return what a class and those that it is made from hold, up to those of this package."""
    made_from = [one for one in kind.__mro__ if one.__module__.partition(".")[0] != _PACKAGE]
    held = [pair for one in made_from if one is not object for pair in vars(one).items()]
    return [value for name, value in held if not name.startswith("__")]


def _is_built_in(thing: Any) -> bool:
    return isinstance(thing, type | types.BuiltinFunctionType | types.ModuleType | np.ufunc)


def _is_full(cell: Any) -> bool:
    try:
        cell.cell_contents  # noqa: B018  (a name that has no value yet raises)
    except ValueError:
        return False
    return True


def _code(code: types.CodeType) -> Iterator[str]:
    yield from (code.co_code.hex(), repr(code.co_names), repr(code.co_freevars))
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _code(constant)
        elif isinstance(constant, frozenset):
            yield repr(sorted(map(repr, constant)))
        else:
            yield repr(constant)
