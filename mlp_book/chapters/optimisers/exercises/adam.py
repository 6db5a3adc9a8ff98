"""Exercise *Adam*: all steps of Adam from a start."""

from dataclasses import dataclass

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


@dataclass(frozen=True)
class _Slopes:
    """A linear gradient whose text is its formula, so that a sentence about a probe can name it."""

    factors: tuple[float, ...]

    def __call__(self, w: np.ndarray) -> np.ndarray:
        return np.array(self.factors) * w

    def __repr__(self) -> str:
        return f"({', '.join(f'{f:g} w[{i}]' for i, f in enumerate(self.factors))})"


def _right(m, v, t):
    return m / (1 - 0.9**t), v / (1 - 0.999**t)


def _adam(
    slope,
    w,
    eta,
    steps,
    *,
    hats=_right,
    betas=(0.9, 0.999),
    shares=(0.1, 0.001),
    first=1,
    power=2,
    divide=lambda m, v, t: m / (np.sqrt(v) + 1e-8),
    forget=False,
    stale=False,
    top=None,
):
    """The last weights of a walk by Adam, or by Adam with a slip."""
    m = v = np.zeros(len(w))
    start = w
    with np.errstate(all="ignore"):
        for t in range(first, first + steps):
            g = slope(start if stale else w)
            m = betas[0] * m + shares[0] * g
            v = betas[1] * v + shares[1] * g**power
            m_hat, v_hat = hats(m, v, t)
            if forget:
                m, v = m_hat, v_hat
            w = w - eta * divide(top(g, m_hat) if top else m_hat, v_hat, t)
    return w


def _but(hint, **slip):
    return Mistake(lambda slope, w, eta, steps: _adam(slope, w, eta, steps, **slip), hint)


def _one_array(slope, w, eta, steps):
    """Both m and v are names of one array, changed in place."""
    m = v = np.zeros(len(w))
    with np.errstate(all="ignore"):
        for t in range(1, steps + 1):
            g = slope(w)
            m *= 0.9
            m += 0.1 * g
            v *= 0.999
            v += 0.001 * g**2
            m_hat, v_hat = _right(m, v, t)
            w = w - eta * m_hat / (np.sqrt(v_hat) + 1e-8)
    return w


_VALLEY = _Slopes((1.0, 20.0))

adam = Exercise(
    name="Adam",
    solution=lambda slope, w, eta, steps: _adam(slope, w, eta, steps),
    probes=[
        (_VALLEY, np.array([4.0, 1.0]), 0.1, 1),
        (_VALLEY, np.array([4.0, 1.0]), 0.3, 4),
        (_Slopes((0.5, 3.0, 1e-7)), np.array([-1.0, 0.5, 2.0]), 0.2, 12),
        (_Slopes((1.0, 0.0)), np.array([2.0, 1.0]), 0.1, 2),
        (_Slopes((1.0, -2.0, 0.5)), np.array([0.2, 0.6, 0.6]), 0.01, 5),
    ],
    mistakes=[
        _but("The correction is missing: divide m and v by their hats' 1 - beta**t.",
             hats=lambda m, v, t: (m, v)),
        _but("Only m is corrected. v starts at 0 as well.",
             hats=lambda m, v, t: (m / (1 - 0.9**t), v)),
        _but("Only v is corrected. m starts at 0 as well.",
             hats=lambda m, v, t: (m, v / (1 - 0.999**t))),
        _but("Every step is corrected as if it were the first: the exponent is the step's number.",
             hats=lambda m, v, t: _right(m, v, 1)),
        _but("Every number is NaN: for t = 0 both corrections divide by 0. The first step has "
             "t = 1.", first=0),
        _but("The steps are counted from 2: the first one has t = 1.", first=2),
        _but("You corrected what had been corrected before: keep m and v, and give the hats names "
             "of their own.", forget=True),
        _but("The two betas have changed places: 0.9 belongs to m, 0.999 to v.",
             betas=(0.999, 0.9), shares=(0.001, 0.1),
             hats=lambda m, v, t: (m / (1 - 0.999**t), v / (1 - 0.9**t))),
        _but("m and v take in the whole new slope: give it the share 1 - beta.", shares=(1, 1)),
        _but("m and v forget their past: keep the share beta of the old ones.", betas=(0, 0)),
        _but("The old m and v lose nothing: keep the share beta of them.", betas=(1, 1)),
        _but("v is a mean of the squared slope: g**2.", power=1),
        _but("v stays 0, so you divide by epsilon alone: the line that makes the new v is missing.",
             shares=(0.1, 0)),
        _but("The root is missing below the line.", divide=lambda m, v, t: m / (v + 1e-8)),
        _but("A slope of 0 gave 0 / 0: epsilon is missing below the line.",
             divide=lambda m, v, t: m / np.sqrt(v)),
        _but("Epsilon stands under the root. Add it to the root.",
             divide=lambda m, v, t: m / np.sqrt(v + 1e-8)),
        _but("Epsilon is added before the correction, as Keras does. Here it is added to the root "
             "of the corrected v.",
             divide=lambda m, v, t: m / (np.sqrt(v) + 1e-8 / np.sqrt(1 - 0.999**t))),
        Mistake(
            _one_array,
            "m = v = np.zeros(...) gives one array two names: what changes m changes v as well. "
            "Make two arrays.",
        ),
        _but("m is corrected and then not used: you divide the slope itself.",
             top=lambda g, m: g),
        _but("Nothing is divided by the root of v: this is momentum.", divide=lambda m, v, t: m),
        _but("You went uphill: subtract the step.", divide=lambda m, v, t: -m / (v**0.5 + 1e-8)),
        _but("You used the slopes of the start for every step: call slope(w) inside the loop.",
             stale=True),
        Mistake(
            lambda slope, w, eta, steps: _adam(slope, w, eta, 1),
            "Only one step was made: does return stand inside the loop?",
        ),
        Mistake(
            lambda slope, w, eta, steps: _adam(slope, w, eta, steps - 1),
            "One step is missing: range(1, steps + 1) ends with steps.",
        ),
        Mistake(
            lambda slope, w, eta, steps: _adam(slope, w, 1.0, steps),
            "The learning rate eta is missing.",
        ),
        Mistake(
            lambda slope, w, eta, steps: w,
            "The weights have not moved. Is w changed inside the loop?",
        ),
    ],
)  # fmt: skip

hints = (
    "In round t divide m by 1 minus beta1 to the power t, and v likewise. The root is "
    "taken of the corrected v, and epsilon is added after it.",
)
wrong_lines = (
    "    for t in range(steps):",
    "        m = m / (1 - 0.9**t)",
)
