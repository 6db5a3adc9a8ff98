"""Questions of the chapter *The forward pass by hand*, answered in the page."""

import numpy as np

from mlp_book.topics.networks import worksheet
from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong
from mlp_core import sigmoid

from .quiz import quiz

__all__ = ["by_hand", "quiz", "with_widget"]

_network, _theta = worksheet()
_layers = _network.layers(_theta)


def _with_change(layer, index, value):
    """Output for (1, 1) after one weight or bias has a new value."""
    changed = _theta.copy()
    W, b = _network.layers(changed)[layer]
    (W if len(index) > 1 else b)[index] = value
    return float(_network.predict(changed, np.ones(2))[0])


def by_hand():
    """Exercise 1: the pass for (1, -1)."""
    (_, b1), (W2, b2), (W3, b3) = _layers
    x = np.array([1.0, -1.0])
    case = _network.forward(_theta, x)
    at_11 = _network.forward(_theta, np.ones(2))
    z1, z2, z3, y = *case.z, case.output
    z2_open = W2 @ z1 + b2  # what comes of a first layer without its ReLU
    z3_open = W3 @ z2 + b3  # and of a second one
    old = "That is the value for (1, 1). Here the input is (1, -1)."
    return Quiz(
        [
            Number(
                "The pre-activation of the second neuron of the first layer",
                z1[1],
                label="z1[2]",
                right="Positive: this neuron wakes up, and it is the only one.",
                hints={
                    z1[1] - b1[1]: "You forgot the bias.",
                    z1[1] - 2 * b1[1]: "The bias is negative: it is taken away.",
                    at_11.z[0][1]: f"{old} Minus times minus is plus.",
                    float((b1 - z1 + b1)[1]): "The input is (1, -1): the first one is positive.",
                },
            ),
            Number(
                "The pre-activation of the third neuron of the first layer",
                z1[2],
                label="z1[3]",
                right="Negative: for this input it is silent.",
                hints={
                    z1[2] - b1[2]: "You forgot the bias.",
                    0.0: "That is a1[3], after ReLU. z1[3] comes before it.",
                    z1[1]: "This is neuron 2. Row 3 of the matrix belongs to neuron 3.",
                    at_11.z[0][2]: old,
                },
            ),
            Number(
                "The pre-activation of the first neuron of the second layer",
                z2[0],
                label="z2[1]",
                right="Negative, so ReLU silences this neuron: a2[1] = 0.",
                hints={
                    z2_open[0]: "A negative z1 went into the second layer: apply ReLU first.",
                    z2[0] - b2[0]: "You forgot the bias.",
                    0.0: "That is a2[1], after ReLU. Asked is z2[1], before it.",
                    z2[1]: "That is z2[2]: row 2. Neuron 1 has row 1.",
                    at_11.z[1][0]: old,
                },
            ),
            Number(
                "The pre-activation of the output neuron",
                z3[0],
                label="z3",
                hints={
                    z3_open[0]: "z2[1] is negative: ReLU makes it 0 before W3 sees it.",
                    z3[0] - b3[0]: "You forgot the bias.",
                    at_11.z[2][0]: old,
                },
            ),
            Number(
                "The output, with four digits after the point",
                y[0],
                label="y",
                decimals=4,
                hints={
                    float(
                        sigmoid.function(-z3)[0]
                    ): "The exponent is minus z3: you have the sign the other way.",
                    float(
                        sigmoid.function(z3_open)[0]
                    ): "z2[1] is negative: ReLU makes it 0 first.",
                    z3[0]: "This is z3; now apply the sigmoid.",
                    at_11.output[0]: old,
                },
            ),
        ],
        title="Exercise 1",
    )


def with_widget():
    """Exercise 2: change one number and read the rest."""
    z3 = float(_network.forward(_theta, np.ones(2)).z[2][0])
    b3 = float(_layers[2].b[0])
    changed_y = _with_change(0, (1, 0), 1.0)
    sigmoid_inverse = np.log(changed_y / (1 - changed_y))  # the z3 behind it
    return Quiz(
        [
            Number(
                "Change only b3[1], the last bias, until y is exactly one half. Which b3 is it?",
                b3 - z3,
                label="b3[1]",
                decimals=3,
                hints={
                    -z3: "z3 already contains the old bias 0.1; the new one replaces it.",
                    z3 - b3: "To bring z3 down to 0, the bias must be negative.",
                    0.0: "With no bias z3 is still positive. Which z3 gives one half?",
                },
            ),
            Number(
                "Set W1[2,1] to 1. What is y now?",
                changed_y,
                label="y",
                decimals=4,
                hints={
                    float(
                        _network.predict(_theta, np.ones(2))[0]
                    ): "This is the old y. Row 2, column 1 is still 0.6: set it to 1.",
                    _with_change(0, (0, 1), 1.0): "You changed W1[1,2]: the row comes first.",
                    float(sigmoid_inverse): "This is z3; y stands below it.",
                },
            ),
            Choice(
                "How many of the 18 weights leave y unchanged at (1, 1) when they change a little, "
                "one at a time, by 0.05 up or down?",
                Wrong("none", "Try W2[1,2]: it is multiplied by an activation of 0."),
                Wrong("two", "Those lead out of the silent neuron. What about those into it?"),
                Right(
                    "four",
                    "Two lead into the silent neuron, two lead out of it. Its z is -0.1: a change "
                    "of 0.05 does not wake it.",
                ),
                Wrong("eight", "Only neuron 2 of the first layer is silent. Count again."),
            ),
        ],
        title="Exercise 2",
    )
