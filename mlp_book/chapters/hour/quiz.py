"""The quiz of the chapter *A network in an hour*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole hour."""
    return Quiz(
        [
            Choice(
                "What does the network get when you draw?",
                Wrong("the strokes of your pen", "They become something else first."),
                Wrong("the name of the digit", "That is what it answers."),
                Right("64 numbers, the ink in 64 cells", "It never sees more than these."),
                Wrong("ten numbers", "Those come out."),
            ),
            Choice(
                "A cell has no ink. Its weight becomes ten times as large. What does z do?",
                Right("It stays.", "Whatever the weight is, its product is 0."),
                Wrong("It becomes ten times as large.", "The other products do not change."),
                Wrong("It rises, if the weight is positive.", "By the weight times 0."),
                Wrong("It becomes 0.", "The other products and the bias are still there."),
            ),
            Choice(
                "A hidden neuron has z = -0.4. What does it send on?",
                Wrong("-0.4", "A hidden neuron of this network sends on no negative number."),
                Wrong("0.4", "The sign is not turned."),
                Right("0", "Below 0 it is silent."),
                Wrong("1", "It does not count; it sends on z, or 0."),
            ),
            Choice(
                "One dragged weight mended the open 4. Why is a network not trained that way?",
                Wrong(
                    "Only the bias may be changed.", "Training changes weights and biases alike."
                ),
                Right(
                    "A weight that helps one drawing may harm others.",
                    "So training looks at many examples, and moves all weights a little.",
                ),
                Wrong("A weight above 2 is forbidden.", "Nothing forbids it; it may only do harm."),
                Wrong("The change is lost.", "It stays until you press Reset."),
            ),
            Choice(
                "You draw the letter M. What does this network do?",
                Wrong("It says that this is no digit.", "It has no such answer."),
                Wrong("It gives each digit 10 %.", "Look again: it is sure of one."),
                Right(
                    "It names a digit.",
                    "Its ten answers share 100 %, whatever you draw.",
                ),
                Wrong("It learns the letter.", "It does not learn while you draw."),
            ),
        ]
    )
