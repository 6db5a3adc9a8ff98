"""The quiz of the chapter *How tools do it*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "What must you write for a tool with automatic differentiation?",
                Right("the way forward", "It records what is computed and finds the way back."),
                Wrong("the way forward and the way back", "The way back is its task."),
                Wrong("the formula of the gradient", "It never builds a formula: it has numbers."),
                Wrong("a step size for the differences", "It takes no differences."),
            ),
            Choice(
                "u = 3, v = 4, f = u · v. What are the local slopes of this product?",
                Wrong("3 along u and 4 along v", "If u grows by 1, f grows by v."),
                Right("4 along u and 3 along v", "Each factor counts as often as the other says."),
                Wrong("12 along both", "That is the value."),
                Wrong("1 along both", "Those are the slopes of a sum."),
            ),
            Choice(
                "A number x is used in three places. What is its gradient?",
                Wrong("that of the last place", "Then two of the ways are forgotten."),
                Wrong("the product of the three", "Speeds multiply along one way only."),
                Right("the sum of the three", "Along a way multiply; where ways meet, add."),
                Wrong("their mean", "The three effects on the result add up in full."),
            ),
            Choice(
                "Why does the walk go from the end to the beginning?",
                Right(
                    "There is one result and there are many parameters.",
                    "One walk back gives all slopes of one number. Forwards one would need a walk "
                    "for each parameter.",
                ),
                Wrong(
                    "There is no way to do it forwards.",
                    "There is: in forward mode each number carries its slope along. It is slow.",
                ),
                Wrong(
                    "A list can be read only backwards.",
                    "A list can be read both ways. The question is what must be complete first.",
                ),
                Wrong("It needs less memory.", "It needs more: it must keep what was computed."),
            ),
            Choice(
                "How does an automatic gradient differ from one by central differences?",
                Wrong("It is a formula.", "It is a number for the present values, as they are."),
                Right(
                    "It has no error from a step size.",
                    "It multiplies exact local slopes; only rounding is left.",
                ),
                Wrong("It is always larger.", "Both come close to the same number."),
                Wrong("It needs more passes.", "It needs one back; differences two a parameter."),
            ),
        ]
    )
