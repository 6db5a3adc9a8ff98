"""Questions of the chapter *All examples at once*, answered in the page."""

import numpy as np

from mlp_book.topics.networks import worksheet
from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong

from .quiz import quiz

__all__ = ["by_hand", "quiz", "with_widget"]

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
