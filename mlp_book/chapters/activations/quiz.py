"""The quiz of the chapter *Activations*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "A sigmoid neuron sends a = 0.9. What is its slope there?",
                Wrong("0.9", "That is a. The slope is a (1 - a)."),
                Wrong("0.1", "That is 1 - a. Multiply it by a."),
                Right("0.09", "0.9 · 0.1. You need not even know z."),
                Wrong("0.25", "That is the largest slope, at z = 0, where a is one half."),
            ),
            Choice(
                "Twenty sigmoid layers follow each other, all weights are 1. Why does the first "
                "layer learn so slowly?",
                Wrong("Its activations are 0.", "A sigmoid never sends 0."),
                Right(
                    "Twenty slopes of at most 0.25 are multiplied.",
                    "The product is below 10<sup>-12</sup>: the output hardly notices.",
                ),
                Wrong("The sigmoid has a kink.", "It is smooth everywhere. ReLU has a kink."),
                Wrong("exp overflows.", "A stable form exists, and the slopes stay small."),
            ),
            Choice(
                "A network is to predict the price of a house. Which activation has its output "
                "neuron?",
                Wrong("sigmoid", "It cannot answer more than 1."),
                Wrong("softmax", "With one output it always answers 1."),
                Wrong("tanh", "It cannot answer more than 1."),
                Right("identity", "A price may be of any size, so the sum is sent on as it is."),
            ),
            Choice(
                "Softmax gives the shares 0.7, 0.2, 0.1. You add 5 to all three scores. What are "
                "the shares now?",
                Right(
                    "the same", "Every exponential grows by the same factor, and so does their sum."
                ),
                Wrong("all larger", "They add up to 1, before and after."),
                Wrong("nearer to each other", "Only the differences of the scores count."),
                Wrong("1, 0, 0", "That needs larger differences, not larger scores."),
            ),
            Choice(
                "What does this book take as the slope of ReLU at z = 0?",
                Wrong("1", "Also possible, and some programs do. This book takes the other side."),
                Wrong(
                    "one half", "A small step to both sides measures that; as a rule it is unusual."
                ),
                Right("0", "There is no slope at a kink, so one agrees on a number: here 0."),
                Wrong(
                    "There is none, so a program stops.", "It needs a number, and one is agreed on."
                ),
            ),
        ]
    )
