r"""What a loss is: one number for how wrong an output is, beside its derivative."""

from dataclasses import dataclass
from typing import Any, ClassVar, cast

from ._activation import Activation, back
from ._numbers import one_number
from ._require import as_given, ieee, output_and_target
from ._weights import Weights, by_rows, keyword, require_weighable, sample_weights
from .backend import Array, array_namespace, at_least_float32, placed


@dataclass(frozen=True, repr=False)
class Loss:
    r"""A loss. Call it as ``loss(output, target)``.

    One of your own is a class with a name, a `formula` and a `slope`. To take weights, both have a
    parameter ``sample_weight=None``, (m,). Where it is not defined for every number, `check_output`
    and `check_target` refuse the others. One with parameters is a frozen dataclass, and they are
    its fields. Two losses are equal when class and parameters are.

    Attributes
    ----------
    name : str
        The name in `LOSSES`.
    canonical : Activation or None
        The output activation with which :math:`\partial L/\partial z = (a - y)/m`, times the
        weights of the examples if there are any.

    Examples
    --------
    >>> class LogCosh(Loss):
    ...     name = "log_cosh"
    ...
    ...     def formula(self, xp, a, y):
    ...         return float(xp.log(xp.cosh(a - y)).sum() / len(y))
    ...
    ...     def slope(self, xp, a, y):
    ...         return xp.tanh(a - y) / len(y)
    >>> round(LogCosh()([[2.0]], [[1.0]]), 4), LogCosh().derivative([[1.0]], [[1.0]])
    (0.4338, array([[0.]]))
    """

    name: ClassVar[str]
    canonical: ClassVar[Activation | None] = None
    _users_own: ClassVar[bool] = True

    def __init_subclass__(cls) -> None:
        cls._users_own = cls.__module__.partition(".")[0] != __package__

    def __repr__(self) -> str:
        return self.name

    def formula(self, xp: Any, a: Array, y: Array, sample_weight: Weights = None) -> float:
        """Return L of outputs and targets, (m, n_out), unchecked; `xp` is their module."""
        raise NotImplementedError(f"{self.name}: expected a method formula(self, xp, a, y)")

    def slope(self, xp: Any, a: Array, y: Array, sample_weight: Weights = None) -> Array:
        r"""Return :math:`\partial L/\partial a`, unchecked, of a's shape and dtype."""
        raise NotImplementedError(f"{self.name}: expected a method slope(self, xp, a, y)")

    def formula_at_z(self, xp: Any, z: Array, y: Array, sample_weight: Weights = None) -> float:
        """Return L of a = canonical(z), unchecked; the package's are exact where a is rounded."""
        a = cast("Activation", self.canonical).formula(xp, z)
        return self.formula(xp, a, y, **keyword(sample_weight))

    def check_output(self, where: str, name: str, array: Array) -> None:
        """Refuse finite outputs for which the loss is not defined: here none."""

    def check_target(self, where: str, name: str, array: Array) -> None:
        """Refuse finite targets for which the loss is not defined: here none."""

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
            If a loss of your own is given weights, and its methods take none.
        """
        output, target, weights = self._checked(self.name, output, target, sample_weight)
        a, y = at_least_float32(output), at_least_float32(target)
        return self.formula(array_namespace(a), a, y, **weights)

    @ieee
    def derivative(
        self, output: Array, target: Array, *, sample_weight: Array | None = None
    ) -> Array:
        r"""Return :math:`\partial L/\partial a`, (m, n_out); takes and raises as a call does."""
        where = f"{self.name}.derivative"
        output, target, weights = self._checked(where, output, target, sample_weight)
        a, y = at_least_float32(output), at_least_float32(target)
        slope = self.slope(array_namespace(a), a, y, **weights)
        return slope.astype(output.dtype, copy=False)

    def value(
        self, activation: Activation, z: Array, a: Array, y: Array, sample_weight: Weights = None
    ) -> float:
        """Return L of an output layer: of z for the canonical activation, else of a."""
        xp, y, weights = array_namespace(z), at_least_float32(y), keyword(sample_weight)
        if self.canonical == activation:
            how, value = "formula_at_z", self.formula_at_z(xp, at_least_float32(z), y, **weights)
        else:
            self.check_output(self.name, "output", a)
            how, value = "formula", self.formula(xp, at_least_float32(a), y, **weights)
        return one_number(self.name, how, value) if self._users_own else value

    def delta(
        self,
        activation: Activation,
        z: Array,
        a: Array,
        y: Array,
        sample_weight: Weights = None,
        out: Array | None = None,
    ) -> Array:
        r"""Return :math:`\partial L/\partial Z` of an output layer, (m, n_out), in `out` if given.

        For the canonical activation :math:`(A - Y)/m`, times the weights, else by the chain rule.
        """
        xp = array_namespace(a)
        if self.canonical == activation:
            delta = xp.subtract(a, y, out=out)
            delta /= len(y)
            return placed(by_rows(delta, sample_weight), out)
        d_a = self.slope(xp, a, y, **keyword(sample_weight))
        if self._users_own:
            d_a = as_given(f"{self.name}.slope", d_a, a)
        return back(activation, xp, z, a, d_a, out)

    def require_weighable(self, where: str) -> None:
        """Refuse weights, by a TypeError, where a method of the loss takes none."""
        for method in (self.formula, self.slope, self.formula_at_z):
            require_weighable(where, f"the loss {self.name!r}", method)

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
