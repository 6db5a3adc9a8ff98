"""Questions of the chapter *Formats and engines*, answered in the page."""

import numpy as np

from mlp_book.widgets import Number, Quiz
from mlp_core import MLP

from .quiz import quiz

__all__ = ["B1", "B2", "W1", "X", "answer", "by_hand", "on_paper", "quiz"]


def by_hand():
    """Exercise 1: sizes and names of a 3-4-1 network."""
    count = MLP((3, 4, 1), ("sigmoid", "sigmoid")).n_parameters
    weights = 3 * 4 + 4 * 1
    return Quiz(
        [
            Number(
                "How many parameters has a 3-4-1 network?",
                count,
                label="parameters",
                hints={
                    weights: "Those are the weights. Each of the five neurons has a bias too.",
                    3 * 4 + 4 * 1 + 8: "The inputs have no bias: only neurons have one.",
                    3 * 4 * 1: "Layers follow one another: add 3 · 4 and 4 · 1, then the biases.",
                    3 + 4 + 1: "Those are inputs and neurons. Count the lines between them.",
                },
            ),
            Number(
                "How many bytes do its numbers take in float32?",
                4 * count,
                label="bytes",
                right="21 numbers of 4 bytes each. The header comes on top.",
                hints={
                    count: "That is the number of numbers. A float32 takes 4 bytes.",
                    8 * count: "That is float64. A float32 takes half of it.",
                    32 * count: "32 bits are 4 bytes.",
                    4 * weights: "The biases are saved too.",
                    2 * count: "That is float16: 2 bytes a number.",
                },
            ),
            Number(
                "Its activations are modules too. In nn.Sequential the weights of the last layer "
                "are called N.weight. Which N?",
                2,
                label="N",
                right="0 is the first Linear, 1 its sigmoid, 2 the second Linear.",
                hints={
                    1: "1 is the sigmoid of the first layer: it has no weights.",
                    3: "3 is the last sigmoid. The numbers begin with 0.",
                    4: "That would be the third layer. This network has two.",
                },
            ),
            Number(
                "How many rows has the kernel of its first layer in Keras?",
                3,
                label="rows",
                right="(n_in, n_out): 3 rows, 4 columns.",
                hints={
                    4: "That is our W1, with one row a neuron. Keras keeps it turned.",
                    12: "That is the number of its weights.",
                    1: "That is the number of outputs of the last layer.",
                },
            ),
        ],
        title="Exercise 1",
    )


W1, B1 = np.array([[1.0, 0.0, 2.0], [-1.0, 1.0, 0.0]]), np.array([0.5, -1.0])
W2, B2, X = np.array([[2.0, 3.0]]), np.array([0.25]), np.array([1.0, 1.0, 0.0])


def answer(W1=W1, b1=B1, W2=W2, b2=B2, relu=True):
    """What the file of exercise 2 answers, also when it is read wrongly."""
    z = W1 @ X + b1
    return float((W2 @ (np.maximum(0, z) if relu else z) + b2)[0])


def on_paper():
    """Exercise 2: a file read on paper."""
    turned = W1.reshape(3, 2).T
    return Quiz(
        [
            Number(
                "How many inputs has the network?",
                3,
                label="inputs",
                right="0.weight has the shape [2, 3]: 2 neurons with 3 inputs each.",
                hints={
                    2: "That is the number of neurons of the first layer: rows come first.",
                    6: "That is the number of weights in the first layer.",
                    1: "That is the number of outputs.",
                },
            ),
            Number(
                "How many bytes has the whole file?",
                8 + 296 + 44,
                label="bytes",
                right="8 for the length, 296 of header, 44 of numbers.",
                hints={
                    296 + 44: "The 8 bytes of the length are missing.",
                    44: "Those are the numbers alone.",
                    8 + 296: "Those are the length and the header. The numbers follow.",
                    8 + 296 + 11: "11 numbers of 4 bytes each are 44 bytes.",
                },
            ),
            Number(
                "At which byte of the file does the first number of 2.weight begin?",
                8 + 296 + 32,
                label="byte",
                right="data_offsets count from the end of the header: 8 + 296 + 32.",
                hints={
                    32: "That is its place among the numbers. Length and header come before.",
                    296 + 32: "The 8 bytes of the length come first.",
                    8 + 296 + 40: "There it ends.",
                    8 + 296: "There the numbers begin. 2.weight comes 32 bytes later.",
                    8 + 32: "The header comes before the numbers too.",
                },
            ),
            Number(
                "What does the network answer for x = (1, 1, 0)?",
                answer(),
                label="y",
                right="z1 = (1.5, -1), a1 = (1.5, 0), y = 2 · 1.5 + 0.25.",
                hints=[
                    (answer(relu=False), "A negative z1 went on into the second layer: ReLU."),
                    (answer(b2=0 * B2), "The last bias is missing."),
                    (answer(b1=0 * B1), "The biases of the first layer are missing."),
                    (answer(turned), "You read W1 down the columns. It goes row by row."),
                    (1.5, "That is the first hidden activation. The second layer follows."),
                ],
            ),
        ],
        title="Exercise 2",
    )
