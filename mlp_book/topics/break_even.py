r"""When a GPU begins to win: a price for each launch against a price for each row.

.. math:: T_{CPU} = \mathrm{fixed} + r\,m \qquad T_{GPU} = n\,t_0 + g\,m

for m rows, n launches of t_0 each; r and g are the times a row. The CPU's line is fitted to the
times of an update that were measured for the chapter *Many machines*; the GPU's g is counted
operations over a data sheet's rate. `break_even.js` does the same.
"""

from dataclasses import asdict, dataclass
from itertools import pairwise

import numpy as np

from mlp_book.page import measured

__all__ = ["RATE", "Lines", "lines", "operations"]

RATE = 19.5e12
"""Operations a second in float32: NVIDIA's A100, by its data sheet."""


@dataclass(frozen=True)
class Lines:
    """The straight lines of both machines, in microseconds, and what the CPU's was fitted to."""

    fixed: float
    per_row: float
    gpu_row: float
    batches: list[int]
    measured: list[float]

    def cpu(self, rows: float) -> float:
        """Microseconds of an update on one core."""
        return self.fixed + self.per_row * rows

    def gpu(self, rows: float, launch: float, launches: int) -> float:
        """Microseconds of an update that is launched kernel by kernel."""
        return launches * launch + self.gpu_row * rows

    def crossing(self, launch: float, launches: int) -> float:
        """Return the rows at which both take as long; below 0 the GPU always wins."""
        return (launches * launch - self.fixed) / (self.per_row - self.gpu_row)

    def affordable(self, rows: float, launches: int) -> float:
        """Microseconds that a launch may cost, if the GPU is to be as quick with so many rows."""
        return (self.cpu(rows) - self.gpu_row * rows) / launches

    def as_dict(self) -> dict:
        """All numbers, for the view."""
        return asdict(self)


def operations(sizes: tuple[int, ...]) -> int:
    """Return the multiplications and additions of an update, for one row."""
    products = [a * b for a, b in pairwise(sizes)]
    return 2 * (3 * sum(products) - products[0])


def lines() -> Lines:
    """Return the lines of D4's network, 13-128-128-64-1."""
    stored = measured.load("mpi")["updates"]
    micro = [1e6 * seconds for seconds in stored["alone"]]
    per_row, fixed = np.polyfit(stored["batches"], micro, 1)
    gpu_row = 1e6 * operations(tuple(stored["sizes"])) / RATE
    return Lines(float(fixed), float(per_row), gpu_row, stored["batches"], micro)
