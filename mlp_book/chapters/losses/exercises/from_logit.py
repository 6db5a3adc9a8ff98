"""Exercise *From the logit*: the binary cross-entropy from a logit, right at z = 800 too."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _of_no(z):
    return max(z, 0) + np.log1p(np.exp(-abs(z)))


def _through_y(z, t):
    with np.errstate(all="ignore"):
        y = 1 / (1 + np.exp(-z))
        return -np.log(y) if t == 1 else -np.log(1 - y)


def _large_exponential(z, t):
    with np.errstate(all="ignore"):
        return np.log(1 + np.exp(-z if t == 1 else z))


def _both_terms(z, t):
    with np.errstate(all="ignore"):
        y = 1 / (1 + np.exp(-z))
        return -(t * np.log(y) + (1 - t) * np.log(1 - y))


def _clipped(smallest):
    def answer(z, t):
        with np.errstate(all="ignore"):
            y = np.clip(1 / (1 + np.exp(-z)), smallest, 1 - smallest)
            return -np.log(y) if t == 1 else -np.log(1 - y)

    return answer


def _nudged(smallest):
    def answer(z, t):
        with np.errstate(all="ignore"):
            y = 1 / (1 + np.exp(-z))
            return -(t * np.log(y + smallest) + (1 - t) * np.log(1 - y + smallest))

    return answer


def _of_positive(z):
    with np.errstate(all="ignore"):
        return z + np.log1p(np.exp(-z))


from_logit = Exercise(
    name="From the logit",
    solution=lambda z, t: _of_no(-z if t == 1 else z),
    probes=[
        (-2.0, 1),
        (1.5, 0),
        (0.0, 1),
        (40.0, 0),
        (800.0, 0),
        (-800.0, 1),
        (800.0, 1),
        (-3.0, 0),
        (0.6, 1),
        (-0.25, 0),
    ],
    mistakes=[
        Mistake(
            _through_y,
            "For z = 40 and t = 0 your loss is infinite: y was rounded to 1. Do not go through y.",
        ),
        Mistake(
            _both_terms,
            "y is rounded to 1 for z = 40, and 1 - y to 0: its logarithm is infinite, and 0 times "
            "infinity is no number. Do not go through y.",
        ),
        *(
            Mistake(
                _clipped(smallest),
                "Clipping y changes the loss: for z = 40 and t = 0 it is 40. Do not go through y.",
            )
            for smallest in (1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16)
        ),
        *(
            Mistake(
                _nudged(smallest),
                "The small number in the logarithm changes the loss: for z = 40 and t = 0 it is "
                "40. Do not go through y.",
            )
            for smallest in (1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16)
        ),
        Mistake(
            lambda z, t: _of_positive(-z if t == 1 else z),
            "This form is only for positive z: for z = -800, exp(-z) is too large. Take "
            "max(z, 0) and exp(-abs(z)).",
        ),
        Mistake(
            lambda z, t: _of_positive(z),
            "This is the loss for t = 0, whatever t is, and its form is only for positive z.",
        ),
        Mistake(
            lambda z, t: abs(z) + np.log1p(np.exp(-abs(z))),
            "abs(z) lets a right answer cost as much as a wrong one. The large part is max(z, 0).",
        ),
        Mistake(
            _large_exponential,
            "The form is right, but exp(800) is too large for the computer. Take max(z, 0) out.",
        ),
        Mistake(lambda z, t: _of_no(z), "This is the loss for t = 0, whatever t is."),
        Mistake(lambda z, t: _of_no(-z), "This is the loss for t = 1, whatever t is."),
        Mistake(
            lambda z, t: _of_no(z if t == 1 else -z),
            "The two targets have changed places: for t = 1 a large z is right and costs nothing.",
        ),
        Mistake(
            lambda z, t: max(-z if t == 1 else z, 0),
            "Near z = 0 a piece is missing: log1p(exp(-abs(z))).",
        ),
        Mistake(
            lambda z, t: np.log1p(np.exp(-abs(z))),
            "The large part is missing: add max(z, 0).",
        ),
    ],
)

hints = (
    "`max(z, 0) + np.log1p(np.exp(-abs(z)))` is safe on both sides. For the target 1 use "
    "it with `-z`.",
)
