"""Evaluation: loss and metrics of a network over examples it does not learn from (source D4)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from ._arguments import require_network
from ._numbers import in_order, integer, one_number, shown
from ._require import ieee, inputs, parameters
from ._weights import require_weighable, sample_weights
from .backend import Array, array_namespace
from .losses import Loss, targets
from .network import MLP
from .propagation import last_step, split

Metric: TypeAlias = Callable[..., float]
"""``metric(output, target) -> float``; with weights ``metric(output, target, sample_weight=w)``."""

ROWS = 4096  # a block's z and a of a hundred neurons: some of a level-2 cache
Data: TypeAlias = tuple[Array, Array, Array | None]
"""X, Y and sample_weight."""


@ieee
def evaluate(
    network: MLP,
    theta: Array,
    X: Array,
    Y: Array,
    *,
    loss: Loss,
    metrics: Sequence[Metric] = (),
    sample_weight: Array | None = None,
    batch_size: int = ROWS,
) -> dict[str, float]:
    """Return the loss and each metric over all examples, by name, as Keras's ``evaluate`` does.

    A million rows go through the network in blocks, in the memory of one block and of the outputs.
    Numbers that outgrow the dtype of `theta` become inf or NaN, without a warning.
    Chapter *A real regression: Boston housing* (D4).

    Parameters
    ----------
    network : MLP
        The architecture.
    theta : array, (P,)
        The parameters.
    X, Y : array, (m, n_in) and (m, n_out)
        The examples and their targets, one a row.
    loss : Loss
        Reported as ``"loss"``; with its canonical activation computed from z, which is exact.
    metrics : sequence of callable
        ``metric(output, target) -> float``, each reported under its ``__name__``; a `Loss`
        under its ``name``.
    sample_weight : array, (m,), optional
        How much each example counts, 0 or more, in the loss and in every metric. As in Keras the
        loss is divided by m, a metric by the sum of the weights.
    batch_size : int
        Rows that go through the network at once. The numbers are the same, but for rounding.

    Raises
    ------
    ValueError
        If a shape does not fit or a number is not finite (the first bad row is named), or if two
        results would have one name.
    TypeError
        If a metric is no function with a name or returns anything but one number, or if weights
        are given to a metric or a loss that takes none.
    FloatingPointError
        If there are metrics, and the output outgrows the dtype of `theta`.
    """
    require_network("evaluate", network)
    batch_size = integer("evaluate", "batch_size", batch_size)
    named = by_name("evaluate", metrics, weighted=sample_weight is not None)
    theta = parameters("evaluate", theta, network.n_parameters)
    data = checked_examples("evaluate", network, theta, loss, X, Y, sample_weight)
    overflow = FloatingPointError(
        f"evaluate: the output is not finite, it outgrows {theta.dtype}: a metric of it would say "
        "nothing; try smaller parameters or inputs"
    )
    return report("evaluate", network, theta, data, loss, named, overflow, batch_size)


def by_name(where: str, metrics: Iterable[Metric], *, weighted: bool) -> dict[str, Metric]:
    """Return the metrics under the names of their results; no two may share one.

    If they are to be `weighted`, one that takes no weights is refused: its number would stand
    unweighted by the others.
    """
    given = in_order(metrics)
    if given is None:
        raise TypeError(f"{where}: metrics is {shown(metrics)}, expected a list, as [accuracy]")
    named: dict[str, Metric] = {}
    for metric in given:
        name = metric.name if isinstance(metric, Loss) else getattr(metric, "__name__", None)
        if not callable(metric) or not isinstance(name, str):
            raise TypeError(
                f"{where}: a metric is {shown(metric)}, expected a Loss or a function with a name: "
                "def name(output, target)"
            )
        # Of validation `fit` reports the same names with val_ before them.
        if {"loss", *named} & {name, f"val_{name}", name.removeprefix("val_")}:
            raise ValueError(
                f"{where}: the metric {name!r} would have the name of another result; give it one "
                "of its own: def name(output, target)"
            )
        if weighted:
            require_weighable(where, f"the metric {name!r}", metric)
        named[name] = metric
    return named


def checked_examples(
    where: str,
    network: MLP,
    theta: Array,
    loss: Loss,
    X: Array,
    Y: Array,
    sample_weight: Array | None = None,
) -> Data:
    """Return examples, targets and weights that fit the network, in the dtype of theta."""
    X = inputs(where, X, network.sizes[0], theta)
    if X.ndim == 1:
        raise ValueError(
            f"{where}: X has shape {X.shape}, expected (m, {network.sizes[0]}), one example a row; "
            "X[None, :] makes a row"
        )
    Y = targets(where, Y, X, network.sizes[-1], loss)
    if sample_weight is not None:
        loss.require_weighable(where)
    return X, Y, sample_weights(where, sample_weight, len(X), theta)


def report(
    where: str,
    network: MLP,
    theta: Array,
    data: Data,
    loss: Loss | None,
    metrics: Mapping[str, Metric],
    overflow: FloatingPointError,
    batch_size: int = ROWS,
) -> dict[str, float]:
    """Compute `evaluate` of examples that are known to fit, without the loss if that is None.

    Raises `overflow` if there is a metric to compute of an output that is not finite.
    """
    X, Y, sample_weight = data
    last_z, output = _last_layer(network, theta, X, batch_size)
    if metrics and not array_namespace(output).isfinite(output).all():
        raise overflow
    weights = {} if sample_weight is None else {"sample_weight": sample_weight}
    values = {
        name: one_number(where, f"the metric {name!r}", metric(output, Y, **weights))
        for name, metric in metrics.items()
    }
    if loss is None:
        return values
    value = loss.value(network.activations[-1], last_z, output, Y, sample_weight)
    return {"loss": value, **values}


def _last_layer(network: MLP, theta: Array, X: Array, rows: int) -> tuple[Array, Array]:
    """Return z and a of the last layer, (m, n_out); the others live for one block of rows."""
    layers, m = split(network.sizes, theta), len(X)
    if m <= rows:
        return last_step(layers, network.activations, X)
    xp = array_namespace(theta)
    z, a = (xp.empty((m, network.sizes[-1]), theta.dtype) for _ in range(2))
    for start in range(0, m, rows):
        block = slice(start, start + rows)
        z[block], a[block] = last_step(layers, network.activations, X[block])
    return z, a
