"""What each rank runs for `benchmarks.mpi`.

``mpiexec -n 2 python -m benchmarks.mpi_tasks allreduce`` prints one of the measurements.
"""

import json
import sys
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks import ranks
from mlp_core import (
    MLP,
    RMSProp,
    data_parallel,
    mean_squared_error,
    mpi_world,
    value_and_gradient,
)
from mlp_core.parallel.__main__ import NETWORK

NUMBERS = (1, 16, 128, 1024, 8192, NETWORK.n_parameters + 4, 65_536, 262_144, 1_048_576)
BATCHES = (16, 64, 256, 1024)
LARGE = (784, 4096, 4096, 10)
ROUNDS, EPOCHS = 200, 10


def best(comm: Any, run: Any, rounds: int, repeats: int) -> float:
    """Return the shortest seconds of one call, over rounds of so many calls, begun together."""
    times = []
    for _ in range(rounds):
        comm.Barrier()
        start = perf_counter()
        for _ in range(repeats):
            run()
        times.append((perf_counter() - start) / repeats)
    return min(times)


def allreduce(comm: Any) -> list[float]:
    """Return the seconds of a sum over the ranks for each of NUMBERS."""
    seconds = []
    for n in NUMBERS:
        mine, total = np.ones(n), np.empty(n)
        seconds.append(best(comm, lambda m=mine, t=total: comm.Allreduce(m, t), ROUNDS, 5))
    return seconds


def updates(comm: Any) -> list[float]:
    """Return the seconds of an update of D4's network for each of BATCHES; alone without MPI."""
    gradient = data_parallel(comm) if comm.size > 1 else value_and_gradient
    rng, optimizer = np.random.default_rng(0), RMSProp(1e-5)
    theta = NETWORK.init(rng)
    state, seconds = optimizer.init(theta), []
    for m in BATCHES:
        X, Y = rng.normal(size=(m, 13)), rng.normal(size=(m, 1))

        def update(X: Any = X, Y: Any = Y) -> None:
            slope = gradient(NETWORK, theta, X, Y, mean_squared_error)[1]
            optimizer.update(theta, slope, state)

        seconds.append(best(comm, update, ROUNDS, 5 if m < 100 else 1))
    return seconds


def trajectory(comm: Any) -> float:
    """Return how far theta is from one machine's after EPOCHS on Boston housing, at most."""
    ends = [
        ranks.trajectory(gradient, epochs=EPOCHS, seed=0)[-1]
        for gradient in (value_and_gradient, data_parallel(comm))
    ]
    return float(np.abs(ends[1] - ends[0]).max())


def large(comm: Any) -> dict[str, Any]:
    """Return the seconds of one gradient of a large network in float32, alone."""
    network, rng, m = MLP(LARGE, ("relu", "relu", "identity")), np.random.default_rng(0), 64
    theta = network.init(rng, dtype=np.float32)
    X, Y = (rng.normal(size=(m, n)).astype(np.float32) for n in (LARGE[0], LARGE[-1]))
    seconds = best(
        comm, lambda: value_and_gradient(network, theta, X, Y, mean_squared_error), 10, 1
    )
    count = network.n_parameters
    return {"sizes": LARGE, "parameters": count, "examples": m, "seconds": seconds}


TASKS = {f.__name__: f for f in (allreduce, updates, trajectory, large)}


if __name__ == "__main__":
    world: Any = mpi_world()
    result = TASKS[sys.argv[1]](world)
    if world.rank == 0:
        print(json.dumps(result))
