"""Questions of the chapter *Backpropagation*, answered in the page."""

import numpy as np

from mlp_book.topics.networks import binary_classifier
from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong
from mlp_core import MLP, binary_cross_entropy

from .quiz import quiz

__all__ = ["by_hand", "quiz", "with_widget"]

_network, _theta, _x, _ = binary_classifier()


def _case(hidden, target, theta=_theta):
    """Forward and backward of the chapter's network with another hidden activation."""
    network = MLP(_network.sizes, (hidden, "sigmoid"))
    forward = network.forward(theta, _x)
    backward = network.backward(theta, forward, np.array([target]), binary_cross_entropy)
    return forward, backward.delta, network.layers(backward.gradient)


def by_hand():
    """Exercise 1: the chapter's network with ReLU and the target 1."""
    forward, (delta1, delta2), (first, second) = _case("relu", 1.0)
    W2 = _network.layers(_theta)[1].W[0]
    y, a1 = forward.output[0], forward.a[0]
    z2_open = W2 @ forward.z[0] + 0.1  # what comes of a hidden layer without its ReLU
    return Quiz(
        [
            Number(
                "The pre-activation of the output neuron",
                forward.z[1][0],
                label="z2",
                decimals=2,
                hints={
                    z2_open: "z1[2] and z1[4] are negative: ReLU makes them 0.",
                    forward.z[1][0] - 0.1: "You forgot the bias.",
                    y: "This is y. z2 comes before the sigmoid.",
                },
            ),
            Number(
                "The delta of the output neuron, with four decimals",
                delta2[0],
                label="delta2",
                decimals=4,
                hints={
                    y: "This is y, or y - 0. Here the target is 1.",
                    delta2[0] * y * (1 - y): "One slope too many: for the sigmoid with "
                    "cross-entropy, delta2 is y - t.",
                    -1 / y: "This is dL/dy. The slope of the sigmoid comes to it.",
                },
                right="Negative: z2 should grow.",
            ),
            Number(
                "The slope of the loss along the third weight of W2",
                second.W[0, 2],
                label="dL/dW2[1,3]",
                decimals=4,
                hints={
                    delta2[0] * W2[2]: "You multiplied by the weight. W2[1,3] is multiplied by "
                    "a1[3] on its way.",
                    a1[2]: "This is dz2/dW2[1,3]. The factor delta2 is missing.",
                },
            ),
            Number(
                "The delta of the third hidden neuron",
                delta1[2],
                label="delta1[3]",
                decimals=4,
                hints={
                    delta2[0] * a1[2]: "You multiplied by a1[3]. Back goes through the weight "
                    "W2[1,3].",
                    delta2[0] * W2[2] * a1[2]: "The slope of ReLU is 1 here, not a1[3].",
                    W2[2]: "The factor delta2 is missing.",
                },
            ),
            Number(
                "The delta of the fourth hidden neuron",
                float(abs(delta1[3])),  # 0, not -0
                label="delta1[4]",
                decimals=4,
                hints={
                    delta2[0] * W2[3]: "z1[4] is negative, so ReLU' is 0: nothing comes through.",
                },
                right="z1[4] is negative: the way back is closed.",
            ),
            Number(
                "The slope of the loss along W1[3,2], with two decimals",
                first.W[2, 1],
                label="dL/dW1[3,2]",
                decimals=2,  # who doubles the rounded delta is right too
                hints={
                    first.W[1, 2]: "Row 3, column 2: into neuron 3, from input 2.",
                    delta1[2]: "This is delta1[3]. The input x[2] is missing.",
                    first.W[2, 2]: "You multiplied by x[3]. The column says which input.",
                },
            ),
        ],
        title="Exercise 1",
    )


def with_widget():
    """Exercise 2: settings to try."""
    y = _case("sigmoid", 0.0)[0].output[0]
    tanh = _case("tanh", 0.0)[1]
    sigmoid = _case("sigmoid", 0.0)[1]
    return Quiz(
        [
            Number(
                "Sigmoid, no mistake. Set the target t to 1 and go to the last step. What is "
                "delta2?",
                y - 1,
                label="delta2",
                decimals=4,
                hints={y: "This is delta2 for the target 0."},
                right="z2 should grow now.",
            ),
            Number(
                "Reset. Choose tanh for the hidden layer. What is delta1[3]?",
                tanh[0][2],
                label="delta1[3]",
                decimals=4,
                hints={
                    sigmoid[0][2]: "This is the value with the sigmoid.",
                    tanh[0][0]: "This is delta1[1].",
                    tanh[1][0]: "This is delta2.",
                },
                right="Larger than with the sigmoid: tanh is still steeper there.",
            ),
            Choice(
                "Reset, and plant the slope of neuron 1 in the last neuron: the slip D2-2, in "
                "all that comes from this slope. At the last step, how many of the 21 "
                "derivatives disagree with their differences?",
                Wrong("1", "The slope goes into delta1[4]. What is computed from delta1[4]?"),
                Wrong("3", "Those are the weights into neuron 4. What else comes from its delta?"),
                Right("4", "Three weights into neuron 4, and its bias."),
                Wrong("8", "That is so for the other planted slip, which spoils two neurons."),
            ),
            Choice(
                "ReLU, with the slope at a instead of z. You raise b1[2] to 0.5 and b1[4] to 1.8. "
                "How many derivatives disagree now?",
                Wrong("8", "It was 8 before. What are z1[2] and z1[4] now?"),
                Wrong("4", "Both neurons are awake now, not only one."),
                Right(
                    "none",
                    "All four z1 are positive, where the mask 1 is right. The mistake is still "
                    "in the code; this example cannot see it.",
                ),
                Wrong("all 21", "The output layer's derivatives do not use the mask at all."),
            ),
        ],
        title="Exercise 2",
    )
