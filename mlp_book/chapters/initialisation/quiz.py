"""The quiz of the chapter *Initialisation and symmetry*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


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
