"""What a message advises, in terms of what was passed."""

from typing import Any

from ._numbers import shown
from .backend import Array


def as_numbers(name: str, array: Array) -> str:
    """Return advice for an array that holds text, as a column of a CSV file does, or objects."""
    if array.dtype.kind not in "USTO" or not array.size:
        return ""
    for i, entry in enumerate(array.ravel()):
        try:
            float(entry)
        except (TypeError, ValueError, OverflowError):
            labels = (
                "; numpy.unique(labels, return_inverse=True) counts labels, one_hot makes columns"
            )
            fix = labels if isinstance(entry, str) else ""
            return f"; entry {i}, {shown(entry)}, is no number{fix}"
    name = "it" if " " in name else name
    return f"; it holds numbers as text, as {shown(array.ravel()[0])}: numpy.asarray({name}, float)"


def as_numpy(name: str, value: Any) -> str:
    """Return how a value is made an array that can be indexed by None, in terms of what it is."""
    if hasattr(value, "to_numpy"):  # pandas, polars
        return f"{name}.to_numpy()"
    return name if hasattr(value, "ndim") else f"numpy.asarray({name})"


def column(name: str, value: Any) -> str:
    """Return how a vector is made a column."""
    return f"{as_numpy(name, value)}[:, None]"
