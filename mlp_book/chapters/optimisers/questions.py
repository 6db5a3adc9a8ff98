"""Questions of the chapter *Optimisers*, answered in the page."""

import numpy as np

from mlp_book.widgets import Number, Quiz

from .quiz import quiz
from .race_questions import with_widget

__all__ = ["by_hand", "quiz", "with_widget"]


def by_hand():
    """Exercise 1: two steps of one weight with three optimisers."""
    eta, (g1, g2) = 0.1, (2.0, 3.0)
    v1 = eta * g1
    v2 = 0.9 * v1 + eta * g2
    G1 = 0.1 * g1**2
    G2 = 0.9 * G1 + 0.1 * g2**2
    r1 = 1 - eta * g1 / np.sqrt(G1)
    m1, s1 = 0.1 * g1, 0.001 * g1**2
    m2, s2 = 0.9 * m1 + 0.1 * g2, 0.999 * s1 + 0.001 * g2**2
    hat_m, hat_s = m2 / 0.19, s2 / (1 - 0.999**2)
    return Quiz(
        [
            Number(
                "Momentum with <var>μ</var> = 0.9: the weight after the second step",
                1 - v1 - v2,
                label="w",
                decimals=2,
                hints={
                    1 - v1 - eta * g2: "The old velocity is missing: this is gradient descent.",
                    1 - v2: "The first step counts too: subtract both from 1.",
                    1 - v1: "This is the weight after the first step.",
                    v2: "This is the velocity. Where is the weight?",
                    1 - v1 - (v1 + eta * g2): "Of the old velocity the share 0.9 is kept.",
                    1 - v1 - (0.9 * v1 + 0.1 * eta * g2): "The new pull is taken whole here: "
                    "<var>η g</var>, without 1 − <var>μ</var>.",
                    1 + v1 + v2: "Wrong way: subtract.",
                },
            ),
            Number(
                "RMSProp, which keeps 0.9 of <var>G</var>: the weight after the first step",
                r1,
                label="w",
                decimals=4,
                hints={
                    1 - eta * g1: "This is gradient descent: divide the slope by √<var>G</var>.",
                    1 - eta * g1 / G1: "Divide by the root of <var>G</var>.",
                    1 - eta: "<var>G</var> is not the square itself, but a tenth of it.",
                    1 - eta * g1 / np.sqrt(0.9 * g1**2): "The new square enters with the share "
                    "0.1.",
                    2 - r1: "Wrong way: subtract.",
                },
                right="3.162 times the rate, as every first step of RMSProp.",
            ),
            Number(
                "RMSProp: the weight after the second step",
                r1 - eta * g2 / np.sqrt(G2),
                label="w",
                decimals=4,
                hints={
                    r1 - eta * g2 / np.sqrt(0.1 * g2**2): "You forgot the past: <var>G</var> keeps "
                    "0.9 of its old value.",
                    1 - eta * g2 / np.sqrt(G2): "Start from the weight after the first step.",
                    r1 - eta * g2 / np.sqrt(G1): "This is the old <var>G</var>. Compute the new "
                    "one first.",
                    r1 - eta * g2 / np.sqrt(G1 + 0.1 * g2**2): "Of the old <var>G</var> the share "
                    "0.9 is kept.",
                    r1 - eta * g1 / np.sqrt(G2): "Above the line stands the slope of this step.",
                    r1 - eta * g2 / G2: "Divide by the root of <var>G</var>.",
                    r1 - eta: "Here <var>G</var> is the new square alone. It is 0.9 of the old "
                    "<var>G</var> and a tenth of the new square.",
                },
            ),
            Number(
                "Adam: the weight after the first step",
                1 - eta,
                label="w",
                decimals=1,
                hints={
                    1 - eta * m1 / np.sqrt(s1): "This is the step without the bias correction.",
                    1 - eta * g1: "This is gradient descent.",
                    1 + eta: "Wrong way: subtract.",
                },
                right="Corrected, the first step is as long as the rate.",
            ),
            Number(
                "Adam, second step: the corrected mean of the slope",
                hat_m,
                label="m hat",
                decimals=4,
                hints={
                    m2: "This is <var>m</var>. Divide it by 1 − 0.81.",
                    m2 / 0.1: "In the second step <var>t</var> is 2: divide by 1 − 0.81.",
                    (0.9 * g1 + 0.1 * g2) / 0.19: "You went on from the corrected mean of the "
                    "first step. Go on from <var>m</var> itself.",
                    m2 / 0.81: "Divide by 1 − 0.81, not by 0.81.",
                    0.1 * g2 / 0.19: "The old <var>m</var> is missing: keep 0.9 of it.",
                    hat_s: "This is the corrected mean of the squares.",
                },
                right="Between 2 and 3, nearer to the newer slope.",
            ),
            Number(
                "Adam: the weight after the second step",
                1 - eta - eta * hat_m / np.sqrt(hat_s),
                label="w",
                decimals=4,
                hints={
                    1 - eta - eta * m2 / np.sqrt(s2): "Without the hats. Correct "
                    "<var>m</var> and <var>v</var> first.",
                    1 - eta - eta * hat_m / np.sqrt(s2): "<var>v</var> is not corrected yet.",
                    1 - eta - eta * m2 / np.sqrt(hat_s): "<var>m</var> is not corrected yet.",
                    1 - eta - eta * hat_m / hat_s: "Divide by the root of the corrected "
                    "<var>v</var>.",
                    1 - eta * hat_m / np.sqrt(hat_s): "Start from 0.9, the weight after the first "
                    "step.",
                    1 - eta * g2: "This is gradient descent's step, and from 1. Start from 0.9, "
                    "and divide the corrected mean by the root.",
                    1 - eta - eta * g2: "This is gradient descent's step. Divide the corrected "
                    "mean by the root of the corrected <var>v</var>.",
                    1 - eta - eta * g2 / np.sqrt(hat_s): "Above the line stands the corrected "
                    "mean of the slopes, not the slope of this step.",
                    1 - 2 * eta: "Nearly. The slope has changed, so the two means no longer go "
                    "out exactly.",
                },
            ),
        ],
        title="Exercise 1",
    )
