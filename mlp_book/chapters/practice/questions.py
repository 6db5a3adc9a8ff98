"""Questions of the chapter *Practice*, answered in the page."""

import numpy as np

from mlp_book.topics.networks import worksheet
from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong

from .quiz import quiz

__all__ = ["by_hand", "quiz", "with_widget"]


def by_hand():
    """Exercise 1: count, decay, stop, and a straight line."""
    rate, price = 0.5, 0.1
    return Quiz(
        [
            Number(
                "A network has 8 inputs, 16 hidden neurons and 1 output. How many parameters?",
                8 * 16 + 16 + 16 + 1,
                label="parameters",
                decimals=0,
                hints={
                    8 * 16 + 16: "These are the weights. Each neuron has a bias too.",
                    8 * 16 + 16 + 16: "The output neuron has a bias too.",
                    8 + 16 + 1: "These are inputs and neurons. Count the arrows and the biases.",
                },
                right="144 weights and 17 biases.",
            ),
            Number(
                "A neuron has the weights 3 and -1 and the bias 5. What does L2 with λ = 0.1 add "
                "to the loss?",
                price / 2 * (3**2 + 1**2),
                label="price",
                hints={
                    price * 10: "The half is missing.",
                    price / 2 * 35: "The bias costs nothing.",
                    price / 2 * 8: "The square of -1 is 1, not -1.",
                    price / 2 * 4: "Square the weights.",
                    5: "Multiply by λ too.",
                },
            ),
            Number(
                "The loss itself is flat here: all its slopes are 0. What is the weight 3 after "
                "one step of gradient descent with the rate 0.5 and the same λ?",
                3 * (1 - rate * price),
                label="new weight",
                decimals=2,
                hints={
                    3 - price * 3: "Multiply the decay by the rate.",
                    3 * (1 + rate * price): "Wrong way: subtract.",
                    3 - rate * price / 2 * 3: "The slope of λ/2 · w² is λw: the half is gone.",
                    3 - rate * price / 2 * 9: "You subtracted the price. Its slope is λw.",
                    rate * price * 3: "This is how much it loses.",
                },
                right="It loses one part in twenty.",
            ),
            Number(
                "The validation losses of epochs 1 to 8 are 0.50, 0.40, 0.42, 0.38, 0.39, 0.41, "
                "0.37, 0.36. The patience is 2. Which epoch's parameters are kept?",
                4,
                label="kept epoch",
                decimals=0,
                hints={
                    8: "Training stops before it gets there.",
                    7: "Training stops before it gets there.",
                    6: "That is the last epoch run. Which was the best until then?",
                    2: "Only one epoch was worse before a better one came.",
                    3: "Epochs count from 1.",
                    5: "Its loss, 0.39, is worse than that of epoch 4.",
                },
            ),
            Number(
                "And after which epoch does the training stop?",
                6,
                label="last epoch",
                decimals=0,
                hints={
                    5: "One epoch without improvement is not two.",
                    4: "How does it know in epoch 4 that 5 and 6 are worse?",
                    8: "Two epochs in a row without a new best end it earlier.",
                    7: "Epochs 5 and 6 bring no new best: that is two in a row, and it ends there.",
                    3: "Epoch 4 is better: the waiting starts anew.",
                },
                right="It never sees the better epochs 7 and 8. Patience is a hyper-parameter too.",
            ),
            Number(
                "A network answers y = ReLU(x + 2) - 3 ReLU(x - 1). Its training data had x from "
                "-3 to 3. What does it answer for x = 10?",
                12 - 3 * 9,
                label="y",
                decimals=0,
                hints={
                    12: "The second neuron is on too.",
                    12 - 3 * 11: "x - 1 is 9.",
                    12 + 27: "The second weight out is -3.",
                    12 - 9: "The second weight out is -3.",
                    12 - 3 * 10: "Take away 1 before you multiply by 3.",
                },
                right="Beyond x = 1 both neurons are on, and the answer is the line 5 - 2x.",
            ),
        ],
        title="Exercise 1",
    )


def with_widget():
    """Exercise 2: D0's network far from the inputs that it was made for."""
    network, theta = worksheet()

    def ask(first, second):
        forward = network.forward(theta, np.array([first, second]))
        return float(forward.z[2][0]), float(forward.output[0])

    (z10, y10), (z20, _), (z30, _) = (ask(v, 1.0) for v in (10.0, 20.0, 30.0))
    return Quiz(
        [
            Number(
                "Set x[1] to 10 and leave x[2] at 1. What is the output y?",
                y10,
                label="y",
                decimals=4,
                hints={
                    z10: "This is z3. The output is its sigmoid.",
                    ask(1.0, 10.0)[1]: "You have changed x[2], or nothing. Set x[1].",
                    1 - y10: "This is how sure it is of no.",
                    ask(10.0, 10.0)[1]: "Leave x[2] at 1.",
                },
                right="For a number that nobody ever meant to feed it, it is 96 % sure of no.",
            ),
            Number(
                "z3 is -3.266 for x[1] = 10 and -6.986 for x[1] = 20. Predict z3 for x[1] = 30, "
                "then look.",
                z30,
                label="z3",
                decimals=3,
                hints={
                    z20 * 1.5: "The line does not go through 0. Add the same amount once more.",
                    2 * z20: "Not twice: add the same amount once more.",
                    z20 - z10: "This is the amount for each 10. Add it to z3 at 20.",
                    z20: "This is z3 for x[1] = 20.",
                },
                right="Out there no ReLU changes its mind any more: z3 is a straight line.",
            ),
            Choice(
                "Press Reset. Now set x[2] to 10, then to 100. What does y do?",
                Wrong("It goes to 0.", "That was x[1]."),
                Wrong("It goes to 1.", "Look at z2: both entries grow. And z3?"),
                Right(
                    "It stays at 0.5747.",
                    "The two paths cancel: along this line z3 stays at 0.301. Neither sure nor "
                    "unsure says anything about having seen such an input.",
                ),
                Wrong("It jumps up and down.", "ReLU has its last kink long before."),
            ),
        ],
        title="Exercise 2",
    )
