r"""Small invented data sets: truth tables, and points in the plane that a line cannot separate.

Each function returns `Examples`, new arrays of float64. Randomness is passed: the same generator
state gives the same points. Examples of the classes alternate, so that the last rows, which
`fit` holds back for validation, hold as many of each.

Each function raises ``ValueError`` for a number of points that is not a positive integer or a noise
below 0, and ``TypeError`` for a noise that is no number or an `rng` that is not a
``numpy.random.Generator``. The chapters on
learning and the playground use them.
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ._numbers import integer, number
from ._require import as_array, lookup, require_generator
from .backend import Array


class Examples(NamedTuple):
    """Examples and their targets."""

    X: Array
    """(m, n_in)"""
    Y: Array
    """(m, n_out)"""


_TRUTH = {
    "and": (0, 0, 0, 1),
    "or": (0, 1, 1, 1),
    "xor": (0, 1, 1, 0),
    "nand": (1, 1, 1, 0),
    "nor": (1, 0, 0, 0),
}


def truth_table(name: str) -> Examples:
    """Return "and", "or", "xor", "nand" or "nor" of two truth values: X (4, 2), Y (4, 1).

    The rows of X are D0's four inputs, [0, 0], [0, 1], [1, 0], [1, 1]. ValueError for another name.
    """
    Y = lookup("truth_table", "function", name, _TRUTH)
    X = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
    return Examples(np.array(X), np.array(Y, dtype=float)[:, None])


def two_moons(m: int, *, rng: np.random.Generator, noise: float = 0.1) -> Examples:
    """Return m points of two half circles that interlock: X (m, 2), Y (m, 1) of 0 and 1.

    The upper moon, class 0, is the half circle of radius 1 about (0, 0); the lower one, class 1, is
    about (1, 0.5). `noise` is the standard deviation added to both coordinates.
    A count that is not a positive integer or a negative noise is a ValueError. Chapter *The
    playground*.
    """
    m, noise, classes = _checked("two_moons", m, rng, noise)
    angle = rng.uniform(0, math.pi, m)
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    X = np.where(classes[:, None] == 0, upper, [1.0, 0.5] - upper)
    return Examples(X + rng.normal(0, noise, (m, 2)), classes[:, None].astype(float))


def circles(m: int, *, rng: np.random.Generator, noise: float = 0.1) -> Examples:
    """Return m points of two circles about the origin: X (m, 2), Y (m, 1) of 0 and 1.

    Class 0 has radius 1, class 1 radius 0.5. `noise` is as in `two_moons`, and so are the errors.
    Chapter *The playground*.
    """
    m, noise, classes = _checked("circles", m, rng, noise)
    angle = rng.uniform(0, 2 * math.pi, m)
    radius = np.where(classes == 0, 1.0, 0.5)
    X = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return Examples(X + rng.normal(0, noise, (m, 2)), classes[:, None].astype(float))


def spirals(
    m: int, *, rng: np.random.Generator, arms: int = 2, turns: float = 1.0, noise: float = 0.05
) -> Examples:
    """Return m points of spiral arms, one class an arm, from the origin out to radius 1: X (m, 2).

    Y is (m, 1), 0 and 1, for two arms, and (m, arms), one column a class, for more. Each arm makes
    `turns` turns, any finite number: below 0 they go clockwise. `noise` is as in `two_moons`, and
    so are the errors. Chapter *The playground*.
    """
    m, noise, classes = _checked("spirals", m, rng, noise, arms)
    turns = number("spirals", "turns", turns, above=-1e300, below=1e300)  # or angles are infinite
    radius = np.sqrt(rng.uniform(0, 1, m))
    angle = 2 * math.pi * (turns * radius + classes / arms)
    X = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    Y = classes[:, None].astype(float) if arms == 2 else one_hot(classes, arms)
    return Examples(X + rng.normal(0, noise, (m, 2)), Y)


def xor_clouds(m: int, *, rng: np.random.Generator, noise: float = 0.1) -> Examples:
    """Return m points about the corners of XOR's truth table: X (m, 2), Y (m, 1) of 0 and 1.

    The corners take turns, (0, 0), (0, 1), (1, 1), (1, 0). `noise` is as in `two_moons`, and so are
    the errors. Chapter *The playground*.
    """
    m, noise, classes = _checked("xor_clouds", m, rng, noise)
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, 0.0]])
    X = corners[np.arange(m) % 4]
    return Examples(X + rng.normal(0, noise, (m, 2)), classes[:, None].astype(float))


def surface(m: int, *, rng: np.random.Generator, noise: float = 0.0) -> Examples:
    r"""Return m points of :math:`y = \sin(\pi x_1) \cos(\pi x_2 / 2)`: X (m, 2), Y (m, 1).

    X is uniform in the square from -1 to 1. `noise` is the standard deviation added to y; errors
    are those of `two_moons`. Chapter *The playground*.
    """
    m, noise, _ = _checked("surface", m, rng, noise)
    X = rng.uniform(-1, 1, (m, 2))
    y = np.sin(math.pi * X[:, :1]) * np.cos(math.pi / 2 * X[:, 1:])
    return Examples(X, y + rng.normal(0, noise, (m, 1)))


def one_hot(labels: npt.ArrayLike, n_classes: int) -> Array:
    """Return (m, n_classes): 1 in the column of each label, 0 elsewhere, float64 (D3).

    Parameters
    ----------
    labels : array of int, (m,)
        Classes, counted from 0.
    n_classes : int
        The number of classes.

    Raises
    ------
    ValueError
        If `n_classes` is not a positive integer, or the labels are not a vector of integers from 0
        to n_classes - 1; it may be empty.
    """
    n_classes = integer("one_hot", "n_classes", n_classes)
    array = as_array("one_hot", "labels", labels)
    if array.shape == (0,):
        array = array.astype(int)  # of nothing at all, as of [], NumPy makes floats
    if array.ndim != 1 or array.dtype.kind not in "iu":
        text = array.dtype.kind in "USTO"
        counts = "; classes, labels = numpy.unique(labels, return_inverse=True) counts names"
        hint = counts if text else "; labels.astype(int)" if array.dtype.kind in "fb" else ""
        raise ValueError(
            f"one_hot: labels have shape {array.shape} and dtype {array.dtype}, expected integers "
            f"of shape (m,){hint}"
        )
    if array.size and not 0 <= array.min() <= array.max() < n_classes:
        raise ValueError(
            f"one_hot: labels go from {array.min()} to {array.max()}, expected 0 to {n_classes - 1}"
        )
    rows = np.zeros((array.size, n_classes))
    rows[np.arange(array.size), array] = 1
    return rows


def _checked(
    where: str, m: int, rng: np.random.Generator, noise: float, arms: int = 2
) -> tuple[int, float, Array]:
    """Check the arguments; return m, noise and m classes, 0, 1, 0, 1, ...: as even as can be."""
    require_generator(where, rng)
    m, arms = integer(where, "m", m), integer(where, "arms", arms)
    noise = number(where, "noise", noise, least=0)
    classes: Array = np.arange(m) % arms
    return m, noise, classes
