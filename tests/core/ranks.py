"""Train D4's network and keep theta after each epoch: alone, or on the ranks of mpiexec.

``mpiexec -n 2 python -m tests.core.ranks FOLDER`` writes one file a rank.
"""

import sys
from itertools import islice
from pathlib import Path

import numpy as np

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
