"""The quiz of the chapter *Backpropagation*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "A layer has 5 inputs and 3 neurons; its delta is a column of 3. Which product is "
                "the gradient of its weights?",
                Right("delta times the input lying down", "3 × 1 times 1 × 5 is 3 × 5, as W."),
                Wrong("the input times delta lying down", "That is 5 × 3. W is 3 × 5."),
                Wrong("delta lying down times the input", "1 × 3 times 5 × 1 does not even fit."),
                Wrong("W transposed times delta", "That leads back to the input: 5 numbers."),
            ),
            Choice(
                "A sigmoid output with binary cross-entropy gives y = 0.9 where the target is 0. "
                "What is its delta?",
                Wrong("10", "That is dL/dy = 1/(1 - y). The slope of the sigmoid is missing."),
                Wrong("0.09", "That is the slope y (1 - y) alone."),
                Right("0.9", "y - t. The slope of the sigmoid is in it already."),
                Wrong("-0.9", "That is t - y."),
            ),
            Choice(
                "Your gradient check gives 0.3 for one example, and the ReLU network has a z of "
                "exactly 0. What do you do?",
                Wrong("I look for the mistake in the formula.", "First make sure there is one."),
                Right(
                    "I repeat the check with other inputs.",
                    "At the kink the difference is no derivative; elsewhere the check is fair.",
                ),
                Wrong("I make the step of the difference larger.", "It still crosses the kink."),
                Wrong("I accept 0.3 for ReLU.", "Away from the kink it must be below 1e-7."),
            ),
            Choice(
                "Somebody forgot the 1/m in the gradient of one matrix, and checks with a batch "
                "of one example. What does the check say?",
                Wrong("It is off by the factor m.", "It is. And what is m here?"),
                Right(
                    "All is well.",
                    "With m = 1 the factor is 1. Check with a batch of several examples.",
                ),
                Wrong("It stops with an error.", "The shapes fit with any m."),
                Wrong("The loss is off as well.", "The mistake is in the gradient alone."),
            ),
            Choice(
                "A network has 1000 parameters. The loss and its whole gradient by "
                "backpropagation cost about as much as",
                Wrong("one forward pass", "The way back is work too."),
                Right("three forward passes", "One forward, and about two for the way back."),
                Wrong("1000 forward passes", "That is what one-sided differences cost."),
                Wrong("2000 forward passes", "That is what central differences cost."),
            ),
        ]
    )
