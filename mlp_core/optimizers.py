r"""Optimisers: rules that turn a gradient into new parameters (sources D3 and D4).

An optimiser is a frozen dataclass of hyper-parameters with two pure functions: ``init(theta)``
returns the state before the first update, ``update(theta, gradient, state)`` the new theta and the
new state. What an optimiser remembers is that state, a named tuple: nothing is kept in the object,
and nothing passed in is changed, but for what is passed as ``out=(theta, state)`` to be written
into: an optimiser is mostly traffic through memory. Each `_write` below is a formula.

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
from typing import Any

from ._hyperparameters import zeros_for
from ._remembered import AdamState, MomentumState, RMSPropState
from ._update import Update, Written, blocks
from .backend import Array


@dataclass(frozen=True)
class GradientDescent(Update):
    """Gradient descent: theta' = theta - eta g, with eta = learning_rate > 0 (D3, D4).

    Batch, mini-batch and stochastic descent are all this rule; the batch size of `train` tells them
    apart.
    """

    learning_rate: float

    def init(self, theta: Array) -> tuple[()]:
        """Return the empty state."""
        zeros_for(self, theta)  # refuses what is no theta, as the others do
        return ()

    def _write(
        self, xp: Any, theta: Array, gradient: Array, state: tuple[()], out: Written
    ) -> Written:
        for w, g, w_new, step in blocks(xp, theta, gradient, out[0]):
            xp.multiply(self.learning_rate, g, out=step)
            xp.subtract(w, step, out=w_new)
        return out[0], state


@dataclass(frozen=True)
class Momentum(Update):
    r"""Momentum: v' = mu v + eta g and theta' = theta - v', from v = 0 (D3; Qian 1999).

    ``momentum`` is mu in [0, 1), the share of the last step that is taken again; 0 is gradient
    descent. With a constant rate PyTorch, which keeps v / eta, and Keras, which keeps -v, reach the
    same theta.
    """

    learning_rate: float
    momentum: float = 0.9

    _state = MomentumState

    def init(self, theta: Array) -> MomentumState:
        """Return v = 0."""
        return MomentumState(zeros_for(self, theta))

    def _write(
        self, xp: Any, theta: Array, gradient: Array, state: MomentumState, out: Written
    ) -> Written:
        velocities = state.velocity, out[1].velocity
        for w, g, w_new, step, v, v_new in blocks(xp, theta, gradient, out[0], *velocities):
            xp.multiply(self.learning_rate, g, out=step)
            xp.multiply(self.momentum, v, out=v_new)
            v_new += step
            xp.subtract(w, v_new, out=w_new)
        return out


@dataclass(frozen=True)
class RMSProp(Update):
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

    _state = RMSPropState

    def init(self, theta: Array) -> RMSPropState:
        """Return G = 0."""
        return RMSPropState(zeros_for(self, theta))

    def _write(
        self, xp: Any, theta: Array, gradient: Array, state: RMSPropState, out: Written
    ) -> Written:
        for w, g, w_new, step, G, G_new in blocks(xp, theta, gradient, out[0], state.G, out[1].G):
            _mean_square(xp, self.rho, G, g, step, out=G_new)
            if self.convention == "textbook":
                xp.sqrt(G_new, out=step)
                step += self.epsilon
            else:
                xp.add(G_new, self.epsilon, out=step)
                xp.sqrt(step, out=step)
            xp.divide(g, step, out=step)
            step *= self.learning_rate
            xp.subtract(w, step, out=w_new)
        return out


@dataclass(frozen=True)
class Adam(Update):
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

    _state = AdamState

    def init(self, theta: Array) -> AdamState:
        """Return m = v = 0 and t = 0."""
        return AdamState(zeros_for(self, theta), zeros_for(self, theta), 0)

    def _write(
        self, xp: Any, theta: Array, gradient: Array, state: AdamState, out: Written
    ) -> Written:
        t = int(state.t) + 1  # a small integer of NumPy's would wrap
        correction_m, correction_v = 1 - self.beta1**t, 1 - self.beta2**t
        new, (m_new, v_new, _) = out
        means = state.m, m_new, state.v, v_new
        for w, g, w_new, step, m, m_next, v, v_next in blocks(xp, theta, gradient, new, *means):
            _mean_square(xp, self.beta2, v, g, step, out=v_next)
            xp.multiply(self.beta1, m, out=m_next)
            m_next += xp.multiply(1 - self.beta1, g, out=step)
            if self.convention == "textbook":
                xp.divide(v_next, correction_v, out=step)
                xp.sqrt(step, out=step)
                rate = self.learning_rate / correction_m
            else:
                xp.sqrt(v_next, out=step)
                rate = self.learning_rate * math.sqrt(correction_v) / correction_m
            step += self.epsilon
            xp.divide(m_next, step, out=step)
            step *= rate
            xp.subtract(w, step, out=w_new)
        return new, AdamState(m_new, v_new, t)


def _mean_square(xp: Any, rho: float, G: Array, g: Array, room: Array, *, out: Array) -> None:
    """Write rho G + (1 - rho) g^2 into `out`."""
    xp.multiply(g, g, out=room)
    room *= 1 - rho
    xp.multiply(rho, G, out=out)
    out += room


OPTIMIZERS: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (GradientDescent, Momentum, RMSProp, Adam)
}
"""The class of every optimiser by its name, in the order of the book; rates are yours to choose."""
