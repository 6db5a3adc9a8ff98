"""Questions of the chapter *Backpropagation*, answered in the page."""

import numpy as np

from mlp_book.networks import binary_classifier
from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong
from mlp_core import MLP, binary_cross_entropy

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
                right="z1[3] is large, and tanh is flat there.",
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
