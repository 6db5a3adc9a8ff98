"""Start real ranks; and what they run: D4's network, keeping theta after each epoch.

``mpiexec -n 2 python -m tests.core.ranks FOLDER`` writes one file a rank.
"""

import os
import shutil
import signal
import subprocess
import sys
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from mlp_core import (
    Standardizer,
    data_parallel,
    load_boston_housing,
    mean_squared_error,
    mpi_world,
    train,
    value_and_gradient,
)
from mlp_core.parallel.__main__ import NETWORK, OPTIMIZER

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 120  # seconds: a job that hangs is a failure


def mpiexec(ranks, *command, limit=LIMIT):
    """Run Python with these arguments on so many ranks."""
    beside = Path(sys.executable).with_name("mpiexec")
    program = str(beside) if beside.exists() else shutil.which("mpiexec")
    assert program, "no mpiexec: `pip install mpi4py mpich` brings it"
    arguments = [program, "-n", str(ranks), sys.executable, *map(str, command)]
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


def trajectory(gradient=value_and_gradient, epochs=4):
    """Theta after each epoch, (epochs, P): 26 updates an epoch, the last of 4 rows."""
    data = load_boston_housing()
    rng = np.random.default_rng(7)
    run = train(
        NETWORK,
        NETWORK.init(rng),
        Standardizer.fit(data.train_X).apply(data.train_X),
        data.train_Y,
        loss=mean_squared_error,
        optimizer=OPTIMIZER,
        batch_size=16,
        rng=rng,
        gradient=gradient,
    )
    return np.array([epoch.theta for epoch in islice(run, epochs)])


if __name__ == "__main__":
    comm = mpi_world()
    name = f"{comm.rank}-of-{comm.size}.npy"
    np.save(Path(sys.argv[1]) / name, trajectory(data_parallel(comm)))
