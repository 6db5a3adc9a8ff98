"""The quiz of the chapter *All examples at once*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "A layer has 5 neurons and 3 inputs. For 100 examples, one a row, Z has the shape",
                Wrong("(5, 100)", "That is one example a column."),
                Right("(100, 5)", "One row an example, one column a neuron."),
                Wrong("(100, 3)", "That is X: Z has one column a neuron."),
                Wrong("(5, 3)", "That is W. It does not depend on the number of examples."),
            ),
            Choice(
                "You have twice as many examples. Which arrays grow?",
                Wrong("W and b", "They belong to the network, not to the examples."),
                Wrong("W, Z and A", "W is the same for every example."),
                Right("X, Z and A", "One more row in each for one more example."),
                Wrong("all of them", "The parameters stay as they are."),
            ),
            Choice(
                "What does NumPy do with (4, 1) - (4,)?",
                Wrong("It gives 4 numbers.", "The column is stretched sideways, the row down."),
                Wrong("It refuses.", "The shapes can be stretched to fit, so it does not."),
                Right("It gives 4 times 4 numbers.", "Every row meets every column."),
                Wrong("It gives one number.", "A difference does not add up."),
            ),
            Choice(
                "A text writes Z = W X + b. How does it lay out its examples?",
                Wrong(
                    "one in each row of X",
                    "Rows of X meet rows of W in X times W^T: there X stands first.",
                ),
                Right("one in each column of X", "The rows of W meet the columns of X."),
                Wrong("It cannot be known.", "The order of W and X tells it."),
                Wrong("It has one example only.", "A capital X is a whole matrix."),
            ),
            Choice(
                "Why are matrices faster than Python loops for many examples?",
                Wrong("They need fewer multiplications.", "They make the same ones."),
                Wrong("They round more coarsely.", "Both compute with the same 64 bits."),
                Right(
                    "Python does its book-keeping once for an array, not for every number.",
                    "The products themselves run in compiled code, side by side in memory.",
                ),
                Wrong("They skip the silent neurons.", "They multiply by the zeros too."),
            ),
        ]
    )
