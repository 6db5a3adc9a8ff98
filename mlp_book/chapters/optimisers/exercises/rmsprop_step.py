"""Exercise *A step of RMSProp*: one step of RMSProp, with epsilon where D4 has it."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _step(w, G, g, eta, alpha, eps, *, square=True, keep=None, share=None, sign=1.0, divisor=None):
    """A step of RMSProp, or one with a slip."""
    new = (alpha if keep is None else keep(alpha)) * G
    new = new + (1 - alpha if share is None else share(alpha)) * (g**2 if square else g)
    with np.errstate(invalid="ignore"):
        below = (divisor or _outside)(G, new, eps)
        return w - sign * eta * g / below, new


def _outside(old, new, eps):
    return np.sqrt(new) + eps


def _step_but(hint, **slip):
    return Mistake(lambda *probe: _step(*probe, **slip), hint)


def _mean_but(hint, parts):
    """A step whose G mixes two other things than the old G and the squared slope."""

    def step(w, G, g, eta, alpha, eps):
        old, square = parts(G, g)
        new = alpha * old + (1 - alpha) * square
        with np.errstate(invalid="ignore"):
            return w - eta * g / (np.sqrt(new) + eps), new

    return Mistake(step, hint)


rmsprop_step = Exercise(
    name="A step of RMSProp",
    solution=lambda w, G, g, eta, alpha, eps: _step(w, G, g, eta, alpha, eps),
    probes=[
        (np.array([0.5, 0.3]), np.zeros(2), np.array([2.184, 1.512]), 0.001, 0.9, 1e-7),
        (
            np.array([1.0, -2.0, 0.5]),
            np.array([0.04, 1e-6, 0.0]),
            np.array([-0.2, 0.003, 1e-5]),
            0.01,
            0.8,
            1e-4,
        ),
        (np.array([-0.5, -0.5]), np.array([0.25, 0.25]), np.array([1.0, -1 / 3]), 0.5, 0.5, 1e-2),
    ],
    mistakes=[
        _step_but(
            "Your epsilon stands under the root, as in Keras. D4's formula adds it to the root.",
            divisor=lambda old, new, eps: np.sqrt(new + eps),
        ),
        _step_but(
            "The epsilon is missing: add it to the root.", divisor=lambda old, new, eps: new**0.5
        ),
        _step_but(
            "You divided by the root of the old G. Compute the new G first.",
            divisor=lambda old, new, eps: np.sqrt(old) + eps,
        ),
        _step_but(
            "The root is missing: G is the mean of a square.",
            divisor=lambda old, new, eps: new + eps,
        ),
        _step_but(
            "The slope is not divided yet: this is gradient descent.",
            divisor=lambda old, new, eps: 1.0,
        ),
        _step_but(
            "The weights moved uphill: subtract the step.",
            sign=-1.0,
        ),
        _step_but(
            "alpha and 1 - alpha have changed places: alpha is the share of the old G.",
            keep=lambda alpha: 1 - alpha,
            share=lambda alpha: alpha,
        ),
        _step_but("The new square enters G with the share 1 - alpha.", share=lambda alpha: 1.0),
        _step_but("The old G has not lost anything: keep alpha of it.", keep=lambda alpha: 1.0),
        _step_but(
            "Your G adds up all squares and only grows, as in AdaGrad. Keep alpha of the old G, "
            "and take 1 - alpha of the new square.",
            keep=lambda alpha: 1.0,
            share=lambda alpha: 1.0,
        ),
        _step_but("Your G forgets its past: keep alpha of the old one.", keep=lambda alpha: 0.0),
        _step_but(
            "G is a mean of the squared slope: g**2. Without the square G can be negative, and "
            "NumPy warns that such a number has no root.",
            square=False,
        ),
        _mean_but("g * 2 is twice the slope. Its square is g**2.", lambda G, g: (G, 2 * g)),
        _mean_but("Only the slope is squared, not the old G.", lambda G, g: (G**2, g**2)),
        _mean_but(
            "Each weight has its own G: square entry by entry, g**2, without adding up.",
            lambda G, g: (G, np.dot(g, g)),
        ),
        Mistake(
            lambda w, G, g, eta, alpha, eps: _step(w, G, g, 1.0, alpha, eps),
            "The learning rate eta is missing in the step.",
        ),
        Mistake(
            lambda w, G, g, eta, alpha, eps: (w - eta * g / (np.sqrt(G) + eps), G),
            "G is still the old one: the line that makes the new G is missing.",
        ),
        Mistake(
            lambda w, G, g, eta, alpha, eps: (_step(w, G, g, eta, alpha, eps)[0], G),
            "The weights are right. Return the new G with them, not the old one.",
        ),
        Mistake(
            lambda w, G, g, eta, alpha, eps: _step(w, G, g, eta, alpha, eps)[::-1],
            "The right numbers in the other order: return the weights, then G.",
        ),
        Mistake(
            lambda w, G, g, eta, alpha, eps: _step(w, G, g, eta, alpha, eps)[0],
            "The weights are right. Return two things: return w, G.",
        ),
        Mistake(
            lambda w, G, g, eta, alpha, eps: (w, _step(w, G, g, eta, alpha, eps)[1]),
            "G is right. The weights have not moved.",
        ),
        Mistake(
            lambda w, G, g, eta, alpha, eps: (
                w - eta / (np.sqrt(_step(w, G, g, eta, alpha, eps)[1]) + eps),
                _step(w, G, g, eta, alpha, eps)[1],
            ),
            "The slope itself is missing above the line: eta * g / (...).",
        ),
    ],
)

hints = (
    "`eps` stands outside the root: `np.sqrt(G) + eps`. Return the pair in the order that"
    " is asked for.",
)
