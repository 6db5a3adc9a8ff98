"""Questions of the chapter *Initialisation and symmetry*, answered in the page."""

import math

import numpy as np

from mlp_book.widgets import Choice, Number, Quiz, Right, SymmetryWidget, Wrong


def by_hand():
    """Exercise 1: a step of two equal neurons, and two scales."""
    x, t, rate = np.array([1.0, 2.0]), 1.0, 0.1
    W1, W2 = np.full((2, 2), 0.5), np.full(2, 0.5)
    z = W1 @ x
    O = float(W2 @ z)
    miss = O - t
    delta = miss * W2
    new_W1, new_W2 = W1 - rate * np.outer(delta, x), W2 - rate * miss * z
    new_O = float(new_W2 @ (new_W1 @ x))
    return Quiz(
        [
            Number(
                "The output before the step",
                O,
                label="O",
                hints={
                    float(z[0]) / 2: "Two neurons send their activation: add both.",
                    2 * float(z[0]): "The weights out are 0.5, not 1.",
                },
            ),
            Number(
                "The delta of the second hidden neuron",
                float(delta[1]),
                label="delta[2]",
                decimals=2,
                hints={
                    miss: "This is dE/dO. Multiply by the weight out, 0.5.",
                    -float(delta[1]): "The miss is O - t, not t - O.",
                },
                right="The first neuron's is the same.",
            ),
            Number(
                "The new weight W1[2,2]",
                float(new_W1[1, 1]),
                label="new W1[2,2]",
                decimals=3,
                hints={
                    float(new_W1[1, 0]): "This is W1[2,1]. W1[2,2] is multiplied by x[2] = 2.",
                    float(W1[1, 1] + rate * delta[1] * x[1]): "Wrong way: subtract.",
                    float(W1[1, 1] - delta[1] * x[1]): "Multiply the slope by the rate.",
                },
                right="W1[1,2] is the same: the columns differ, the rows do not.",
            ),
            Number(
                "The output after the step, all weights new",
                new_O,
                label="new O",
                decimals=4,
                hints={
                    float(W2 @ (new_W1 @ x)): "You kept the old W2.",
                    float(new_W2 @ z): "You kept the old W1.",
                    new_O / 2: "Both neurons send: add both.",
                },
            ),
            Number(
                "Glorot's limit r for a layer with 3 inputs and 5 neurons",
                math.sqrt(6 / 8),
                label="r",
                decimals=4,
                hints={
                    6 / 8: "This is r squared.",
                    math.sqrt(2 / 8): "This is the deviation; r is larger by the root of 3.",
                    math.sqrt(6 / 3): "Count the neurons too: 3 + 5.",
                },
            ),
            Number(
                "He's deviation for a neuron with 50 inputs",
                math.sqrt(2 / 50),
                label="s",
                decimals=2,
                hints={
                    2 / 50: "This is the variance: take the root.",
                    math.sqrt(1 / 50): "ReLU halves the mean square: the 2 is missing.",
                },
            ),
        ],
        title="Exercise 1",
    )


def with_widget():
    """Exercise 2: three things to see."""
    equal = SymmetryWidget(constant=0.5)
    equal.step(10)
    weight = float(equal.theta_equal[5])
    start = SymmetryWidget(constant=0.5)
    start.step()
    large = SymmetryWidget(initializer="small_normal", scale=20.0)
    a = large.network.forward(large.theta_random, large.data.X).a[0]
    flat = int((1 - a**2 < 0.01).sum())
    return Quiz(
        [
            Number(
                "XOR, tanh, learning rate 1. Set the constant to 0.5 and make 10 steps. What is "
                "W1[3,2] on the left?",
                weight,
                label="W1[3,2]",
                decimals=4,
                hints={
                    0.5: "This is the start: make the ten steps.",
                    float(start.theta_equal[5]): "This is after one step.",
                    float(equal.theta_equal[14]): "This is W2[1,3], the weight out.",
                },
                right="And so is every other weight of W1.",
            ),
            Choice(
                "Keep the constant 0.5, let it learn AND, and press Run. What happens on the left?",
                Wrong("It learns nothing.", "Look at its four answers."),
                Wrong(
                    "It learns AND, and the neurons part.", "Read the first sentence on the left."
                ),
                Right(
                    "It learns AND, and the neurons stay equal.",
                    "One neuron is enough for AND: a line separates its points.",
                ),
                Wrong("It gets three answers right.", "That was XOR. AND is within its reach."),
            ),
            Number(
                "Reset to XOR and tanh. On the right take the normal initialiser with scale 20 and "
                "seed 1. How many of the 16 hidden activations are saturated at epoch 0?",
                flat,
                label="saturated",
                decimals=0,
                hints={16 - flat: "These are the ones that are not."},
                otherwise="Read the words on the right, before any step, with seed 1.",
                right="At the input (0, 0) none is: there every z is the bias, 0.",
            ),
        ],
        title="Exercise 2",
    )


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "Two hidden neurons of a layer start with the same weights and biases, into them "
                "and out of them. After 1000 steps of gradient descent they are",
                Right("still equal.", "Equal numbers, equal gradients, equal steps, every time."),
                Wrong("different by chance.", "There is no chance in a step of gradient descent."),
                Wrong(
                    "different if the learning rate is large.",
                    "Both are multiplied by the same rate.",
                ),
                Wrong("both zero.", "They may move anywhere; but they move together."),
            ),
            Choice(
                "A network with one tanh layer and a sigmoid output starts with all weights and "
                "biases 0. What can it learn?",
                Wrong("everything, slowly", "Which hidden weight has a gradient that is not 0?"),
                Wrong("what one neuron can learn", "That is so for equal weights other than 0."),
                Right(
                    "one answer, the same for all inputs",
                    "Only the output's bias has a gradient.",
                ),
                Wrong("nothing at all, ever", "Look at the bias of the output."),
            ),
            Choice(
                "The weights are random and different. May all biases start at 0?",
                Right("Yes.", "The weights differ already, so the neurons do."),
                Wrong("No, equal biases keep the neurons equal.", "Their weights are different."),
                Wrong("Only with ReLU.", "The argument does not ask for the activation."),
                Wrong(
                    "Only if the layer is small.",
                    "One difference is enough, in a layer of any size.",
                ),
            ),
            Choice(
                "A deep tanh network has initial weights that are much too small. What do you see?",
                Wrong(
                    "activations near -1 and 1",
                    "That is saturation: the sign of weights that are too large.",
                ),
                Right(
                    "activations and gradients that fade from layer to layer",
                    "Each layer multiplies their size by the same small factor.",
                ),
                Wrong("all neurons equal", "They are different, however small."),
                Wrong("a loss that grows", "It stands still."),
            ),
            Choice(
                "Why does He's scale have 2/n where the sum alone asks for 1/n?",
                Wrong(
                    "because gradients go back too",
                    "That is the reason for Glorot's n_in + n_out.",
                ),
                Wrong("because weights have two signs", "The mean square takes care of signs."),
                Right(
                    "because ReLU throws away half of the mean square",
                    "What is negative becomes 0; the 2 makes up for it.",
                ),
                Wrong("because there are two layers", "It is used in every ReLU layer."),
            ),
        ]
    )
