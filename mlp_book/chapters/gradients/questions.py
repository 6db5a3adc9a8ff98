"""Questions of the chapter *Gradients*, answered in the page."""

import numpy as np

from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong
from mlp_core import ACTIVATIONS

from .quiz import quiz

__all__ = ["by_hand", "quiz", "with_widget"]


def by_hand():
    """Exercise 1: q(x, y) = x^2 e^y at (3, 0)."""
    by_x, by_y = 2 * 3.0, 3.0**2
    length = float(np.hypot(by_x, by_y))
    return Quiz(
        [
            Number(
                "First the chain rule: the derivative of (2x + 1)<sup>3</sup> at x = 1",
                54.0,
                label="derivative",
                hints={
                    27: "The inner derivative is missing: 2x + 1 moves 2 times as fast as x.",
                    6: "Take 3u<sup>2</sup> at u = 2x + 1 = 3, not at x = 1.",
                    3: "Take 3u<sup>2</sup> at u = 3, not at 1, and multiply by the inner 2.",
                    18: "3u<sup>2</sup> with u = 3 is 27: square the 3.",
                    36: "3u<sup>2</sup> is 3 times 9. The square belongs to u alone.",
                },
            ),
            Number(
                "The partial derivative of q by x at (3, 0)",
                by_x,
                label="by x",
                hints={
                    by_y: "This is x<sup>2</sup>. By x it is 2x, and e<sup>0</sup> = 1.",
                    0: "e<sup>0</sup> is 1, not 0.",
                    by_x + by_y: "You let y move as well. It waits: e<sup>y</sup> is a constant.",
                    2: "x is 3 here: 2x is 6.",
                    3: "The exponent comes down as a factor: x<sup>2</sup> gives 2x.",
                },
            ),
            Number(
                "The partial derivative of q by y at (3, 0)",
                by_y,
                label="by y",
                hints={
                    by_x: "Now x waits: x<sup>2</sup> stays as it is.",
                    0: "e<sup>y</sup> is its own derivative, and e<sup>0</sup> is 1. The power "
                    "rule does not fit.",
                    3: "x<sup>2</sup> is 9 here: square the 3.",
                    1: "x<sup>2</sup> is a constant factor here, but it stays: 9 times 1.",
                    by_x + by_y: "You let x move as well. It waits.",
                },
            ),
            Number(
                "The largest rate of growth of q at (3, 0), in whatever direction",
                length,
                label="rate",
                decimals=3,
                hints={
                    by_x + by_y: "Not the sum of the entries: the length of the arrow.",
                    length**2: "This is the square of the length: take the root.",
                    by_y: "This is the rate when only y moves. Both together give more.",
                },
                right="It is the length of the gradient (6, 9).",
            ),
            Number(
                "The rate at which q grows in the direction (0.8, 0.6)",
                by_x * 0.8 + by_y * 0.6,
                label="rate",
                hints={
                    length: "0.8 belongs to x and 0.6 to y. Or did you take the length of the "
                    "gradient? That is the largest rate, in another direction.",
                    by_x + by_y: "Multiply each entry by that of the direction, then add.",
                    10: "Nearly: did you round on the way? Give it to one decimal.",
                    4.8: "This is the way through x alone. Add the way through y.",
                    5.4: "This is the way through y alone. Add the way through x.",
                },
                right="Not far below the largest rate: this direction is near the gradient's.",
            ),
            Choice(
                "Which of these directions runs along the contour line at (3, 0)?",
                Wrong("that of (6, 9)", "This is the gradient: across the line, at a right angle."),
                Right("that of (3, -2)", "6 · 3 + 9 · (-2) = 0: here nothing changes."),
                Wrong("that of (-6, -9)", "Against the gradient q falls fastest."),
                Wrong("that of (9, 6)", "6 · 9 + 9 · 6 is not 0. One sign must be turned round."),
            ),
        ],
        title="Exercise 1",
    )


def with_widget():
    """Exercise 2: the tangent of an activation function."""
    tanh, sigmoid = ACTIVATIONS["tanh"], ACTIVATIONS["sigmoid"]
    z = np.array([0.5])
    value = float(tanh.function(z)[0])
    low, high = (float(sigmoid.function(np.array([at]))[0]) for at in (0.9, 1.1))
    return Quiz(
        [
            Number(
                "Choose tanh and set z to 0.5. What is the derivative?",
                1 - value**2,
                label="derivative",
                decimals=4,
                hints={
                    value: "This is the value a. The derivative is the slope of the tangent.",
                    0.25: "This is sigmoid's derivative at 0. Choose tanh, at 0.5.",
                },
            ),
            Number(
                "Choose the sigmoid. Read a at z = 0.9 and at z = 1.1, and make the central "
                "difference from these two numbers.",
                (high - low) / 0.2,
                label="slope at 1",
                decimals=3,
                hints={
                    (high - low) / 0.1: "From 0.9 to 1.1 the distance is 0.2.",
                    high - low: "Divide by the distance, 0.2.",
                    0.19: "Near. Keep four decimals of both values, and round the result only.",
                    0.195: "Near. Keep four decimals of both values, and round the result only.",
                    (low - high) / 0.2: "Ahead minus behind: the sigmoid rises.",
                    (high + low) / 2: "This is the mean of the two values. Take the difference.",
                    0.235: "This is the derivative of the sigmoid at 0.5. Make the difference "
                    "around 1.",
                },
                right="Set z to 1: the widget's own derivative agrees to three digits.",
            ),
            Choice(
                "Choose ELU, set alpha to 2, and drag z slowly across 0. What do you see?",
                Wrong(
                    "Nothing special: ELU is smooth.", "Only with alpha = 1. Look at the slopes."
                ),
                Right(
                    "The slope falls from 2 to 1: a kink.",
                    "Left of 0 the slope is alpha · e<sup>z</sup>, nearly 2; right of 0 it is 1.",
                ),
                Wrong("The slope falls from 1 to 0.", "Right of 0 ELU is z, and its slope is 1."),
                Wrong("The curve jumps.", "The values meet in 0: only the slopes disagree."),
            ),
        ],
        title="Exercise 2",
    )
