r"""Optimisers: rules that turn a gradient into new parameters (sources D3 and D4).

An optimiser is a frozen dataclass of hyper-parameters with two pure functions: ``init(theta)``
returns the state before the first update, ``update(theta, gradient, state)`` the new theta and the
new state. What an optimiser remembers is that state, a named tuple: nothing is kept in the object,
and nothing passed in is changed. Inside an update temporaries are reused (``out=``): an optimiser
is mostly traffic through memory.

A theta of float16 is updated in float32 and rounded once, and what is remembered of it is float32:
in float16 squares of gradients vanish. Numbers that outgrow their type become inf or NaN without a
warning; `train` looks.

A hyper-parameter outside its range is a ``ValueError``, one that is no number a ``TypeError``. For
``update`` shapes or dtypes that differ and an epsilon that is 0 in theta's dtype are ValueErrors,
and TypeErrors the state of another optimiser, a damaged one, and a theta or gradient that is no
array of floating-point numbers. Chapter *Optimisers*.
"""

import math
from dataclasses import dataclass
from functools import partial
from typing import Any

from ._hyperparameters import HyperParameters, check_update, in_blocks, zeros_for
from ._remembered import AdamState, MomentumState, RMSPropState
from ._require import ieee
from .backend import Array


@dataclass(frozen=True)
class GradientDescent(HyperParameters):
    """Gradient descent: theta' = theta - eta g, with eta = learning_rate > 0 (D3, D4).

    Batch, mini-batch and stochastic descent are all this rule; the batch size of `train` tells them
    apart.
    """

    learning_rate: float

    def init(self, theta: Array) -> tuple[()]:
        """Return the empty state."""
        zeros_for(self, theta)  # refuses what is no theta, as the others do
        return ()

    @ieee
    def update(self, theta: Array, gradient: Array, state: tuple[()]) -> tuple[Array, tuple[()]]:
        """Return the new theta and the state."""
        xp, dtype, theta, gradient = check_update(self, theta, gradient, state, tuple)
        step = self.learning_rate * gradient
        return xp.subtract(theta, step, out=step).astype(dtype, copy=False), state


@dataclass(frozen=True)
class Momentum(HyperParameters):
    r"""Momentum: v' = mu v + eta g and theta' = theta - v', from v = 0 (D3; Qian 1999).

    ``momentum`` is mu in [0, 1), the share of the last step that is taken again; 0 is gradient
    descent. With a constant rate PyTorch, which keeps v / eta, and Keras, which keeps -v, reach the
    same theta.
    """

    learning_rate: float
    momentum: float = 0.9

    def init(self, theta: Array) -> MomentumState:
        """Return v = 0."""
        return MomentumState(zeros_for(self, theta))

    @ieee
    def update(
        self, theta: Array, gradient: Array, state: MomentumState
    ) -> tuple[Array, MomentumState]:
        """Return the new theta and the new velocity."""
        xp, dtype, theta, gradient = check_update(self, theta, gradient, state, MomentumState)
        step = self.learning_rate * gradient
        velocity = self.momentum * state.velocity
        velocity += step
        theta = xp.subtract(theta, velocity, out=step).astype(dtype, copy=False)
        return theta, MomentumState(velocity)


@dataclass(frozen=True)
class RMSProp(HyperParameters):
    r"""RMSProp: a rate for each direction, from a memory of the past (D3, D4; Hinton 2012, 6e).

    .. math::

        G' = \rho G + (1 - \rho)\, g^2, \qquad
        \theta' = \theta - \eta \frac{g}{\sqrt{G'} + \varepsilon} \ \text{(textbook)}, \qquad
        \theta' = \theta - \eta \frac{g}{\sqrt{G' + \varepsilon}} \ \text{(keras)}

    from G = 0, element by element. ``"textbook"`` is D4's formula and PyTorch's; ``"keras"`` is
    what D4's Keras program computes. One epsilon > 0 thus means two things: it is added to a root
    or to a square. ``rho`` in [0, 1) is D4's alpha. Where epsilon is negligible the first step has
    the length eta / sqrt(1 - rho) in every direction, 3.16 eta by default.
    """

    learning_rate: float = 1e-3
    rho: float = 0.9
    epsilon: float = 1e-7
    convention: str = "textbook"

    def init(self, theta: Array) -> RMSPropState:
        """Return G = 0."""
        return RMSPropState(zeros_for(self, theta))

    @ieee
    def update(
        self, theta: Array, gradient: Array, state: RMSPropState
    ) -> tuple[Array, RMSPropState]:
        """Return the new theta and the new G."""
        xp, dtype, theta, gradient = check_update(self, theta, gradient, state, RMSPropState)
        theta, G = in_blocks(partial(self._rule, xp), xp, theta, gradient, state.G)
        return theta.astype(dtype, copy=False), RMSPropState(G)

    def _rule(self, xp: Any, theta: Array, g: Array, G: Array) -> tuple[Array, Array]:
        G, step = _mean_square(self.rho, G, g)
        if self.convention == "textbook":
            xp.sqrt(G, out=step)
            step += self.epsilon
        else:
            xp.add(G, self.epsilon, out=step)
            xp.sqrt(step, out=step)
        xp.divide(g, step, out=step)
        step *= self.learning_rate
        return xp.subtract(theta, step, out=step), G


@dataclass(frozen=True)
class Adam(HyperParameters):
    r"""Adam: momentum and RMSProp, corrected for their start at zero (D3; Kingma and Ba 2014).

    .. math::

        m' = \beta_1 m + (1 - \beta_1) g, \quad v' = \beta_2 v + (1 - \beta_2) g^2, \quad
        \hat m = \frac{m'}{1 - \beta_1^t}, \quad \hat v = \frac{v'}{1 - \beta_2^t}

        \theta' = \theta - \eta \frac{\hat m}{\sqrt{\hat v} + \varepsilon} \ \text{(textbook)},
        \qquad \theta' = \theta - \eta \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t}
        \frac{m'}{\sqrt{v'} + \varepsilon} \ \text{(keras)}

    for update t = 1, 2, ..., from m = v = 0. ``"textbook"`` is the paper's algorithm 1 and PyTorch;
    ``"keras"``, the paper's faster form, adds epsilon > 0 *before* the bias correction (Keras's
    default is 1e-7). ``beta1`` and ``beta2`` lie in [0, 1). The first step is about eta long.
    """

    learning_rate: float = 1e-3
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    convention: str = "textbook"

    def init(self, theta: Array) -> AdamState:
        """Return m = v = 0 and t = 0."""
        return AdamState(zeros_for(self, theta), zeros_for(self, theta), 0)

    @ieee
    def update(self, theta: Array, gradient: Array, state: AdamState) -> tuple[Array, AdamState]:
        """Return the new theta, m, v and t."""
        xp, dtype, theta, gradient = check_update(self, theta, gradient, state, AdamState)
        t = int(state.t) + 1  # a small integer of NumPy's would wrap
        rule = partial(self._rule, xp, t)
        theta, m, v = in_blocks(rule, xp, theta, gradient, state.m, state.v)
        return theta.astype(dtype, copy=False), AdamState(m, v, t)

    def _rule(
        self, xp: Any, t: int, theta: Array, g: Array, m: Array, v: Array
    ) -> tuple[Array, Array, Array]:
        correction_m, correction_v = 1 - self.beta1**t, 1 - self.beta2**t
        v, step = _mean_square(self.beta2, v, g)
        m = self.beta1 * m
        m += xp.multiply(1 - self.beta1, g, out=step)
        if self.convention == "textbook":
            xp.divide(v, correction_v, out=step)
            xp.sqrt(step, out=step)
            rate = self.learning_rate / correction_m
        else:
            xp.sqrt(v, out=step)
            rate = self.learning_rate * math.sqrt(correction_v) / correction_m
        step += self.epsilon
        xp.divide(m, step, out=step)
        step *= rate
        return xp.subtract(theta, step, out=step), m, v


def _mean_square(rho: float, G: Array, g: Array) -> tuple[Array, Array]:
    """Return rho G + (1 - rho) g^2, and an array to be overwritten."""
    square = g * g
    square *= 1 - rho
    G = rho * G
    G += square
    return G, square


OPTIMIZERS: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (GradientDescent, Momentum, RMSProp, Adam)
}
"""The class of every optimiser by its name, in the order of the book; rates are yours to choose."""
