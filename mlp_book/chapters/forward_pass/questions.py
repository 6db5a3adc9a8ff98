"""Questions of the chapter *The forward pass by hand*, answered in the page."""

import numpy as np

from mlp_book.topics.networks import worksheet
from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong
from mlp_core import sigmoid

_network, _theta = worksheet()
_layers = _network.layers(_theta)


def _with_change(layer, index, value):
    """Output for (1, 1) after one weight or bias has a new value."""
    changed = _theta.copy()
    W, b = _network.layers(changed)[layer]
    (W if len(index) > 1 else b)[index] = value
    return float(_network.predict(changed, np.ones(2))[0])


def by_hand():
    """Exercise 1: the pass for (0, 1)."""
    (W1, b1), (W2, b2), (W3, b3) = _layers
    case = _network.forward(_theta, np.array([0.0, 1.0]))
    at_11 = _network.forward(_theta, np.ones(2))
    z1, z2, z3, y = *case.z, case.output
    z3_open = W3 @ z2 + b3  # what comes of a second layer without its ReLU
    return Quiz(
        [
            Number(
                "The pre-activation of the second neuron of the first layer",
                z1[1],
                label="z1[2]",
                right="Negative: this neuron is silent for (0, 1) too.",
                hints={
                    z1[1] - b1[1]: "You forgot the bias.",
                    0.0: "That is a1[2], after ReLU. z1[2] comes before it.",
                    at_11.z[0][1]: "That is the value for (1, 1). Here the input is (0, 1).",
                    W1[1, 0] + b1[1]: "The input is (0, 1): the second column counts.",
                },
            ),
            Number(
                "The pre-activation of the third neuron of the first layer",
                z1[2],
                label="z1[3]",
                hints={
                    z1[2] - b1[2]: "Either the bias is missing, or you used the input (1, 1).",
                    z1[1]: "This is neuron 2. Row 3 of the matrix belongs to neuron 3.",
                    W1[2, 0]
                    + b1[2]: "The input is (0, 1): the second column counts, not the first.",
                },
            ),
            Number(
                "The pre-activation of the second neuron of the second layer",
                z2[1],
                label="z2[2]",
                right="Negative, so ReLU silences this neuron: a2[2] = 0.",
                hints={
                    (W2 @ z1 + b2)[
                        1
                    ]: "A negative z1 went into the second layer: apply ReLU first.",
                    z2[1] - b2[1]: "You forgot the bias.",
                    0.0: "That is a2[2], after ReLU. Asked is z2[2], before it.",
                    at_11.z[1][1]: "That is the value for (1, 1). Here the input is (0, 1).",
                },
            ),
            Number(
                "The pre-activation of the output neuron",
                z3[0],
                label="z3",
                hints={
                    z3_open[0]: "z2[2] is negative: ReLU makes it 0 before W3 sees it.",
                    z3[0] - b3[0]: "You forgot the bias.",
                    at_11.z[2][0]: "That is the value for (1, 1). Here the input is (0, 1).",
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
                    ): "z2[2] is negative: ReLU makes it 0 first.",
                    z3[0]: "This is z3; now apply the sigmoid.",
                    at_11.output[0]: "That is the value for (1, 1). Here the input is (0, 1).",
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


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "In the nested equation, which operation is carried out first?",
                Wrong("the sigmoid", "It stands outermost, so it comes last."),
                Wrong("the product with W3", "It needs the second hidden layer, further inside."),
                Right("the product with W1", "The innermost expression is W1 x + b1."),
                Wrong("the sum with b3", "It needs W3 times the second hidden layer first."),
            ),
            Choice(
                "A network 3-5-2 is given with W1 as 5 × 3, b1 with 5 numbers, W2 as 5 × 2 and b2 "
                "with 2 numbers. Which of them cannot be right?",
                Wrong("W1", "Five neurons with three inputs each: 5 rows, 3 columns fit."),
                Wrong("b1", "One bias for each of the five neurons: it fits."),
                Right("W2", "Two neurons with five inputs each: W2 must be 2 × 5."),
                Wrong("b2", "One bias for each of the two neurons: it fits."),
            ),
            Choice(
                "For one input a hidden ReLU neuron has z = -0.3. You double all its outgoing "
                "weights. What happens to the output y?",
                Wrong("It doubles.", "Only if this neuron sent everything; it sends ReLU(-0.3)."),
                Wrong(
                    "It becomes smaller.", "The weights are multiplied by the activation, not z."
                ),
                Right("Nothing.", "ReLU(-0.3) = 0, and 0 times any weight is 0."),
                Wrong(
                    "That depends on the weights.", "Each is multiplied by ReLU(-0.3). Which is?"
                ),
            ),
            Choice(
                "Why does the output layer use the sigmoid and not ReLU?",
                Wrong("The sigmoid is more precise.", "Both are computed to the same precision."),
                Right(
                    "y should lie between 0 and 1.",
                    "An answer to “how true?” must lie between 0 and 1; ReLU has no upper end.",
                ),
                Wrong("ReLU cannot take a negative number.", "It can: it gives 0 for it."),
                Wrong(
                    "The output layer has only one neuron.",
                    "The number of neurons does not decide it; what the output means does.",
                ),
            ),
            Choice(
                "A network 10-20-5 makes how many multiplications for one example?",
                Wrong("35", "Layers are joined all to all: multiply neighbouring sizes."),
                Right("300", "10 times 20 and 20 times 5: 200 + 100 = 300."),
                Wrong("1000", "Only neighbouring layers are joined: 10 with 20, 20 with 5."),
                Wrong("325", "Those are the parameters: 300 weights and 25 biases."),
            ),
        ]
    )
