"""Saved models and checkpoints: npz files, written atomically, read without pickle (source D1).

A saved model is what D1 says it is: the description of the architecture and the values of the
parameters. An npz file is a zip archive of named NumPy arrays; nothing in it is executed. If the
program is killed at any moment, the path holds either the old file or the new one, whole; what can
be left behind is a file that ends in ``.tmp``. Chapter *Formats and engines*.
"""

import json
import os
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from .._arguments import require_optimizer
from .._numbers import shown
from ..backend import Array
from ..network import MLP
from ..training import Epoch, Optimizer
from . import _optimizer_state
from ._architecture import described, parsed, restored
from ._archive import read, write
from ._bit_generator import generator, state_as_text
from ._files import finite_parameters


class Checkpoint(NamedTuple):
    """Where a training run stood after an epoch; `train` goes on from it, to the last bit."""

    network: MLP
    theta: Array
    optimizer_state: Any
    rng: np.random.Generator
    number: int
    """The number of the epoch, from 1."""


def save(path: str | os.PathLike[str], network: MLP, theta: Array) -> None:
    """Write a network and its parameters to the file of exactly this name, atomically (D1).

    Raises
    ------
    ValueError
        If `theta` does not fit the network or is not finite, or an activation is a user's own,
        also under the name of one of the package's.
    TypeError
        If `theta` is a CuPy array: copy it with ``cupy.asnumpy(theta)``.
    OSError
        If the file cannot be written; the old one, if any, is as it was.
    """
    write(path, _model("save", network, theta))


def load(path: str | os.PathLike[str]) -> tuple[MLP, Array]:
    """Return network and parameters that `save` or `save_checkpoint` wrote to `path` (D1).

    Raises
    ------
    ValueError
        If the file is damaged, is none of this package's, or its parts do not fit together.
    OSError
        If there is no such file or it cannot be read.
    """
    return _restored("load", path, read("load", path))


def save_checkpoint(path: str | os.PathLike[str], network: MLP, epoch: Epoch) -> None:
    """Write an `Epoch` of `train` to the file `path`, atomically (D1).

    Parameters
    ----------
    path : str or path
        The file. Overwriting the last checkpoint is safe.
    network : MLP
        The architecture.
    epoch : Epoch
        Where the run stands: theta, optimiser state, state of the generator, number.

    Raises
    ------
    TypeError
        If the optimiser remembers anything else than arrays and numbers in a tuple, a named tuple,
        a dict with names or a dataclass: it is saved whole or not at all.
    ValueError, OSError
        As `save` does; or if the generator is none of NumPy's own.
    """
    where = "save_checkpoint"
    if not isinstance(epoch, Epoch):
        raise TypeError(
            f"{where}: epoch is {shown(epoch)}, expected an Epoch, as train yields them"
        )
    state = _optimizer_state.stored(where, epoch.optimizer_state)
    run = {"number": epoch.number, "rng_state": state_as_text(where, epoch.rng_state)}
    write(path, {**_model(where, network, epoch.theta), **run, **state})


def load_checkpoint(path: str | os.PathLike[str], optimizer: Optimizer) -> Checkpoint:
    """Return the checkpoint in the file `path` (D1).

    Parameters
    ----------
    path : str or path
        The file.
    optimizer : Optimizer
        The optimiser of the run, which gives its state its form.

    Raises
    ------
    ValueError
        As `load` does; or if the file holds no checkpoint, a damaged one, or not one of this
        optimiser.
    OSError
        If there is no such file or it cannot be read.

    Examples
    --------
    Going on where a run was interrupted::

        c = load_checkpoint("run.npz", optimizer)
        for epoch in train(c.network, c.theta, X, Y, loss=loss, optimizer=optimizer, batch_size=16,
                           rng=c.rng, optimizer_state=c.optimizer_state, first_epoch=c.number + 1):
            save_checkpoint("run.npz", c.network, epoch)
    """
    where = "load_checkpoint"
    stored = read(where, path)
    network, theta = _restored(where, path, stored)
    if not stored.keys() & {"rng_state", "number", "optimizer_state"}:
        raise ValueError(f"{where}: {path} holds a model and no checkpoint; load(path) reads it")
    require_optimizer(where, optimizer)
    if missing := [n for n in ("optimizer_state", "number", "rng_state") if n not in stored]:
        raise ValueError(f"{where}: {path} is damaged: there is no {', '.join(missing)}")
    state = _optimizer_state.restored(f"{where}: {path}", stored, optimizer, theta)
    number = stored["number"]
    if number.ndim or number.dtype.kind not in "iu" or number < 1:
        raise ValueError(f"{where}: {path} holds number {number}, expected one integer from 1 on")
    rng = generator(where, path, str(stored["rng_state"]))
    return Checkpoint(network, theta, state, rng, int(number))


def _model(where: str, network: MLP, theta: Array) -> dict[str, Any]:
    architecture = described(where, network)
    return {
        "format": architecture["format"],
        "sizes": np.array(architecture["sizes"]),
        "activations": json.dumps(architecture["activations"]),
        "theta": finite_parameters(where, network, theta),
    }


def _restored(where: str, path: Any, stored: Mapping[str, Array]) -> tuple[MLP, Array]:
    try:
        architecture = {
            "format": str(stored["format"]),
            "sizes": stored["sizes"].tolist(),
            "activations": parsed(str(stored["activations"])),
        }
        network = restored(where, architecture)
        return network, finite_parameters(where, network, stored["theta"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{where}: {path} holds no network of this package: {error}") from error
