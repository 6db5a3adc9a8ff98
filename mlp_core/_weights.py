r"""Sample weights: how much each example counts. Keras's rule, checked in one place.

A loss with weights is :math:`\frac1m \sum_i w_i L_i`, divided by the number of examples and not
by the sum of the weights (Keras's ``sum_over_batch_size``): an example of weight 1 pulls as hard
whatever the others weigh. A metric is a mean, :math:`\sum_i w_i M_i / \sum_i w_i`.
"""

from collections.abc import Callable
from inspect import Parameter, signature
from typing import Any, TypeAlias

from ._require import float_array, raise_at, require_finite
from .backend import Array, at_least_float32

Weights: TypeAlias = Array | None


def sample_weights(
    where: str, value: Any, m: int, like: Array, *, some: bool = True
) -> Array | None:
    """Return `value`, None or one weight for each of m examples, in the dtype of `like`.

    With `some`, at least one must be above 0; a batch may happen to have none.
    """
    if value is None:
        return None
    weights = float_array(where, "sample_weight", value, like=like)
    if weights.shape != (m,):
        hint = "; sample_weight[:, 0] makes a vector of a column" if weights.ndim == 2 else ""
        raise ValueError(
            f"{where}: sample_weight has shape {weights.shape}, expected ({m},), one number "
            f"for each example{hint}"
        )
    require_finite(where, "sample_weight", weights)
    if (weights < 0).any():
        raise_at(where, "sample_weight", weights, weights < 0, "0 or more")
    if some and not (weights > 0).any():
        raise ValueError(
            f"{where}: sample_weight is 0 for each of the {len(weights)} examples, expected at "
            "least one above 0"
        )
    return weights


def require_weighable(where: str, what: str, function: Callable[..., Any]) -> None:
    """Refuse a user's own function that cannot be told how much each example counts."""
    if callable(inner := getattr(function, "gradient", None)):  # of one that goes around another
        require_weighable(where, what, inner)
    try:
        known = signature(function).parameters
    except (TypeError, ValueError):  # written in C
        return
    if "sample_weight" not in known and all(
        p.kind is not Parameter.VAR_KEYWORD for p in known.values()
    ):
        raise TypeError(
            f"{where}: sample_weight is given, and {what} takes none; give it a parameter "
            "sample_weight=None, or leave the weights out"
        )


def keyword(sample_weight: Array | None) -> dict[str, Array]:
    """Return the weights as an argument of a loss's functions: none, if there are none."""
    return {} if sample_weight is None else {"sample_weight": at_least_float32(sample_weight)}


def by_rows(terms: Array, sample_weight: Array | None) -> Array:
    """Return numbers of each example, (m, n), times its weight."""
    return terms if sample_weight is None else terms * sample_weight[:, None]
