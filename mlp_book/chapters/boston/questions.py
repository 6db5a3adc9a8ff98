"""Questions of the chapter *A real regression: Boston housing*."""

from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong

from .quiz import quiz

__all__ = ["by_hand", "count", "quiz"]


def count():
    """Exercise 1: what a program will do, before it runs."""
    rows, held, batch, epochs = 313, 63, 32, 100
    kept = rows - held
    first, second, third = (9 + 1) * 64, (64 + 1) * 32, 32 + 1
    return Quiz(
        [
            Number(
                "How many rows does it learn from?",
                kept,
                label="rows",
                right="The rows held back are the last 63.",
                hints={
                    held: "These are held back. How many are left?",
                    62: "These are held back, nearly: what is learnt from is rounded down, not "
                    "what is held back.",
                    251: "Four fifths are 250 and a bit. A part of a row cannot be learnt from: "
                    "Keras and mlp_core round down.",
                    rows: "One fifth of them is held back for validation.",
                },
            ),
            Number(
                "How many updates does an epoch make?",
                -(-kept // batch),
                label="updates an epoch",
                right="Seven full batches, and one with what is left.",
                hints={
                    rows / batch: "That is with all 313 rows. Some of them are held back.",
                    kept // batch: "These are the full batches. Some rows are still waiting.",
                    10: "That is with all 313 rows. Some of them are held back.",
                    batch: "That is the size of a batch, not their number.",
                    kept: "That would be one update for each row. A batch holds 32.",
                },
            ),
            Number(
                "How many rows are in the last batch of an epoch?",
                kept % batch,
                label="rows in the last batch",
                hints={
                    batch: "Seven batches of 32 make 224 rows. How many are left?",
                    rows % batch: "That is with all 313 rows. Some of them are held back.",
                    kept // batch: "That is how many full batches there are. Which rows are left?",
                    -(
                        -kept // batch
                    ): "That is how many batches there are. Seven of them are full.",
                    batch - kept % batch: "So many are missing to a full batch.",
                },
            ),
            Number(
                "How many updates does the whole training make?",
                -(-kept // batch) * epochs,
                label="updates",
                hints={
                    epochs: "That would be one update an epoch.",
                    kept // batch * epochs: "The last, smaller batch of each epoch counts too.",
                    kept / batch * epochs: "Round up first: each epoch has its own last batch.",
                    782: "Round up first: each epoch has its own last batch.",
                    epochs // batch: "You divided epochs by the batch size: that is the slip of "
                    "this chapter. A batch is made of examples, not of epochs.",
                    kept * epochs: "That would be one update for each row and epoch.",
                },
            ),
            Number(
                "How many parameters has the network?",
                first + second + third,
                label="parameters",
                right="640, 2080 and 33.",
                hints={
                    9 * 64 + 64 * 32 + 32: "These are the weights. Each neuron has a bias too.",
                    9 + 64 + 32 + 1: "These are the inputs and neurons. Count weights and biases.",
                    64 + 32 + 1: "These are the biases. Add the weights.",
                    first + second: "The output neuron has 32 weights and a bias as well.",
                    first + second + third - 1: "The output neuron has a bias too.",
                    first + second + third + 10: "The inputs are no neurons: they have no weights.",
                },
            ),
        ],
        title="Exercise 1",
    )


def by_hand():
    """Exercise 2: scales and errors on paper."""
    return Quiz(
        [
            Number(
                "In the rows that a network learns from, the mean number of rooms is 6 and the "
                "deviation 0.7. A test row has 7.4 rooms. What does the network get?",
                2.0,
                label="standardised",
                decimals=1,
                right="Two deviations above the mean.",
                hints={
                    1.4: "The distance from the mean. Divide it by the deviation.",
                    0.98: "You multiplied by the deviation. Divide.",
                    -2.0: "More rooms than the mean: the number must be positive.",
                    7.4 / 0.7: "Subtract the mean first.",
                    7.4 - 6 / 0.7: "First subtract the mean, then divide the difference.",
                },
            ),
            Number(
                "Another row became -1.5 in the same column. How many rooms has it?",
                4.95,
                label="rooms",
                decimals=2,
                hints={
                    7.05: "A negative number lies below the mean.",
                    -1.05: "That is the distance from the mean, in rooms. Add the mean.",
                    4.5: "One and a half deviations, not one and a half rooms.",
                    -1.5 * 6 + 0.7: "Mean and deviation have changed places.",
                },
            ),
            Number(
                "A network answers 20, 30 and 15; the truth is 24, 28 and 16. What is the mean "
                "absolute error?",
                7 / 3,
                label="MAE",
                decimals=2,
                hints={
                    7.0: "Either the sum of the sizes, or the MSE. The MAE is the mean size.",
                    -1.0: "Here misses of both signs cancel. Take their sizes first.",
                    1.0: "Here misses of both signs cancel. Take their sizes first.",
                    7**0.5: "That is the root of the mean square.",
                },
            ),
            Number(
                "And the mean squared error?",
                7.0,
                label="MSE",
                hints={
                    21.0: "The sum of the squares. Divide by the number of rows.",
                    7 / 3: "That is the MAE. Square each miss first.",
                    1.0: "You squared the mean. Square each miss, then take the mean.",
                    (7 / 3) ** 2: "You squared the MAE. Square each miss, then take the mean.",
                    3.5: "Half of it. The mean squared error has no half.",
                },
            ),
            Number(
                "The targets have the mean 22 and the deviation 9. They were not standardised. "
                "What does the lecture's last line make of the answer 20?",
                202,
                label="“denormalised”",
                right="A home of 20 thousand dollars becomes one of 202 thousand.",
                hints={
                    -2 / 9: "You standardised it. The lecture's line multiplies, then adds.",
                    180: "Then it adds the mean.",
                    378: "It multiplies first, and then adds the mean.",
                    449: "It multiplies by the deviation and adds the mean.",
                    20: "So it should be. But the line is carried out all the same.",
                },
            ),
            Choice(
                "Another program does standardise its targets, and forgets to go back. What do its "
                "predictions look like?",
                Right("They lie around 0, many are negative.", "They count deviations."),
                Wrong("They lie around 22.", "That would be thousands of dollars: the way back."),
                Wrong(
                    "They lie around 200.", "That is the other mistake: back without having gone."
                ),
                Wrong("They all are between 0 and 1.", "Deviations have no such limits."),
            ),
        ],
        title="Exercise 2",
    )
