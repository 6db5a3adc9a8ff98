"""The quiz of the chapter *Optimisers*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "There are 1000 examples, and a mini-batch has 32. How many updates does an epoch "
                "have?",
                Wrong("1", "That is batch gradient descent. Here each mini-batch brings one."),
                Wrong("31", "After 31 mini-batches 8 examples are left. They have their turn too."),
                Right("32", "31 mini-batches of 32, and a last one of 8."),
                Wrong("1000", "That is stochastic gradient descent, one example an update."),
            ),
            Choice(
                "Two runs start at the same weights and shuffle the examples differently. They end "
                "at the same weights, to the last digits but rounding. What were they?",
                Right(
                    "batch gradient descent",
                    "It asks all examples for every update, so their order changes nothing.",
                ),
                Wrong(
                    "mini-batch gradient descent",
                    "Other mini-batches mean other steps.",
                ),
                Wrong(
                    "stochastic gradient descent",
                    "There the order decides which example moves the weights when.",
                ),
                Wrong(
                    "Any of the three: they all follow the same mean.",
                    "In the mean, yes. Each single step scatters around it.",
                ),
            ),
            Choice(
                "All slopes of a network become a hundred times as large. How long is RMSProp's "
                "first step now? (Leave epsilon aside.)",
                Right(
                    "as long as before", "The size of the slope stands above and below the line."
                ),
                Wrong("a hundred times as long", "So it would be with gradient descent."),
                Wrong("ten times as long", "G has the square in it, and then the root is taken."),
                Wrong(
                    "a hundred times as short",
                    "The slope is divided by its size once, not twice.",
                ),
            ),
            Choice(
                "Adam without its bias correction: what is wrong with the first steps?",
                Wrong(
                    "They are too short, because m starts at 0.",
                    "m is too small, but the root of v below the line is even more so.",
                ),
                Right(
                    "They are too long, because the root of v is too small by more than m is.",
                    "About 3 times in the first step, and more in the next ones.",
                ),
                Wrong(
                    "They go in a wrong direction.",
                    "The sign is m's, and m has the sign of the slope.",
                ),
                Wrong(
                    "They leave out the biases of the neurons.",
                    "Another word bias: here it means a mean that is too small.",
                ),
            ),
            Choice(
                "Where does it matter whether epsilon is added to G or to its root?",
                Wrong("where G is large", "There epsilon is lost beside it in both places."),
                Wrong(
                    "nowhere: it is a very small number",
                    "Small compared with what? With a squared slope it may be large.",
                ),
                Wrong("only in the first step", "It matters in every step in which G is small."),
                Right(
                    "where slopes are small, as in the first layers of a deep network",
                    "Inside the root it outweighs the square of a small slope and makes the step "
                    "short.",
                ),
            ),
        ]
    )
