r"""Data: what the chapters learn from.

Real sets ship with the package (``_data/README.md`` says where each comes from) and are split into
training and test rows in one way: the rows are put into the order of Keras's
``boston_housing.load_data()``, ``numpy.random.RandomState(113).shuffle``, and the first 80 % are
for training. Small invented sets are in `mlp_core.toy_data`.
"""

import gzip
from dataclasses import dataclass
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ._require import float_array, ieee, mean_and_deviation, require_finite
from .backend import Array, array_namespace
from .toy_data import one_hot

# fmt: off
BOSTON_FEATURES = (
    "CRIM", "ZN", "INDUS", "CHAS", "NOX", "RM", "AGE", "DIS", "RAD", "TAX", "PTRATIO", "B", "LSTAT",
)
"""The columns of `load_boston_housing`, as Harrison and Rubinfeld name them."""
AUTO_MPG_FEATURES = (
    "cylinders", "displacement", "horsepower", "weight", "acceleration", "model_year",
    "USA", "Europe", "Japan",
)
"""The columns of `load_auto_mpg`."""
# fmt: on


class Split(NamedTuple):
    """A data set split into rows to learn from and rows to test on."""

    train_X: Array
    """(m, n_in)"""
    train_Y: Array
    """(m, n_out)"""
    test_X: Array
    """(m_test, n_in)"""
    test_Y: Array
    """(m_test, n_out)"""


def load_boston_housing() -> Split:
    """Return Boston housing: 404 and 102 rows, 13 features (`BOSTON_FEATURES`), float64.

    The target, (m, 1), is the median value of a district's homes in thousands of dollars of the
    1970s, capped at 50. This is the set of D4's program, in Keras's split; chapter *A real
    regression: Boston housing*. OSError if the package is damaged.

    **Its column B encodes a racial assumption.** B is 1000 (Bk - 0.63)^2 with Bk the share of Black
    residents: the authors supposed that race sets house prices, and in this form. For that reason
    scikit-learn removed the set in release 1.2. Read results on it as exercises, never as findings;
    `load_auto_mpg` is a regression of the same size without this fault.

    References
    ----------
    D. Harrison and D. L. Rubinfeld, "Hedonic housing prices and the demand for clean air", Journal
    of Environmental Economics and Management 5, 1978.
    """
    table = np.loadtxt(_lines("boston_housing.csv"), delimiter=",", skiprows=1)
    return _split(table[:, :-1], table[:, -1:])


def load_auto_mpg() -> Split:
    """Return Auto MPG: 313 and 79 cars, 9 features (`AUTO_MPG_FEATURES`), float64.

    The target, (m, 1), is a car's fuel economy in miles per US gallon; 235.2 / mpg is litres per
    100 km. Displacement is in cubic inches, weight in pounds, acceleration in seconds from 0 to 60
    miles an hour. The last three features mark the origin, one of them is 1. The 6 cars of
    unknown horsepower are left out. Chapter *A real regression: Boston housing*. Takes no
    argument; OSError if the package is damaged.

    References
    ----------
    R. Quinlan, Auto MPG, UCI Machine Learning Repository, 1993, doi:10.24432/C5859H, CC BY 4.0.
    """
    columns = [0, 1, 2, 3, 4, 5, 6, 8]  # 7 is the name of the car
    table = np.loadtxt(_lines("auto_mpg.csv"), delimiter=",", skiprows=1, usecols=columns)
    origin = one_hot(table[:, 6].astype(int) - 1, 3)
    return _split(np.hstack([table[:, :6], origin]), table[:, -1:])


def load_digits() -> Split:
    """Return handwritten digits: 1437 and 360 images of 8 x 8 pixels, row by row, float64.

    A pixel is 0 (paper) to 1 (ink), in sixteenths. The target, (m, 10), is 1 in the column of the
    digit and 0 elsewhere. The same 13 people wrote the digits of both parts, so the test says
    nothing about other hands. Chapter *An application*. OSError if the package is damaged.

    References
    ----------
    E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits (its test set), UCI
    Machine Learning Repository, 1998, doi:10.24432/C50P49, CC BY 4.0.
    """
    table = np.loadtxt(_lines("digits.csv.gz"), delimiter=",")
    return _split(table[:, :64] / 16, one_hot(table[:, 64].astype(int), 10))


def _lines(name: str) -> list[str]:
    content = files(__package__).joinpath("_data", name).read_bytes()
    if name.endswith(".gz"):
        content = gzip.decompress(content)
    return content.decode("utf-8").splitlines()


def _split(X: Array, Y: Array) -> Split:
    order = np.arange(len(X))
    np.random.RandomState(113).shuffle(order)  # the old generator, as Keras
    train, test = np.split(order, [int(0.8 * len(X))])
    return Split(X[train], Y[train], X[test], Y[test])


@dataclass(frozen=True, eq=False)
class Standardizer:
    r"""Puts every feature on one scale: mean 0 and standard deviation 1 (D4).

    .. math:: \mathrm{apply}(X) = (X - \mu) / \sigma, \qquad \mathrm{invert}(Z) = \sigma Z + \mu

    column by column, :math:`\sigma` being the root of the mean square, over m and not m - 1. Fit it
    to the training rows alone and apply it to all others: D4 includes its validation rows, a small
    leak. A column that is constant in the training rows tells nothing: its :math:`\sigma` is set to
    1, so that it becomes 0 and comes back exactly. Computed in float64, returned in X's dtype.
    ValueError unless mean and deviation are vectors of one shape, finite, the deviations above 0.
    """

    mean: Array
    r""":math:`\mu`, (n,), in the units of the features."""
    deviation: Array
    r""":math:`\sigma`, (n,), in the units of the features."""

    def __post_init__(self) -> None:
        mean, deviation = mean_and_deviation("Standardizer", self.mean, self.deviation)
        vars(self).update(mean=mean, deviation=deviation)  # frozen: not by assignment

    @classmethod
    def fit(cls, X: npt.ArrayLike) -> "Standardizer":
        """Return the standardiser of X, (m, n); ValueError unless X is finite, with m > 0."""
        X = _table("Standardizer.fit", X)
        xp = array_namespace(X)
        X = X if X.dtype.itemsize >= 8 else X.astype(xp.float64)  # sums of float32 lose digits
        size, far = abs(X).max(axis=0), float(xp.finfo(X.dtype).max) ** 0.25
        extreme = (size > far) | ((size < 1 / far) & (size > 0))
        unit = xp.where(extreme, size, 1)  # or the squares would overflow, or vanish
        U = X / unit
        mean, deviation = xp.mean(U, axis=0) * unit, xp.std(U, axis=0) * unit
        # Rounding can give 0.1, 0.1, 0.1 a deviation of 1e-17, and 0, 5e-324 one of 0.
        constant = (X.max(axis=0) == X.min(axis=0)) | (deviation == 0)
        return cls(xp.where(constant, X[0], mean), xp.where(constant, 1, deviation))

    @ieee
    def apply(self, X: npt.ArrayLike) -> Array:
        """Return the standardised X, (m, n); ValueError if the columns do not fit."""
        X = _table("Standardizer.apply", X, len(self.mean))
        return ((X - self.mean) / self.deviation).astype(X.dtype, copy=False)

    @ieee
    def invert(self, Z: npt.ArrayLike) -> Array:
        """Return what `apply` made Z of, (m, n); ValueError if the columns do not fit."""
        Z = _table("Standardizer.invert", Z, len(self.mean))
        return (Z * self.deviation + self.mean).astype(Z.dtype, copy=False)


def _table(where: str, X: npt.ArrayLike, columns: int | None = None) -> Array:
    table = float_array(where, "X", X)
    if table.ndim != 2 or table.size == 0 or columns not in (None, table.shape[1]):
        n, got = columns or "n", table.shape
        raise ValueError(f"{where}: X has shape {got}, expected (m, {n}) with m > 0")
    require_finite(where, "X", table)
    return table
