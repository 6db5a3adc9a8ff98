"""What ranks cost and bring: Allreduce over its size, and an update over its batch.

``python -m benchmarks.mpi`` starts the ranks by mpiexec and writes what the chapter *Many machines*
draws and quotes, with machine and date, into ``book/measured/mpi.json``. A time is the best of
its rounds: what else the machine does can only make a round longer. On a busy machine add
``--again``: it measures once more, and keeps the better of each stored time and the new one. The
cost model is fitted here: seconds = latency + bytes / bandwidth, by least squares of the relative
errors.
"""

import datetime
import json
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from typing import Any

import numpy as np

from benchmarks.loops import processor
from benchmarks.mpi_tasks import BATCHES, EPOCHS, NETWORK, NUMBERS, ROUNDS
from benchmarks.ranks import mpiexec
from mlp_book.page import measured

RANKS, JOBS = 2, 3


def job(ranks: int, *command: str) -> str:
    """Run Python on so many ranks and return what they print."""
    return subprocess.run(
        mpiexec(ranks, "-m", *command),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=600,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    ).stdout


def task(ranks: int, name: str) -> Any:
    """Run one of the tasks on so many ranks and return its result."""
    return json.loads(job(ranks, "benchmarks.mpi_tasks", name))


def fit(sizes: list[int], seconds: list[float]) -> dict[str, float]:
    """Return latency (s) and bandwidth (bytes/s) of the line that fits best, relatively."""
    t, n = np.array(seconds), np.array(sizes)
    latency, per_byte = np.linalg.lstsq(np.column_stack([1 / t, n / t]), np.ones(len(t)))[0]
    return {"latency": float(latency), "bandwidth": float(1 / per_byte)}


def measure() -> dict[str, Any]:
    """Run every task; times are the best of JOBS jobs."""
    summed, alone, shared = [], [], []
    for _ in range(JOBS):  # in turns: a busy minute troubles all alike
        summed.append(task(RANKS, "allreduce"))
        alone.append(task(1, "updates"))
        shared.append(task(RANKS, "updates"))
    sizes, seconds = [8 * n for n in NUMBERS], np.min(summed, axis=0).tolist()
    example = ("mlp_core.parallel", "--epochs", "3")
    return {
        "script": "python -m benchmarks.mpi",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "processor": processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "mpi4py": version("mpi4py"),
        "mpich": version("mpich"),
        "threads": 1,
        "best_of": ROUNDS * JOBS,
        "ranks": RANKS,
        "allreduce": {"bytes": sizes, "seconds": seconds, **fit(sizes, seconds)},
        "updates": {
            "sizes": NETWORK.sizes,
            "batches": BATCHES,
            "alone": np.min(alone, axis=0).tolist(),
            "shared": np.min(shared, axis=0).tolist(),
        },
        "large": task(1, "large"),
        "trajectory": {
            "epochs": EPOCHS,
            "difference": {ranks: task(ranks, "trajectory") for ranks in (1, 2, 3, 4)},
        },
        "example": {
            "command": " ".join(["mpiexec -n 2 python -m", *example]),
            "lines": job(2, *example).splitlines(),
        },
    }


def better(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Return the new measurement with the better of each time, if the machine is the same."""
    for key in ("processor", "cores", "python", "numpy", "mpi4py", "mpich", "threads", "ranks"):
        if old[key] != new[key]:
            raise SystemExit(f"{key} was {old[key]}, is {new[key]}: measure without --again")
    for part, name in (("allreduce", "seconds"), ("updates", "alone"), ("updates", "shared")):
        new[part][name] = np.minimum(old[part][name], new[part][name]).tolist()
    new["large"]["seconds"] = min(old["large"]["seconds"], new["large"]["seconds"])
    new["allreduce"] |= fit(new["allreduce"]["bytes"], new["allreduce"]["seconds"])
    return new | {"best_of": old["best_of"] + new["best_of"]}


if __name__ == "__main__":
    found = measure()
    if "--again" in sys.argv:
        found = better(measured.load("mpi"), found)
    measured.store("mpi", found)
