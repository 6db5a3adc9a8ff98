"""Start real ranks; and what they run: D4's network, keeping theta after each epoch.

``mpiexec -n 2 python -m tests.core.ranks FOLDER`` writes one file a rank.
"""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import numpy as np
import pytest

import benchmarks.ranks
from mlp_core import data_parallel, mpi_world

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 120  # seconds: a job that hangs is a failure


def mpiexec(ranks, *command, limit=LIMIT):
    """Run Python with these arguments on so many ranks."""
    arguments = benchmarks.ranks.mpiexec(ranks, *map(str, command))
    job = subprocess.Popen(
        arguments,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        start_new_session=True,
    )
    try:
        stdout, stderr = job.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(job.pid, signal.SIGKILL)  # the ranks too, not mpiexec alone
        stdout, stderr = job.communicate()
        pytest.fail(f"the job hangs: {stdout[-500:]} {stderr[-500:]}")
    return subprocess.CompletedProcess(arguments, job.returncode, stdout, stderr)


trajectory = partial(benchmarks.ranks.trajectory, epochs=4, seed=7)


if __name__ == "__main__":
    comm = mpi_world()
    name = f"{comm.rank}-of-{comm.size}.npy"
    np.save(Path(sys.argv[1]) / name, trajectory(data_parallel(comm)))
