"""One matrix product by three loops, by NumPy, and by all cores; and the roof of this machine.

``python -m benchmarks.parallelism`` writes what the chapter *Why it parallelises* draws and quotes,
with machine, date and load, into ``book/measured/parallelism.json``. A time is the best of its
rounds: what else the machine does can only make a round longer. On a busy machine add ``--again``:
it measures once more, and keeps the better of each stored time and the new one.
"""

import datetime
import os
import platform
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from benchmarks.loops import processor
from mlp_book.page import measured
from mlp_book.topics.networks import worksheet
from mlp_core import MLP, RMSProp, mean_squared_error, value_and_gradient

WIDTHS = (4, 16, 64, 256, 1024, 4096)
LOOPED = tuple(n for n in WIDTHS if n <= 256)  # beyond, three loops take minutes
VECTOR = 2**25  # numbers: far more than the processor's own memory holds
BOSTON = MLP((13, 128, 128, 64, 1), ("relu", "relu", "relu", "identity"))
ROWS = 16
SECONDS = 2.0  # of each measurement, at least
LEAST = 5  # rounds


def by_loops(X, W):
    """Every product on its own: Z = X W^T."""
    Z = []
    for x in X:  # the examples
        z = []
        for w in W:  # the neurons
            total = 0.0
            for j in range(len(x)):  # the inputs
                total += w[j] * x[j]
            z.append(total)
        Z.append(z)
    return Z


def by_numpy(X, W):
    """One call."""
    return X @ W.T


def best(run: Callable[[], object]) -> float:
    """Return the seconds of the quickest round; short runs are repeated within a round."""
    run()
    begin = time.perf_counter()
    run()
    repeat = max(1, int(2e-4 / max(time.perf_counter() - begin, 1e-7)))
    quickest, rounds, end = float("inf"), 0, time.perf_counter() + SECONDS
    while rounds < LEAST or time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(repeat):
            run()
        quickest = min(quickest, (time.perf_counter() - start) / repeat)
        rounds += 1
    return quickest


def products(threads: int) -> list[float]:
    """Best seconds of the square products of all widths, by NumPy on so many threads."""
    rng, seconds = np.random.default_rng(0), []
    for n in WIDTHS:
        X, W = rng.random((n, n)), rng.random((n, n))
        with threadpool_limits(threads):
            seconds.append(best(lambda X=X, W=W: by_numpy(X, W)))
    return seconds


def loops() -> list[float]:
    """Best seconds of three loops over lists."""
    rng, seconds = np.random.default_rng(0), []
    for n in LOOPED:
        X, W = rng.random((n, n)).tolist(), rng.random((n, n)).tolist()
        seconds.append(best(lambda X=X, W=W: by_loops(X, W)))
    return seconds


def vectors(threads: int) -> dict[str, float]:
    """Best seconds of a dot product, which reads two long vectors, and of a copy."""
    a, b = np.ones(VECTOR), np.ones(VECTOR)
    with threadpool_limits(threads):
        return {"dot": best(lambda: a @ b), "copy": best(lambda: np.copyto(b, a))}


def matrix_vector(threads: int) -> float:
    """Best seconds of one example through a layer of the largest width."""
    n = WIDTHS[-1]
    W, x = np.ones((n, n)), np.ones(n)
    with threadpool_limits(threads):
        return best(lambda: W @ x)


def forward_pass() -> float:
    """Best seconds of D0's forward pass of one example."""
    network, theta = worksheet()
    x = np.ones((1, 2))
    return best(lambda: network.predict(theta, x))


def update() -> float:
    """Best seconds of one update of Boston's network, on one thread."""
    rng = np.random.default_rng(0)
    theta, optimizer = BOSTON.init(rng), RMSProp()
    X, Y = rng.normal(size=(ROWS, BOSTON.sizes[0])), rng.normal(size=(ROWS, 1))
    state = optimizer.init(theta)

    def once():
        _, gradient = value_and_gradient(BOSTON, theta, X, Y, mean_squared_error)
        return optimizer.update(theta, gradient, state)

    with threadpool_limits(1):
        return best(once)


def measure() -> dict[str, Any]:
    """Measure all of it."""
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0]
    return {
        "script": "python -m benchmarks.parallelism",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "load": load,
        "processor": processor(),
        "cores": cores,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "blas": sorted({f"{i['internal_api']} {i['version']}" for i in threadpool_info()}),
        "bits": 64,
        "seconds_each": SECONDS,
        "widths": list(WIDTHS),
        "looped": list(LOOPED),
        "vector": VECTOR,
        "sizes": list(BOSTON.sizes),
        "rows": ROWS,
        "seconds": {
            # First and last: once large arrays were freed, the system leaves the process more
            # memory, and the update's arrays cost less to get.
            "update": update(),
            "loops": loops(),
            "one": products(1),
            "all": products(cores),
            "vectors_one": vectors(1),
            "vectors_all": vectors(cores),
            "matrix_vector_one": matrix_vector(1),
            "matrix_vector_all": matrix_vector(cores),
            "forward_pass": forward_pass(),
            "update_later": update(),
        },
    }


def smaller(old: Any, new: Any) -> Any:
    """Return the smaller of each pair of times."""
    if isinstance(old, dict):
        return {key: smaller(old[key], new[key]) for key in old}
    if isinstance(old, list):
        return [smaller(a, b) for a, b in zip(old, new, strict=True)]
    return min(old, new)


def better(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Return the new measurement with the better of each time, if the machine is the same."""
    for key in ("processor", "cores", "python", "numpy", "blas", "widths", "vector"):
        if old[key] != new[key]:
            raise SystemExit(f"{key} was {old[key]}, is {new[key]}: measure without --again")
    seconds = smaller(old["seconds"], new["seconds"])
    return new | {"seconds": seconds, "load": min(old["load"], new["load"])}


if __name__ == "__main__":
    found = measure()
    if "--again" in sys.argv:
        found = better(measured.load("parallelism"), found)
    measured.store("parallelism", found)
