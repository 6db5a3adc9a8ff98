r"""What an activation is: the nonlinear half of a layer, beside its derivative.

A layer computes :math:`z = W x + b` and then :math:`a = \varphi(z)`.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from ._require import as_given, float_array, ieee
from .backend import Array, array_namespace, placed


@dataclass(frozen=True, repr=False)
class Activation:
    r"""An activation function, its derivative, and the step back through it.

    One of your own is a class with a name, a `formula` and a `slope`; one that is not elementwise
    has a `chain` of its own. One with a parameter is a frozen dataclass, and that is its field. Two
    activations are equal when class and parameter are. So a user's that borrows a name is another
    than the package's: no loss takes it for its canonical one, and no file is written in which it
    would pass for it.

    Attributes
    ----------
    name : str
        The name in `ACTIVATIONS`.

    Examples
    --------
    >>> class Cube(Activation):
    ...     name = "cube"
    ...
    ...     def formula(self, xp, z, out=None):
    ...         return xp.multiply(z * z, z, out=out)
    ...
    ...     def slope(self, xp, z, a):
    ...         return 3 * z * z
    >>> Cube().function([2.0]), Cube().derivative([2.0], [8.0])
    (array([8.]), array([12.]))
    """

    name: ClassVar[str]
    _users_own: ClassVar[bool] = True
    """Whether what the methods return is looked at: in a small network that is a tenth of the time.
    """

    def __init_subclass__(cls) -> None:
        cls._users_own = cls.__module__.partition(".")[0] != __package__

    @property
    def parameter(self) -> float | None:
        """The slope of `leaky_relu`, the alpha of `elu`; None for the others."""
        return None

    def __repr__(self) -> str:
        return self.name if self.parameter is None else f"{self.name}({self.parameter!r})"

    def formula(self, xp: Any, z: Array, out: Array | None = None) -> Array:
        r"""Return :math:`a = \varphi(z)`, of z's shape and dtype; `xp` is its module.

        It is a new array, or `out` with the numbers written into it, which may be z itself. No
        check is made here: `function` and the network have made theirs.
        """
        raise NotImplementedError(f"{self.name}: expected a method formula(self, xp, z, out=None)")

    def slope(self, xp: Any, z: Array, a: Array) -> Array:
        """Return da/dz, elementwise, unchecked, of z's shape and dtype."""
        raise NotImplementedError(f"{self.name}: expected a method slope(self, xp, z, a)")

    def chain(self, xp: Any, z: Array, a: Array, d_a: Array, out: Array | None = None) -> Array:
        """Return dL/dz of dL/da, unchecked: elementwise the product with the slope.

        It is a new array, or `out`, which may be d_a itself.
        """
        slope = self.slope(xp, z, a)
        if self._users_own:  # or a column of slopes would be broadcast in silence
            slope = as_given(f"{self.name}.slope", slope, d_a)
        d_z: Array = xp.multiply(slope, d_a, out=out)
        return d_z

    @ieee
    def function(self, z: Array) -> Array:
        r"""Return :math:`a = \varphi(z)`; TypeError for what holds no real numbers."""
        (z,) = self._floats("function", z)
        return self.formula(array_namespace(z), z)

    @ieee
    def derivative(self, z: Array, a: Array) -> Array:
        """Return da/dz, elementwise; ValueError if shapes differ. Softmax has none: TypeError."""
        z, a = self._floats("derivative", z, a)
        return self.slope(array_namespace(z, a), z, a)

    @ieee
    def backward(self, z: Array, a: Array, d_a: Array) -> Array:
        r"""Return dL/dz of dL/da, the vector-Jacobian product; ValueError if shapes differ.

        :math:`\partial L/\partial z_i = \sum_j \partial L/\partial a_j\;\partial a_j/\partial z_i`;
        elementwise activations: ``d_a * derivative(z, a)``.
        """
        z, a, d_a = self._floats("backward", z, a, d_a)
        return self.chain(array_namespace(z, a, d_a), z, a, d_a)

    def _floats(self, method: str, *arrays: Array) -> list[Array]:
        where = f"{self.name}.{method}"
        floats = [float_array(where, "an argument", array) for array in arrays]
        if any(array.shape != floats[0].shape for array in floats):  # or broadcast in silence
            shapes = [array.shape for array in floats]
            raise ValueError(f"{where}: got shapes {shapes}, expected the same for all")
        return floats


def forward(activation: Activation, xp: Any, z: Array, out: Array | None = None) -> Array:
    """Return a of z, unchecked, in `out` if given; what a user's returns is looked at."""
    if not activation._users_own:
        return activation.formula(xp, z, out)
    return placed(as_given(f"{activation.name}.function", activation.formula(xp, z), z), out)


def back(
    activation: Activation, xp: Any, z: Array, a: Array, d_a: Array, out: Array | None = None
) -> Array:
    """Return dL/dz of dL/da, unchecked; what a user's activation returns is looked at."""
    d_z = activation.chain(xp, z, a, d_a, out)
    if not activation._users_own:
        return d_z
    return placed(as_given(f"{activation.name}.backward", d_z, d_a), out)
