r"""What an activation is: the nonlinear half of a layer, beside its derivative.

A layer computes :math:`z = W x + b` and then :math:`a = \varphi(z)`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ._validation import as_given, float_array, ieee
from .backend import Array, array_namespace


@dataclass(frozen=True, repr=False)
class Activation:
    r"""An activation function, its derivative, and the step back through it.

    Two activations are equal when name, parameter and all three functions are. So the package's own
    `sigmoid` and its copies are one activation, and a user's of that name is another: no loss takes
    it for its canonical one, and no file is written in which it would pass for the package's.

    Attributes
    ----------
    name : str
        The name in `ACTIVATIONS`.
    function : callable
        ``function(z) -> a``, :math:`a = \varphi(z)`.
    derivative : callable
        ``derivative(z, a) -> da/dz``, elementwise. Softmax has none and raises TypeError.
    backward : callable
        ``backward(z, a, d_a) -> d_z``, the vector-Jacobian product
        :math:`\partial L/\partial z_i = \sum_j \partial L/\partial a_j\;\partial a_j/\partial z_i`.
        Elementwise activations: ``d_a * derivative(z, a)``.
    parameter : float or None
        The slope of `leaky_relu`, the alpha of `elu`; None for the others.
    """

    name: str
    function: Callable[[Array], Array] = field(hash=False)
    derivative: Callable[[Array, Array], Array] = field(hash=False)
    backward: Callable[[Array, Array, Array], Array] = field(hash=False)
    parameter: float | None = None

    def __repr__(self) -> str:
        return self.name if self.parameter is None else f"{self.name}({self.parameter!r})"


class Bound(partial[Array]):
    """A formula whose first arguments are given; equal to another of the same formula and values.

    Two plain ``partial`` objects differ, also where one is the pickled copy of the other.
    """

    def __eq__(self, other: object) -> bool:
        mine = (self.func, self.args)
        return type(other) is Bound and mine == (other.func, other.args)

    def __hash__(self) -> int:
        return hash((self.func, self.args))


@dataclass(frozen=True)
class Checked:
    """A formula of NumPy's or CuPy's arrays, that checks its arguments when it is called."""

    where: str
    formula: Callable[..., Array]

    @ieee
    def __call__(self, *arrays: Array) -> Array:
        """Check that the arguments are floats of one shape, then compute the formula of them."""
        floats = [float_array(self.where, "an argument", array) for array in arrays]
        shape = floats[0].shape
        if any(array.shape != shape for array in floats):  # or it would be broadcast in silence
            shapes = [array.shape for array in floats]
            raise ValueError(f"{self.where}: got shapes {shapes}, expected the same for all")
        return self.formula(array_namespace(*floats), *floats)


def unchecked(activation: Activation, name: str, xp: Any, *arrays: Array) -> Array:
    """Compute a function of an activation without its checks, of arrays known to be right.

    What a user's own function returns is looked at: a column would be broadcast, another dtype
    would spread to every layer, in silence.
    """
    function = getattr(activation, name)
    if type(function) is Checked:
        return function.formula(xp, *arrays)
    return as_given(f"{activation.name}.{name}", function(*arrays), arrays[0])


def _chain_rule(derivative: Callable[..., Array], xp: Any, z: Array, a: Array, d_a: Array) -> Array:
    d_z: Array = derivative(xp, z, a)
    d_z *= d_a
    return d_z


def elementwise(
    name: str,
    function: Callable[..., Array],
    derivative: Callable[..., Array],
    parameter: float | None = None,
) -> Activation:
    """Return the activation with these formulas; its backward step multiplies by the derivative."""
    return Activation(
        name,
        Checked(f"{name}.function", function),
        Checked(f"{name}.derivative", derivative),
        Checked(f"{name}.backward", Bound(_chain_rule, derivative)),
        parameter,
    )
