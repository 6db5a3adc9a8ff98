"""Evaluation: loss and metrics of a network over examples it does not learn from (source D4)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from ._arguments import require_network
from ._numbers import in_order, shown
from ._validation import examples, ieee, parameters, targets
from .backend import Array
from .losses import Loss
from .network import MLP
from .propagation import forward_steps, loss_at, split

Metric: TypeAlias = Callable[[Array, Array], float]


@ieee
def evaluate(
    network: MLP,
    theta: Array,
    X: Array,
    Y: Array,
    *,
    loss: Loss,
    metrics: Sequence[Metric] = (),
) -> dict[str, float]:
    """Return the loss and each metric over all examples, by name, as Keras's ``evaluate`` does.

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

    Raises
    ------
    ValueError
        If a shape does not fit or a number is not finite (the first bad row is named), or if two
        results would have one name.
    TypeError
        If a metric is no function with a name.
    """
    require_network("evaluate", network)
    named = by_name("evaluate", metrics)
    theta = parameters("evaluate", theta, network.n_parameters)
    X, Y = checked_examples("evaluate", network, theta, X, Y, loss)
    return report(network, theta, X, Y, loss, named)


def by_name(where: str, metrics: Iterable[Metric]) -> dict[str, Metric]:
    """Return the metrics under the names of their results; no two may share one."""
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
        named[name] = metric
    return named


def checked_examples(
    where: str, network: MLP, theta: Array, X: Array, Y: Array, loss: Loss
) -> tuple[Array, Array]:
    """Return examples and targets that fit the network, in the dtype of theta."""
    X = examples(where, X, network.sizes[0], theta)
    if X.ndim == 1:
        raise ValueError(
            f"{where}: X has shape {X.shape}, expected (m, {network.sizes[0]}), one example a row; "
            "X[None, :] makes a row"
        )
    return X, targets(where, Y, X, network.sizes[-1], loss)


def report(
    network: MLP,
    theta: Array,
    X: Array,
    Y: Array,
    loss: Loss | None,
    metrics: Mapping[str, Metric],
) -> dict[str, float]:
    """Compute `evaluate` of examples that are known to fit, without the loss if that is None."""
    layers = split(network.sizes, theta)
    for z, a in forward_steps(layers, network.activations, X):
        last_z, output = z, a
    values = {name: metric(output, Y) for name, metric in metrics.items()}
    if loss is None:
        return values
    return {"loss": loss_at(network.activations[-1], loss, last_z, output, Y), **values}
