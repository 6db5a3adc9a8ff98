"""The quiz of the chapter *The neuron*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "A neuron has the weights (0.5, -4) and ReLU. Now z is positive. Which change "
                "moves z most?",
                Wrong("raising x[1] by 0.1", "That moves z by 0.5 · 0.1."),
                Right("raising x[2] by 0.1", "z falls by 4 · 0.1; nothing else here moves it so."),
                Wrong("raising b by 0.1", "That moves z by 0.1."),
                Wrong("They all move it alike.", "Each input moves z as fast as its weight says."),
            ),
            Choice(
                "A neuron with the step has z = -0.2 for your input. Which bias change makes it "
                "fire?",
                Wrong("lower it by 0.3", "Then z is -0.5, still further from firing."),
                Wrong("raise it by 0.2", "Then z is 0, and step(0) = 0."),
                Right("raise it by 0.3", "Then z is 0.1, above 0."),
                Wrong("None: the input decides.", "The bias is part of z."),
            ),
            Choice(
                "A network takes images of 20 × 30 grey pixels and tells 4 animals apart. How "
                "many numbers go in and come out?",
                Wrong("50 in, 4 out", "Every pixel is a number: multiply."),
                Wrong("600 in, 1 out", "One number for each animal comes out."),
                Right("600 in, 4 out", "20 · 30 pixels, and one number for each animal."),
                Wrong("4 in, 600 out", "The image goes in."),
            ),
            Choice(
                "All inputs of a neuron are 0. What is z?",
                Wrong("0", "Only the products are 0."),
                Right("the bias", "Every product is 0; the bias is left."),
                Wrong("the sum of the weights", "Each weight is multiplied by 0."),
                Wrong("That depends on the activation.", "The activation comes after z."),
            ),
            Choice(
                "Why can no perceptron compute XOR?",
                Wrong(
                    "Its weights would have to be too large.",
                    "No size helps: the four conditions contradict each other for all numbers.",
                ),
                Wrong("Nobody has found the weights yet.", "It is proved that there are none."),
                Wrong(
                    "It has two inputs, and XOR needs three.",
                    "XOR has two inputs, x[1] and x[2].",
                ),
                Right(
                    "No straight line parts the points (0, 1) and (1, 0) from (0, 0) and (1, 1).",
                    "And a perceptron's answer changes only across a straight line.",
                ),
            ),
        ]
    )
