"""An update of 784-w-w-10 on the CPU: what it costs a parameter, and what an operation.

``python -m benchmarks.widths`` writes what the chapter *The GPU with CuPy* compares with a GPU into
``book/measured/widths.json``, with machine, date and load: float32, RMSProp, one thread. A time
is the best of its rounds, because what else the machine does can only make a round longer. On a
busy machine add ``--again``: it measures once more, and keeps the better of each stored time and
the new one. The constants are fitted here: seconds = fixed + per parameter + per operation, by
least squares of the relative errors. The widths lie on both sides of where a GPU begins to win.
"""

import datetime
import os
import platform
import sys
from itertools import pairwise
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.loops import processor
from benchmarks.timing import interleaved
from benchmarks.updates import updates
from mlp_book.page import measured

WIDTHS, BATCHES, ROUNDS = (16, 32, 64, 96, 128, 256, 512, 1024, 2048), (1, 16, 128), 25
ENOUGH = 2e6  # parameters times rows in a round: long against the clock, short against a pause


def sizes(width: int) -> tuple[int, ...]:
    """The network of a width."""
    return (784, width, width, 10)


def parameters(width: int) -> int:
    """Weights and biases."""
    return sum((a + 1) * b for a, b in pairwise(sizes(width)))


def operations(width: int) -> int:
    """Floating-point operations of an update for one row: three products a layer, the first two."""
    products = [a * b for a, b in pairwise(sizes(width))]
    return 2 * (3 * sum(products) - products[0])


def fit(cases: list[tuple[int, int]], seconds: list[float]) -> dict[str, float]:
    """Return the three constants that fit best, relatively; cases are (width, rows)."""
    t = np.array(seconds)
    columns = [[1, parameters(width), rows * operations(width)] for width, rows in cases]
    found = np.linalg.lstsq(np.array(columns) / t[:, None], np.ones(len(t)))[0]
    return dict(zip(("fixed", "per_parameter", "per_operation"), map(float, found), strict=True))


def measure(
    widths: tuple[int, ...] = WIDTHS, rounds: int = ROUNDS, kept: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Time an update for every width and batch; where times are kept, the better one counts."""
    cases = [(width, rows) for width in widths for rows in BATCHES]
    repeats = {c: int(np.clip(ENOUGH / parameters(c[0]) / (c[1] / 16 + 1), 1, 32)) for c in cases}
    load, best = os.getloadavg()[0], []
    if kept is not None and kept["widths"] != list(widths):
        raise ValueError("the stored times are of other widths: measure without --again")
    with threadpool_limits(1):
        for width in widths:  # one width at a time: the large ones need the memory
            runs = {
                str(rows): updates(
                    sizes(width), rows, "categorical_cross_entropy", repeats[width, rows]
                )
                for rows in BATCHES
            }
            found = interleaved(runs, rounds)
            best += [min(found[str(rows)]) / repeats[width, rows] for rows in BATCHES]
    if kept is not None:
        best = np.minimum(best, np.ravel(kept["seconds"])).tolist()
        rounds, load = rounds + kept["best_of"], min(load, kept["load"])
    return {
        "script": "python -m benchmarks.widths",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "processor": processor(),
        "cores": os.cpu_count(),
        "load": round(load, 1),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "threads": 1,
        "dtype": "float32",
        "best_of": rounds,
        "widths": list(widths),
        "batches": list(BATCHES),
        "seconds": np.reshape(best, (len(widths), len(BATCHES))).tolist(),
        **fit(cases, best),
    }


if __name__ == "__main__":
    stored = measured.load("widths") if "--again" in sys.argv else None
    measured.store("widths", measure(kept=stored))
