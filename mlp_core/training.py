r"""Training: the loop, one pass over the examples after another (sources D3 and D4).

An update takes a batch, computes the gradient of its mean loss, and hands it to the optimiser. An
epoch is as many updates as it takes to see every example once, ceil(m / batch_size) of them; the
last batch may be smaller. Chapter *Optimisers*.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import count
from typing import Any, NamedTuple, Protocol, TypeAlias

import numpy as np

from ._arguments import require_network, require_optimizer, require_pair, updater
from ._divergence import diverged, require_finite
from ._numbers import integer
from ._remembered import copied, read_only
from ._require import parameters, require_flag, require_generator
from ._weights import require_weighable
from .backend import Array, array_namespace
from .evaluation import Metric, by_name, checked_examples, report
from .gradient_functions import GradientFunction, unchecked
from .gradients import value_and_gradient
from .losses import Loss
from .network import MLP
from .workspace import Workspace

Validation: TypeAlias = tuple[Array, Array] | tuple[Array, Array, Array]


class Optimizer(Protocol):
    """What `train` asks of an optimiser: two pure functions, as in `mlp_core.optimizers`."""

    def init(self, theta: Array) -> Any:
        """Return the state before the first update."""

    def update(self, theta: Array, gradient: Array, state: Any) -> tuple[Array, Any]:
        """Return the parameters and the state after one update."""


class Epoch(NamedTuple):
    """One pass over the examples: what there is to report, and all that is needed to go on."""

    number: int
    """Counted from 1."""
    theta: Array
    """The parameters after the epoch. The run goes on from them, so NumPy's can only be read:
    ``epoch.theta.copy()`` is yours to change."""
    optimizer_state: Any
    """What the optimiser remembers after the epoch, to be read only, too."""
    loss: float
    """The mean over the epoch's examples of the loss *during* the epoch, each batch's taken before
    its own update. Keras prints the same number: it mixes the parameters of all the updates."""
    metrics: dict[str, float]
    """Each metric over all training examples *after* the epoch (Keras: during it)."""
    validation: dict[str, float]
    """``"loss"`` and each metric over the validation examples after the epoch; else empty."""
    rng_state: Mapping[str, Any]
    """``rng.bit_generator.state`` after the epoch."""


def train(
    network: MLP,
    theta: Array,
    X: Array,
    Y: Array,
    *,
    loss: Loss,
    optimizer: Optimizer,
    batch_size: int,
    rng: np.random.Generator,
    metrics: Sequence[Metric] = (),
    validation: Validation | None = None,
    sample_weight: Array | None = None,
    shuffle: bool = True,
    gradient: GradientFunction = value_and_gradient,
    optimizer_state: Any = None,
    first_epoch: int = 1,
) -> Iterator[Epoch]:
    r"""Train without end: yield an `Epoch` after each pass over the examples.

    Parameters
    ----------
    network : MLP
        The architecture.
    theta : array, (P,)
        The parameters to start from. Everything is computed in their dtype.
    X, Y : array, (m, n_in) and (m, n_out)
        The examples and their targets, one a row.
    loss : Loss
        What is minimised.
    optimizer : Optimizer
        How a gradient becomes new parameters.
    batch_size : int
        Examples an update: m or more is batch descent, 1 is stochastic descent (D3).
    rng : numpy.random.Generator
        The randomness. An epoch's order is drawn from it when the epoch begins.
    metrics : sequence of callable
        ``metric(output, target) -> float``, each reported under its ``__name__``; a `Loss`
        under its ``name``.
    validation : (X, Y) or (X, Y, sample_weight), optional
        Examples on which loss and metrics are reported, and nothing is learnt.
    sample_weight : array, (m,), optional
        How much each example counts, 0 or more, in the loss, its gradient and every metric. As in
        Keras a batch's loss is :math:`\frac1m \sum_i w_i L_i`, divided by its examples, and a
        metric is divided by the sum of the weights. `gradient` and the metrics are then given
        ``sample_weight=w``.
    shuffle : bool
        Whether each epoch draws a new order of the examples.
    gradient : callable
        ``gradient(network, theta, X, Y, loss) -> (loss, gradient)``, for example from `freeze`.
    optimizer_state, first_epoch
        To go on after an epoch: its ``optimizer_state``, and its number + 1. With its ``theta`` and
        a generator in its ``rng_state`` the run goes on as if never interrupted, to the last bit.
        To freeze parameters in between, start with a new state: what `Momentum` or `Adam`
        remembers would still move them.

    Raises
    ------
    ValueError, TypeError
        At the call: a shape does not fit, a number is not finite (the first bad row is named),
        weights are given to a loss, a metric or a gradient function that takes none, ... From the
        loop: a metric returns anything but one number.
    FloatingPointError
        From the loop: loss, parameters, the output that metrics are computed of, or what the
        optimiser remembers (arrays in a tuple, shaped as theta) are not finite any more; the epoch
        is named.
    """
    require_generator("train", rng)
    require_network("train", network)
    batch_size = integer("train", "batch_size", batch_size)
    first_epoch = integer("train", "first_epoch", first_epoch)
    require_optimizer("train", optimizer)
    require_flag("train", "shuffle", shuffle)
    theta = parameters("train", theta, network.n_parameters)
    data = X, Y, weights = checked_examples("train", network, theta, loss, X, Y, sample_weight)
    held_back = None
    if validation is not None:
        require_pair("train", validation)
        held_back = checked_examples("train: validation", network, theta, loss, *validation)
    weighted = weights is not None or (held_back is not None and held_back[2] is not None)
    named = by_name("train", metrics, weighted=weighted)
    if optimizer_state is None:
        optimizer_state = optimizer.init(theta)
    compute = unchecked("train", gradient, network, theta)
    if weights is not None:
        require_weighable("train", "the gradient function", gradient)

    def run(number: int, theta: Array, state: Any, update: Any, workspace: Any) -> Epoch:
        total = 0.0
        for rows in batches(rng, X, batch_size, shuffle):
            batch = X.take(rows, axis=0), Y.take(rows, axis=0)
            also = {} if weights is None else {"sample_weight": weights.take(rows)}
            value, g = compute(network, theta, *batch, loss, out=workspace(len(rows)), **also)
            if not math.isfinite(value):
                raise diverged(number, "the loss", optimizer)
            theta, state = update(theta, g, state)
            total += value * len(rows)
        require_finite(number, theta, state, optimizer)
        overflow = diverged(number, "the output", optimizer)
        now = "train", network, theta
        on_training = report(*now, data, None, named, overflow) if named else {}
        on_validation = report(*now, held_back, loss, named, overflow) if held_back else {}
        state_of_rng = rng.bit_generator.state
        return Epoch(number, theta, state, total / len(X), on_training, on_validation, state_of_rng)

    def epochs(theta: Array, state: Any) -> Iterator[Epoch]:
        update = updater("train", optimizer, theta, state)
        workspace = cache(partial(Workspace.unchecked, network, theta))  # of m rows: two at most
        for number in count(first_epoch):
            # Not around the yield, where the error state would leak into the caller's loop.
            with np.errstate(over="ignore", invalid="ignore"):
                epoch = run(number, theta, state, update, workspace)
            theta, state = epoch.theta, epoch.optimizer_state
            shown = read_only(copied(theta)), read_only(copied(state))  # the run goes on in its own
            yield epoch._replace(theta=shown[0], optimizer_state=shown[1])

    return epochs(copied(theta), copied(optimizer_state))


def batches(rng: np.random.Generator, X: Array, size: int, shuffle: bool) -> Iterator[Array]:
    """Yield the rows of one batch after another, every row of X once."""
    order = rng.permutation(len(X)) if shuffle else np.arange(len(X))
    order = array_namespace(X).asarray(order)
    for start in range(0, len(X), size):
        yield order[start : start + size]
