"""What an optimiser remembers, as named arrays of a checkpoint: saved whole, or refused.

A state is nothing (None), a tuple, a named tuple, a dict or a dataclass of arrays and numbers. Its
arrays are stored one by one; beside them stand their names and what each was, since a number, a
NumPy number and an array of one number compute differently.
"""

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from ..backend import Array
from ._architecture import parsed
from ._files import require_numpy

_KEY = "optimizer_state"
_FORM = "optimizer_state_form"
_NUMBERS = "fiubc"  # NumPy's letters for the kinds of dtypes


def stored(where: str, state: Any) -> dict[str, Any]:
    """Return the arrays to store; TypeError for what would not come back as it is."""
    parts = _parts(where, state)
    kinds = [_kind(where, name, part) for name, part in parts.items()]
    arrays = {f"{_KEY}_{i}": part for i, part in enumerate(parts.values())}
    form = json.dumps({"names": list(parts), "kinds": kinds})
    return {_KEY: type(state).__name__, _FORM: form, **arrays}


def restored(where: str, found: Mapping[str, Array], optimizer: Any, theta: Array) -> Any:
    """Return the state, in the form of ``optimizer.init(theta)``; ValueError if it has another."""
    like = optimizer.init(theta)
    expected, told = type(like).__name__, str(found.get(_KEY, "nothing"))
    # What begins as nothing or as an empty tuple may grow: such a form is taken from the file.
    plain = like is None or type(like) is tuple
    if told != expected and not (plain and told in ("tuple", "NoneType")):
        raise ValueError(
            f"{where} holds a state of type {told}, {type(optimizer).__name__} expects {expected}"
        )
    names, kinds = _form(where, found, like)
    if missing := [f"{_KEY}_{i}" for i in range(len(names)) if f"{_KEY}_{i}" not in found]:
        raise ValueError(f"{where} is damaged: there is no {', '.join(missing)}")
    arrays = [found[f"{_KEY}_{i}"] for i in range(len(names))]
    first = {} if like is None else _parts(where, like)
    if not (plain or type(like) is dict) and names != list(first):
        raise ValueError(
            f"{where} holds a state with {', '.join(names) or 'nothing'}, "
            f"{type(optimizer).__name__} expects {', '.join(first)}"
        )
    package = __package__.partition(".")[0]
    ours = first if type(like).__module__.partition(".")[0] == package else {}
    for i, (name, array) in enumerate(zip(names, arrays, strict=True)):
        _check(where, f"{_KEY}_{i}", array, ours.get(name), theta)
    values = [_as_it_was(array, kind) for array, kind in zip(arrays, kinds, strict=True)]
    if told == "NoneType":
        return None
    if plain:
        return tuple(values)
    if hasattr(like, "_make"):
        return like._make(values)
    named = dict(zip(names, values, strict=True))
    return named if type(like) is dict else type(like)(**named)


def _parts(where: str, state: Any) -> dict[str, Any]:
    """Return the parts of a state by name."""
    if state is None:
        return {}
    if type(state) is tuple:
        return {str(i): part for i, part in enumerate(state)}
    if isinstance(state, tuple) and hasattr(state, "_make"):
        return dict(zip(state._fields, state, strict=True))  # type: ignore[attr-defined]
    if type(state) is dict and all(isinstance(name, str) for name in state):
        return state
    if dataclasses.is_dataclass(state) and not isinstance(state, type):
        fields = dataclasses.fields(state)
        if all(field.init for field in fields):
            return {field.name: getattr(state, field.name) for field in fields}
    raise TypeError(
        f"{where}: the optimiser's state is {state!r}, expected None, or arrays and numbers in a "
        "tuple, a named tuple, a dict with names, or a dataclass that is made from its fields"
    )


def _kind(where: str, name: str, part: Any) -> str:
    require_numpy(where, f"{_KEY}_{name}", part)
    if type(part) in (bool, int, float, complex):
        kind = "number"
    else:
        kind = {np.ndarray: "array"}.get(
            type(part), "scalar" if isinstance(part, np.generic) else ""
        )
    array = np.asarray(part) if kind else None
    if array is None or array.dtype.kind not in _NUMBERS:
        raise TypeError(
            f"{where}: part {name} of the optimiser's state is {part!r}, expected a NumPy array of "
            "numbers or a number: a checkpoint holds nothing else (and nothing that needs pickle)"
        )
    return kind


def _form(where: str, found: Mapping[str, Array], like: Any) -> tuple[list[str], list[str]]:
    """Return names and kinds of the parts; a file of an earlier version has only the arrays."""
    if _FORM not in found:
        names = list(_parts(where, like))
        return names, ["older"] * len(names)
    try:
        form = parsed(str(found[_FORM]))
        names, kinds = [str(name) for name in form["names"]], list(form["kinds"])
        if len(kinds) != len(set(names)) or not set(kinds) <= {"number", "scalar", "array"}:
            raise ValueError(f"names {names} and kinds {kinds} do not fit")
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{where} is damaged: its {_FORM} tells no form: {error}") from error
    return names, kinds


def _as_it_was(array: Array, kind: str) -> Any:
    if kind == "scalar":
        return array[()]
    return array.item() if array.ndim == 0 and kind in ("number", "older") else array


def _check(where: str, name: str, part: Array, first: Any, theta: Array) -> None:
    """Refuse what cannot stand in a state: no numbers, or the wrong number of them.

    `first` is what this package's own optimisers begin with; a user's state may take any shape.
    """
    expected = theta if first is None else np.asarray(first)
    if part.dtype.kind not in _NUMBERS or (first is not None and part.shape != expected.shape):
        raise ValueError(
            f"{where} holds {name} of shape {part.shape} and dtype {part.dtype}, "
            f"expected {expected.shape} and {expected.dtype}"
        )
