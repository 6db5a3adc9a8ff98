"""Training in Keras's vocabulary: epochs, batch_size, validation_split, history (source D4).

`train` is the loop, a generator: a live plot, early stopping and checkpoints are the caller's
``for``. `fit` runs it to an end and collects what it reports. Chapter *A real regression: Boston
housing*.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from numbers import Real
from typing import Any, TypeAlias

import numpy as np

from ._validation import float_array, require_positive_integers
from ._weights import sample_weights
from .backend import Array, array_namespace
from .epochs import Epoch, GradientFunction, Optimizer, Validation, train
from .evaluation import Metric, evaluate
from .gradients import value_and_gradient
from .losses import Loss
from .network import MLP

__all__ = [
    "Epoch",
    "GradientFunction",
    "History",
    "Metric",
    "Optimizer",
    "evaluate",
    "fit",
    "freeze",
    "train",
]

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
    require_positive_integers("fit", first_epoch=first_epoch)
    if isinstance(epochs, bool) or not isinstance(epochs, int | np.integer) or epochs < first_epoch:
        raise ValueError(f"fit: epochs is {epochs!r}, expected an integer from {first_epoch} on")
    if not isinstance(validation_split, Real) or not 0 <= validation_split < 1:
        raise ValueError(f"fit: validation_split is {validation_split!r}, expected 0 <= it < 1")
    weights = sample_weight
    if validation_split and weights is not None:  # before a part of them could fit
        weights = sample_weights("fit", weights, len(X), float_array("fit", "theta", theta))
    if validation_split:
        if validation is not None:
            raise ValueError("fit: got validation and validation_split, expected one of the two")
        kept = math.floor(len(X) * (1 - validation_split))
        if not 0 < kept < len(X):
            raise ValueError(
                f"fit: validation_split {validation_split} of {len(X)} rows leaves {kept} to learn "
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
    numbers = range(int(first_epoch), int(epochs) + 1)  # 127 + 1 is -128 in int8
    history: History = {}
    # The numbers come first: they end the loop before another epoch is run.
    for _, epoch in zip(numbers if progress is None else progress(numbers), run, strict=False):
        theta = epoch.theta
        validated = {f"val_{name}": value for name, value in epoch.validation.items()}
        for name, value in {"loss": epoch.loss, **epoch.metrics, **validated}.items():
            history.setdefault(name, []).append(value)
    return theta.copy() if history else theta, history  # an epoch's own can only be read


def freeze(
    network: MLP,
    *,
    layers: Iterable[int] = (),
    biases: bool = False,
    gradient: GradientFunction = value_and_gradient,
) -> GradientFunction:
    """Return a gradient function for `train` that holds some parameters fixed.

    Their gradient is replaced by 0, so every optimiser of this package that starts with it leaves
    them as they are. One that goes on from an `optimizer_state` of a run in which they still moved
    carries them further for a while, where it remembers their steps, as `Momentum` and `Adam` do.
    D4's network has no biases: start it with biases of 0 and train with ``freeze(network,
    biases=True)``. Transfer learning keeps the first layers of a trained network (D3): ``layers=(0,
    1)``.

    Parameters
    ----------
    network : MLP
        The architecture.
    layers : iterable of int
        Layers held fixed whole, counted from 0 as in ``network.layers(theta)``.
    biases : bool
        Whether the biases of every layer are held fixed.
    gradient : callable
        The gradient function that computes the others.

    Raises
    ------
    ValueError
        If there is no such layer; from the function, if it is given a network of other sizes.
    TypeError
        If `layers` is no collection, as ``(0,)``.
    """
    if not isinstance(layers, Iterable):
        raise TypeError(f"freeze: layers is {layers!r}, expected a collection of numbers, as (0,)")
    sizes = network.sizes
    marks = np.ones(network.n_parameters)
    views, fixed = network.layers(marks), set(layers)
    if unknown := fixed.difference(range(len(views))):
        raise ValueError(f"freeze: no layers {unknown}, the network has 0 to {len(views) - 1}")
    for l, (W, b) in enumerate(views):
        W *= l not in fixed
        b *= l not in fixed and not biases
    free = marks > 0

    def frozen(
        network: MLP, theta: Array, X: Array, Y: Array, loss: Loss, **weights: Array
    ) -> tuple[float, Array]:
        if network.sizes != sizes:  # another may have as many parameters in other places
            raise ValueError(f"freeze: made for sizes {sizes}, got a network of {network.sizes}")
        value, slope = gradient(network, theta, X, Y, loss, **weights)
        xp = array_namespace(slope)
        return value, xp.where(xp.asarray(free), slope, 0)

    return frozen
