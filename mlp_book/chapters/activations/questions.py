"""Questions of the chapter *Activations*, answered in the page."""

import numpy as np

from mlp_book.widgets import BendsWidget, Choice, Number, Quiz, Right, Wrong
from mlp_core import elu, leaky_relu, sigmoid, softmax

from .quiz import quiz

__all__ = ["by_hand", "quiz", "with_widget"]


def _value(activation, z):
    return float(activation.function(np.array([z]))[0])


def _slope(activation, z):
    at = np.array([float(z)])
    return float(activation.derivative(at, activation.function(at))[0])


def by_hand():
    """Exercise 1: values and slopes with a calculator."""
    a, small = _value(sigmoid, -1.5), elu(0.1)
    scores = np.array([3.0, 1.0, 1.0])
    share = softmax.function(scores)
    return Quiz(
        [
            Number(
                "The sigmoid at z = -1.5",
                a,
                label="a",
                decimals=4,
                hints={
                    1
                    - a: "This is the sigmoid at z = 1.5. In exp(-z) stands -(-1.5), which is 1.5.",
                    float(np.exp(-1.5)): "This is exp(-1.5) alone.",
                    0.0: "The sigmoid is never 0; that would be ReLU.",
                },
                right="As far below one half as the sigmoid at z = 1.5 is above it.",
            ),
            Number(
                "Its slope there",
                _slope(sigmoid, -1.5),
                label="slope",
                decimals=4,
                hints={
                    -1.5 * 2.5: "You put z into a (1 - a). Put a there.",
                    1 - a * a: "1 - a<sup>2</sup> is the slope of tanh.",
                },
                right="The same as at z = 1.5.",
            ),
            Number(
                "Leaky ReLU with the slope 0.01, at z = -3",
                _value(leaky_relu(), -3.0),
                label="a",
                hints={
                    0.0: "That is ReLU. The leaky one lets a little through.",
                    -3.0: "max takes the larger one: -0.03 is larger than -3.",
                    0.01: "That is its slope there. The value is the slope times z.",
                },
            ),
            Number(
                "ELU with alpha = 0.1, at z = -1",
                _value(small, -1.0),
                label="a",
                decimals=4,
                hints={
                    _value(elu(), -1.0): "This is for alpha = 1.",
                    _slope(small, -1.0): "This is 0.1 · exp(-1). The brackets hold exp(z) - 1.",
                },
            ),
            Number(
                "Its slope there",
                _slope(small, -1.0),
                label="slope",
                decimals=4,
                hints={
                    _value(small, -1.0): "This is the value again. The slope is alpha · exp(z).",
                    _slope(elu(), -1.0): "This is for alpha = 1.",
                    1.0: "That is the slope for positive z.",
                },
                right="It is the value plus alpha.",
            ),
            Number(
                "Softmax of the scores (3, 1, 1): the first share",
                float(share[0]),
                label="a[1]",
                decimals=4,
                hints={
                    0.6: "You divided the scores. Take the exponential of each first.",
                    float(share[1]): "This is the second share.",
                    float(np.exp(3) / (np.exp(3) + np.exp(1))): "The third score competes too.",
                    _value(sigmoid, 3.0): "This is the sigmoid of 3. The others compete too.",
                },
                right="The other two have equal shares of the rest.",
            ),
        ],
        title="Exercise 1",
    )


def _evenly(target, n):
    """The largest gap of n bends placed evenly."""
    widget = BendsWidget(target, n=n)
    widget.place_evenly()
    return widget.largest_gap


def with_widget():
    """Exercise 2: where curves go flat, a tie, and what bends reach."""
    edge, later = float(np.arctanh(np.sqrt(0.99))), float(2 * np.arctanh(np.sqrt(0.96)))
    tie, before = (softmax.function(np.array([2.0, 1.0, last])) for last in (2.0, 0.0))
    return Quiz(
        [
            Number(
                "Choose tanh. The widget calls a place nearly flat where the slope is below 0.01. "
                "Where does the flat zone on the right begin?",
                edge,
                label="z",
                decimals=2,
                hints={
                    later: "That is the sigmoid's. Choose tanh.",
                },
                right="Earlier than the sigmoid's, which begins near 4.6: tanh is steeper in the "
                "middle and done sooner.",
                otherwise="Read the list under the formulas: it says for which z it is nearly "
                "flat.",
            ),
            Choice(
                "Choose ELU and z = 0. Compare alpha = 1 with alpha = 0.1. What changes at 0?",
                Right(
                    "With 0.1 the curve has a kink there, with 1 it has none.",
                    "From the left the slope is alpha, from the right 1.",
                ),
                Wrong(
                    "With 1 the curve has a kink there, with 0.1 it has none.",
                    "Look at the slope on both sides: alpha on the left, 1 on the right.",
                ),
                Wrong("The value at 0.", "It is alpha · (1 - 1) = 0 for every alpha."),
            ),
            Number(
                "Choose softmax, with the scores 2, 1, 0. Raise z[3] until a[3] equals a[1]. "
                "How large is a[1] now?",
                float(tie[0]),
                label="a[1]",
                decimals=4,
                hints={
                    float(before[0]): "That was a[1] before. It falls when z[3] rises.",
                    float(tie[1]): "This is a[2].",
                    0.3333: "That is a tie of all three. Only z[3] moves here.",
                },
                right="Nobody touched z[1]; its share fell all the same.",
            ),
            Number(
                "Build with bends: match a wave with n = 4 bends of ReLU, and press Place them "
                "evenly. How large is the largest gap?",
                _evenly("wave", 4),
                label="largest gap",
                decimals=4,
                hints={
                    _evenly("wave", 3): "That is n = 3.",
                    _evenly("wave", 2): "That is n = 2, or the quick wave: every dot stands on the "
                    "zero line.",
                },
                right="The dots stand on the crests and on the zero line.",
            ),
            Choice(
                "Match a jump in the same way, with n from 1 to 6. When is the largest gap 1, and "
                "not one half?",
                Right(
                    "When n is even.",
                    "Then one dot stands at the jump itself: it is right on one side, and wrong "
                    "by 1 on the other.",
                ),
                Wrong("When n is odd.", "Try n = 5: no dot stands at the jump."),
                Wrong("When n is small.", "Try n = 1, and then n = 6."),
            ),
        ],
        title="Exercise 2",
    )
