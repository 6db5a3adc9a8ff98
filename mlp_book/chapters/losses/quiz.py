"""The quiz of the chapter *Losses*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "You add a hundred more examples, on which the network is as good as on the "
                "first hundred. What happens to the sum of the losses, and to their mean?",
                Wrong("Both double.", "The mean is divided by twice as many examples."),
                Right("The sum doubles, the mean stays.", "That is why we take the mean."),
                Wrong("The sum stays, the mean halves.", "A sum of more losses is larger."),
                Wrong("Both stay.", "A sum of more losses is larger."),
            ),
            Choice(
                "A few of your targets are typing errors, far from the truth. Which loss lets "
                "them do the least harm?",
                Wrong("mean squared error", "It squares the far misses: they rule it."),
                Wrong("half squared error", "The half halves every example alike."),
                Right("mean absolute error", "Each example pulls with the same slope."),
                Wrong("binary cross-entropy", "That one is for a yes or a no, not for a number."),
            ),
            Choice(
                "A weather service gives rain the probability 0.25, and it rains. How surprising "
                "is that?",
                Wrong("like one coin that shows heads", "That would have the probability 0.5."),
                Right("like two heads in a row", "0.5 · 0.5 = 0.25."),
                Wrong("like four heads in a row", "Those have a probability of one sixteenth."),
                Wrong("not at all", "Only what was given the probability 1 is no surprise."),
            ),
            Choice(
                "Sigmoid and binary cross-entropy; the truth is 1 and the network is almost "
                "certain of 0. What is the slope of its loss along z?",
                Right("nearly -1", "It is y - t, and y is nearly 0."),
                Wrong("nearly 0", "That would be so with a squared error behind the sigmoid."),
                Wrong("minus infinity", "Along y it grows without end; along z it is y - t."),
                Wrong("nearly 1", "A larger z would help: the slope is negative."),
            ),
            Choice(
                "A photograph shows one of ten kinds of flower. What comes at the end of the "
                "network?",
                Wrong(
                    "one neuron without activation, and the MSE",
                    "Flower 7 is not more than flower 3: the numbers of the classes are names.",
                ),
                Wrong(
                    "one sigmoid, and the binary cross-entropy",
                    "One sigmoid answers one yes-or-no question. There are ten kinds.",
                ),
                Wrong(
                    "ten sigmoids, and the binary cross-entropy",
                    "Those may say yes to several kinds at once. Here exactly one is right.",
                ),
                Right(
                    "a softmax of ten, and the categorical cross-entropy",
                    "Ten probabilities that share 1, and the surprise at the true one.",
                ),
            ),
        ]
    )
