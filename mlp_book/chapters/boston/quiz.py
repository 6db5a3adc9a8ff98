"""The quiz of *A real regression: Boston housing*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "A program says batch_size=16 and epochs=200. When are the weights changed?",
                Wrong("once, at the end", "Then one update would have to do all the learning."),
                Wrong("after every 16 epochs", "A batch is a part of an epoch, not several."),
                Wrong("once an epoch", "That would be one batch with all rows."),
                Right("after every 16 rows", "And once more for the rows left over in each epoch."),
            ),
            Choice(
                "New houses come in next year. By which mean and deviation do you standardise "
                "their columns?",
                Wrong("by those of the new houses", "Then equal houses get different numbers."),
                Right(
                    "by those of the rows the network learnt from",
                    "The weights were found for numbers on that scale.",
                ),
                Wrong(
                    "by those of old and new houses together",
                    "The weights know the old scale. And what you find out later must not change "
                    "what was learnt.",
                ),
                Wrong("not at all", "Then a tax of 300 meets weights made for numbers near 1."),
            ),
            Choice(
                "You try 20 seeds and quote the smallest of the 20 test errors. What is wrong?",
                Wrong("Nothing: it was measured.", "It was measured, and then chosen by luck."),
                Wrong("20 seeds are too few.", "With more seeds the smallest is even smaller."),
                Right(
                    "You chose by the very rows you quote.",
                    "The luckiest of 20 says little about rows nobody has seen.",
                ),
                Wrong(
                    "The seed should be part of the network.",
                    "The seed only says where training starts and in which order it goes.",
                ),
            ),
            Choice(
                "In float32 our losses and Keras's part after some 20 epochs; in float64 they "
                "agree to the end. What does that tell?",
                Wrong(
                    "One of the two has a mistake.",
                    "A mistake in a formula would show in float64 too.",
                ),
                Right(
                    "The formulas are the same; rounding differs.",
                    "Each update passes small differences on, and in float32 they start larger.",
                ),
                Wrong("Keras shuffles the rows.", "Both got the same rows in the same order."),
                Wrong(
                    "float32 cannot train networks.",
                    "It can: the loss of epoch 200 is 1.99 in float64. In float32 it is 1.93 with "
                    "us and 2.01 with Keras.",
                ),
            ),
            Choice(
                "Without column B the error grows. What follows?",
                Wrong(
                    "B must stay: the error decides.",
                    "The error says what helps to guess prices, not what is right to use.",
                ),
                Wrong(
                    "Without B the network is fair.",
                    "Other columns tell part of the same. Leaving one out is no proof.",
                ),
                Right(
                    "B carries information on these prices, no more.",
                    "Whether it may be used is another question, and not one for the loss.",
                ),
                Wrong("B causes the prices.", "A column may follow the cause, or stand in for it."),
            ),
        ]
    )
