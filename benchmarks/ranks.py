"""How ranks are started, and the run that they share: D4's network on Boston housing."""

import shutil
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from mlp_core import (
    Standardizer,
    load_boston_housing,
    mean_squared_error,
    train,
    value_and_gradient,
)
from mlp_core.parallel.__main__ import NETWORK, OPTIMIZER


def mpiexec(ranks: int, *command: str) -> list[str]:
    """Return the command that runs Python with these arguments on so many ranks."""
    beside = Path(sys.executable).with_name("mpiexec")
    program = str(beside) if beside.exists() else shutil.which("mpiexec")
    if program is None:
        raise SystemExit("no mpiexec: `pip install mpi4py mpich` brings it")
    return [program, "-n", str(ranks), sys.executable, *command]


def trajectory(gradient: Any = value_and_gradient, *, epochs: int, seed: int) -> np.ndarray:
    """Return theta after each epoch, (epochs, P): 26 updates an epoch, the last of 4 rows."""
    data = load_boston_housing()
    rng = np.random.default_rng(seed)
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
