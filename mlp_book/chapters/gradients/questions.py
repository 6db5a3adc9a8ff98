"""Questions of the chapter *Gradients*, answered in the page."""

import numpy as np

from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong

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
                Wrong("that of (-6, -9)", "Against the gradient q falls fastest."),
                Wrong("that of (9, 6)", "6 · 9 + 9 · 6 is not 0. One sign must be turned round."),
                Right("that of (3, -2)", "6 · 3 + 9 · (-2) = 0: here nothing changes."),
            ),
        ],
        title="Exercise 1",
    )


def with_widget():
    """Exercise 2: the gradient map."""
    even = float(np.cbrt(0.5))
    return Quiz(
        [
            Number(
                "On the lecture's first example, 2x + y<sup>4</sup>: at which y does the arrow "
                "point exactly half way between right and up?",
                even,
                label="y",
                decimals=2,
                hints={
                    0.5: "This is y<sup>3</sup>: both slopes are 2 there. Take the cube root.",
                    1: "At y = 1 the slopes are 2 and 4. They must be equal.",
                    -even: "There the arrow points down and to the right.",
                    2**0.25: "Here y<sup>4</sup> is 2. The slope, 4y<sup>3</sup>, must be 2.",
                    0: "At y = 0 the arrow points to the right alone.",
                    2: "2 is what the slope must be: 4y<sup>3</sup> = 2.",
                },
                right="Both slopes are 2 there.",
            ),
            Number(
                "Choose the narrow valley, which begins at (-4, 2). Which is the largest step size "
                "with two decimals at which a step against the arrow still lowers f?",
                0.08,
                label="step size",
                decimals=2,
                hints={
                    0.09: "Then f is about 84.75 after the step, more than 58.",
                    0.04: "It ends on the floor of the valley. A longer step lands on the other "
                    "side, and may still be lower.",
                    0.03: "Longer steps do it, too. Look at the line that begins with f against.",
                    0.07: "Try one more hundredth.",
                    0.1: "Then f is about 119 after the step, more than 58.",
                },
                right="Over the floor and up the other side: gradient descent will tell more.",
            ),
            Choice(
                "Choose Rosenbrock's bent valley. Its lowest place is (1, 1), to the right of the "
                "start. Does a step against the arrow bring you nearer to it?",
                Right(
                    "No: it moves to the left, to the floor of the valley.",
                    "The arrow knows its own surroundings, no more. The long way along the floor "
                    "comes later.",
                ),
                Wrong(
                    "Yes: against the arrow is the way to the lowest place.",
                    "Press it: x falls from -1.2.",
                ),
                Wrong("No: f grows.", "Look again: f falls from 24.2, and a lot."),
                Wrong("Yes, but only by a little.", "Look at x: it moves away from 1."),
            ),
        ],
        title="Exercise 2",
    )
