r"""The activations, each beside its derivative.

Sources: D3 (formulas, derivatives, advice), D4 (ELU). Chapter *Activations* derives them.

Every function takes and returns arrays of any shape (softmax works along the last axis), keeps
float32 and float64, turns integers into float64, and never changes its arguments. For finite `z`
the activations are exact to rounding and raise no warning, however large `z` is. The derivatives of
sigmoid and tanh are computed from a, as a (1 - a) and 1 - a^2. So they are off by as much as a is
rounded, about 1e-16 in float64: right to the last digits while they are large, and 0 far out, where
the true ones are tiny (sigmoid's at z = 30 is 9.3576e-14, and 9.348e-14 is returned).
"""

# ruff: noqa: ARG002 - the classes share the methods of Activation, told there

from dataclasses import dataclass
from typing import Any

from ._activation import Activation
from ._numbers import number
from .backend import Array, at_least_float32, placed

__all__ = [
    "ACTIVATIONS",
    "Activation",
    "elu",
    "identity",
    "leaky_relu",
    "relu",
    "sigmoid",
    "softmax",
    "tanh",
]


class Identity(Activation):
    name = "identity"

    def formula(self, xp: Any, z: Array, out: Array | None = None) -> Array:
        a: Array = xp.positive(z, out=out)
        return a

    def slope(self, xp: Any, z: Array, a: Array) -> Array:
        ones: Array = xp.ones_like(z)
        return ones

    def chain(self, xp: Any, z: Array, a: Array, d_a: Array, out: Array | None = None) -> Array:
        d_z: Array = xp.positive(d_a, out=out)
        return d_z


class Sigmoid(Activation):
    name = "sigmoid"

    def formula(self, xp: Any, z: Array, out: Array | None = None) -> Array:
        e = xp.exp(-abs(z))  # in [0, 1]: nothing overflows
        above = xp.where(z >= 0, 1.0, e)  # 1/(1 + e^-z); for z < 0, e^z/(1 + e^z)
        a: Array = xp.divide(above, 1 + e, out=out)
        return a

    def slope(self, xp: Any, z: Array, a: Array) -> Array:
        derivative: Array = a * (1 - a)
        return derivative


class Tanh(Activation):
    name = "tanh"

    def formula(self, xp: Any, z: Array, out: Array | None = None) -> Array:
        a: Array = xp.tanh(z, out=out)
        return a

    def slope(self, xp: Any, z: Array, a: Array) -> Array:
        return 1 - a * a


class ReLU(Activation):
    name = "relu"

    def formula(self, xp: Any, z: Array, out: Array | None = None) -> Array:
        a: Array = xp.maximum(z, 0, out=out)
        return a

    def slope(self, xp: Any, z: Array, a: Array) -> Array:
        return (z > 0).astype(z.dtype)

    def chain(self, xp: Any, z: Array, a: Array, d_a: Array, out: Array | None = None) -> Array:
        d_z: Array = xp.multiply(d_a, z > 0, out=out)  # no array of slopes
        return d_z


@dataclass(frozen=True, repr=False)
class LeakyReLU(Activation):
    name = "leaky_relu"
    s: float

    @property
    def parameter(self) -> float:
        return self.s

    def formula(self, xp: Any, z: Array, out: Array | None = None) -> Array:
        return placed(xp.where(z > 0, z, self.s * z), out)

    def slope(self, xp: Any, z: Array, a: Array) -> Array:
        derivative: Array = xp.where(z > 0, 1.0, self.s).astype(z.dtype)
        return derivative


@dataclass(frozen=True, repr=False)
class ELU(Activation):
    name = "elu"
    alpha: float

    @property
    def parameter(self) -> float:
        return self.alpha

    def formula(self, xp: Any, z: Array, out: Array | None = None) -> Array:
        return placed(xp.where(z > 0, z, self.alpha * xp.expm1(xp.minimum(z, 0))), out)

    def slope(self, xp: Any, z: Array, a: Array) -> Array:
        derivative: Array = xp.where(z > 0, 1.0, self.alpha * xp.exp(xp.minimum(z, 0)))
        return derivative


class Softmax(Activation):
    name = "softmax"

    def formula(self, xp: Any, z: Array, out: Array | None = None) -> Array:
        if z.size == 0 or z.ndim == 0:
            raise ValueError(f"softmax.function: z has shape {z.shape}, expected (n,) or (m, n)")
        top = z.max(axis=-1, keepdims=True)
        # z - top in halves, which cannot overflow; e^-1000 is 0 already.
        e = at_least_float32(xp.exp(2 * xp.maximum(z / 2 - top / 2, -500)))
        sums = e.sum(axis=-1, keepdims=True)
        a: Array = xp.divide(e, sums, out=out)  # into `out` in z's dtype, rounded once
        return a if a is out else a.astype(z.dtype, copy=False)

    def chain(self, xp: Any, z: Array, a: Array, d_a: Array, out: Array | None = None) -> Array:
        a = at_least_float32(a)
        d_z: Array = a * (d_a - (d_a * a).sum(axis=-1, keepdims=True))
        return placed(d_z.astype(d_a.dtype, copy=False), out)

    def derivative(self, z: Array, a: Array) -> Array:
        raise TypeError(
            "softmax.derivative: softmax has no elementwise derivative, since every output "
            "depends on every input; use softmax.backward(z, a, d_a)"
        )


identity = Identity()
r""":math:`\varphi(z) = z`, :math:`\varphi'(z) = 1`. For the output layer of a regression; between
layers it is senseless, since affine maps compose to one affine map (D3)."""

sigmoid = Sigmoid()
r""":math:`\varphi(z) = 1/(1 + e^{-z})`, :math:`\varphi' = a(1 - a)`. Range (0, 1), the probability
of the positive class. In float64 the derivative rounds to 0 from about z = 37 (D3)."""

tanh = Tanh()
r""":math:`\varphi(z) = \tanh z`, :math:`\varphi' = 1 - a^2`. Range (-1, 1), odd (D3)."""

relu = ReLU()
r""":math:`\varphi(z) = \max(z, 0)`, :math:`\varphi'(z) = 1` for z > 0, else 0. There is no
derivative at 0; the convention here is :math:`\varphi'(0) = 0` (D3, D4)."""

softmax = Softmax()
r""":math:`a_i = e^{z_i} / \sum_j e^{z_j}` along the last axis: a distribution over classes.
Adding a constant to every z changes nothing. The largest z is subtracted first, so no exponential
overflows. Backward: :math:`\partial L/\partial z_i = a_i (d_i - \sum_j d_j a_j)`, where
:math:`d = \partial L/\partial a` (D3)."""


def leaky_relu(slope: float = 0.01) -> Activation:
    r"""Return the activation :math:`\varphi(z) = z` for z > 0, else :math:`s z`, s the `slope`.

    :math:`\varphi'(z) = 1` for z > 0, else s; at 0 the convention is s. Source: D3.
    A slope outside [0, 1] is a ValueError, one that is no number a TypeError.
    """
    return LeakyReLU(number("leaky_relu", "slope", slope, least=0, most=1))


def elu(alpha: float = 1.0) -> Activation:
    r"""Return the activation :math:`\varphi(z) = z` for z > 0, else :math:`\alpha (e^z - 1)`.

    :math:`\varphi'(z) = 1` for z > 0, else :math:`\alpha e^z`; at 0 the convention is
    :math:`\alpha`. Range :math:`(-\alpha, \infty)`. Source: D4.
    An alpha that is not positive and finite is a ValueError, one that is no number a TypeError.
    """
    return ELU(number("elu", "alpha", alpha, above=0))


ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in (identity, sigmoid, tanh, relu, softmax, leaky_relu(), elu())
}
"""Every activation by name, with its default parameter."""
