r"""Metrics: numbers for people; unlike a loss, nothing is differentiated.

With `sample_weight` each is the weighted mean over examples, :math:`\\sum_i w_i M_i / \\sum_i w_i`,
as Keras's ``weighted_metrics``: a metric keeps its unit, so weights of 2 for all change nothing.
"""

from typing import Any

from ._require import ieee, output_and_target, raise_at
from ._weights import by_rows, sample_weights
from .backend import Array, at_least_float32, total


@ieee
def mean_absolute_error(output: Array, target: Array, sample_weight: Array | None = None) -> float:
    r"""Return :math:`\frac1{mn} \sum |a - y|`, in the units of the target.

    The mean is over examples and outputs. Source: D4; chapter *A real regression: Boston housing*.

    Parameters
    ----------
    output, target : array, (m, n_out)
        Of the same shape.
    sample_weight : array, (m,), optional
        How much each example counts, 0 or more.

    Raises
    ------
    ValueError
        If the shapes differ or are not (m, n_out), there is no example, or a number is not finite;
        if the weights are not (m,), below 0 or all 0.
    """
    where = "mean_absolute_error"
    output, target = output_and_target(where, output, target)
    return _mean(where, abs(at_least_float32(output) - at_least_float32(target)), sample_weight)


def accuracy(output: Array, target: Array, sample_weight: Array | None = None) -> float:
    """Return the fraction of examples that are classified right, from 0 to 1.

    With one column the class is 1 where the output exceeds 0.5; with several it is the column of
    the largest output (the first of equals). Source: D3; chapter *Practice*.

    Parameters
    ----------
    output, target : array, (m, n_out)
        Of the same shape: (m, 1) for two classes, one column a class for more. The target is 0 or
        1, with several columns one 1 a row: anything else is no class.
    sample_weight : array, (m,), optional
        How much each example counts, 0 or more.

    Raises
    ------
    ValueError
        If the shapes differ or are not (m, n_out), there is no example, or a number is not finite;
        if the target is no class, and the first bad row is named; if the weights are not (m,),
        below 0 or all 0.
    """
    output, target = output_and_target("accuracy", output, target)
    advice = "of 0 and 1, as one_hot makes; for prices take mean_absolute_error"
    if output.shape[1] == 1:
        _require_zeros_and_ones("accuracy", target, f"one column {advice}")
        return _mean("accuracy", (output > 0.5) == (target > 0.5), sample_weight)
    _require_zeros_and_ones("accuracy", target, f"rows {advice}")
    ones = (target > 0).sum(axis=1, keepdims=True)
    if (ones != 1).any():
        expected = "one; several yes-or-no outputs take binary_accuracy"
        raise_at("accuracy", "the number of ones in the target", ones, ones != 1, expected)
    right = output.argmax(axis=1) == target.argmax(axis=1)
    return _mean("accuracy", right[:, None], sample_weight)


def binary_accuracy(output: Array, target: Array, sample_weight: Array | None = None) -> float:
    """Return the fraction of right answers, of all examples to all their yes-or-no questions.

    The answer is yes, 1, where the output exceeds 0.5, as Keras's ``BinaryAccuracy`` has it. With
    one column this is `accuracy`. Source: D3; chapter *Losses*.

    Parameters
    ----------
    output, target : array, (m, n_out)
        Of the same shape, one column a question. The target is 0 or 1.
    sample_weight : array, (m,), optional
        How much each example counts, 0 or more.

    Raises
    ------
    ValueError
        As `accuracy`; a target may have any number of ones.
    """
    output, target = output_and_target("binary_accuracy", output, target)
    _require_zeros_and_ones("binary_accuracy", target, "0 for no or 1 for yes")
    return _mean("binary_accuracy", (output > 0.5) == (target > 0.5), sample_weight)


def _require_zeros_and_ones(where: str, target: Array, expected: str) -> None:
    others = (target != 0) & (target != 1)
    if others.any():
        raise_at(where, "target", target, others, expected)


def _mean(where: str, values: Array, sample_weight: Array | None) -> float:
    """Return the mean of (m, n) numbers, of all or weighted by their rows."""
    if sample_weight is None:
        return float(total(values)) / values.size
    values = values.astype("float64", copy=False)
    weights: Any = sample_weights(where, sample_weight, len(values), values)
    columns = values.size // len(values)
    return float(total(by_rows(values, weights)) / (total(weights) * columns))
