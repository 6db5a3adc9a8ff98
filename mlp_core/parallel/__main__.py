"""Train D4's network on Boston housing, on as many ranks as mpiexec starts.

mpiexec -genv OPENBLAS_NUM_THREADS 1 -n 2 python -m mlp_core.parallel --epochs 20

Rank 0 alone prints and writes the checkpoint. Started again with the same checkpoint, also on
another number of ranks, the run goes on where it stopped.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np

from .. import (
    MLP,
    Checkpoint,
    RMSProp,
    Standardizer,
    data_parallel,
    evaluate,
    load_boston_housing,
    load_checkpoint,
    mean_absolute_error,
    mean_squared_error,
    mpi_world,
    save_checkpoint,
    train,
)
from ._communicator import Communicator

NETWORK = MLP((13, 128, 128, 64, 1), ("relu", "relu", "relu", "identity"))
OPTIMIZER = RMSProp(convention="keras")
KEPT = 323  # the first 80 % of the training rows; the others validate


def options(arguments: list[str]) -> argparse.Namespace:
    """Read the command line; what cannot be meant is refused before anything is computed."""
    parser = argparse.ArgumentParser(
        prog="mpiexec -n 2 python -m mlp_core.parallel",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    lines = "epochs between lines (%(default)s)"
    parser.add_argument(
        "--epochs", type=_positive, default=200, help="the last epoch (%(default)s)"
    )
    parser.add_argument("--batch", type=_positive, default=16, help="rows an update (%(default)s)")
    parser.add_argument("--seed", type=int, default=42, help="of all randomness (%(default)s)")
    parser.add_argument("--every", type=_positive, default=1, help=lines)
    parser.add_argument("--checkpoint", type=Path, help="file to go on from, and to write to")
    return parser.parse_args(arguments)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"got {text}, expected a whole number from 1 on")
    return int(text)


def _stored(path: Path) -> Checkpoint | None:
    """Return the checkpoint to go on from, if there is one; one of another network is refused."""
    if not path.parent.is_dir():
        raise FileNotFoundError(f"--checkpoint {path}: there is no folder {path.parent}; make it")
    if not path.exists():
        return None
    stored = load_checkpoint(path, OPTIMIZER)
    if stored.network != NETWORK:
        raise ValueError(
            f"--checkpoint {path} holds {stored.network}, expected {NETWORK}; name another file: "
            "this one would be overwritten"
        )
    return stored


def run(comm: Communicator, settings: argparse.Namespace) -> None:
    """Train; every rank calls it."""
    first, rows = comm.rank == 0, load_boston_housing()
    scale = Standardizer.fit(rows.train_X[:KEPT])
    X, Y = scale.apply(rows.train_X), rows.train_Y
    rng = np.random.default_rng(settings.seed)
    start: dict[str, Any] = {"theta": NETWORK.init(rng), "rng": rng}
    done = 0
    stored = _stored(settings.checkpoint) if settings.checkpoint else None
    if stored:
        done = stored.number
        start = {"theta": stored.theta, "rng": stored.rng}
        start |= {"optimizer_state": stored.optimizer_state, "first_epoch": done + 1}
        if first:
            print(f"goes on after epoch {done}", flush=True)
    theta = start["theta"]
    epochs = train(
        NETWORK,
        X=X[:KEPT],
        Y=Y[:KEPT],
        loss=mean_squared_error,
        optimizer=OPTIMIZER,
        batch_size=settings.batch,
        metrics=[mean_absolute_error],
        validation=(X[KEPT:], Y[KEPT:]),
        gradient=data_parallel(comm),
        **start,
    )
    while done < settings.epochs:
        epoch = next(epochs)
        theta, done = epoch.theta, epoch.number
        if first and settings.checkpoint:
            save_checkpoint(settings.checkpoint, NETWORK, epoch)
        if first and done % settings.every == 0:
            error = epoch.validation["mean_absolute_error"]
            print(f"epoch {done}: loss {epoch.loss:.4f}, val MAE {error:.4f}", flush=True)
    if first:
        tested = evaluate(
            NETWORK,
            theta,
            scale.apply(rows.test_X),
            rows.test_Y,
            loss=mean_squared_error,
            metrics=[mean_absolute_error],
        )
        print(f"ranks: {comm.size}, test MAE {tested['mean_absolute_error']:.4f}", flush=True)


def main(arguments: list[str]) -> None:
    """Run, and if this rank fails, end the job: the others would wait for it for ever."""
    settings = options(arguments)
    comm: Any = mpi_world()
    try:
        run(comm, settings)
    except Exception as error:
        told = f"rank {comm.rank} of {comm.size} ends the job: {type(error).__name__}: {error}"
        print(told, file=sys.stderr, flush=True)
        comm.Abort(1)


if __name__ == "__main__":
    main(sys.argv[1:])
