r"""What a loss is: one number for how wrong an output is, beside its derivative."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ._activation import Activation
from ._validation import ieee, output_and_target
from ._weights import keyword, require_weighable, sample_weights
from .backend import Array, at_least_float32


def _anything(where: str, name: str, array: Array) -> None:
    """Accept every finite number."""


@dataclass(frozen=True)
class Loss:
    r"""A loss. Call it as ``loss(output, target)``.

    Attributes
    ----------
    name : str
        The name in `LOSSES`.
    formula : callable
        ``formula(output, target) -> L``, unchecked.
    slope : callable
        ``slope(output, target)``, :math:`\partial L/\partial a`, (m, n), unchecked.
    canonical : Activation or None
        The output activation with which :math:`\partial L/\partial z = (a - y)/m`, times the
        weights of the examples if there are any.
    formula_at_z : callable or None
        ``formula_at_z(z, target) -> L`` for that pair: exact where `output` rounds to 0 or 1.
    check_output, check_target : callable
        ``check(where, name, array)`` refuses numbers for which the loss is not defined.

    Notes
    -----
    A loss of your own that is to take weights has a third parameter in its functions,
    ``sample_weight=None``, (m,).
    """

    name: str
    formula: Callable[..., float] = field(repr=False)
    slope: Callable[..., Array] = field(repr=False)
    canonical: Activation | None = None
    formula_at_z: Callable[..., float] | None = field(default=None, repr=False)
    check_output: Callable[[str, str, Array], None] = field(default=_anything, repr=False)
    check_target: Callable[[str, str, Array], None] = field(default=_anything, repr=False)

    @ieee
    def __call__(
        self, output: Array, target: Array, *, sample_weight: Array | None = None
    ) -> float:
        r"""Return the loss; inf, without a warning, where it outgrows the dtype of `output`.

        Parameters
        ----------
        output, target : array, (m, n_out)
            Of the same shape: a vector against a column would broadcast silently.
        sample_weight : array, (m,), optional
            How much each example counts, 0 or more: :math:`\frac1m \sum_i w_i L_i`. As in Keras
            the sum is divided by the number of examples, not by the sum of the weights.

        Raises
        ------
        ValueError
            If the shapes differ or are not two-dimensional, there is no example, or a number is
            not finite or not in the domain of the loss; the first bad row is named. Weights that
            are not (m,), below 0 or all 0.
        TypeError
            If a loss of your own is given weights, and its functions take none.
        """
        output, target, weights = self._checked(self.name, output, target, sample_weight)
        return self.formula(at_least_float32(output), at_least_float32(target), **weights)

    @ieee
    def derivative(
        self, output: Array, target: Array, *, sample_weight: Array | None = None
    ) -> Array:
        r"""Return :math:`\partial L/\partial a`, (m, n_out); takes and raises as a call does."""
        where = f"{self.name}.derivative"
        output, target, weights = self._checked(where, output, target, sample_weight)
        slope = self.slope(at_least_float32(output), at_least_float32(target), **weights)
        return slope.astype(output.dtype, copy=False)

    def _checked(
        self, where: str, output: Array, target: Array, sample_weight: Array | None
    ) -> tuple[Array, Array, dict[str, Array]]:
        output, target = output_and_target(where, output, target)
        self.check_output(where, "output", output)
        self.check_target(where, "target", target)
        weights = sample_weights(where, sample_weight, len(output), output)
        if weights is not None:
            self.require_weighable(where)
        return output, target, keyword(weights)

    def require_weighable(self, where: str) -> None:
        """Refuse weights, by a TypeError, where a function of the loss takes none."""
        for function in (self.formula, self.slope, self.formula_at_z):
            if function is not None:
                require_weighable(where, f"the loss {self.name!r}", function)
