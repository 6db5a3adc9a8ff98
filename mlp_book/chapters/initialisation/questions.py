"""Questions of the chapter *Initialisation and symmetry*, answered in the page."""

import math

import numpy as np

from mlp_book.widgets import Choice, Number, Quiz, Right, SymmetryWidget, Wrong

from .quiz import quiz

__all__ = ["by_hand", "quiz", "with_widget"]


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
                    float(W2 @ W1 @ [0.5, 0.7]): "This is the output for the input at the top of "
                    "the page. Here x = (1, 2).",
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
                    math.sqrt(3) * 2 / 8: "This is half of r. Did you multiply the root of 3 by "
                    "the variance, 2/8? It belongs to the deviation, the root of 2/8.",
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
