"""The quiz of the chapter *Gradients*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "What is the derivative of e<sup>5x</sup>?",
                Right("5 e<sup>5x</sup>", "Two links: e<sup>u</sup>, and u = 5x."),
                Wrong("e<sup>5x</sup>", "The inner derivative is missing: 5x has the slope 5."),
                Wrong(
                    "5x e<sup>5x − 1</sup>", "The power rule does not fit: x is in the exponent."
                ),
                Wrong("e<sup>5</sup>", "The inner derivative goes beside e<sup>5x</sup>, not in."),
            ),
            Choice(
                "At a point the gradient is (3, -4). How fast does the function grow in the "
                "best direction?",
                Wrong("-1", "Do not add the entries. Take the length of the arrow."),
                Wrong("7", "Not the sum of the sizes: Pythagoras."),
                Right("5", "The length is the root of 9 + 16."),
                Wrong("25", "This is the square of the length."),
            ),
            Choice(
                "How does the gradient lie on a contour map with equal scales?",
                Wrong("along the contour line", "There nothing changes: the rate is 0."),
                Right(
                    "at a right angle to the contour line",
                    "Away from the line, to the side where the values are larger.",
                ),
                Wrong("towards the origin", "The origin has no special part in it."),
                Wrong(
                    "always towards the highest point of the map",
                    "It knows only its own surroundings: the highest point may lie elsewhere.",
                ),
            ),
            Choice(
                "A central difference with the step 10<sup>-14</sup> misses the derivative by "
                "0.006. What helps?",
                Right(
                    "a step of 10<sup>-6</sup>",
                    "The error here is rounding, and a longer step divides it.",
                ),
                Wrong(
                    "a step of 10<sup>-16</sup>",
                    "At x = 1 the sum 1 + h is then 1 again: nothing remains but rounding.",
                ),
                Wrong("a step of 1", "Then rounding is small, but the curve has bent away."),
                Wrong(
                    "a one-sided difference",
                    "It suffers from the same rounding, and from more truncation.",
                ),
            ),
            Choice(
                "A program measures ReLU at 0 by a central difference. What does it get?",
                Wrong("an error message", "It has two values and divides: nothing warns it."),
                Wrong("0", "This is the slope on the left, and the choice of many programs."),
                Wrong("1", "This is the slope on the right."),
                Right("0.5", "The mean of 0 and 1, though the kink has no derivative."),
            ),
        ]
    )
