"""Questions of the chapter *All examples at once*, answered in the page."""

import numpy as np

from mlp_book.topics.networks import worksheet
from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong

_network, _theta = worksheet()
W = np.array([[1, 2], [0, -1], [3, 1]])
b = np.array([2, 1, -2])
X = np.array([[1, 2], [3, -1]])
TRUTH = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def by_hand():
    """Exercise 1: two examples through three neurons."""
    Z = X @ W.T + b
    return Quiz(
        [
            Number(
                "How many numbers does Z hold?",
                float(Z.size),
                label="numbers",
                hints={
                    4: "That is X. Z has one row an example and one column a neuron.",
                    9: "Two rows, not three: one for each example.",
                    3: "That is one row of Z.",
                    2: "That is the number of rows. How many numbers has each?",
                },
            ),
            Number(
                "The pre-activation of neuron 3 for example 1",
                float(Z[0, 2]),
                label="Z[1,3]",
                hints={
                    float(Z[0, 2] - b[2]): "The bias -2 is missing.",
                    float(Z[1, 2]): "This is example 2: the example is the first index.",
                    float(Z[0, 2] - 2 * b[2]): "The bias is -2: subtract 2.",
                },
            ),
            Number(
                "The pre-activation of neuron 1 for example 2",
                float(Z[1, 0]),
                label="Z[2,1]",
                hints={
                    float(Z[0, 1]): "This is Z[1,2]: the example is the first index.",
                    float(Z[0, 0]): "This is example 1.",
                    float(Z[1, 0] - b[0]): "The bias b[1] is missing.",
                    float(Z[1, 1]): "This is neuron 2: neuron 1 is row 1 of W.",
                },
            ),
            Number(
                "After ReLU: the activation of neuron 2 for example 1",
                0.0,
                label="A[1,2]",
                hints={
                    float(Z[0, 1]): "This is Z[1,2]. ReLU makes it 0.",
                    float(Z[1, 1]): "This is example 2.",
                    float(-Z[0, 1]): "ReLU does not turn the sign: below 0 it gives 0.",
                },
            ),
            Number(
                "Now lay the same batch out as D3 does. What stands in row 3, column 2 of its Z?",
                float(Z[1, 2]),
                label="row 3, column 2",
                hints={
                    float(Z[0, 2]): "That is row 3, column 1: example 1.",
                    float(Z[1, 1]): "That is neuron 2. In D3 the row is the neuron.",
                    float(Z[1, 2] - b[2]): "The bias is missing.",
                },
            ),
        ],
        title="Exercise 1",
    )


def _raised():
    theta = _theta.copy()
    _network.layers(theta)[0].b[1] = 0.2
    return _network.predict(theta, TRUTH)[:, 0]


def with_widget():
    """Exercise 2: one bias, four examples."""
    before, after = _network.predict(_theta, TRUTH)[:, 0], _raised()
    changed = int((~np.isclose(before, after)).sum())
    return Quiz(
        [
            Number(
                "Set b1[2] to 0.2. What is y for the input (0, 0)?",
                float(after[0]),
                label="y",
                decimals=4,
                hints={
                    float(before[0]): "This is y with the old bias -0.2.",
                    float(after[3]): "This is row 4, the input (1, 1); (0, 0) is row 1.",
                },
            ),
            Number(
                "For how many of the four examples has y changed?",
                float(changed),
                label="examples",
                hints={
                    4: "In one row the neuron is silent before and after: look at A1.",
                    1: "A bias is added in every row: compare all of Y, before and after.",
                    2: "Compare all four rows of Y, before and after.",
                    0: "The neuron wakes up for some examples. Look at A1, then at Y.",
                },
            ),
            Choice(
                "Which entries of Z1 did the new bias change?",
                Wrong("row 2", "A row is one example; a bias belongs to a neuron."),
                Wrong("one entry, in row 2 and column 2", "The bias is added for every example."),
                Right("column 2", "One neuron, all examples: b1[2] is added in every row."),
                Wrong("all of them", "The three other neurons have their own biases."),
            ),
        ],
        title="Exercise 2",
    )


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
