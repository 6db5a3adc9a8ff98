"""Metrics: numbers for people; unlike a loss, nothing is differentiated."""

from ._validation import ieee, output_and_target
from .backend import Array


@ieee
def mean_absolute_error(output: Array, target: Array) -> float:
    r"""Return :math:`\frac1{mn} \sum |a - y|`, in the units of the target.

    The mean is over examples and outputs. Source: D4; chapter *A real regression: Boston housing*.

    Parameters
    ----------
    output, target : array, (m, n_out)
        Of the same shape.

    Raises
    ------
    ValueError
        If the shapes differ or are not (m, n_out), there is no example, or a number is not finite.
    """
    output, target = output_and_target("mean_absolute_error", output, target)
    return float(abs(output - target).mean())


def accuracy(output: Array, target: Array) -> float:
    """Return the fraction of examples that are classified right, from 0 to 1.

    With one column the class is 1 where the output exceeds 0.5; with several it is the column of
    the largest output (the first of equals), and the target's class is found in the same way.
    Source: D3; chapter *Practice*.

    Parameters
    ----------
    output, target : array, (m, n_out)
        Of the same shape: (m, 1) for two classes, one column a class for more.

    Raises
    ------
    ValueError
        If the shapes differ or are not (m, n_out), there is no example, or a number is not finite.
    """
    output, target = output_and_target("accuracy", output, target)
    if output.shape[1] == 1:
        return float(((output > 0.5) == (target > 0.5)).mean())
    return float((output.argmax(axis=1) == target.argmax(axis=1)).mean())
