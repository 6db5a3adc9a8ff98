"""Training in Keras's vocabulary: epochs, batch_size, validation_split, history (source D4).

`train` is the loop, a generator: a live plot, early stopping and checkpoints are the caller's
``for``. `fit` runs it to an end and collects what it reports. Chapter *A real regression: Boston
housing*.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np

from ._numbers import integer, number
from ._require import as_array, float_array, require_callable
from ._weights import sample_weights
from .backend import Array, array_namespace
from .evaluation import Metric
from .gradient_functions import GradientFunction
from .gradients import value_and_gradient
from .losses import Loss
from .network import MLP
from .training import Optimizer, Validation, train

History: TypeAlias = dict[str, list[float]]


def fit(
    network: MLP,
    theta: Array,
    X: Array,
    Y: Array,
    *,
    epochs: int,
    loss: Loss,
    optimizer: Optimizer,
    batch_size: int,
    rng: np.random.Generator,
    metrics: Sequence[Metric] = (),
    validation: Validation | None = None,
    validation_split: float = 0.0,
    sample_weight: Array | None = None,
    shuffle: bool = True,
    gradient: GradientFunction = value_and_gradient,
    progress: Callable[[Iterable[int]], Iterable[int]] | None = None,
    optimizer_state: Any = None,
    first_epoch: int = 1,
) -> tuple[Array, History]:
    """Train up to and with epoch number `epochs`; return the parameters and the history.

    Parameters
    ----------
    network, theta, X, Y, loss, optimizer, batch_size, rng, metrics, validation, sample_weight
        As in `train`; `shuffle` and `gradient` too.
    epochs : int
        The number of the last epoch.
    validation_split : float
        In [0, 1): the share of the examples, the *last* rows before any shuffling, that is held
        back for validation. As in Keras, floor(m (1 - validation_split)) rows are left to learn
        from, and the weights are split like the rows.
    progress : callable, optional
        Wraps the iterable of epoch numbers, as ``tqdm`` does.
    optimizer_state, first_epoch
        To go on after an epoch, as in `train`.

    Returns
    -------
    theta : array, (P,)
        The parameters after the last epoch.
    history : dict of list
        One number an epoch under ``"loss"`` and the name of each metric, and with ``val_`` before
        the name for validation, for example ``history["val_mean_absolute_error"]``.

    Raises
    ------
    ValueError, TypeError, FloatingPointError
        As `train` does; or `epochs` lies before `first_epoch`; or `validation_split` is outside
        [0, 1), leaves one side without a row, or is given together with `validation`.
    """
    first_epoch = integer("fit", "first_epoch", first_epoch)
    epochs = integer("fit", "epochs", epochs, least=first_epoch)
    share = number("fit", "validation_split", validation_split, least=0, below=1)
    if progress is not None:
        require_callable("fit", "progress", progress, "progress(numbers) -> numbers, as tqdm")
    weights = sample_weight
    if share:
        if validation is not None:
            raise ValueError("fit: got validation and validation_split, expected one of the two")
        X, Y = (as_array("fit", n, v, array_namespace(v)) for n, v in (("X", X), ("Y", Y)))
        if X.ndim == 0 or Y.ndim == 0:
            raise ValueError(
                f"fit: X has shape {X.shape} and Y {Y.shape}, expected (m, n_in) and (m, n_out)"
            )
        if weights is not None:  # before a part of them could fit
            weights = sample_weights("fit", weights, len(X), float_array("fit", "theta", theta))
        kept = math.floor(len(X) * (1 - share))
        if not 0 < kept < len(X):
            raise ValueError(
                f"fit: validation_split {share} of {len(X)} rows leaves {kept} to learn "
                f"from and {len(X) - kept} to validate on, expected at least one of each"
            )
        X, Y, validation = X[:kept], Y[:kept], (X[kept:], Y[kept:])
        if weights is not None:
            weights, validation = weights[:kept], (*validation, weights[kept:])
    run = train(
        network,
        theta,
        X,
        Y,
        loss=loss,
        optimizer=optimizer,
        batch_size=batch_size,
        rng=rng,
        metrics=metrics,
        validation=validation,
        sample_weight=weights,
        shuffle=shuffle,
        gradient=gradient,
        optimizer_state=optimizer_state,
        first_epoch=first_epoch,
    )
    numbers = range(first_epoch, epochs + 1)
    history: History = {}
    # The numbers come first: they end the loop before another epoch is run.
    for _, epoch in zip(numbers if progress is None else progress(numbers), run, strict=False):
        theta = epoch.theta
        validated = {f"val_{name}": value for name, value in epoch.validation.items()}
        for name, value in {"loss": epoch.loss, **epoch.metrics, **validated}.items():
            history.setdefault(name, []).append(value)
    return theta.copy() if history else theta, history  # an epoch's own can only be read
