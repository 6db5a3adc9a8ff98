"""Weights of hidden neurons that a reader has changed: ``[neuron, cell, weight]``, from 1."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Integral, Real
from typing import Any

import numpy as np

__all__ = ["REACH", "changed_theta", "checked"]

CELLS = 64
REACH = 5.0
"""The largest size of a weight set by hand; the trained ones reach 1.5."""


def checked(where: str, changed: Sequence[Any], hidden: int) -> list[list[float]]:
    """Return the changes, each weight once; ValueError or TypeError for what is none."""
    wanted = f"[neuron from 1 to {hidden}, cell from 1 to {CELLS}, weight from -5 to 5]"
    places = set()
    for one in changed:
        if not isinstance(one, list | tuple) or len(one) != 3:
            raise TypeError(f"{where}: got {one!r}, expected {wanted}")
        kinds = zip(one, (Integral, Integral, Real), strict=True)
        if any(isinstance(v, bool) or not isinstance(v, kind) for v, kind in kinds):
            raise TypeError(f"{where}: got {one!r}, expected {wanted}")
        neuron, cell, weight = one
        if not (1 <= neuron <= hidden and 1 <= cell <= CELLS and -REACH <= weight <= REACH):
            raise ValueError(f"{where}: got {one!r}, expected {wanted}")
        places.add((neuron, cell))
    if len(places) < len(changed):
        raise ValueError(f"{where}: got {list(changed)!r}, expected each weight once")
    return [list(one) for one in changed]


def changed_theta(theta: np.ndarray, changed: Sequence[Sequence[float]]) -> np.ndarray:
    """Return a copy of `theta`, whose first entries are W1 row by row, with the changes in it."""
    present = theta.copy()
    for neuron, cell, weight in changed:
        present[(int(neuron) - 1) * CELLS + int(cell) - 1] = weight
    return present
