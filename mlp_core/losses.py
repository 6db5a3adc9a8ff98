r"""Losses: one number for how wrong a network is, beside its derivative.

For m examples with n outputs each, `output` is :math:`a`, `target` is :math:`y`, both (m, n).
The mean is always over the examples; what happens over the outputs of one example is said at each
loss. Sums are added up in float64, and float16 is computed in float32. Sources: D3
(cross-entropies), D4 (squares). Chapter *Losses* derives them.
"""

# ruff: noqa: ARG002 - the classes share the methods of Loss, told there

from typing import Any

from ._advice import column
from ._loss import Loss
from ._numbers import shown
from ._require import float_array, raise_at, require_finite, require_probabilities
from ._weights import Weights, by_rows
from .activations import sigmoid, softmax
from .backend import Array, array_namespace, at_least_float32, total

__all__ = [
    "LOSSES",
    "Loss",
    "binary_cross_entropy",
    "categorical_cross_entropy",
    "half_squared_error",
    "mean_squared_error",
]


def _above_zero(xp: Any, p: Array) -> Array:
    """Lift 0 to the smallest normal float, whose logarithm and reciprocal are finite."""
    lifted: Array = xp.maximum(p, xp.finfo(p.dtype).tiny)
    return lifted


class HalfSquaredError(Loss):
    name = "half_squared_error"

    def formula(self, xp: Any, a: Array, y: Array, sample_weight: Weights = None) -> float:
        return float(total(by_rows((a - y) ** 2, sample_weight)) / 2 / len(y))

    def slope(self, xp: Any, a: Array, y: Array, sample_weight: Weights = None) -> Array:
        return by_rows((a - y) / len(y), sample_weight)


class MeanSquaredError(Loss):
    name = "mean_squared_error"

    def formula(self, xp: Any, a: Array, y: Array, sample_weight: Weights = None) -> float:
        return float(total(by_rows((a - y) ** 2, sample_weight)) / y.size)

    def slope(self, xp: Any, a: Array, y: Array, sample_weight: Weights = None) -> Array:
        return by_rows((a - y) * (2 / y.size), sample_weight)


class BinaryCrossEntropy(Loss):
    name, canonical = "binary_cross_entropy", sigmoid

    def formula(self, xp: Any, a: Array, y: Array, sample_weight: Weights = None) -> float:
        logs = y * xp.log(_above_zero(xp, a)) + (1 - y) * xp.log(_above_zero(xp, 1 - a))
        mean = float(total(by_rows(logs, sample_weight)) / len(y))
        return 0.0 - mean  # 0.0 - 0.0 is 0.0, and not -0.0

    def slope(self, xp: Any, a: Array, y: Array, sample_weight: Weights = None) -> Array:
        slopes = -y / _above_zero(xp, a) + (1 - y) / _above_zero(xp, 1 - a)
        return by_rows(slopes / len(y), sample_weight)

    def formula_at_z(self, xp: Any, z: Array, y: Array, sample_weight: Weights = None) -> float:
        # y softplus(-z) + (1 - y) softplus(z), where softplus(z) = log(1 + e^z) = max(z, 0) +
        # log(1 + e^-|z|). The two logarithms are one, and one of the maxima is 0. Nothing is
        # subtracted, so no digit is lost: softplus(z) - z, which is the same, gives 0 for a right
        # answer at z = 40.
        size = abs(z)
        wrong = xp.where(z > 0, 1 - y, y)  # the share of the answer that z speaks against
        each = wrong * size + xp.log1p(xp.exp(-size))
        return float(total(by_rows(each, sample_weight)) / len(y))

    def check_output(self, where: str, name: str, array: Array) -> None:
        require_probabilities(where, name, array)

    def check_target(self, where: str, name: str, array: Array) -> None:
        require_probabilities(where, name, array)


class CategoricalCrossEntropy(Loss):
    name, canonical = "categorical_cross_entropy", softmax

    def formula(self, xp: Any, a: Array, y: Array, sample_weight: Weights = None) -> float:
        logs = y * xp.log(_above_zero(xp, a))
        return 0.0 - float(total(by_rows(logs, sample_weight)) / len(y))

    def slope(self, xp: Any, a: Array, y: Array, sample_weight: Weights = None) -> Array:
        return by_rows(-y / _above_zero(xp, a) / len(y), sample_weight)

    def formula_at_z(self, xp: Any, z: Array, y: Array, sample_weight: Weights = None) -> float:
        # -log a_i = log(sum_j e^z_j) - z_i, with the largest z taken out of both. Its exponential
        # is 1, and log1p adds that 1 to the others without rounding them away: right answers keep
        # theirs.
        lowest = -xp.finfo(z.dtype).max  # where the difference overflows; times y = 0 it is 0 again
        below = xp.maximum(z - z.max(axis=1, keepdims=True), lowest)  # (m, n), the largest is 0
        e = xp.sort(xp.exp(below), axis=1)  # the last is the 1
        log_sum = xp.log1p(e[:, :-1].sum(axis=1, keepdims=True))  # (m, 1)
        return float(total(by_rows(y * (log_sum - below), sample_weight))) / len(y)

    def check_output(self, where: str, name: str, array: Array) -> None:
        require_probabilities(where, name, array)
        xp = array_namespace(array)
        sums = at_least_float32(array).sum(axis=-1, keepdims=True)
        bad = abs(sums - 1) > max(1e-5, 8 * float(xp.finfo(array.dtype).eps))  # 0.008 for float16
        if bad.any():
            fix = (
                "as softmax gives; several yes-or-no outputs take sigmoid and binary_cross_entropy"
            )
            what = f"the sum over classes of {name}"
            raise_at(where, what, sums, bad, f"rows that sum to 1, {fix}")

    check_target = check_output


half_squared_error = HalfSquaredError()
r""":math:`L = \frac1m \sum_{examples} \frac12 \sum_{outputs} (a - y)^2`,
:math:`\partial L/\partial a = (a - y)/m`. Sum over outputs, with the 1/2 (D4)."""

mean_squared_error = MeanSquaredError()
r""":math:`L = \frac1{mn} \sum (a - y)^2`, :math:`\partial L/\partial a = 2(a - y)/(mn)`.
Mean over examples and outputs, no 1/2 (D3, D4; Keras and PyTorch alike)."""

binary_cross_entropy = BinaryCrossEntropy()
r""":math:`L = -\frac1m \sum_{examples} \sum_{outputs} y \log a + (1 - y) \log(1 - a)`,
:math:`\partial L/\partial a = \left(-\frac{y}{a} + \frac{1-y}{1-a}\right)/m` (D2, D3).
Several outputs are several yes-or-no questions, summed, so that with sigmoid
:math:`\partial L/\partial z = (a - y)/m`; Keras and PyTorch take the mean over outputs too.
Called with an output of exactly 0 or 1 on the wrong side, it takes the smallest normal float for
the zero (708.4 in float64, 87.3 in float32); `value_and_gradient` computes from z and is exact."""

categorical_cross_entropy = CategoricalCrossEntropy()
r""":math:`L = -\frac1m \sum_{examples} \sum_{classes} y \log a`,
:math:`\partial L/\partial a = -\frac{y}{a}/m` (D3). Each row of output and target sums to 1, to
1e-5 (float16: to 0.008): a network whose output is not softmax would lower this loss by raising
every class at once. Outputs of exactly 0 are treated as in `binary_cross_entropy`."""

LOSSES: dict[str, Loss] = {
    loss.name: loss
    for loss in (
        half_squared_error,
        mean_squared_error,
        binary_cross_entropy,
        categorical_cross_entropy,
    )
}
"""Every loss by name."""


def targets(where: str, value: Any, X: Array, n_out: int, loss: Loss) -> Array:
    """Return `value` as the targets of X, (m, n_out), or of one example, (n_out,)."""
    if not isinstance(loss, Loss):
        raise TypeError(
            f"{where}: loss is {shown(loss)}, expected a Loss: half_squared_error, "
            "mean_squared_error, binary_cross_entropy, categorical_cross_entropy"
        )
    Y = float_array(where, "Y", value, like=X)
    expected = (*X.shape[:-1], n_out)
    if Y.shape != expected:
        flat = Y.shape == expected[:1] and n_out == 1
        hint = f"; {column('Y', value)} makes a column" if flat else ""
        raise ValueError(f"{where}: Y has shape {Y.shape}, expected {expected}{hint}")
    require_finite(where, "Y", Y)
    loss.check_target(where, "Y", Y)
    return Y
